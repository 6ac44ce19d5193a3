"""Results save themselves, and what an operator made of them stays hers."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.domain.errors import UserError
from app.domain.job import Job, JobStatus
from app.domain.ward import WardId
from app.engine import deliveries as engine
from app.engine.delivery import Delivered
from app.engine.results import local_text
from app.iec.practice.server import PracticeIec
from app.store import deliveries as store
from app.store import files, retention
from app.store.files import FileRole, fingerprint
from tests.helpers.deliveries import (
    added,
    deliveries_of,
    delivery_of,
    finished,
    names_below,
    stored_sha256,
)
from tests.helpers.drafts import drafts_of
from tests.helpers.fast_clock import FastClock
from tests.helpers.seats import interrupt, job_now, run_list, running, until, voters

OTHER_WARD = WardId("93501017")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The results folder; it is not there yet."""
    return tmp_path / "Documents" / "Rollcheck"


def day_of(job: Job) -> str:
    """The local day a job was added."""
    return local_text(job.created_at)[:10]


async def is_saved(seat: Seat, job: Job) -> bool:
    """Whether the seat remembers to have saved a job's results."""
    return bool((await delivery_of(seat, job)).workbook)


async def test_results_are_saved_under_day_and_batch(seat: Seat, root: Path) -> None:
    batch = await drafts_of(seat).new_batch("Limpopo 23 Nov")
    job = await finished(seat, voters(3), batch_id=batch.batch_id)
    await deliveries_of(seat, root).save_due()
    folder = f"{day_of(job)}/Limpopo 23 Nov"
    assert names_below(root) == [f"{folder}/register.pdf", f"{folder}/workbook.xlsx"]


async def test_a_list_that_came_alone_is_saved_under_its_day(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    await deliveries_of(seat, root).save_due()
    assert names_below(root) == [f"{day_of(job)}/register.pdf", f"{day_of(job)}/workbook.xlsx"]
    saved = await delivery_of(seat, job)
    assert fingerprint(Path(saved.workbook)) == await stored_sha256(seat, job)


async def test_results_of_a_command_are_given_out_by_the_command_alone(
    seat: Seat, root: Path
) -> None:
    await run_list(seat, voters(3))
    await deliveries_of(seat, root).save_due()
    assert names_below(root) == []


async def test_what_was_answered_of_a_stopped_list_is_saved_too(
    seat: Seat, practice_iec: PracticeIec, root: Path
) -> None:
    practice_iec.latency_ms = 10
    job = await added(seat, voters(120))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 20)
        await seat.changes.cancel(job.job_id)
        await task
    assert (await job_now(seat, job)).status is JobStatus.CANCELLED
    await deliveries_of(seat, root).save_due()
    assert len(names_below(root)) == 2


async def test_nothing_is_saved_twice(seat: Seat, root: Path) -> None:
    await finished(seat, voters(3))
    for _ in range(2):
        # Another start of Rollcheck knows what the first one saved.
        await deliveries_of(seat, root).save_due()
    assert len(names_below(root)) == 2


