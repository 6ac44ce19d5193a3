# Set-up shared by run.sh and test.sh; sourced, never run.
#
# `set_up PURPOSE…` makes .venv hold what the purposes need (engine first). A purpose is
# requirements/PURPOSE.txt and debian/PURPOSE.txt. Nothing here writes to stdout: that belongs to
# `--json`.

ROOT=$(cd -- "${BASH_SOURCE[0]%/*}/../.." >/dev/null && pwd -P)
VENV=$ROOT/.venv
PYTHON=$VENV/bin/python

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "Rollcheck cannot start: $1"
  shift
  printf '  %s\n' "$@" >&2
  exit 1
}

set_up() {
  is_ready "$@" && return
  [ -w "$ROOT" ] || fail "this account may not write to $ROOT." \
    "Run the same command once as the folder's owner, or copy the folder to your home folder."
  # The lock is on this file itself, so no lock file can be left behind.
  exec 9<"$ROOT/packaging/lib/setup.sh"
  trap 'say "Set-up interrupted; the same command starts it again."; exit 130' INT TERM
  flock -n 9 || { say "Another set-up of this folder is running; waiting for it…"; flock 9; }
  is_ready "$@" || build "$@"
  trap - INT TERM
  exec 9<&-
}

is_ready() {
  local purpose
  for purpose in "$@"; do
    [ -f "$VENV/.ready-$purpose" ] || return 1
    [ "$(<"$VENV/.ready-$purpose")" = "$(fingerprint "$purpose")" ] || return 1
  done
}

# What a finished set-up depends on; another folder counts, because the venv holds absolute paths.
fingerprint() {
  cat -- "$ROOT/packaging/requirements/$1.txt" "$ROOT/packaging/debian/$1.txt" \
    <(printf '%s\n' "$ROOT") <(python_version "$PYTHON") | sha256sum
}

build() {
  local started=$SECONDS purpose todo=("$@")
  if is_ready engine; then
    todo=("${@:2}")
  else
    say "Setting up Rollcheck in $VENV (once; about a minute)…"
  fi
  install_debian_packages $(debian_packages "${todo[@]}")
  # From here to the last line a halt leaves no mark, and the next start builds anew.
  rm -f -- "$VENV"/.ready-*
  [ "${todo[0]}" != engine ] || make_venv
  for purpose in "${todo[@]}"; do install_requirements "$purpose"; done
  for purpose in "$@"; do fingerprint "$purpose" >"$VENV/.ready-$purpose"; done
  say "Ready after $((SECONDS - started)) s."
}

make_venv() {
  local python
  python=$(find_python) || exit
  has_venv "$python" || install_debian_packages "python$(python_version "$python" minor)-venv"
  has_venv "$python" || fail "$python lacks the modules venv and ensurepip." \
    "Install them (Debian, Ubuntu: the package python3-venv), then run the same command again."
  quietly "$python" -m venv --clear -- "$VENV" || fail "the folder $VENV could not be made."
}

install_requirements() {
  say "Fetching the packages for: $1…"
  # No build isolation: what it fetches would be neither pinned nor hashed.
  pip_install --require-hashes --no-build-isolation -r "$ROOT/packaging/requirements/$1.txt"
  [ "$1" != engine ] || pip_install --no-index --no-deps --no-build-isolation --editable "$ROOT"
}

pip_install() {
  quietly "$PYTHON" -m pip --quiet --disable-pip-version-check --no-input \
    install --retries 2 "$@" && return
  fail "a Python package could not be fetched or installed; the lines above say which." \
    "Without network: connect this computer, or name your office's proxy in HTTPS_PROXY." \
    "Or, on a computer with network, the same Python version and the same system, run" \
    "  python3 -m pip download -d wheels -r packaging/requirements/engine.txt \\" \
    "    -r packaging/requirements/window.txt" \
    "copy the folder wheels here, and run again with PIP_NO_INDEX=1 PIP_FIND_LINKS=wheels set."
}

# ---- Python ----

find_python() {
  local candidate fit=
  for candidate in python3.13 python3.12 python3.11 python3; do
    is_fit "$candidate" || continue
    has_venv "$candidate" && { command -v "$candidate"; return; }
    fit=${fit:-$candidate}
  done
  [ -n "$fit" ] && { command -v "$fit"; return; }
  fail "it needs Python 3.11, 3.12 or 3.13; found here: $(python_version python3 || echo none)." \
    "Debian 12, Ubuntu 24.04:  sudo apt-get install python3 python3-venv" \
    "Ubuntu 22.04:             sudo apt-get install python3.11 python3.11-venv" \
    "Elsewhere: install Python 3.13 from python.org, then run the same command again."
}

is_fit() {
  "$1" -I -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

has_venv() { "$1" -I -c 'import ensurepip, venv' 2>/dev/null; }

# `python_version PYTHON` is 3.11.2, `python_version PYTHON minor` is 3.11.
python_version() {
  "$1" -I -S -c 'import sys; print(*sys.version_info[:int(sys.argv[1])], sep=".")' \
    "$([ "${2-}" = minor ] && echo 2 || echo 3)" 2>/dev/null
}

# ---- Node packages, for tests ----

# What tests/helpers/node/package-lock.json pins by its hashes; npm's own cache serves without network.
set_up_node() {
  local folder=$ROOT/tests/helpers/node
  local wanted=$folder/package-lock.json made=$folder/node_modules/.ready
  cmp -s -- "$wanted" "$made" && return
  say "Fetching the packages for: the Socket.IO client of the tests…"
  # Node knows its own authorities only: an office's proxy may be known to the system alone.
  local authorities=/etc/ssl/certs/ca-certificates.crt
  [ ! -f "$authorities" ] || export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-$authorities}
  quietly npm ci --prefix "$folder" --prefer-offline --ignore-scripts --no-audit --no-fund ||
    fail "a package of Node.js could not be fetched; the lines above say which." \
      "Without network: run  npm ci --prefix tests/helpers/node  once where there is one."
  cp -- "$wanted" "$made"
}

# ---- Debian packages ----

debian_packages() {
  local purpose
  for purpose in "$@"; do sed 's/#.*//' "$ROOT/packaging/debian/$purpose.txt"; done
}

install_debian_packages() {
  local missing as_root=(env)
  command -v dpkg-query >/dev/null || return 0
  missing=($(missing_packages "$@"))
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these Debian packages are missing: ${missing[*]}." \
      "Ask someone with root to run:  apt-get install ${missing[*]}"
    as_root=(sudo env)
  fi
  say "Installing Debian packages: ${missing[*]}…"
  apt_get update && apt_get install --yes --no-install-recommends "${missing[@]}" ||
    fail "these Debian packages could not be installed: ${missing[*]}." \
      "The lines above say why. Without network: connect this computer, or install them yourself:" \
      "  sudo apt-get install ${missing[*]}"
}

# A package counts as there where a command of its name is: Node.js as its makers package it brings
# npm, and forbids Debian's.
missing_packages() {
  local package
  for package in "$@"; do
    ! command -v "$package" >/dev/null || continue
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      printf '%s\n' "$package"
  done
}

apt_get() {
  quietly "${as_root[@]}" DEBIAN_FRONTEND=noninteractive \
    apt-get --quiet -o DPkg::Lock::Timeout=300 "$@"
}

# ---- Running ----

# Silent when it succeeds, its last lines when not. The caller's stdin stays unread, and the lock is
# closed in it: a service that a Debian package starts would hold it for ever.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" </dev/null >"$log" 2>&1 9<&- || status=$?
  [ $status -eq 0 ] || tail -n 15 -- "$log" >&2
  rm -f -- "$log"
  return $status
}
