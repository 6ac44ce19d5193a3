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
from app.domain.errors import DiskFull, OutageError
from app.domain.job import Job, JobStatus
from app.engine import results
from app.engine.drafts import Drafts
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


@pytest.mark.parametrize("door", [Door.WATCHED, Door.INBOX])
async def test_a_list_that_nobody_can_add_again_waits_for_room(drafts, a_list, full_disk, door):
    with pytest.raises(DiskFull):
        await drafts.take(a_list, door=door)
    assert await drafts.open_drafts() == []
    full_disk["is"] = False
    assert isinstance(await drafts.take(a_list, door=door), Job | Draft)


async def test_a_list_whose_share_goes_away_before_it_is_read_is_taken_when_it_is_back(
    drafts, a_list
):
    """Found by packaging/chaos.sh: it was refused for ever, for there was no such file."""
    hidden = a_list.rename(a_list.with_suffix(".away"))
    with pytest.raises(OutageError):
        await drafts.take(a_list, door=Door.WATCHED)
    assert await drafts.open_drafts() == []
    hidden.rename(a_list)
    assert isinstance(await drafts.take(a_list, door=Door.WATCHED), Job | Draft)


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


def _no_room(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