async def test_results_made_anew_take_the_place_of_the_old_ones(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    old = Path((await delivery_of(seat, job)).workbook)
    before = fingerprint(old)
    await seat.changes.change_ward(job.job_id, OTHER_WARD)
    await deliveries.save_due()
    assert Path((await delivery_of(seat, job)).workbook) == old
    assert fingerprint(old) == await stored_sha256(seat, job) != before
    assert fingerprint(old.parent / "replaced" / old.name) == before
    assert len(names_below(root)) == 4


async def test_each_result_that_was_replaced_is_kept(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    for ward in ("93501017", "93501018"):
        await seat.changes.change_ward(job.job_id, WardId(ward))
        await deliveries.save_due()
    replaced = [name for name in names_below(root) if "replaced" in name]
    assert [name.partition("replaced/")[2] for name in replaced] == [
        "register (2).pdf",
        "register.pdf",
        "workbook (2).xlsx",
        "workbook.xlsx",
    ]


async def test_a_copy_the_operator_changed_stays_where_it_is(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    hers = Path((await delivery_of(seat, job)).workbook)
    hers.write_text("with her remarks")
    await seat.changes.change_ward(job.job_id, OTHER_WARD)
    await deliveries.save_due()
    assert hers.read_text() == "with her remarks"
    new = Path((await delivery_of(seat, job)).workbook)
    assert new.name == "workbook (2).xlsx"
    assert fingerprint(new) == await stored_sha256(seat, job)


async def test_a_workbook_open_in_excel_blocks_nothing(
    seat: Seat, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    held = Path((await delivery_of(seat, job)).workbook)
    replace = Path.replace

    def refuses(self: Path, target: Path) -> Path:
        # What Windows does while Excel has the file.
        if held in (self, Path(target)):
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuses)
    await seat.changes.change_ward(job.job_id, OTHER_WARD)
    await deliveries.save_due()
    assert deliveries.problem == ""
    new = Path((await delivery_of(seat, job)).workbook)
    assert fingerprint(new) == await stored_sha256(seat, job)
    assert new != held
    assert held.is_file()


async def test_a_deleted_copy_is_not_written_again_by_itself(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    Path((await delivery_of(seat, job)).workbook).unlink()
    await deliveries.save_due()
    assert [Path(name).name for name in names_below(root)] == ["register.pdf"]
    assert await deliveries.paths_of(job.job_id) is None


async def test_whoever_opens_a_deleted_copy_gets_a_fresh_one(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    saved = Path((await delivery_of(seat, job)).workbook)
    saved.unlink()
    opened = await deliveries.path_of(job.job_id, register=False)
    assert opened == saved
    assert fingerprint(opened) == await stored_sha256(seat, job)


async def test_the_copy_that_is_opened_is_hers_if_she_changed_it(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    hers = Path((await delivery_of(seat, job)).workbook)
    hers.write_text("with her remarks")
    assert await deliveries.path_of(job.job_id, register=False) == hers
    assert hers.read_text() == "with her remarks"


async def test_results_are_opened_as_they_are_now_also_before_they_were_saved(
    seat: Seat, root: Path
) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    await seat.changes.change_ward(job.job_id, OTHER_WARD)
    opened = await deliveries.path_of(job.job_id, register=True)
    assert fingerprint(opened) == await stored_sha256(seat, job, FileRole.REGISTER)


async def test_paths_are_told_once_both_are_there(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    assert await deliveries.paths_of(job.job_id) is None
    await deliveries.save_due()
    saved = await delivery_of(seat, job)
    paths = Delivered(Path(saved.workbook), Path(saved.register))
    assert await deliveries.paths_of(job.job_id) == paths
    assert await deliveries.saved_in([job.job_id]) == Path(saved.workbook).parent


async def test_a_list_without_results_says_so(seat: Seat, root: Path) -> None:
    job = await added(seat, voters(3))
    with pytest.raises(UserError, match="has no results yet"):
        await deliveries_of(seat, root).path_of(job.job_id, register=False)


async def test_saved_copies_outlive_what_is_stored(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    await seat.store.write(
        lambda c: files.remove_files(c, [one.file_id for one in files.current_files(c, job.job_id)])
    )
    saved = await delivery_of(seat, job)
    assert await deliveries.path_of(job.job_id, register=False) == Path(saved.workbook)
    Path(saved.workbook).unlink()
    with pytest.raises(UserError, match="stored no more"):
        await deliveries.path_of(job.job_id, register=False)


async def test_a_folder_that_cannot_be_written_to_is_told_and_tried_until_it_can(
    fast: Seat, root: Path, clock: FastClock
) -> None:
    root.parent.mkdir()
    root.write_text("a file where the folder should be")
    await finished(fast, voters(3))
    deliveries = deliveries_of(fast, root)
    told: list[str] = []
    deliveries.changed.append(lambda: told.append(deliveries.problem))
    began = clock.monotonic()
    task = asyncio.ensure_future(deliveries.run())
    try:
        await until(lambda: bool(deliveries.problem))
        assert deliveries.problem.startswith(f"Results cannot be saved in {root}: Not a directory.")
        root.unlink()
        await until(lambda: len(names_below(root)) == 2)
        await until(lambda: not deliveries.problem)
    finally:
        await interrupt(task)
    assert clock.monotonic() - began >= 60
    assert len(told) == 2


async def test_one_list_that_cannot_be_saved_holds_up_no_other(seat: Seat, root: Path) -> None:
    batch = await drafts_of(seat).new_batch("Limpopo")
    first = await finished(seat, voters(3), batch_id=batch.batch_id)
    await finished(seat, voters(3, start=90), name="BLOUBERG WARD 17.xlsx")
    (root / day_of(first)).mkdir(parents=True)
    (root / day_of(first) / "Limpopo").write_text("a file where the folder should be")
    deliveries = deliveries_of(seat, root)
    await deliveries.save_due()
    assert deliveries.problem
    assert len(names_below(root)) == 3


@pytest.fixture
def dead_drive(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A results folder that does not answer until the event is set."""
    answers = threading.Event()
    save, is_saved = engine.save, engine.is_saved

    def late_save(*arguments):  # type: ignore[no-untyped-def]
        answers.wait(30)
        return save(*arguments)

    def late_look(*arguments):  # type: ignore[no-untyped-def]
        answers.wait(30)
        return is_saved(*arguments)

    monkeypatch.setattr(engine, "save", late_save)
    monkeypatch.setattr(engine, "is_saved", late_look)
    monkeypatch.setattr(engine, "SAVING_SECONDS", 0.05)
    monkeypatch.setattr(engine, "LOOKING_SECONDS", 0.05)
    yield answers
    answers.set()


async def test_a_dead_drive_is_told_and_costs_one_thread(
    seat: Seat, root: Path, dead_drive: threading.Event
) -> None:
    await finished(seat, voters(3))
    await finished(seat, voters(3, start=90), name="BLOUBERG WARD 17.xlsx")
    deliveries = deliveries_of(seat, root)
    for _ in range(3):
        await deliveries.save_due()
    assert "it does not answer" in deliveries.problem
    assert [one.name for one in threading.enumerate()].count("results folder") == 1
    dead_drive.set()
    await until(lambda: "results folder" not in [one.name for one in threading.enumerate()])
    await deliveries.save_due()
    assert deliveries.problem == ""
    assert len(names_below(root)) == 4


async def test_results_on_a_dead_drive_can_be_opened_all_the_same(
    seat: Seat, root: Path, dead_drive: threading.Event
) -> None:
    job = await finished(seat, voters(3))
    opened = await deliveries_of(seat, root).path_of(job.job_id, register=True)
    assert fingerprint(opened) == await stored_sha256(seat, job, FileRole.REGISTER)
    assert opened.is_relative_to(seat.scratch.folder)


async def test_what_a_killed_process_left_half_written_goes(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    folder = root / day_of(job)
    folder.mkdir(parents=True)
    for name in (".0123456789ab.tmp", ".fedcba987654.tmp", "hers.tmp"):
        (folder / name).write_text("half of a list")
    for name in (".0123456789ab.tmp", "hers.tmp"):
        os.utime(folder / name, (datetime(2026, 1, 1).timestamp(),) * 2)
    await deliveries_of(seat, root).save_due()
    left = [Path(name).name for name in names_below(root)]
    assert left == [".fedcba987654.tmp", "hers.tmp", "register.pdf", "workbook.xlsx"]


async def test_a_crash_between_saving_and_remembering_leaves_no_second_copy(
    seat: Seat, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await finished(seat, voters(3))
    with monkeypatch.context() as patch:
        patch.setattr(engine.deliveries, "put_delivery", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await deliveries_of(seat, root).save_due()
    await deliveries_of(seat, root).save_due()
    assert len(names_below(root)) == 2


async def test_a_purged_job_leaves_no_trace_of_where_it_was_saved(seat: Seat, root: Path) -> None:
    job = await finished(seat, voters(3))
    await deliveries_of(seat, root).save_due()
    later = datetime(2100, 1, 1)
    await seat.store.write(
        lambda c: retention.purge(
            c, files_before=later, decisions_before=later, answers_before=later
        )
    )
    seats = (seat.settings.seat_name,)
    assert await seat.store.read(lambda c: store.delivery_of(c, job.job_id, *seats)) is None


async def test_an_error_of_our_own_is_logged_and_saving_goes_on(
    fast: Seat, root: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await finished(fast, voters(3))
    deliveries = deliveries_of(fast, root)
    with monkeypatch.context() as patch:
        patch.setattr(engine.deliveries, "put_delivery", lambda *_: 1 / 0)
        task = asyncio.ensure_future(deliveries.run())
        await until(lambda: "ZeroDivisionError" in caplog.text)
    job = await finished(fast, voters(3, start=90), name="BLOUBERG WARD 17.xlsx")
    try:
        await until(lambda: is_saved(fast, job))
    finally:
        await interrupt(task)
    assert len(names_below(root)) == 4
