#!/usr/bin/env bash
# Lets the window work for a long time on Windows' own event loop, with Windows' Python under Wine:
#   bash packaging/windows/soak.sh --minutes 30 --lookups 20000
# The program that is installed has no way in for a measurement; this runs the same modules.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/../lib/setup.sh"
source "${BASH_SOURCE[0]%/*}/lib.sh"

set_up engine window test freeze
install_debian_packages $(debian_packages windows)
python=$(windows_python)
packages=$(windows_packages)

folder=$(mktemp -d)
trap 'WINEPREFIX=$folder/prefix wineserver -k 2>/dev/null || true; rm -rf -- "$folder"' EXIT
cp -a -- "$(wine_prefix)" "$folder/prefix"
cp -a -- "$python" "$folder/python"
write_pth "$folder/python" "$packages/site" "$ROOT"
export WINEPREFIX=$folder/prefix QT_QPA_PLATFORM=offscreen
on_wine "$folder/python/python.exe" -X utf8 "$(windows_path "$HERE/soak.py")" "$@"
