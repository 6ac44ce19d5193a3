#!/usr/bin/env bash
# What a security review would ask first: bash packaging/security.sh [--dependencies]
# bandit over app/, the tests that hunt for personal data and passwords in all that a run of seats,
# feed and window tells and leaves, those of untrusted certificates, and with --dependencies
# pip-audit, which asks a vulnerability service on the internet.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"
set_up engine window test audit
cd -- "$ROOT"

failed=()
not_checked() {
  printf 'NOT CHECKED: the vulnerability service cannot be reached from here, so nothing is known\n'
  printf 'about the dependencies. Run the same command on a computer that reaches it.\n'
}
printf '\n== bandit\n'
"$VENV/bin/bandit" --quiet --configfile pyproject.toml --recursive app || failed+=(bandit)
printf '\n== tests\n'
# A file at a time: its tests share one long run.
"$VENV/bin/pytest" -q -n 2 --dist loadfile tests/integration/security tests/unit/test_privacy.py \
  tests/unit/domain/test_masking.py tests/unit/test_scratch.py \
  tests/e2e/window/test_nothing_personal_is_told.py || failed+=(tests)

if [ "${1-}" = --dependencies ]; then
  printf '\n== pip-audit\n'
  told=$(mktemp)
  # Hashed requirements need no resolving: only the vulnerability service is asked. Where it is out
  # of reach pip-audit may still end well, having looked at nothing.
  if ! "$VENV/bin/pip-audit" --disable-pip --require-hashes --timeout 20 --progress-spinner off \
    -r packaging/requirements/engine.txt >"$told" 2>&1; then
    if grep -qE 'Found [0-9]+ known vulnerabilit' "$told"; then
      cat "$told"
      failed+=(pip-audit)
    else
      tail -n 1 "$told" | cut -c -200
      not_checked
    fi
  elif grep -q 'could not be audited' "$told"; then
    not_checked
  else
    cat "$told"
  fi
  rm -f -- "$told"
fi

[ ${#failed[@]} -eq 0 ] && exit
printf '\nFailed: %s\n' "${failed[*]}"
exit 1
