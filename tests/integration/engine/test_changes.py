"""Cancel, retry, another ward: what was answered stays, and what is shown is what is stored."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Seat
from app.domain.errors import StoreUnavailable, UserError
from app.domain.job import Job, JobStatus
from app.domain.spreadsheet import WARD_PER_ROW, Wishes
from app.domain.verdict import STOPPED_REASON
from app.domain.ward import WardId
from app.engine import job_changes
from app.engine.delivery import deliver
from app.engine.job_report import verdict_counts
from app.iec.practice.people import Outcome, person_of
from app.iec.practice.server import PracticeIec
from app.store import files
from tests.helpers.iec import synthetic_ids
from tests.helpers.seats import (
    add_list,
    interrupt,
    job_now,
    reasons_of,
    run_list,
    running,
    until,
    verdicts_of,
    voters,
)

OTHER_WARD = WardId("93501017")


async def cancelled_midway(seat: Seat, iec: PracticeIec, rows: int = 150) -> Job:
    """A job whose operator cancelled it while it ran."""
    iec.latency_ms = 10
    job = await add_list(seat, voters(rows))
    async with running(seat) as task:
        await until(lambda: len(iec.requests) > 30)
        await seat.changes.cancel(job.job_id)
        await task
    iec.latency_ms = 0
    return await job_now(seat, job)


async def test_a_cancelled_job_stops_and_gives_what_it_has(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await cancelled_midway(seat, practice_iec)
    assert (job.status, job.cancel_requested) == (JobStatus.CANCELLED, False)
    reasons = await reasons_of(seat, job)
    assert set(reasons) == {STOPPED_REASON}
    counts = verdict_counts(job)
    assert counts is not None
    assert counts["CouldNotCheck"] == reasons.total()
    assert counts["RegisteredInWard"] == 150 - reasons.total() > 0


async def test_retry_finishes_a_cancelled_job_and_asks_only_the_rest(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await cancelled_midway(seat, practice_iec)
    asked, left = len(practice_iec.requests), job.lookups_left
    await seat.changes.retry(job.job_id)
    await seat.runner.run_until_done()
    assert len(practice_iec.requests) - asked == left
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
    assert (await job_now(seat, job)).status is JobStatus.COMPLETED


async def test_retry_asks_only_what_could_not_be_checked(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(40)
    faults = [practice_iec.fault(f"wrong-id@id={number}") for number in numbers[5:8]]
    job = await run_list(seat, numbers)
    for fault in faults:
        fault.stop()
    practice_iec.requests.clear()
    await seat.changes.retry(job.job_id)
    await seat.runner.run_until_done()
    assert sorted(one.id_number for one in practice_iec.requests) == sorted(numbers[5:8])
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}


@pytest.mark.parametrize("how", ["interrupted", "waiting in the queue"])
async def test_the_old_result_stays_until_the_new_one_is_complete(
    seat: Seat, practice_iec: PracticeIec, tmp_path: Path, how: str
) -> None:
    fault = practice_iec.fault(f"wrong-id@id={voters(20)[3]}")
    job = await run_list(seat, voters(20))
    before = await deliver(seat.store, job, tmp_path / "out")
    fault.stop()
    practice_iec.latency_ms = 400
    await seat.changes.retry(job.job_id)
    if how == "interrupted":
        asked = len(practice_iec.requests)
        async with running(seat) as task:
            await until(lambda: len(practice_iec.requests) > asked)
            await interrupt(task)
    again = await job_now(seat, job)
    assert again.result == job.result
    assert await deliver(seat.store, again, tmp_path / "out") == before


async def test_a_finished_retry_replaces_the_old_files(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    fault = practice_iec.fault(f"wrong-id@id={voters(9)[3]}")
    job = await run_list(seat, voters(9))
    old = await seat.store.read(lambda c: files.current_files(c, job.job_id))
    fault.stop()
    await seat.changes.retry(job.job_id)
    await seat.runner.run_until_done()
    new = await seat.store.read(lambda c: files.current_files(c, job.job_id))
    assert len(new) == len(old) == 3
    assert len({one.file_id for one in (*old, *new)}) == 5


async def test_a_fully_answered_job_has_nothing_to_retry(seat: Seat) -> None:
    job = await run_list(seat, voters(3))
    with pytest.raises(UserError, match="has its answer"):
        await seat.changes.retry(job.job_id)


async def test_another_ward_is_judged_without_a_request(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = synthetic_ids(120)
    job = await run_list(seat, numbers)
    asked = len(practice_iec.requests)
    changed = await seat.changes.change_ward(job.job_id, OTHER_WARD)
    assert len(practice_iec.requests) == asked
    wards = [person_of(n).station.ward for n in numbers if _is_voter(n)]
    expected = Counter(ward == int(OTHER_WARD) for ward in wards)
    counts = verdict_counts(changed)
    assert counts is not None
    assert counts["RegisteredInWard"] == expected[True] > 0
    assert counts["NotRegisteredInWard"] == expected[False]
    assert sum(counts.values()) == 120


def _is_voter(number: str) -> bool:
    return person_of(number).outcome in (Outcome.HOME, Outcome.OTHER_WARD)


async def test_a_ward_change_that_breaks_off_leaves_job_and_results_of_one_ward(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by packaging/chaos.sh: the job had the new ward, its workbook was of the old one."""
    job = await run_list(seat, voters(5))
    put = job_changes.replace_results

    def breaking_off(*arguments: Any) -> None:
        put(*arguments)
        raise StoreUnavailable("the database went away")

    monkeypatch.setattr(job_changes, "replace_results", breaking_off)
    with pytest.raises(StoreUnavailable):
        await seat.changes.change_ward(job.job_id, OTHER_WARD)
    after = await job_now(seat, job)
    assert after.ward_id == job.ward_id
    assert verdict_counts(after)["RegisteredInWard"] == 5  # type: ignore[index]


