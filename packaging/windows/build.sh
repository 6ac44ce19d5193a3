#!/usr/bin/env bash
# Makes dist/Rollcheck-Setup-<version>.exe on Linux: bash packaging/windows/build.sh
# Signs it where ROLLCHECK_SIGN_PFX names a certificate (see sign.sh).
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/../lib/setup.sh"
source "${BASH_SOURCE[0]%/*}/lib.sh"

set_up engine window freeze
install_debian_packages $(debian_packages windows)

python=$(windows_python)
packages=$(windows_packages)
prefix=$(wine_prefix)

rm -rf -- "$BUILD"
mkdir -p -- "$BUILD" "$DIST"

# A copy of the small interpreter: where its packages are is written into it.
cp -a -- "$python" "$BUILD/python"
printf '%s\r\n' python313.zip . "$(windows_path "$packages/site")" "import site" \
  >"$BUILD/python/python313._pth"

say "Freezing for Windows (about two minutes)…"
export WINEPREFIX=$prefix
on_wine "$BUILD/python/python.exe" -m PyInstaller --noconfirm --log-level WARN \
  --distpath "$(windows_path "$BUILD/frozen")" --workpath "$(windows_path "$BUILD/work")" \
  "$(windows_path "$ROOT/packaging/rollcheck.spec")" >"$BUILD/freeze.log" ||
  { tail -n 40 "$BUILD/freeze.log" >&2; fail "the program could not be frozen."; }
wineserver -k || true
[ -f "$BUILD/frozen/rollcheck/rollcheck.exe" ] ||
  { tail -n 40 "$BUILD/freeze.log" >&2; fail "the program could not be frozen."; }
