"""One of something is said as one, and large numbers in the language's own way."""

from __future__ import annotations

import re

import pytest

from app.domain.preflight_view import CardState, Note, NoteKind
from app.domain.status_sentence import Explains, Part, Says, Sentence
from app.ui.preflight.words import group_rest, note_words, size_words
from app.ui.status.sentences import sentence_words
from tests.helpers.panels import TODAY, at

PLURALS = re.compile(r"\b1 (rows|lookups|ID numbers|hidden rows|rye|navrae|ID-nommers)\b")
COUNTED = (
    NoteKind.DIFFERS,
    NoteKind.SEVERAL_WARDS,
    NoteKind.REPAIRED,
    NoteKind.NO_WARD_IN_ROW,
    NoteKind.HIDDEN_ROWS,
)


@pytest.fixture(params=["en", "af"])
def spoken(request, language):
    language.use(request.param)


@pytest.mark.parametrize("kind", COUNTED)
def test_a_note_about_one_row(spoken, kind):
    text = note_words(Note(kind, number=1, time=at("09:12")), TODAY)
    assert "1 " in text
    assert not PLURALS.search(text)
    assert note_words(Note(kind, number=2, time=at("09:12")), TODAY) != text.replace("1", "2")


@pytest.mark.parametrize("says", [Says.FREE_NOW, Says.FREE_AND_MORE, Says.KEPT_FOR_ONE])
def test_one_lookup_in_the_status_bar(spoken, says):
    part = Part(says, number=1, more=900, time=at("10:45"))
    text = sentence_words(Sentence((part,), Explains.QUOTA), TODAY)
    assert text.startswith("1 ")
    assert not PLURALS.search(text)


def test_one_lookup_in_the_pre_flight(spoken):
    assert not PLURALS.search(group_rest(CardState.READY, 1))


@pytest.mark.parametrize(
    ("code", "size", "text"),
    [("en", 1_300_000, "1.2 MB"), ("af", 1_300_000, "1,2 MB"), ("af", 49_000, "48 KB")],
)
def test_a_size_has_the_language_s_own_decimals(language, code, size, text):
    language.use(code)
    assert size_words(size) == text


def test_a_warning_of_the_list_is_said_in_the_language(language):
    language.use("af")
    warning = Note(NoteKind.WARNING, who="left out as totals: row 3, 9")
    assert note_words(warning, TODAY) == "uitgelaat as totale: ry 3, 9"
