#!/usr/bin/env bash
# Freezes Rollcheck for Debian as a folder, dist/rollcheck-linux: bash packaging/linux/build.sh
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/../lib/setup.sh"

set_up engine window test freeze
build=$ROOT/build/linux
mkdir -p -- "$ROOT/dist"
say "Freezing for Linux (about a minute)…"
quietly nice -n 5 "$PYTHON" -m PyInstaller --noconfirm --log-level WARN \
  --distpath "$build/frozen" --workpath "$build/work" "$ROOT/packaging/rollcheck.spec" ||
  fail "the program could not be frozen; the lines above say why."
rm -rf -- "$ROOT/dist/rollcheck-linux"
cp -a -- "$build/frozen/rollcheck" "$ROOT/dist/rollcheck-linux"
say "Made $ROOT/dist/rollcheck-linux ($(du -sh "$ROOT/dist/rollcheck-linux" | cut -f1))."
