#!/usr/bin/env bash
# Brings the translations up to date: bash packaging/translations.sh [FOLDER]
# Reads every text of the window into FOLDER/*.ts (resources/translations), keeping what is
# translated and dropping what is gone, then compiles the .qm beside them. New entries are left
# unfinished, for somebody who speaks the language; tests fail until they are done.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/setup.sh"

# No set-up from here: a test runs this, and set-up would empty the .venv that the test runs in.
[ -x "$VENV/bin/pyside6-lupdate" ] || {
  say "Qt's tools are missing. Run bash packaging/test.sh once, then this again."
  exit 1
}
cd -- "$ROOT"
folder=${1:-resources/translations}
mkdir -p -- "$folder"
mapfile -t sources < <(LC_ALL=C find app/ui app/__main__.py -name '*.py' | LC_ALL=C sort)

update() {
  # Without places and guesses: a moved line must change no translation.
  "$VENV/bin/pyside6-lupdate" -silent -no-obsolete -locations none -sort-messages \
    -disable-heuristic sametext -disable-heuristic similartext \
    -source-language en -target-language "$1" "${@:3}" "${sources[@]}" -ts "$2"
}

update af_ZA "$folder/rollcheck_af.ts"
# English needs no translation, only its plurals.
update en_GB "$folder/rollcheck_en.ts" -pluralonly
for language in af en; do
  "$VENV/bin/pyside6-lrelease" -silent "$folder/rollcheck_$language.ts" \
    -qm "$folder/rollcheck_$language.qm"
done
