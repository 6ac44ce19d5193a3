"""What the details of a job show: true while it runs, and quickly for a list of any length."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import UserError
from app.domain.identity_number import IdProblem, mask_id
from app.domain.job import AnswerState, JobStatus
from app.domain.job_facts import StationLine, Suspicion
from app.domain.verdict import Verdict, VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.store import jobs, retention
from app.store.database import Database
from app.store.files import FileRole
from app.store.problems import PROBLEMS_SHOWN
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
from tests.helpers.iec import synthetic_ids
from tests.helpers.stores import (
    ELSEWHERE,
    IN_WARD,
    NOON,
    NOT_ON_ROLL,
    OTHER_WARD,
    WARD,
    HandClock,
    add_job,
    keep_answer,
    put_file,
    record,
    records,
)

MAKHADO = WardId("93404008")
TODAY = "2026-11-24"


@pytest.fixture
def desks(store: Store, clock: HandClock) -> Desks:
    return desks_on(store, clock)


def asked(database: Database, job_id: str, *answers: VoterAnswer | None, **job: Any) -> list[str]:
    """A job of so many people, answered so; None is still open."""
    numbers = synthetic_ids(len(answers))
    add_job(database, job_id, records(numbers), **job)
    for number, answer in zip(numbers, answers, strict=True):
        if answer is not None:
            keep_answer(database, job_id, number, answer)
    return numbers


async def test_stations_are_listed_with_most_people_first(desks: Desks, database: Database):
    asked(database, "a", ELSEWHERE, IN_WARD, IN_WARD, NOT_ON_ROLL, None)
    assert (await desks.details.read("a")).stations == (
        StationLine("Marula Primary School", "ward 16", 2, True, "93501238"),
        StationLine("Kibi Clinic", "ward 17", 1, False, "93501249"),
    )


async def test_a_station_of_another_municipality_is_named_with_it(desks: Desks, database: Database):
    far = VoterAnswer(True, True, VotingStation("Hall", MAKHADO, "1"))
    asked(database, "a", far)
    (line,) = (await desks.details.read("a")).stations
    assert line.ward == "Makhado 8"


async def test_a_station_the_iec_left_nameless_has_a_readable_name(
    desks: Desks, database: Database
):
    asked(database, "a", VoterAnswer(True, True, VotingStation("", WARD)))
    (line,) = (await desks.details.read("a")).stations
    assert line.name == "Voting station not named"


async def test_counts_and_stations_add_up_while_the_job_runs(desks: Desks, database: Database):
    asked(database, "a", ELSEWHERE, IN_WARD, IN_WARD, NOT_ON_ROLL, None)
    facts = await desks.details.read("a")
    in_ward = sum(line.people for line in facts.stations if line.in_ward)
    elsewhere = sum(line.people for line in facts.stations if not line.in_ward)
    assert in_ward == facts.row.count(Verdict.REGISTERED_IN_WARD)
    assert elsewhere == facts.row.count(Verdict.NOT_REGISTERED_IN_WARD)


# ---- Problem rows ----


def mixed(database: Database) -> list[str]:
    """Rows 2 to 6: given up, wrong, repeated, open, answered."""
    numbers = synthetic_ids(4)
    people = [
        record(2, numbers[0]),
        record(3, problem=IdProblem.LETTERS, as_received="A1234567"),
        record(4, numbers[3], duplicate_of=6),
        record(5, numbers[2]),
        record(6, numbers[3]),
    ]
    add_job(database, "a", people)
    keep_answer(database, "a", numbers[0], None, AnswerState.COULD_NOT_CHECK, "time-out")
    keep_answer(database, "a", numbers[3])
    return numbers


async def test_problem_rows_are_masked_and_say_why(desks: Desks, database: Database):
    numbers = mixed(database)
    lines = (await desks.details.read("a")).problems
    assert [(line.row_no, line.shown_id, line.verdict) for line in lines] == [
        (2, mask_id(numbers[0]), Verdict.COULD_NOT_CHECK),
        (3, "••••••••", Verdict.INVALID_ID_NUMBER),
        (4, mask_id(numbers[3]), Verdict.DUPLICATE),
    ]
    assert [line.reason for line in lines][::2] == ["time-out", "repeats row 6"]


async def test_what_was_not_asked_when_the_job_was_stopped_comes_last(
    desks: Desks, database: Database
):
    mixed(database)
    finish(database, "a", JobStatus.CANCELLED)
    facts = await desks.details.read("a")
    lines = facts.problems
    assert [line.row_no for line in lines] == [2, 3, 4, 5]
    assert facts.problems_in_all == 4
    assert lines[-1].reason == "not asked: the job was stopped"


@pytest.mark.parametrize("state", [AnswerState.FAILED, AnswerState.UNCONFIRMED])
async def test_what_is_asked_again_is_no_problem_row_while_the_job_runs(
    desks: Desks, database: Database, state: AnswerState
):
    (number,) = synthetic_ids(1)
    add_job(database, "a", records([number]))
    keep_answer(database, "a", number, IN_WARD if state == "unconfirmed" else None, state)
    assert (await desks.details.read("a")).problems == ()


async def test_a_row_without_a_ward_is_a_problem_row_where_each_has_its_own(
    desks: Desks, database: Database
):
    one, two = synthetic_ids(2)
    people = [record(2, one, ward_id=WARD), record(3, two)]
    add_job(database, "a", people, ward_id=None, ward_per_row=True)
    (line,) = (await desks.details.read("a")).problems
    assert (line.row_no, line.reason) == (3, "no ward in the row")


@pytest.mark.parametrize("stored", [True, False])
async def test_a_wrong_number_can_be_corrected_once_the_job_has_ended_and_its_list_is_stored(
    desks: Desks, database: Database, tmp_path: Path, stored: bool
):
    mixed(database)
    if stored:
        source = tmp_path / "list.xlsx"
        source.write_bytes(b"bytes")
        put_file(database, "a", source, FileRole.SOURCE)
    assert not any(line.can_correct for line in (await desks.details.read("a")).problems)
    finish(database, "a")
    correctable = [
        line.row_no for line in (await desks.details.read("a")).problems if line.can_correct
    ]
    assert correctable == ([3] if stored else [])


async def test_nobody_corrects_a_person_who_was_removed_at_their_request(
    desks: Desks, database: Database, tmp_path: Path
):
    add_job(database, "a", [record(2, problem=IdProblem.ERASED)])
    source = tmp_path / "list.xlsx"
    source.write_bytes(b"bytes")
    put_file(database, "a", source, FileRole.SOURCE)
    finish(database, "a")
    (line,) = (await desks.details.read("a")).problems
    assert (line.can_correct, line.shown_id) == (False, "")


async def test_of_very_many_problem_rows_the_first_are_shown_and_all_are_counted(
    desks: Desks, database: Database
):
    count = PROBLEMS_SHOWN + 20
    people = [record(row, problem=IdProblem.TOO_SHORT) for row in range(2, 2 + count)]
    add_job(database, "a", people)
    facts = await desks.details.read("a")
    assert (len(facts.problems), facts.problems_in_all) == (PROBLEMS_SHOWN, count)


# ---- The rest ----


async def test_the_time_line_is_told_in_local_time_and_order(
    desks: Desks, database: Database, clock: HandClock
):
    add_job(database, "a")
    with database.write() as connection:
        jobs.note(connection, "a", NOON, "added by Thandi on desk")
        jobs.note(connection, "a", NOON, "checking on desk")
    lines = (await desks.details.read("a")).happened
    assert [(line.number, line.text) for line in lines] == [
        (1, "added by Thandi on desk"),
        (2, "checking on desk"),
    ]
    assert lines[0].when == NOON + timedelta(hours=2)


async def test_a_list_whose_people_vote_elsewhere_is_doubted(desks: Desks, database: Database):
    asked(database, "a", *[ELSEWHERE] * 40, *[IN_WARD] * 9, NOT_ON_ROLL)
    doubt = Suspicion(40, 50, "Blouberg 17", OTHER_WARD, "ward 16")
    assert (await desks.details.read("a")).suspicion == doubt


async def test_a_ward_somebody_confirmed_is_not_doubted_again(desks: Desks, database: Database):
    asked(database, "a", *[ELSEWHERE] * 50)
    assert (await desks.details.read("a")).suspicion is not None
    change(database, "a", ward_confirmed=True)
    assert (await desks.details.read("a")).suspicion is None


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({}, ""),
        ({"meeting_kind": "BPA"}, "BPA"),
        (
            {"meeting_kind": "BPA", "meeting_date": "2026-11-24", "meeting_time": "18:00"},
            "BPA 18:00",
        ),
        ({"meeting_kind": "BGA", "meeting_date": "2026-11-30"}, "BGA 30/11"),
        ({"meeting_time": "09:30"}, "09:30"),
    ],
)
async def test_the_meeting_is_told_as_far_as_it_is_known(
    desks: Desks, database: Database, details: dict[str, str], words: str
):
    add_job(database, "a", details=details)
    assert (await desks.details.read("a")).meeting == words


async def test_the_row_is_the_one_of_the_list(desks: Desks, database: Database):
    asked(database, "a", IN_WARD, None, None)
    claim(database, "a")
    note_progress(database, "a")
    (row,) = (await desks.read()).rows
    assert (await desks.details.read("a")).row == row


async def test_a_list_that_was_not_started_has_a_row_and_nothing_else(
    desks: Desks, database: Database
):
    put_draft(database, draft("d", questions=1))
    await desks.read()
    facts = await desks.details.read("d")
    assert (facts.row.job_id, facts.problems, facts.happened) == ("d", (), ())


async def test_a_job_that_is_gone_is_said_to_be_gone(desks: Desks):
    with pytest.raises(UserError, match="no job gone"):
        await desks.details.read("gone")


async def test_a_reveal_gives_the_whole_number_and_is_logged_by_row(
    desks: Desks, database: Database
):
    numbers = mixed(database)
    assert await desks.details.reveal("a", 2) == numbers[0]
    with database.read() as connection:
        (entry,) = retention.access_entries(connection)
    assert (entry.operator, entry.seat, entry.action) == ("Thandi", "desk", "reveal")
    assert " a:2;" in entry.subject
    assert numbers[0] not in entry.subject


async def test_a_wrong_number_is_revealed_as_it_was_received(desks: Desks, database: Database):
    mixed(database)
    assert await desks.details.reveal("a", 3) == "A1234567"


async def test_a_row_that_is_not_there_is_not_logged(desks: Desks, database: Database):
    mixed(database)
    with pytest.raises(UserError, match="stored no more"):
        await desks.details.reveal("a", 99)
    with database.read() as connection:
        assert retention.access_entries(connection) == []


@pytest.mark.parametrize(("wards", "has"), [(["93501016"], True), ([], False)])
async def test_a_ward_column_is_known_of(
    desks: Desks, database: Database, wards: list[str], has: bool
):
    add_job(database, "a", details={"row_wards": wards})
    assert await desks.details.has_ward_column("a") is has
