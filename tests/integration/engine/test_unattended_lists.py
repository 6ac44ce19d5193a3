"""A full disk or a share that goes: lists wait, jobs go back to the queue, nobody is told a lie.

Found by packaging/chaos.sh: a list in the watched folder was refused for ever, and three tries to
write results ended a job.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.domain.draft import Door, Draft
from app.domain.errors import DiskFull, ListAway, NoRoom, NoRoomForResults
from app.domain.job import Job, JobStatus
from app.engine import results
from app.engine.drafts import Drafts, copying
from app.spreadsheets.results import placing
from tests.helpers.seats import add_list, job_now, verdicts_of, voters
from tests.helpers.spreadsheets import HEADERS, save_xlsx


@pytest.fixture
def full_disk(monkeypatch):
    """A disk without room, until it is asked to have some."""
    full = {"is": True}

    def refusing(write):
        def writing(*arguments, **more):
            if full["is"]:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(*arguments, **more)

        return writing

    monkeypatch.setattr(results, "write_results", refusing(results.write_results))
    monkeypatch.setattr(Path, "mkdir", refusing(Path.mkdir))
    return full


@pytest.fixture
def a_list(tmp_path):
    people = [("N", "S", one, "") for one in voters(3)]
    return save_xlsx(tmp_path / "BLOUBERG WARD 16.xlsx", [HEADERS, *people])


@pytest.fixture
def drafts(seat):
    return Drafts(
        seat.store, seat.worker, seat.iec, seat.settings, seat.scratch.folder, seat.permit
    )


@pytest.mark.parametrize("door", [Door.WATCHED, Door.INBOX, Door.FED])
async def test_a_list_that_nobody_can_add_again_waits_for_room(drafts, a_list, full_disk, door):
    with pytest.raises(DiskFull):
        await drafts.take(a_list, door=door)
    assert await drafts.open_drafts() == []
    full_disk["is"] = False
    assert isinstance(await drafts.take(a_list, door=door), Job | Draft)


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EIO, errno.ESTALE, errno.EACCES])
async def test_a_watched_list_that_cannot_be_read_for_a_while_is_taken_when_it_can(
    drafts, a_list, monkeypatch, number
):
    """Found by packaging/chaos.sh: a share that went away in between had it refused for ever."""
    with monkeypatch.context() as patch:
        patch.setattr(copying, "_check_file", _failing(number))
        with pytest.raises(ListAway):
            await drafts.take(a_list, door=Door.WATCHED)
    assert await drafts.open_drafts() == []
    assert isinstance(await drafts.take(a_list, door=Door.WATCHED), Job | Draft)


async def test_a_list_kept_on_this_pc_waits_for_room_when_the_database_is_back(
    drafts, a_list, monkeypatch
):
    async with drafts.arrivals.copied(a_list) as spooled:
        draft = drafts.arrivals.announced(a_list, door=Door.DROPPED)
        with monkeypatch.context() as patch:
            patch.setattr(type(seat_worker(drafts)), "run", _refusing_room)
            with pytest.raises(DiskFull):
                await drafts.arrivals.take(draft, spooled, accepted=True)
        assert await drafts.open_drafts() == []
        assert isinstance(await drafts.arrivals.take(draft, spooled, accepted=True), Draft)


async def test_an_operator_is_told_to_make_room_and_add_the_list_again(drafts, a_list, full_disk):
    draft = await drafts.take(a_list, door=Door.DROPPED)
    assert draft.refusal == (
        "BLOUBERG WARD 16.xlsx: could not be copied, for the disk of this PC is full. "
        "Make room on it, then add the file again."
    )


async def test_a_job_whose_results_do_not_fit_goes_back_to_the_queue_and_is_finished_later(
    seat, practice_iec, monkeypatch
):
    job = await add_list(seat, voters(5))
    with monkeypatch.context() as patch:
        patch.setattr(results, "write_results", _no_room)
        for _ in range(4):
            with pytest.raises(DiskFull):
                await seat.runner.run_until_done()
    waiting = await job_now(seat, job)
    assert (waiting.status, waiting.crashes) == (JobStatus.QUEUED, 0)
    assert waiting.wait_text == str(DiskFull())
    await seat.runner.run_until_done()
    assert await verdicts_of(seat, job) == ["RegisteredInWard"] * 5
    assert len(practice_iec.requests) == 5


async def test_a_job_cancelled_before_its_results_had_room_can_be_finished(seat, monkeypatch):
    job = await add_list(seat, voters(5))
    with monkeypatch.context() as patch:
        patch.setattr(results, "write_results", _no_room)
        with pytest.raises(DiskFull):
            await seat.runner.run_until_done()
        with pytest.raises(NoRoomForResults):
            await seat.changes.cancel(job.job_id)
    assert (await job_now(seat, job)).status is JobStatus.CANCELLED
    await seat.changes.retry(job.job_id)
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.COMPLETED


async def test_results_that_do_not_fit_where_the_spreadsheet_process_writes_wait_for_room(
    seat, monkeypatch
):
    monkeypatch.setattr(type(seat.worker), "run", _full_folder(type(seat.worker).run))
    await add_list(seat, voters(5))
    with pytest.raises(DiskFull):
        await seat.runner.run_until_done()


def _no_room(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _failing(number):
    def fail(*_arguments):
        raise OSError(number, os.strerror(number))

    return fail


async def _refusing_room(_worker, _task, _copy, file_name, *_more, **_options):
    raise NoRoom(file_name)


def _full_folder(run):
    async def running(worker, task, *arguments, **options):
        if task == "make_results":
            with placing.staging(arguments[-1]):
                _no_room()
        return await run(worker, task, *arguments, **options)

    return running


def seat_worker(drafts):
    """What reads its spreadsheets."""
    return drafts._spool._worker
