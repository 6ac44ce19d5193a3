#!/usr/bin/env bash
# Lets the folder that build.sh made test itself, away from the source: bash packaging/linux/test.sh
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/../lib/setup.sh"

frozen=$ROOT/dist/rollcheck-linux
[ -x "$frozen/rollcheck-cli" ] || fail "there is no $frozen." \
  "Run bash packaging/linux/build.sh first."
# In another folder and without what a source tree brings: nothing of it may be found by chance.
away=$(mktemp -d)
trap 'rm -rf -- "$away"' EXIT
cp -a -- "$frozen" "$away/Rollcheck für Noord-Kaap"
cd -- "$away"
env -i PATH=/usr/bin:/bin HOME="$away" LANG=C.UTF-8 \
  nice -n 5 "$away/Rollcheck für Noord-Kaap/rollcheck-cli" --selftest
