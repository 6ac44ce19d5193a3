"""The translation files: complete, true to the code, and compiled."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.helpers.translations import FIELD, FOLDER, ROOT, messages_of

AF, EN = FOLDER / "rollcheck_af.ts", FOLDER / "rollcheck_en.ts"


def telling(found):
    return "\n".join(str(one) for one in found)


@pytest.mark.parametrize("path", [AF, EN], ids=["af", "en"])
def test_every_entry_is_translated_and_none_is_left_over(path):
    wrong = [one.key for one in messages_of(path) if one.kind or not all(one.forms)]
    assert not wrong, telling(wrong)


@pytest.mark.parametrize("path", [AF, EN], ids=["af", "en"])
def test_a_translation_puts_in_the_same_facts(path):
    wrong = [
        one.key
        for one in messages_of(path)
        for form in one.forms
        if sorted(set(FIELD.findall(form))) != sorted(set(FIELD.findall(one.source)))
    ]
    assert not wrong, telling(wrong)


@pytest.mark.parametrize("path", [AF, EN], ids=["af", "en"])
def test_a_translation_begins_and_ends_as_its_source(path):
    wrong = [
        one.key
        for one in messages_of(path)
        for form in one.forms
        if edges(form) != edges(one.source)
    ]
    assert not wrong, telling(wrong)


def edges(text):
    """Blanks at both ends, line breaks, the mark at the end, and how many letters are keys."""
    blank = (len(text) - len(text.lstrip()), len(text) - len(text.rstrip()), text.count("\n"))
    mark = re.search(r"[.…:?!]*$", text.strip())
    return *blank, mark and mark[0], len(re.findall(r"&\w", text))


def test_english_needs_plurals_only():
    assert [one.key for one in messages_of(EN) if not one.plural] == []


def test_the_files_are_those_that_the_code_makes_now(tmp_path):
    """Fails on a text that was added or changed, and on a .qm older than its .ts."""
    for path in (AF, EN):
        shutil.copy(path, tmp_path)
    script = ROOT / "packaging" / "translations.sh"
    run = subprocess.run(["bash", script, tmp_path], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    made, ours = messages_of(tmp_path / AF.name), messages_of(AF)
    keys, kept = {one.key for one in made}, {one.key for one in ours}
    assert not keys - kept, f"run packaging/translations.sh and translate:\n{telling(keys - kept)}"
    assert not kept - keys, f"not in the code any more:\n{telling(kept - keys)}"
    for path in (*(FOLDER / f"rollcheck_{name}.ts" for name in ("af", "en")),):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
        compiled = path.with_suffix(".qm")
        assert (tmp_path / compiled.name).read_bytes() == compiled.read_bytes(), compiled.name


def test_no_translation_tells_where_its_text_stands():
    """A moved line of code must change no translation."""
    assert "<location" not in AF.read_text(encoding="utf-8")
