"""The engine's sentences in the operator's language, with their facts."""

from __future__ import annotations

import pytest

from app.domain.identity_number import PROBLEM_WORDS
from app.domain.verdict import UnusableReply
from app.iec import errors
from app.ui.translation import said, said_alone

NARROW = "\u00a0"


@pytest.mark.parametrize(
    ("engine", "afrikaans"),
    [
        ("", ""),
        ("two different answers", "antwoorde verskil"),
        ("added by Thandi on SEAT-1", "bygevoeg deur Thandi op SEAT-1"),
        (
            "paused at row 3,412 for BLOUBERG WARD 16",
            f"onderbreek by ry 3{NARROW}412 vir BLOUBERG WARD 16",
        ),
        ("paused at row 12 by Annelise", "onderbreek by ry 12 deur Annelise"),
        (
            "ward changed to Blouberg ward 17 (LIM351) by Annelise",
            "wyk verander na Blouberg wyk 17 (LIM351) deur Annelise",
        ),
        ("registered in ward 93501016", "geregistreer in wyk 93501016"),
        (
            "could not check: server error 502",
            "kon nie nagaan nie: bedienerfout 502",
        ),
        (
            "Polokwane 3.pdf: it is a PDF, not a spreadsheet. "
            "Save the list in Excel as .xlsx and add that",
            "Polokwane 3.pdf: dit is ’n PDF, nie ’n sigblad nie. "
            "Stoor die lys in Excel as .xlsx en voeg dit by",
        ),
        (
            "On 3 May 2026 at 11:42 the IEC answered about ID number 800101•••••87: "
            "registered in Blouberg ward 16 (LIM351), station Raweshi Primary School.",
            "Op 3 Mei 2026 om 11:42 het die OVK oor ID-nommer 800101•••••87 geantwoord: "
            "geregistreer in Blouberg wyk 16 (LIM351), stemlokaal Raweshi Primary School.",
        ),
        (
            "left out as totals: row 3, 9, 12, 15, 18, 21, 24, 27, 30, 33 and 4 more",
            "uitgelaat as totale: ry 3, 9, 12, 15, 18, 21, 24, 27, 30, 33 en nog 4",
        ),
    ],
)
def test_a_sentence_is_said_with_its_facts(language, engine, afrikaans):
    language.use("af")
    assert said(engine) == afrikaans


@pytest.mark.parametrize(
    "text",
    [
        "Something nobody wrote yet.",
        "BLOUBERG WARD 16.xlsx",
        "LYS.xlsx: something new. Save the list in Excel as .xlsx and add that",
        "a {curly} thing",
    ],
)
def test_what_is_not_known_stays_as_it_is(language, text):
    language.use("af")
    assert said(text) == text


@pytest.mark.parametrize(
    "operator", ["by on", "{seat}", "Thandi. Ready.", "x: paused", "\\1", "(a|b)"]
)
def test_a_fact_is_passed_through_whatever_it_holds(language, operator):
    language.use("af")
    assert said(f"cancelled by {operator}") == f"gestop deur {operator}"


@pytest.mark.parametrize(
    ("engine", "alone"),
    [
        ("it is a PDF, not a spreadsheet", "Dit is ’n PDF, nie ’n sigblad nie"),
        ("a picture", "’n Prent"),
        ("Thandi’s own words", "Thandi’s own words"),
        ("", ""),
    ],
)
def test_a_text_that_stands_alone_begins_with_a_capital(language, engine, alone):
    language.use("af")
    assert said_alone(engine) == alone


def test_a_sentence_read_in_one_language_is_said_in_the_next(language):
    for code, expected in (("en", "cancelled by Thandi"), ("af", "gestop deur Thandi")) * 2:
        language.use(code)
        assert said("cancelled by Thandi") == expected


def test_english_leaves_out_the_options_of_commands(language):
    language.use("en")
    text = "The rows are of several wards; say it with --ward, as 93501016 or as a municipality"
    assert "--ward" not in said(f"{text} and number")


REASONS = [
    *PROBLEM_WORDS.values(),
    *map(str, UnusableReply),
    *(
        value
        for name, value in vars(errors).items()
        if name.isupper() and isinstance(value, str) and not name.startswith("_")
    ),
]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_said_and_stays_one_without_a_full_stop(language, reason):
    language.use("af")
    assert said(reason) != reason
    assert not said(reason).endswith(".")
