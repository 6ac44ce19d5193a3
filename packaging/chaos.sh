#!/usr/bin/env bash
# Breaks an office of three seats in every way, and checks all the time that nothing is lost or wrong:
#   bash packaging/chaos.sh [--minutes N] [--seed S]
# Four minutes and seed 1 unless told. The same seed is the same plan: the same faults, errands and
# lists in the same order; a lull lasts until everything is well again, so moments differ.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"
set_up engine test
cd -- "$ROOT"

# The run's own files lie where nothing can be left: on a disk in memory that is seen by it alone.
# Not over /tmp: the project itself may lie there.
place=
for folder in /mnt /media /srv /opt; do
  [[ ! -d $folder || $ROOT/ = $folder/* ]] || place=${place:-$folder}
done

# Its processes, mounts and shared memory are its own, too, and end with it, however it ends.
own=(unshare --mount --propagation private --pid --fork --kill-child --mount-proc)
[ "$(id -u)" -eq 0 ] || own+=(--map-root-user)
apart='
  set -e
  mount -t tmpfs -o mode=1777 none /dev/shm
  mount -t tmpfs -o mode=1777 none "$0"
  mkdir -- "$0/probe"
  mount --bind -- "$0" "$0/probe"
  umount --lazy -- "$0/probe"
  export TMPDIR=$0
  "$@"
  # Said, or the shell would make way for it; as the first process here it buries the others.
  exit 0'

run() {
  # It dies with this script, also where that is killed.
  setpriv --pdeathsig KILL -- "$@" <&0 &
  local running=$! code=0
  trap 'kill -KILL "$running" 2>/dev/null' TERM EXIT
  # Ctrl+C reaches the run itself, which then tells what it has found.
  trap : INT
  while wait "$running" && code=0 || code=$?; kill -0 "$running" 2>/dev/null; do :; done
  trap - EXIT
  exit "$code"
}

if [ -n "$place" ] && "${own[@]}" bash -c "$apart" "$place" "$PYTHON" -c "" 2>/dev/null; then
  run "${own[@]}" bash -c "$apart" "$place" "$PYTHON" -m tests.chaos "$@"
fi
say "Nothing may be mounted on this computer: no disk is filled, and shares are folders renamed."
TMPDIR=$(mktemp -d /tmp/chaos.XXXXXX)
export TMPDIR
"$PYTHON" -m tests.chaos --without-mounts "$@" &
running=$!
# In order, not with KILL: nothing but itself would end its servers here.
trap 'kill -TERM "$running" 2>/dev/null || true' TERM INT
trap 'rm -rf -- "$TMPDIR"' EXIT
code=0
while wait "$running" && code=0 || code=$?; kill -0 "$running" 2>/dev/null; do :; done
exit "$code"
