#!/usr/bin/env bash
# Makes dist/Rollcheck-Setup-<version>.exe on Linux: bash packaging/windows/build.sh
# Signs it where ROLLCHECK_SIGN_PFX names a certificate (see sign.sh).
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/../lib/setup.sh"
source "${BASH_SOURCE[0]%/*}/lib.sh"

set_up engine window test freeze
install_debian_packages $(debian_packages windows)

python=$(windows_python)
packages=$(windows_packages)
prefix=$(wine_prefix)

rm -rf -- "$BUILD"
mkdir -p -- "$BUILD" "$DIST"

# A copy of the small interpreter: where its packages are is written into it.
cp -a -- "$python" "$BUILD/python"
write_pth "$BUILD/python" "$packages/site"

say "Freezing for Windows (about two minutes)…"
export WINEPREFIX=$prefix
on_wine "$BUILD/python/python.exe" -m PyInstaller --noconfirm --log-level WARN \
  --distpath "$(windows_path "$BUILD/frozen")" --workpath "$(windows_path "$BUILD/work")" \
  "$(windows_path "$ROOT/packaging/rollcheck.spec")" >"$BUILD/freeze.log" ||
  { tail -n 40 "$BUILD/freeze.log" >&2; fail "the program could not be frozen."; }
wineserver -k || true
[ -f "$BUILD/frozen/rollcheck/rollcheck.exe" ] ||
  { tail -n 40 "$BUILD/freeze.log" >&2; fail "the program could not be frozen."; }

"$PYTHON" "$ROOT/packaging/licences.py" "$BUILD/frozen/rollcheck"
source "$HERE/sign.sh"
sign "$BUILD/frozen/rollcheck/rollcheck.exe"
sign "$BUILD/frozen/rollcheck/rollcheck-cli.exe"

say "Packing the installer…"
setup=$DIST/Rollcheck-Setup-$(version).exe
pack_installer "$(version)" "$BUILD/frozen/rollcheck" "$setup"

largest=$((90 * 1024 * 1024))
[ "$(stat -c %s "$setup")" -le $largest ] || fail "the installer is larger than 90 MB."
"$PYTHON" "$ROOT/packaging/bill_of_materials.py" "$BUILD/frozen/rollcheck" \
  >"$DIST/Rollcheck-$(version).sbom.json"
(cd -- "$DIST" && sha256sum -- "${setup##*/}" "Rollcheck-$(version).sbom.json" \
  >"Rollcheck-$(version).sha256")
say "Made $setup ($(du -h "$setup" | cut -f1))."
