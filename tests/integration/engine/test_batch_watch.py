"""One word for lists that came together, once, when the last of them has ended."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import Seat
from app.domain.draft import Door
from app.engine.batch_watch import BatchDone, BatchWatch
from app.engine.clock import Clock
from app.engine.queue_changes import QueueChanges
from app.iec.practice.server import PracticeIec
from app.serving import open_serving_seat
from app.settings import load_settings
from tests.helpers.deliveries import added, deliveries_of, finished, names_below
from tests.helpers.drafts import a_list, drafts_of
from tests.helpers.permits import permit_of
from tests.helpers.seats import PlainWorker, interrupt, run_list, until, voters

WARD_17 = "BLOUBERG WARD 17.xlsx"


class Told:
    """A seat's watch, and what it told."""

    def __init__(self, seat: Seat, root: Path) -> None:
        self.done: list[BatchDone] = []
        deliveries = deliveries_of(seat, root)
        self.watch = BatchWatch(seat.store, seat.clock, seat.settings.seat_name, deliveries)
        self.watch.when_done.append(self.done.append)

    async def look(self) -> list[BatchDone]:
        """What it tells now."""
        self.done.clear()
        await self.watch.look()
        return list(self.done)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The results folder."""
    return tmp_path / "results"


async def test_a_batch_is_told_when_its_last_list_has_ended_with_all_sums(
    seat: Seat, practice_iec: PracticeIec, root: Path
) -> None:
    practice_iec.fault(f"wrong-id@id={voters(3)[1]}")
    batch = await drafts_of(seat).new_batch("Limpopo 23 Nov")
    first = await finished(seat, voters(3), batch_id=batch.batch_id)
    second = await added(
        seat, [*voters(4, start=90), "8001"], name=WARD_17, batch_id=batch.batch_id
    )
    told = Told(seat, root)
    assert await told.look() == []
    await seat.runner.run_until_done()
    (done,) = await told.look()
    assert done.folder is not None
    assert done.folder.name == "Limpopo 23 Nov"
    assert len(list(done.folder.iterdir())) == 4
    assert done == BatchDone(
        name="Limpopo 23 Nov",
        job_ids=(first.job_id, second.job_id),
        files=2,
        rows=8,
        to_look_at=2,
        stopped=0,
        failed=0,
        folder=done.folder,
    )


async def test_it_is_told_once_over_a_restart_too(seat: Seat, root: Path) -> None:
    batch = await drafts_of(seat).new_batch("Limpopo")
    await finished(seat, voters(3), batch_id=batch.batch_id)
    await finished(seat, voters(3, start=90), name=WARD_17)
    assert len(await Told(seat, root).look()) == 2
    assert await Told(seat, root).look() == []


async def test_of_two_programs_that_look_at_once_one_tells(seat: Seat, root: Path) -> None:
    await finished(seat, voters(3))
    both = Told(seat, root), Told(seat, root)
    await asyncio.gather(*(one.watch.look() for one in both))
    assert len(both[0].done) + len(both[1].done) == 1


async def test_a_list_that_came_alone_is_told_by_its_file(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3), name=WARD_17)
    (done,) = await Told(seat, root).look()
    assert (done.name, done.files, done.job_ids) == (WARD_17, 1, (job.job_id,))


async def test_a_list_of_a_command_is_told_by_the_command_alone(seat: Seat, root: Path) -> None:
    await run_list(seat, voters(3))
    assert await Told(seat, root).look() == []


async def test_lists_of_another_seat_are_told_there(seat: Seat, root: Path) -> None:
    batch = await drafts_of(seat).new_batch("Limpopo")
    await finished(seat, voters(3), batch_id=batch.batch_id)
    await finished(seat, voters(2, start=90), name=WARD_17)
    told = Told(seat, root)
    told.watch = BatchWatch(seat.store, seat.clock, "SEAT-2", deliveries_of(seat, root))
    assert await told.look() == []


async def test_a_list_asked_again_is_told_again_by_itself(
    seat: Seat, practice_iec: PracticeIec, root: Path
) -> None:
    fault = practice_iec.fault(f"wrong-id@id={voters(3)[1]}")
    batch = await drafts_of(seat).new_batch("Limpopo")
    again = await finished(seat, voters(3), batch_id=batch.batch_id)
    await finished(seat, voters(2, start=90), name=WARD_17, batch_id=batch.batch_id)
    told = Told(seat, root)
    (done,) = await told.look()
    assert (done.files, done.to_look_at) == (2, 1)
    fault.stop()
    await seat.changes.retry(again.job_id)
    assert await told.look() == []
    await seat.runner.run_until_done()
    (done,) = await told.look()
    assert (done.name, done.job_ids, done.to_look_at) == ("Limpopo", (again.job_id,), 0)


async def test_stopped_and_failed_lists_are_counted(
    seat: Seat, practice_iec: PracticeIec, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = await drafts_of(seat).new_batch("Limpopo")
    stopped = await added(seat, voters(3), batch_id=batch.batch_id)
    await seat.changes.cancel(stopped.job_id)
    await added(seat, voters(2, start=90), name=WARD_17, batch_id=batch.batch_id)
    monkeypatch.setattr(type(seat.results), "make", staticmethod(lambda *_, **__: 1 / 0))
    await seat.runner.run_until_done()
    (done,) = await Told(seat, root).look()
    assert (done.files, done.stopped, done.failed, done.folder) == (2, 1, 1, None)


async def test_a_folder_that_cannot_be_written_to_delays_no_word(seat: Seat, root: Path) -> None:
    root.write_text("a file where the folder should be")
    await finished(seat, voters(3))
    (done,) = await Told(seat, root).look()
    assert done.folder is None


async def test_who_fails_to_show_it_keeps_it_from_nobody_else(
    seat: Seat, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await finished(seat, voters(3))
    told = Told(seat, root)
    told.watch.when_done.insert(0, lambda _done: 1 / 0)
    assert len(await told.look()) == 1
    assert "was not shown" in caplog.text


async def test_a_paused_list_keeps_its_batch_from_being_done(seat: Seat, root: Path) -> None:
    batch = await drafts_of(seat).new_batch("Limpopo")
    paused = await added(seat, voters(3), batch_id=batch.batch_id)
    queue = QueueChanges(seat.store, seat.changes, permit_of(seat.store))
    await queue.pause([paused.job_id])
    await finished(seat, voters(2, start=90), name=WARD_17, batch_id=batch.batch_id)
    told = Told(seat, root)
    assert await told.look() == []
    await queue.resume([paused.job_id])
    await seat.runner.run_until_done()
    (done,) = await told.look()
    assert done.files == 2


class Patience(Clock):
    """Waits until it is woken, however long that takes."""

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Never ended by time."""
        return await event.wait()


