"""The list a window shows: fresh, in order, and the same objects where nothing changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.domain.job import AnswerState, WaitReason
from app.domain.job_actions import Place
from app.domain.job_view import JobRow, PillKind
from app.domain.verdict import Verdict
from app.engine.clock import Clock
from app.engine.outage import Outage
from app.engine.progress import Progress
from app.store import drafts, queue_state
from app.store.database import Database
from app.store.store import Store
from tests.helpers.desks import (
    Desks,
    change,
    claim,
    desks_on,
    draft,
    finish,
    note_progress,
    put_draft,
)
from tests.helpers.iec import synthetic_id, synthetic_ids
from tests.helpers.stores import (
    DECEASED,
    IN_WARD,
    NOON,
    HandClock,
    add_job,
    keep_answer,
    records,
)


@pytest.fixture
def desks(store: Store, clock: HandClock) -> Desks:
    """Readers of a seat that runs whatever job is processed."""
    made = desks_on(store, clock)
    made.runner.outage = Outage(Clock(), 60)
    return made


def people(count: int, start: int = 0) -> list[Any]:
    return records([synthetic_id(start + at) for at in range(count)])


def told(job_id: str, **changes: Any) -> Progress:
    usual = Progress(
        job_id, "a.xlsx", "checking", done=0, total=10, per_second=0, seconds_left=None
    )
    return replace(usual, **changes)


async def only(desks: Desks) -> JobRow:
    (row,) = (await desks.read()).rows
    return row


async def test_an_empty_store_has_an_empty_list(desks: Desks):
    assert (await desks.read()).rows == ()


async def test_a_read_after_no_change_gives_the_very_same_list(desks: Desks, database: Database):
    add_job(database, "a", people(3))
    finish(database, "a")
    add_job(database, "b", people(3))
    first = await desks.read()
    assert await desks.read() is first


async def test_only_the_row_of_a_changed_job_is_another_object(desks: Desks, database: Database):
    for name in ("a", "b", "c"):
        add_job(database, name, people(3))
        finish(database, name)
    before = {row.job_id: row for row in (await desks.read()).rows}
    change(database, "b", operator="Johan")
    after = {row.job_id: row for row in (await desks.read()).rows}
    assert after["b"].operator == "Johan"
    assert [name for name in before if before[name] is not after[name]] == ["b"]


async def test_a_new_version_that_shows_nothing_new_is_the_same_object(
    desks: Desks, database: Database
):
    add_job(database, "a", people(3))
    first = await only(desks)
    change(database, "a", crashes=0)
    assert await only(desks) is first


async def test_a_job_of_another_seat_appears(desks: Desks, database: Database):
    await desks.read()
    add_job(database, "a", people(3), seat="other")
    assert (await only(desks)).seat == "other"


async def test_a_job_removed_from_the_list_is_gone(desks: Desks, database: Database):
    add_job(database, "a", people(3))
    finish(database, "a")
    await only(desks)
    with database.write() as connection:
        assert queue_state.take_from_list(connection, "a", NOON)
    assert (await desks.read()).rows == ()


async def test_the_queue_stands_in_its_order_with_places(desks: Desks, database: Database):
    add_job(database, "a", people(3))
    add_job(database, "b", people(3), urgent=True)
    add_job(database, "c", people(3))
    rows = (await desks.read()).rows
    assert [(row.job_id, row.place) for row in rows] == [
        ("b", Place(1, 1, 1)),
        ("a", Place(2, 3, 2)),
        ("c", Place(3, 3, 2)),
    ]


async def test_verdicts_of_a_running_job_are_counted_live(desks: Desks, database: Database):
    numbers = synthetic_ids(4)
    add_job(database, "a", records(numbers))
    claim(database, "a")
    await only(desks)
    keep_answer(database, "a", numbers[0], IN_WARD)
    keep_answer(database, "a", numbers[1], DECEASED, AnswerState.UNCONFIRMED)
    note_progress(database, "a")
    row = await only(desks)
    assert (row.count(Verdict.REGISTERED_IN_WARD), row.count(Verdict.DECEASED)) == (1, 0)
    assert row.settled == 1


async def test_between_checkpoints_the_runner_says_how_far_the_job_is(
    desks: Desks, database: Database
):
    add_job(database, "a", people(10))
    claim(database, "a")
    desks.last = told("a", done=4)
    assert (await only(desks)).settled == 4


async def test_what_an_old_run_told_says_nothing_of_a_job_another_process_runs(
    desks: Desks, database: Database
):
    add_job(database, "a", people(10))
    claim(database, "a")
    desks.runner.outage = None
    desks.last = told("a", done=4, wait_reason=WaitReason.IEC)
    row = await only(desks)
    assert (row.settled, row.pill.kind) == (0, PillKind.CHECKING)


async def test_a_wait_for_the_database_shows_though_it_cannot_be_stored(
    desks: Desks, database: Database
):
    add_job(database, "a", people(10))
    claim(database, "a")
    desks.last = told("a", wait_reason=WaitReason.DATABASE)
    assert (await only(desks)).pill.kind is PillKind.WAITING_FOR_DATABASE


async def test_a_wait_that_is_over_does_not_show_on(desks: Desks, database: Database):
    add_job(database, "a", people(10))
    claim(database, "a")
    change(database, "a", wait_reason=WaitReason.IEC)
    desks.last = told("a")
    assert (await only(desks)).pill.kind is PillKind.CHECKING


async def test_a_list_with_an_open_question_needs_you_first_of_all(
    desks: Desks, database: Database
):
    add_job(database, "a", people(3))
    put_draft(database, draft("d", questions=1))
    found = await desks.read()
    row = found.rows[0]
    assert (row.job_id, row.pill.kind) == ("d", PillKind.NEEDS_YOU)
    assert row.note == "Which ward is this for?"
    assert (found.need_you, found.unfinished) == (1, 1)


async def test_a_list_that_was_not_started_says_what_there_is_to_check(
    desks: Desks, database: Database
):
    put_draft(database, draft("d"))
    assert (await only(desks)).note == "Ready to start: 10 ID numbers"


async def test_a_refused_file_says_why_without_its_name_twice(desks: Desks, database: Database):
    put_draft(database, draft("d", refusal="list.xlsx: is a PDF. Save it as a spreadsheet"))
    row = await only(desks)
    assert (row.pill.kind, row.rows) == (PillKind.CANNOT_BE_READ, None)
    assert row.note == "is a PDF. Save it as a spreadsheet"


async def test_a_draft_that_starts_becomes_a_job_of_the_same_id(desks: Desks, database: Database):
    put_draft(database, draft("d"))
    await only(desks)
    with database.write() as connection:
        drafts.end_draft(connection, "d")
    add_job(database, "d", people(3))
    assert (await only(desks)).pill.kind is PillKind.IN_QUEUE


async def test_an_answered_question_shows_the_next_state_of_the_draft(
    desks: Desks, database: Database
):
    put_draft(database, draft("d", questions=1))
    before = await only(desks)
    made = draft("d")
    with database.write() as connection:
        drafts.set_inspection(connection, "d", made.inspection, made.wishes, NOON)
    assert before.note != (await only(desks)).note == "Ready to start: 10 ID numbers"


# ---- When it will be done ----


async def test_lists_are_foreseen_one_after_the_other(desks: Desks, database: Database):
    add_job(database, "a", people(600))
    add_job(database, "b", people(600, 600))
    found = await desks.read()
    times = [row.finish for row in found.rows]
    assert times == [local_noon(minutes=2), local_noon(minutes=3)]
    assert found.all_done == times[-1]


def local_noon(**later: float) -> datetime:
    return NOON + timedelta(hours=2, **later)


async def test_a_measured_pace_is_used_before_the_usual_one(desks: Desks, database: Database):
    add_job(database, "a", people(600))
    claim(database, "a")
    desks.runner.tell(told("a", per_second=1))
    assert (await only(desks)).finish == local_noon(minutes=11)


def paused_queue(database: Database, desks: Desks) -> None:
    with database.write() as connection:
        queue_state.pause_queue(connection, "Thandi", NOON)


def paused_job(database: Database, desks: Desks) -> None:
    with database.write() as connection:
        queue_state.pause(connection, "a", "Thandi", NOON)


def outage(database: Database, desks: Desks) -> None:
    claim(database, "a")
    desks.last = told("a", wait_reason=WaitReason.IEC)


def without_account(database: Database, desks: Desks) -> None:
    desks.iec.credentials = None


def waiting_for_seat(database: Database, desks: Desks) -> None:
    change(database, "a", wait_reason=WaitReason.SEAT)


def being_stopped(database: Database, desks: Desks) -> None:
    claim(database, "a")
    change(database, "a", cancel_requested=True)


def beyond_two_days(database: Database, desks: Desks) -> None:
    change(database, "a", lookups_left=1_000_000)


@pytest.mark.parametrize(
    "state",
    [
        paused_queue,
        paused_job,
        outage,
        without_account,
        waiting_for_seat,
        being_stopped,
        beyond_two_days,
    ],
)
async def test_no_finish_time_is_told_that_nobody_can_know(
    desks: Desks, database: Database, state: Any
):
    add_job(database, "a", people(600))
    assert (await only(desks)).finish is not None
    state(database, desks)
    found = await desks.read()
    assert (found.rows[0].finish, found.all_done) == (None, None)


async def test_time_going_by_at_the_foreseen_pace_repaints_nothing(
    desks: Desks, database: Database, clock: HandClock
):
    add_job(database, "a", people(600))
    claim(database, "a")
    desks.last = told("a", total=600, done=0, per_second=10)
    desks.runner.tell(desks.last)
    first = await only(desks)
    for _ in range(5):
        clock.move(seconds=1)
        assert (await only(desks)) is first


async def test_a_list_that_waits_for_quota_says_until_when(desks: Desks, database: Database):
    add_job(database, "a", people(5))
    claim(database, "a")
    until = NOON + timedelta(minutes=40)
    change(database, "a", wait_reason=WaitReason.QUOTA, wait_until=until)
    found = await desks.read()
    assert (found.quota_until, found.checking) == (local_noon(minutes=40), "")


async def test_the_file_being_checked_is_named(desks: Desks, database: Database):
    add_job(database, "a", people(5), file_name="MUSINA 5.xlsx")
    assert (await desks.read()).checking == ""
    claim(database, "a")
    found = await desks.read()
    assert (found.checking, found.running_on) == ("MUSINA 5.xlsx", "desk")
