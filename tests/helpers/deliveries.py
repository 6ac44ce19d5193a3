"""Saved results for tests: a seat's deliveries below a folder of the test, and lists added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.bootstrap import Seat
from app.domain.draft import Door
from app.domain.job import Job
from app.engine.deliveries import Deliveries
from app.store import deliveries, files
from app.store.deliveries import Delivery
from app.store.files import FileRole
from tests.helpers.drafts import a_list, draft_of, drafts_of
from tests.helpers.permits import permit_of
from tests.helpers.seats import LIST_NAME


def deliveries_of(seat: Seat, root: Path) -> Deliveries:
    """The seat's deliveries, saved below `root`."""
    spare = seat.scratch.folder
    return Deliveries(
        seat.store, seat.clock, seat.settings.seat_name, root, spare, permit_of(seat.store)
    )


async def added(
    seat: Seat, cells: Sequence[object], *, name: str = LIST_NAME, batch_id: str = ""
) -> Job:
    """A list dropped and started on this seat."""
    drafts = drafts_of(seat)
    path = a_list(seat.world.data_dir.parent / "lists", cells, name=name)
    draft = await draft_of(drafts, path, door=Door.DROPPED, batch_id=batch_id)
    (job,) = await drafts.start([draft.draft_id])
    return job


async def finished(seat: Seat, cells: Sequence[object], **options: str) -> Job:
    """A list dropped, started and checked."""
    job = await added(seat, cells, **options)
    await seat.runner.run_until_done()
    return job


async def delivery_of(seat: Seat, job: Job) -> Delivery:
    """What the seat remembers to have saved of a job."""
    found = await seat.store.read(
        lambda c: deliveries.delivery_of(c, job.job_id, seat.settings.seat_name)
    )
    assert found is not None
    return found


async def stored_sha256(seat: Seat, job: Job, role: str = FileRole.WORKBOOK) -> str:
    """The fingerprint of the job's current results."""
    stored = await seat.store.read(lambda c: files.current_files(c, job.job_id))
    (one,) = [one for one in stored if one.role == role]
    return one.sha256


def names_below(root: Path) -> list[str]:
    """Every file below a folder, by its path from there."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
