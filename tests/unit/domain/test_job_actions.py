from __future__ import annotations

from app.domain.job import JobStatus
from app.domain.job_actions import (
    RESULT_ACTIONS,
    Action,
    Place,
    actions_for,
    default_action,
    offered,
)
from app.domain.verdict import Verdict
from tests.helpers.office import at, counts, finished, job

CLEAN = counts(300, 20, 10, 1, 0, 0, 0)
NONE: dict[Verdict, int] = {}


def test_a_running_job_is_never_removed():
    running = job(status=JobStatus.PROCESSING)
    assert Action.REMOVE not in actions_for(running, NONE, None)


def test_a_job_that_is_stopping_takes_no_further_wish():
    stopping = job(status=JobStatus.PROCESSING, cancel_requested=True)
    assert actions_for(stopping, NONE, None) == frozenset()


def test_a_paused_job_is_resumed_not_paused():
    found = actions_for(job(paused_at=at("11:50")), NONE, None)
    assert (Action.RESUME in found, Action.PAUSE in found) == (True, False)


def test_the_first_of_the_queue_only_moves_down():
    found = actions_for(job(), NONE, Place(1, 3))
    moves = {Action.MOVE_FIRST, Action.MOVE_UP, Action.MOVE_DOWN}
    assert found & moves == {Action.MOVE_DOWN}


def test_the_last_of_the_queue_only_moves_up():
    assert Action.MOVE_DOWN not in actions_for(job(), NONE, Place(3, 3))


def test_a_job_with_every_answer_has_nothing_to_retry():
    assert Action.RETRY not in actions_for(finished(CLEAN), CLEAN, None)


def test_what_could_not_be_checked_can_be_retried():
    some = CLEAN | {Verdict.COULD_NOT_CHECK: 2}
    assert Action.RETRY in actions_for(finished(some), some, None)


def test_a_clean_list_has_no_problem_rows_to_send():
    assert Action.BRANCH_MESSAGE not in actions_for(finished(CLEAN), CLEAN, None)


def test_a_job_that_failed_without_results_opens_nothing():
    found = actions_for(job(status=JobStatus.FAILED), NONE, None)
    assert found & RESULT_ACTIONS == frozenset()
    assert Action.RETRY in found


def test_several_jobs_offer_what_one_of_them_can_but_nothing_that_takes_one():
    done = actions_for(finished(CLEAN), CLEAN, None)
    queued = actions_for(job(), NONE, Place(2, 3))
    both = offered([done, queued])
    assert {Action.OPEN_WORKBOOK, Action.PAUSE} <= both
    assert not both & {Action.CHANGE_WARD, Action.MOVE_UP}


def test_enter_answers_a_question_and_opens_a_workbook_but_does_nothing_to_a_running_job():
    running = actions_for(job(status=JobStatus.PROCESSING), NONE, None)
    assert default_action(frozenset({Action.ANSWER, Action.REMOVE})) is Action.ANSWER
    assert default_action(actions_for(finished(CLEAN), CLEAN, None)) is Action.OPEN_WORKBOOK
    assert default_action(running) is None
