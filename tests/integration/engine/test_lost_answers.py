"""What was done though nobody heard of it, and waits that are no crashes."""

from __future__ import annotations

from functools import partial

import pytest

from app.domain.errors import StoreUnavailable
from app.domain.job import JobStatus, WaitReason
from app.store import files, job_states
from tests.helpers.seats import add_list, job_now, run_list, voters


async def test_an_end_whose_answer_was_lost_for_good_keeps_its_results(
    seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, lost = seat.store.write, []

    async def write(work):
        done = await real(work)
        if getattr(getattr(work, "func", None), "__name__", "") == "_finish" and not lost:
            lost.append(work)
            raise StoreUnavailable("the answer was lost")
        return done

    monkeypatch.setattr(type(seat.store), "write", staticmethod(write))
    monkeypatch.setattr("app.engine.patience.STORE_RETRY_SECONDS", 0.01)
    job = await run_list(seat, voters(3))
    assert (len(lost), job.status) == (1, JobStatus.COMPLETED)
    kept = await seat.store.read(partial(files.current_files, job_id=job.job_id))
    assert {one.role for one in kept} >= {"workbook", "register"}


@pytest.mark.parametrize(("reason", "crashes"), [(WaitReason.QUOTA, 0), (None, 1)])
async def test_a_seat_that_ends_while_its_list_waits_is_no_crash_of_the_list(
    seat, reason, crashes
) -> None:
    job = await add_list(seat, voters(3))

    def leave_running(connection):
        now = seat.store.database.now(connection)
        job_states.claim(connection, job, "desk", 0, now)
        job_states.set_wait(connection, job.job_id, now, reason)

    await seat.store.write(leave_running)
    assert seat.runner.try_to_lead()
    await seat.runner.recover()
    found = await job_now(seat, job)
    assert (found.status, found.crashes) == (JobStatus.QUEUED, crashes)
