#!/usr/bin/env bash
# Sets Rollcheck up where that is not done yet, then starts it: bash packaging/run.sh ARGS…
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"

# A command needs no Qt: only what opens the window has the window's packages fetched.
case "${1-}" in
  "" | --practice | --iec-url* | --in-tray | --selftest | quit | *.*) set_up engine window ;;
  *) set_up engine ;;
esac
# -P: a folder named `app` where the caller stands must not be taken for ours.
exec "$PYTHON" -P -m app "$@"
