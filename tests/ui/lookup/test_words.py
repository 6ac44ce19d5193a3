from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.verdict import Verdict
from app.ui.lookup.words import answer_sentence, short_when
from tests.helpers.panels import SEBOLA

CHECK = replace(SEBOLA[0], iec_ward="")


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (
            Verdict.REGISTERED_IN_WARD,
            "On 23 Nov 2026 at 11:20 the IEC had 790412•••••83 registered in "
            "Musina ward 5 (LIM341).",
        ),
        (
            Verdict.NOT_REGISTERED_IN_WARD,
            "On 23 Nov 2026 at 11:20 the IEC had 790412•••••83 registered in another ward than "
            "Musina ward 5 (LIM341).",
        ),
        (
            Verdict.NOT_REGISTERED_VOTER,
            "On 23 Nov 2026 at 11:20 the IEC did not have 790412•••••83 on the voters’ roll.",
        ),
        (
            Verdict.DECEASED,
            "On 23 Nov 2026 at 11:20 the IEC’s record for 790412•••••83 indicated that the person "
            "is deceased.",
        ),
        (
            Verdict.COULD_NOT_CHECK,
            "790412•••••83 in row 214 of MUSINA_WARD_5 Nov.xlsx could not be checked; this says "
            "nothing about the registration.",
        ),
        (
            Verdict.INVALID_ID_NUMBER,
            "The ID number in row 214 of MUSINA_WARD_5 Nov.xlsx is wrong, so the IEC was not "
            "asked.",
        ),
        (
            Verdict.DUPLICATE,
            "Row 214 of MUSINA_WARD_5 Nov.xlsx repeats 790412•••••83; the answer stands at its "
            "first row.",
        ),
    ],
)
def test_each_verdict_is_passed_on_in_one_sentence(qapp, verdict, sentence):
    assert answer_sentence(replace(CHECK, verdict=verdict)) == sentence


@pytest.mark.parametrize("verdict", [Verdict.DECEASED, Verdict.NOT_REGISTERED_VOTER])
def test_a_verdict_without_a_time_of_asking_is_never_passed_on_as_the_iecs(qapp, verdict):
    sentence = answer_sentence(replace(CHECK, verdict=verdict, checked_at=None))
    assert "the IEC had" not in sentence
    assert "says nothing about" in sentence


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 23, 11, 20), "Today 11:20"),
        (datetime(2026, 11, 2, 14, 7), "2 Nov 14:07"),
        (datetime(2025, 11, 2, 14, 7), "2 Nov 2025 14:07"),
        (None, "–"),
    ],
)
def test_when_it_was_checked_is_short_and_clear(qapp, moment, words):
    assert short_when(moment, date(2026, 11, 23)) == words
