"""A corrected ID number: that person is asked, nobody else, and every paper says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.bootstrap import Seat
from app.domain.errors import UserError
from app.domain.job import Job, JobStatus
from app.domain.spreadsheet import WARD_PER_ROW, RowResult, Wishes
from app.domain.totals import Totals
from app.domain.verdict import STOPPED_REASON, Verdict
from app.domain.ward import WardId
from app.engine.corrections import Corrections
from app.engine.delivery import deliver
from app.engine.job_report import verdict_counts
from app.engine.queue_changes import QueueChanges
from app.engine.results import local_text
from app.iec.practice.people import Outcome
from app.iec.practice.server import PracticeIec
from app.store.database import utc_now
from tests.helpers.fast_clock import FastClock
from tests.helpers.permits import permit_of
from tests.helpers.seats import (
    add_list,
    ids_of,
    interrupt,
    job_now,
    notes_of,
    reasons_of,
    results_of,
    run_list,
    running,
    seat_of,
    until,
    verdicts_of,
    voters,
)

RIGHT = voters(1, 7000)[0]
WRONG = f"{RIGHT[:-1]}{(int(RIGHT[-1]) + 1) % 10}"
HERE = "RegisteredInWard"


def corrections_of(seat: Seat, operator: str = "Thandi") -> Corrections:
    return Corrections(seat.store, permit_of(seat.store, operator), seat.settings.reuse_time)


async def correct(seat: Seat, job: Job, row_no: int, text: str) -> Job:
    """Correct a row and run what follows."""
    await corrections_of(seat).correct(job.job_id, row_no, text)
    await seat.runner.run_until_done()
    return await job_now(seat, job)


def asked(iec: PracticeIec) -> list[str]:
    return [one.id_number for one in iec.requests]


async def row_of(seat: Seat, job: Job, row_no: int) -> RowResult:
    return next(row for row in await results_of(seat, job) if row.row_no == row_no)


async def test_a_wrong_number_is_put_right_and_that_person_alone_is_asked(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await run_list(seat, [*voters(5), WRONG])
    practice_iec.requests.clear()
    done = await correct(seat, job, 7, RIGHT)
    assert asked(practice_iec) == [RIGHT]
    assert (done.status, done.invalid, done.distinct_ids) == (JobStatus.COMPLETED, 0, 6)
    assert verdict_counts(done)[HERE] == 6  # type: ignore[index]
    row = await row_of(seat, job, 7)
    assert (row.verdict, row.id_number, row.as_received) == (HERE, RIGHT, WRONG)


async def test_the_time_line_says_who_corrected_which_row_but_not_the_number(seat: Seat) -> None:
    job = await run_list(seat, [*voters(2), WRONG])
    await corrections_of(seat).correct(job.job_id, 4, f" {RIGHT[:6]} {RIGHT[6:]} ")
    notes = await notes_of(seat, job)
    assert notes[-1] == "row 4 corrected by Thandi"
    assert not [note for note in notes if RIGHT[:6] in note]


async def test_workbook_and_register_name_the_old_text_and_who_corrected_it(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    async with seat_of(tmp_path, practice_iec, real_files=True) as seat:
        job = await run_list(seat, [*voters(2), WRONG, "12345"])
        await correct(seat, job, 4, RIGHT)
        await correct(seat, job, 5, voters(1)[0])
        given = await deliver(seat.store, await job_now(seat, job), tmp_path / "out")
    note = f"corrected by Thandi on {local_text(utc_now())[:10]}"
    assert given.workbook is not None
    book = load_workbook(given.workbook)
    head, *lines = book["All rows"].iter_rows(values_only=True)
    found = {
        line[0]: {name: line[head.index(name)] for name in ("ID NUMBER", "As received", "Reason")}
        for line in lines
    }
    assert found["Name2"] == {"ID NUMBER": RIGHT, "As received": WRONG, "Reason": note}
    repeats = f"repeats row 2; {note}"
    assert found["Name3"]["Reason"] == repeats
    _, duplicate = book["Duplicate"].iter_rows(values_only=True)
    assert {"12345", repeats} <= set(duplicate)
    assert given.register is not None
    printed = "".join(page.extract_text() for page in PdfReader(given.register).pages)
    assert (RIGHT in printed, WRONG in printed) == (True, False)


async def test_a_valid_number_that_was_mistyped_is_put_right_too(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(4)
    job = await run_list(seat, numbers)
    practice_iec.requests.clear()
    await correct(seat, job, 3, RIGHT)
    assert asked(practice_iec) == [RIGHT]
    row = await row_of(seat, job, 3)
    assert (row.id_number, row.as_received, row.verdict) == (RIGHT, numbers[1], HERE)
    assert row.repair.startswith("corrected by Thandi on ")


async def test_a_number_that_stands_in_the_list_already_makes_a_duplicate_and_asks_nobody(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(3)
    job = await run_list(seat, [WRONG, *numbers])
    practice_iec.requests.clear()
    done = await correct(seat, job, 2, numbers[1])
    row = await row_of(seat, job, 2)
    assert (row.verdict, row.reason) == ("Duplicate", "repeats row 4")
    assert (await row_of(seat, job, 4)).verdict == HERE
    assert (asked(practice_iec), done.duplicates, done.invalid) == ([], 1, 0)


async def test_the_next_duplicate_takes_the_place_of_a_first_row_that_was_corrected(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(3)
    job = await run_list(seat, [*numbers, numbers[0], numbers[0]])
    practice_iec.requests.clear()
    await correct(seat, job, 2, RIGHT)
    found = await results_of(seat, job)
    assert [row.verdict for row in found] == [HERE, HERE, HERE, HERE, "Duplicate"]
    assert found[4].reason == "repeats row 5"
    assert asked(practice_iec) == [RIGHT]


async def test_a_duplicate_that_was_corrected_leaves_the_others_as_they_are(seat: Seat) -> None:
    numbers = voters(2)
    job = await run_list(seat, [*numbers, numbers[0], numbers[0]])
    await correct(seat, job, 4, RIGHT)
    found = await results_of(seat, job)
    assert [row.verdict for row in found] == [HERE, HERE, HERE, "Duplicate"]
    assert found[3].reason == "repeats row 2"


async def test_what_could_not_be_checked_is_not_asked_with_it(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(6)
    fault = practice_iec.fault(f"wrong-id@id={numbers[2]}")
    job = await run_list(seat, [*numbers, WRONG])
    fault.stop()
    practice_iec.requests.clear()
    done = await correct(seat, job, 8, RIGHT)
    assert asked(practice_iec) == [RIGHT]
    assert (await row_of(seat, job, 4)).verdict == "CouldNotCheck"
    assert done.status is JobStatus.COMPLETED


async def stopped_midway(seat: Seat, iec: PracticeIec, cells: Sequence[object]) -> Job:
    """A job whose operator cancelled it while it ran."""
    iec.latency_ms = 10
    job = await add_list(seat, cells)
    async with running(seat) as task:
        await until(lambda: len(iec.requests) > 30)
        await seat.changes.cancel(job.job_id)
        await task
    iec.latency_ms = 0
    iec.requests.clear()
    return await job_now(seat, job)


async def test_what_a_stopped_job_never_asked_is_not_asked_and_it_stays_stopped(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await stopped_midway(seat, practice_iec, [WRONG, *voters(150)])
    never = (await reasons_of(seat, job))[STOPPED_REASON]
    queued = await corrections_of(seat).correct(job.job_id, 2, RIGHT)
    assert (queued.status, queued.lookups_left, queued.left_out) == (JobStatus.QUEUED, 1, never)
    await seat.runner.run_until_done()
    done = await job_now(seat, job)
    assert asked(practice_iec) == [RIGHT]
    assert (await row_of(seat, job, 2)).verdict == HERE
    assert (done.status, done.lookups_left, done.left_out) == (JobStatus.CANCELLED, never, 0)
    assert (await reasons_of(seat, job)) == {STOPPED_REASON: never}
    assert verdict_counts(done) == Totals.of(await results_of(seat, job)).all.to_json()


async def test_the_papers_of_a_stopped_job_say_so_after_a_correction_too(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    async with seat_of(tmp_path, practice_iec, real_files=True) as seat:
        job = await stopped_midway(seat, practice_iec, [WRONG, *voters(150)])
        done = await correct(seat, job, 2, RIGHT)
        given = await deliver(seat.store, done, tmp_path / "out")
    assert given.register is not None
    first_page = PdfReader(given.register).pages[0].extract_text()
    assert "the check was stopped" in " ".join(first_page.split())


async def test_a_mistyped_number_that_left_the_list_is_never_asked(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(150)
    job = await stopped_midway(seat, practice_iec, numbers)
    await correct(seat, job, 151, RIGHT)
    await seat.changes.retry(job.job_id)
    await seat.runner.run_until_done()
    assert numbers[-2] in asked(practice_iec)
    assert numbers[-1] not in asked(practice_iec)


async def test_a_retry_after_a_correction_asks_all_the_rest(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await stopped_midway(seat, practice_iec, [WRONG, *voters(150)])
    await correct(seat, job, 2, RIGHT)
    left = (await job_now(seat, job)).lookups_left
    practice_iec.requests.clear()
    await seat.changes.retry(job.job_id)
    await seat.runner.run_until_done()
    assert len(practice_iec.requests) == left > 0
    assert set(await verdicts_of(seat, job)) == {HERE}
    assert (await job_now(seat, job)).status is JobStatus.COMPLETED


async def test_the_progress_of_a_correction_counts_only_whom_it_may_ask(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await stopped_midway(seat, practice_iec, [WRONG, *voters(150)])
    seen: list[tuple[int, int]] = []
    seat.runner.watchers.append(lambda one: seen.append((one.done, one.total)))
    await correct(seat, job, 2, RIGHT)
    answered = 150 - job.lookups_left
    assert set(seen) == {(answered, answered + 1), (answered + 1, answered + 1)}


async def test_a_correction_that_is_cancelled_leaves_what_it_found(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await stopped_midway(seat, practice_iec, [WRONG, *voters(150)])
    await corrections_of(seat).correct(job.job_id, 2, RIGHT)
    cancelled = await seat.changes.cancel(job.job_id)
    assert (cancelled.lookups_left, cancelled.left_out) == (job.lookups_left + 1, 0)
    assert (await row_of(seat, job, 2)).reason == STOPPED_REASON
    assert verdict_counts(cancelled)["InvalidIdNumber"] == 0  # type: ignore[index]


async def test_a_correction_goes_on_after_the_seat_was_closed(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    async with seat_of(tmp_path, practice_iec) as seat:
        job = await stopped_midway(seat, practice_iec, [WRONG, *voters(150)])
        await corrections_of(seat).correct(job.job_id, 2, RIGHT)
        practice_iec.latency_ms = 500
        async with running(seat) as task:
            await until(lambda: bool(practice_iec.requests))
            await interrupt(task)
        practice_iec.latency_ms = 0
    async with seat_of(tmp_path, practice_iec) as seat:
        await seat.runner.run_until_done()
        assert (await row_of(seat, job, 2)).verdict == HERE
    assert set(asked(practice_iec)) == {RIGHT}


async def test_a_young_answer_is_used_without_a_lookup(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    await run_list(seat, [RIGHT])
    job = await run_list(seat, [*voters(3), WRONG], name="BLOUBERG WARD 16 second.xlsx")
    practice_iec.requests.clear()
    queued = await corrections_of(seat).correct(job.job_id, 5, RIGHT)
    assert queued.lookups_left == 0
    await seat.runner.run_until_done()
    assert (asked(practice_iec), (await row_of(seat, job, 5)).verdict) == ([], HERE)


async def test_a_deceased_persons_record_is_asked_a_second_time(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    (number,) = ids_of(Outcome.DECEASED, count=1)
    job = await run_list(seat, [*voters(2), WRONG])
    practice_iec.requests.clear()
    await correct(seat, job, 4, number)
    assert asked(practice_iec) == [number, number]
    assert (await row_of(seat, job, 4)).verdict == Verdict.DECEASED


async def test_a_correction_waits_through_an_outage(
    fast: Seat, practice_iec: PracticeIec, clock: FastClock
) -> None:
    job = await run_list(fast, [*voters(3), WRONG])
    away = practice_iec.fault("server-error")
    await corrections_of(fast).correct(job.job_id, 5, RIGHT)
    async with running(fast) as task:
        await until(lambda: away.struck > 3)
        away.stop()
        await task
    assert (await row_of(fast, job, 5)).verdict == HERE


async def test_a_row_is_corrected_twice_and_keeps_what_was_received(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await run_list(seat, [*voters(2), WRONG])
    again, other = voters(2, 8000)
    await correct(seat, job, 4, other)
    practice_iec.requests.clear()
    await corrections_of(seat, "Johan").correct(job.job_id, 4, again)
    await seat.runner.run_until_done()
    row = await row_of(seat, job, 4)
    assert (row.id_number, row.as_received, row.verdict) == (again, WRONG, HERE)
    assert row.repair.startswith("corrected by Johan on ")
    assert asked(practice_iec) == [again]
    assert (await job_now(seat, job)).distinct_ids == 3


async def test_a_removed_job_that_is_corrected_is_in_the_list_again(seat: Seat) -> None:
    job = await run_list(seat, [*voters(2), WRONG])
    await QueueChanges(seat.store, seat.changes, permit_of(seat.store)).remove([job.job_id])
    await correct(seat, job, 4, RIGHT)
    assert [one.job_id for one in await seat.changes.newest()] == [job.job_id]


async def test_a_correction_waits_while_the_queue_is_paused(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await run_list(seat, [*voters(2), WRONG])
    queue = QueueChanges(seat.store, seat.changes, permit_of(seat.store))
    await queue.pause_queue()
    waiting = await correct(seat, job, 4, RIGHT)
    assert (waiting.status, waiting.result) == (JobStatus.QUEUED, job.result)
    await queue.resume_queue()
    await seat.runner.run_until_done()
    assert (await row_of(seat, job, 4)).verdict == HERE


async def test_the_ward_of_a_corrected_job_is_changed_without_a_lookup(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await run_list(seat, [*voters(2), WRONG])
    await correct(seat, job, 4, RIGHT)
    practice_iec.requests.clear()
    await seat.changes.change_ward(job.job_id, WardId("93501017"))
    assert set(await verdicts_of(seat, job)) == {"NotRegisteredInWard"}
    assert (await row_of(seat, job, 4)).repair.startswith("corrected by")
    assert asked(practice_iec) == []


BY_ROW = {"name": "members.xlsx", "wishes": Wishes(ward=WARD_PER_ROW)}


async def test_a_corrected_row_without_a_ward_is_not_asked(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    wards = [93501016, 93501016, 93501016, None]
    job = await run_list(seat, [*voters(3), WRONG], wards=wards, **BY_ROW)
    practice_iec.requests.clear()
    await correct(seat, job, 5, RIGHT)
    row = await row_of(seat, job, 5)
    assert (asked(practice_iec), row.verdict, row.reason) == (
        [],
        "CouldNotCheck",
        "no ward in the row",
    )


async def test_a_corrected_row_with_a_ward_counts_before_one_without(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    wards = [93501016, 93501016, None, 93501016]
    job = await run_list(seat, [*voters(2), RIGHT, WRONG], wards=wards, **BY_ROW)
    practice_iec.requests.clear()
    await correct(seat, job, 5, RIGHT)
    assert asked(practice_iec) == [RIGHT]
    assert (await verdicts_of(seat, job))[2:] == ["Duplicate", HERE]


@pytest.mark.parametrize(
    ("row_no", "text", "why"),
    [
        (4, WRONG, "check digit is wrong"),
        (4, RIGHT[1:], "fewer than 13 digits"),
        (4, "", "no ID number"),
        (4, f"{RIGHT}1", "more than 13 digits"),
        (99, RIGHT, "nobody in row 99"),
        (2, voters(1)[0], "has this ID number already"),
    ],
)
async def test_what_cannot_be_corrected_is_refused_without_quoting_the_number(
    seat: Seat, row_no: int, text: str, why: str
) -> None:
    job = await run_list(seat, [*voters(2), WRONG])
    with pytest.raises(UserError, match=why) as refused:
        await corrections_of(seat).correct(job.job_id, row_no, text)
    assert not text or text not in str(refused.value)
    assert await job_now(seat, job) == job


@pytest.mark.parametrize("state", ["queued", "processing", "paused"])
async def test_a_job_that_has_not_ended_is_not_corrected(
    seat: Seat, practice_iec: PracticeIec, state: str
) -> None:
    job = await add_list(seat, [*voters(20), WRONG])
    practice_iec.latency_ms = 300
    if state == "paused":
        await QueueChanges(seat.store, seat.changes, permit_of(seat.store)).pause([job.job_id])
    async with running(seat):
        if state == "processing":
            await until(lambda: bool(practice_iec.requests))
        if state != "queued":
            with pytest.raises(UserError, match="has not ended"):
                await corrections_of(seat).correct(job.job_id, 22, RIGHT)
            return
    with pytest.raises(UserError, match="has not ended"):
        await corrections_of(seat).correct(job.job_id, 22, RIGHT)


async def test_nobody_is_put_where_a_person_was_removed_at_their_request(seat: Seat) -> None:
    numbers = voters(3)
    job = await run_list(seat, [*numbers, WRONG])
    await seat.people.erase(numbers[0])
    with pytest.raises(UserError, match=r"stored no more"):
        await corrections_of(seat).correct(job.job_id, 2, RIGHT)


async def test_a_corrected_person_is_found_and_erased_by_the_right_number(seat: Seat) -> None:
    job = await run_list(seat, [*voters(2), WRONG])
    await correct(seat, job, 4, RIGHT)
    (found,) = await seat.people.find(RIGHT)
    assert (found.row_no, found.verdict) == (4, Verdict.REGISTERED_IN_WARD)
    await seat.people.erase(RIGHT)
    row = await row_of(seat, job, 4)
    assert (row.id_number, row.as_received, row.repair) == ("", "", "")