async def test_the_end_of_a_list_wakes_the_watch(seat: Seat, root: Path) -> None:
    told = Told(seat, root)
    desk = seat.settings.seat_name
    told.watch = BatchWatch(seat.store, Patience(), desk, deliveries_of(seat, root))
    told.watch.when_done.append(told.done.append)
    task = asyncio.ensure_future(told.watch.run())
    try:
        job = await finished(seat, voters(3))
        await told.watch.ended(job)
        await until(lambda: len(told.done) == 1)
    finally:
        await interrupt(task)


async def test_behind_a_window_results_are_saved_and_told_without_anybody_asking(
    tmp_path: Path, practice_iec: PracticeIec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "SpreadsheetWorker", PlainWorker)
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "none.toml"))
    results = tmp_path / "results"
    settings = load_settings(
        data_dir=tmp_path / "data", results_folder=results, seat_name="desk", start_dropped=True
    )
    done: list[BatchDone] = []
    async with open_serving_seat(settings, practice=True, address=practice_iec.address) as seat:
        seat.batches.when_done.append(done.append)
        work = (seat.keeper.run(), seat.deliveries.run(), seat.batches.run())
        tasks = [asyncio.ensure_future(one) for one in work]
        batch = await seat.drafts.new_batch("Limpopo")
        path = a_list(tmp_path / "lists", voters(3))
        await seat.drafts.take(path, door=Door.DROPPED, batch_id=batch.batch_id)
        seat.keeper.wake()
        await until(lambda: bool(done))
        for task in tasks:
            await interrupt(task)
    assert (
        done[0].folder
        == results / "Practice" / names_below(results)[0].split(os.sep)[1] / "Limpopo"
    )
    assert len(names_below(results)) == 2
