#!/usr/bin/env bash
# Breaks an office of three seats in every way, and checks all the time that nothing is lost or wrong:
#   bash packaging/chaos.sh [--minutes N] [--seed S]
# Four minutes and seed 1 unless told; the same seed is the same faults at the same moments.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"
set_up engine test
cd -- "$ROOT"

# Disks and shares are mounted; in a namespace of its own nothing of it can be left behind.
own=(--mount --propagation private)
[ "$(id -u)" -eq 0 ] || own+=(--map-root-user)
if unshare "${own[@]}" true 2>/dev/null; then
  exec unshare "${own[@]}" "$PYTHON" -m tests.chaos "$@"
fi
say "Nothing may be mounted on this computer: no disk is filled, and shares are folders renamed."
exec "$PYTHON" -m tests.chaos --without-mounts "$@"
