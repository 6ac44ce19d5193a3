#!/usr/bin/env bash
# Installs dist/Rollcheck-Setup-<version>.exe under Wine and tests the installed program:
#   bash packaging/windows/test.sh [pytest arguments]
# Pictures of the installed window are left in dist/pictures.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/../lib/setup.sh"
source "${BASH_SOURCE[0]%/*}/lib.sh"

set_up engine window test freeze
install_debian_packages $(debian_packages windows)

setup=$DIST/Rollcheck-Setup-$(version).exe
[ -f "$setup" ] || fail "there is no $setup." "Run bash packaging/windows/build.sh first."
ROLLCHECK_TEST_SETUP=$setup
ROLLCHECK_TEST_PREFIX=$(test_prefix)
export ROLLCHECK_TEST_SETUP ROLLCHECK_TEST_PREFIX

cd -- "$ROOT"
nice -n 5 "$PYTHON" -m pytest --timeout 400 --durations=0 -x "${@:-tests/installed}"
