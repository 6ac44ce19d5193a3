#!/usr/bin/env bash
# Sets up, then runs every check: bash packaging/test.sh [pytest arguments]
# Pictures of the window in every state instead: bash packaging/test.sh --screenshots FOLDER
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"

if [ "${1-}" = --screenshots ]; then
  set_up engine window
  exec "$PYTHON" "$ROOT/tests/ui/screenshots.py" "${2:?names no folder}"
fi

set_up engine window test
set_up_node
cd -- "$ROOT"
# The window is tested without a screen; what needs X11 starts a display of its own.
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}

failed=()
step() {
  local name=$1
  shift
  printf '\n== %s\n' "$name"
  "$VENV/bin/$1" "${@:2}" || failed+=("$name")
}

step "ruff check" ruff check .
step "ruff format" ruff format --check .
step "mypy" mypy
step "import contracts" lint-imports
step "tests" pytest -n 2 --dist worksteal -m "not long" --durations=10 "$@"

[ ${#failed[@]} -eq 0 ] && exit
printf '\nFailed:%s\n' "$(printf ' %s,' "${failed[@]}" | sed 's/,$//')"
exit 1
