"""What an operator at another seat wishes of the running job is obeyed at its next checkpoint."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from app.domain.job import JobStatus
from app.domain.ward import WardId
from app.engine import job_run
from app.engine.queue_changes import QueueChanges
from app.iec.practice.people import Outcome
from tests.helpers.commands import wait_until
from tests.helpers.office_seats import AT_ONCE, BATCH, numbers, open_office
from tests.helpers.seats import ids_of, until

pytestmark = pytest.mark.long

# A checkpoint may be under way, and have looked already, while a wish is written.
ONE_CHECKPOINT = 2 * BATCH + AT_ONCE
LIST = 700
ELSEWHERE = WardId("93501017")


@asynccontextmanager
async def office_at_work(tmp_path, mariadb, *lists):
    """One seat checks; another one, here, is where the operator sits. Its jobs' ids."""
    with open_office(tmp_path, mariadb, latency_ms=50) as office:
        async with office.here() as desk:
            jobs = [await office.take_in(desk, people) for people in lists]
            with office.seats("seat-1"):
                await until(lambda: office.answered(jobs[0]) >= BATCH)
                yield office, desk, jobs


def asked_since(office, before):
    return len(office.iec.requests) - before


async def test_a_job_cancelled_from_another_seat_stops_at_its_next_checkpoint(tmp_path, mariadb):
    async with office_at_work(tmp_path, mariadb, numbers(LIST)) as (office, desk, (job,)):
        await desk.changes.cancel(job)
        before = len(office.iec.requests)
        await until(lambda: office.job(job).status is JobStatus.CANCELLED)
        assert asked_since(office, before) <= ONE_CHECKPOINT
        assert office.answered(job) >= BATCH


async def test_a_job_paused_from_another_seat_goes_back_and_is_resumed(tmp_path, mariadb):
    async with office_at_work(tmp_path, mariadb, numbers(LIST)) as (office, desk, (job,)):
        queue = QueueChanges(desk.store, desk.changes, desk.permit)
        await queue.pause([job])
        before = len(office.iec.requests)
        await until(lambda: office.job(job).status is JobStatus.QUEUED)
        assert asked_since(office, before) <= ONE_CHECKPOINT
        kept = office.answered(job)
        await queue.resume([job])
        await until(lambda: office.job(job).status is JobStatus.COMPLETED, 60)
        assert kept >= BATCH


async def test_a_list_made_urgent_at_another_seat_takes_over(tmp_path, mariadb):
    lists = numbers(LIST), numbers(20, 5000)
    async with office_at_work(tmp_path, mariadb, *lists) as (office, desk, (first, second)):
        queue = QueueChanges(desk.store, desk.changes, desk.permit)
        await queue.set_urgent([second], urgent=True)
        before = len(office.iec.requests)
        await until(lambda: len(office.claims()) > 1)
        assert asked_since(office, before) <= ONE_CHECKPOINT
        await until(lambda: office.job(first).status is JobStatus.COMPLETED, 60)
        assert office.claims() == [first, second, first]


async def test_the_ward_of_a_running_job_is_changed_from_another_seat(tmp_path, mariadb):
    home = ids_of(Outcome.HOME, count=300)
    async with office_at_work(tmp_path, mariadb, home) as (office, desk, (job,)):
        await desk.changes.change_ward(job, ELSEWHERE)
        await until(lambda: office.job(job).status is JobStatus.COMPLETED, 60)
        assert in_ward(office.job(job)) == 0


async def test_an_ended_list_is_retried_from_another_seat_while_a_job_runs(tmp_path, mariadb):
    async with office_at_work(tmp_path, mariadb, numbers(LIST)) as (office, desk, (job,)):
        cancelled = await office.take_in(desk, numbers(20, 5000))
        await desk.changes.cancel(cancelled)
        await desk.changes.retry(cancelled)
        for one in (job, cancelled):
            await until(lambda one=one: office.job(one).status is JobStatus.COMPLETED, 60)
        assert office.answered(cancelled) == 20


async def test_a_ward_changed_as_a_job_ends_is_never_lost(tmp_path, mariadb, monkeypatch):
    """On a server the change may come between a run's last look at its job and its end."""

    with open_office(tmp_path, mariadb) as office:
        changes = []

        def change_now(connection, job_id, made, now):
            changing = asyncio.run_coroutine_threadsafe(
                desk.changes.change_ward(job_id, ELSEWHERE), loop
            )
            changes.append(changing)
            blocked = "SELECT COUNT(*) FROM information_schema.INNODB_LOCK_WAITS"
            wait_until(
                lambda: ward_of(office, job_id) == ELSEWHERE or mariadb.run(blocked)[0][0] != 0
            )
            put(connection, job_id, made, now)

        put = job_run.replace_results
        loop = asyncio.get_running_loop()
        async with office.here() as desk, office.here(data_dir=tmp_path / "runner") as runner:
            job = await office.take_in(desk, ids_of(Outcome.HOME, count=5))
            monkeypatch.setattr(job_run, "replace_results", change_now)
            await runner.runner.run_until_done()
            for changing in changes:
                await asyncio.wrap_future(changing)
        ended = office.job(job)
        assert (ended.status, ended.ward_id) == (JobStatus.COMPLETED, ELSEWHERE)
        assert in_ward(ended) == 0


def ward_of(office, job_id):
    return office.job(job_id).ward_id


def in_ward(job):
    return job.result["verdicts"]["RegisteredInWard"]
