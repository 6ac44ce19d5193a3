import pytest

from app.domain.job import AnswerState
from app.domain.lookup_outcome import Outcome, after_failure, after_reply
from app.domain.verdict import TWO_ANSWERS_REASON, UnusableReply
from tests.helpers.stores import DECEASED, ELSEWHERE, IN_WARD, NOT_ON_ROLL

OPEN, FAILED, UNCONFIRMED, ANSWERED, COULD_NOT_CHECK = AnswerState


@pytest.mark.parametrize("state", [OPEN, FAILED])
@pytest.mark.parametrize("reply", [IN_WARD, ELSEWHERE, NOT_ON_ROLL])
def test_a_plain_reply_is_the_answer(state, reply):
    assert after_reply(state, None, reply, again=False) == Outcome(ANSWERED, reply)


@pytest.mark.parametrize("state", [OPEN, FAILED])
def test_the_record_of_a_death_waits_for_a_second_look(state):
    assert after_reply(state, None, DECEASED, again=False) == Outcome(UNCONFIRMED, DECEASED)


@pytest.mark.parametrize("again", [False, True])
def test_a_second_look_that_agrees_is_the_answer(again):
    agreed = after_reply(UNCONFIRMED, DECEASED, DECEASED, again=again)
    assert agreed == Outcome(ANSWERED, DECEASED)


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("second", [IN_WARD, ELSEWHERE, NOT_ON_ROLL])
def test_a_second_look_that_differs_is_no_answer(second, again):
    outcome = after_reply(UNCONFIRMED, DECEASED, second, again=again)
    assert outcome == Outcome(COULD_NOT_CHECK, reason=TWO_ANSWERS_REASON)


def test_a_second_look_without_a_first_answer_is_never_deceased():
    assert after_reply(UNCONFIRMED, None, DECEASED, again=False).state is COULD_NOT_CHECK


@pytest.mark.parametrize(
    ("state", "again", "outcome"),
    [
        (OPEN, False, Outcome(FAILED, reason="time-out")),
        (FAILED, False, Outcome(COULD_NOT_CHECK, reason="time-out")),
        (UNCONFIRMED, False, Outcome(UNCONFIRMED)),
        (UNCONFIRMED, True, Outcome(COULD_NOT_CHECK, reason="time-out")),
    ],
)
def test_a_failed_lookup_is_asked_once_more_and_then_given_up(state, again, outcome):
    assert after_failure(state, "time-out", again=again) == outcome


@pytest.mark.parametrize("reply", list(UnusableReply))
@pytest.mark.parametrize(("state", "then"), [(OPEN, FAILED), (FAILED, COULD_NOT_CHECK)])
def test_an_unusable_reply_counts_as_a_failure_with_its_reason(reply, state, then):
    outcome = after_reply(state, None, reply, again=False)
    assert outcome == Outcome(then, reason=str(reply))


def test_an_unusable_second_look_leaves_the_first_unconfirmed_once():
    first = after_reply(UNCONFIRMED, DECEASED, UnusableReply.OTHER_ID, again=False)
    then = after_reply(UNCONFIRMED, DECEASED, UnusableReply.OTHER_ID, again=True)
    assert first == Outcome(UNCONFIRMED)
    assert then == Outcome(COULD_NOT_CHECK, reason=str(UnusableReply.OTHER_ID))
