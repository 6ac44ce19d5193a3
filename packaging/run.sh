#!/usr/bin/env bash
# Sets Rollcheck up where that is not done yet, then starts it: bash packaging/run.sh ARGS…
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"

set_up engine
# -P: a folder named `app` where the caller stands must not be taken for ours.
exec "$PYTHON" -P -m app "$@"
