import pytest

from app.domain.verdict import (
    DECEASED_REASON,
    NO_WARD_REASON,
    VERDICT_WORDS,
    AnswerMeaning,
    RowVerdict,
    Verdict,
    VoterAnswer,
    VotingStation,
    meaning_of,
    needs_confirmation,
    verdict_for,
)
from tests.helpers.stores import DECEASED, ELSEWHERE, IN_WARD, NOT_ON_ROLL, OTHER_WARD, WARD

REGISTERED, NOBODY, DEAD = AnswerMeaning
FLAGGED = VoterAnswer(True, False)
BARE_STATION = VoterAnswer(True, False, VotingStation("", WARD))


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        (IN_WARD, REGISTERED),
        (ELSEWHERE, REGISTERED),
        (NOT_ON_ROLL, NOBODY),
        (FLAGGED, NOBODY),
        (DECEASED, DEAD),
        (BARE_STATION, DEAD),
    ],
)
def test_what_an_answer_says_about_a_person(answer, meaning):
    assert meaning_of(answer) is meaning
    assert needs_confirmation(answer) is (meaning is DEAD)


@pytest.mark.parametrize(
    ("answer", "expected", "verdict"),
    [
        (IN_WARD, WARD, RowVerdict(Verdict.REGISTERED_IN_WARD)),
        (
            ELSEWHERE,
            WARD,
            RowVerdict(Verdict.NOT_REGISTERED_IN_WARD, f"registered in ward {OTHER_WARD}"),
        ),
        (
            IN_WARD,
            OTHER_WARD,
            RowVerdict(Verdict.NOT_REGISTERED_IN_WARD, f"registered in ward {WARD}"),
        ),
        (IN_WARD, None, RowVerdict(Verdict.COULD_NOT_CHECK, NO_WARD_REASON)),
        (NOT_ON_ROLL, WARD, RowVerdict(Verdict.NOT_REGISTERED_VOTER)),
        (FLAGGED, WARD, RowVerdict(Verdict.NOT_REGISTERED_VOTER)),
        (NOT_ON_ROLL, None, RowVerdict(Verdict.NOT_REGISTERED_VOTER)),
        (DECEASED, WARD, RowVerdict(Verdict.DECEASED, DECEASED_REASON)),
        (DECEASED, OTHER_WARD, RowVerdict(Verdict.DECEASED, DECEASED_REASON)),
    ],
)
def test_the_verdict_on_an_answer(answer, expected, verdict):
    assert verdict_for(answer, expected) == verdict


def test_the_record_of_a_death_is_the_iecs_word_not_ours():
    assert "the IEC's record indicates" in DECEASED_REASON
    assert VERDICT_WORDS[Verdict.DECEASED] == "IEC reports deceased"


def test_every_verdict_has_words():
    assert set(VERDICT_WORDS) == set(Verdict)