async def test_a_queued_job_is_run_under_its_new_ward(seat: Seat) -> None:
    job = await add_list(seat, voters(5))
    await seat.changes.change_ward(job.job_id, OTHER_WARD)
    await seat.runner.run_until_done()
    assert set(await verdicts_of(seat, job)) == {"NotRegisteredInWard"}
    assert verdict_counts(await job_now(seat, job))["NotRegisteredInWard"] == 5  # type: ignore[index]


async def test_a_ward_changed_while_results_are_made_is_in_them(seat: Seat) -> None:
    job = await add_list(seat, voters(5))
    make = seat.results.make

    async def make_and_change(*args, **options):  # type: ignore[no-untyped-def]
        made = await make(*args, **options)
        patch.undo()
        await seat.changes.change_ward(job.job_id, OTHER_WARD)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(seat.results), "make", staticmethod(make_and_change))
        await seat.runner.run_until_done()
    done = await job_now(seat, job)
    assert verdict_counts(done)["NotRegisteredInWard"] == 5  # type: ignore[index]


async def test_each_row_against_its_own_ward(seat: Seat, practice_iec: PracticeIec) -> None:
    numbers = voters(8)
    wards = [93501016, 93501016, 93501016, 93501016, 93501017, 93501017, 93501017, None]
    job = await run_list(
        seat, numbers, name="members.xlsx", wards=wards, wishes=Wishes(ward=WARD_PER_ROW)
    )
    found = await verdicts_of(seat, job)
    assert found == ["RegisteredInWard"] * 4 + ["NotRegisteredInWard"] * 3 + ["CouldNotCheck"]
    assert len(practice_iec.requests) == 7


async def test_a_row_without_a_ward_is_asked_once_the_list_has_one(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    wards = [93501016, 93501016, 93501016, None]
    job = await run_list(
        seat, voters(4), name="members.xlsx", wards=wards, wishes=Wishes(ward=WARD_PER_ROW)
    )
    await seat.changes.change_ward(job.job_id, WardId("93501016"))
    assert await reasons_of(seat, job) == {STOPPED_REASON: 1}
    await seat.changes.retry(job.job_id)
    await seat.runner.run_until_done()
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
    assert len(practice_iec.requests) == 4


async def test_wards_by_row_need_a_ward_column(seat: Seat) -> None:
    job = await run_list(seat, voters(2))
    with pytest.raises(UserError, match="no ward column"):
        await seat.changes.change_ward(job.job_id, None)
