"""Finished results lie in the office's shared folder too: one copy of each, and the newest."""

from __future__ import annotations

import asyncio
import contextlib
import threading

import pytest

from app.domain.draft import Door
from app.domain.ward import WardId
from app.engine import shared_copies
from app.engine.doctor_check import State
from app.engine.doctor_here import shared_results_folder
from app.store import deliveries
from tests.helpers.deliveries import names_below
from tests.helpers.drafts import a_list
from tests.helpers.iec import practice_in_thread, synthetic_id
from tests.helpers.office_here import fresh_office, office_seat, server_with_tables

CELLS = [str(synthetic_id(at)) for at in range(3)]


@pytest.fixture(scope="module")
def server():
    with server_with_tables() as (server, _url):
        yield server


@pytest.fixture(scope="module")
def iec():
    with practice_in_thread() as server:
        yield server


@pytest.fixture
def url(server):
    return fresh_office(server)


@pytest.fixture
def share(tmp_path):
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def seat_with(tmp_path, url, iec, share):
    def make(name="desk", **given):
        values = {"shared_results_folder": str(share)} | given
        return office_seat(tmp_path, url, iec.address, seat_name=name, **values)

    return make


async def finished(seat, path, batch=None):
    """A list checked on this seat after sharing began."""
    await seat.shared_copies.copy_due()
    taken = await seat.kept_here.take(path, door=Door.DROPPED, batch=batch)
    (job,) = await seat.drafts.start([taken.draft_id])
    await seat.runner.run_until_done()
    return await seat.changes.find(job.job_id)


def a_day_of(job):
    return shared_copies.results_place.__globals__["local_text"](job.created_at)[:10]


async def time_line(seat, job):
    return [text for _at, text in await seat.changes.time_line(job.job_id)]


async def test_results_are_copied_by_day_and_batch_and_the_time_line_says_where(
    seat_with, tmp_path, share
):
    async with seat_with() as seat:
        batch = await seat.kept_here.new_batch("Blouberg")
        job = await finished(seat, a_list(tmp_path / "lists", CELLS), batch)
        await seat.shared_copies.copy_due()
        found = names_below(share)
        assert len(found) == 2
        folder = f"{a_day_of(job)}/Blouberg"
        assert all(name.startswith(f"{folder}/") for name in found)
        assert f"results copied to {share / folder}" in await time_line(seat, job)
        assert seat.shared_copies.problem == ""


async def test_of_many_seats_exactly_one_copies_once(seat_with, tmp_path, share):
    async with contextlib.AsyncExitStack() as stack:
        seats = [await stack.enter_async_context(seat_with(f"seat-{n}")) for n in range(4)]
        job = await finished(seats[0], a_list(tmp_path / "lists", CELLS))
        await asyncio.gather(*(seat.shared_copies.copy_due() for seat in seats))
        await asyncio.gather(*(seat.shared_copies.copy_due() for seat in seats))
        assert len(names_below(share)) == 2
        told = [line for line in await time_line(seats[0], job) if "copied" in line]
        assert len(told) == 1


async def test_what_a_dead_seat_had_begun_another_finishes_without_a_second_copy(
    seat_with, tmp_path, share, monkeypatch
):
    async with seat_with("seat-1") as first, seat_with("seat-2") as second:
        await finished(first, a_list(tmp_path / "lists", CELLS))
        with monkeypatch.context() as dying:
            # Dies after the files are there and before the store knows.
            dying.setattr(deliveries, "put_shared", _die)
            with pytest.raises(KeyboardInterrupt):
                await first.shared_copies.copy_due()
        before = names_below(share)
        assert len(before) == 2
        await second.shared_copies.copy_due()
        assert await _is_due(second)
        monkeypatch.setattr(deliveries, "due_to_share", _as_if_later(deliveries.due_to_share))
        monkeypatch.setattr(deliveries, "take_to_share", _as_if_later(deliveries.take_to_share))
        await second.shared_copies.copy_due()
        monkeypatch.undo()
        assert names_below(share) == before
        assert not await _is_due(second)


def _die(*_args):
    raise KeyboardInterrupt


def _as_if_later(step):
    """Ten minutes have passed: nobody has the job any more."""
    from datetime import timedelta

    later = timedelta(minutes=10)

    def passed(connection, key, now, *rest):
        return step(connection, key, now + later, *(one + later for one in rest))

    return passed


async def _is_due(seat):
    def work(connection):
        now = seat.store.database.now(connection)
        query = deliveries.deliveries.select().where(
            deliveries.deliveries.c.seat == deliveries.SHARED,
            deliveries.deliveries.c.job_id != "",
            deliveries.deliveries.c.workbook == "",
        )
        return bool(connection.execute(query).all()) and now is not None

    return await seat.store.read(work)


async def test_a_share_that_is_away_costs_nothing_and_gets_them_when_it_is_back(
    seat_with, tmp_path, share
):
    share.rmdir()
    async with seat_with() as seat:
        await finished(seat, a_list(tmp_path / "lists", CELLS))
        await seat.shared_copies.copy_due()
        assert seat.shared_copies.problem.startswith(f"Results cannot be copied to {share}")
        # Not made: it would be a folder of this PC under the name of the share.
        assert not share.exists()
        state, text = await shared_results_folder(share)
        assert (state, str(share) in text) == (State.WARNING, True)
    share.mkdir()
    async with seat_with() as seat:
        await seat.shared_copies.copy_due()
        assert seat.shared_copies.problem == ""
        assert len(names_below(share)) == 2


async def test_a_share_that_hangs_holds_up_nothing_and_is_not_asked_twice(
    seat_with, tmp_path, share, monkeypatch
):
    hangs, asked = threading.Event(), []

    def hang(*_args):
        asked.append(1)
        hangs.wait(20)
        raise OSError(5, "Input/output error")

    async with seat_with() as seat:
        await finished(seat, a_list(tmp_path / "lists", CELLS))
        monkeypatch.setattr(shared_copies, "COPYING_SECONDS", 0.05)
        monkeypatch.setattr(shared_copies, "_copy", hang)
        await seat.shared_copies.copy_due()
        await seat.shared_copies.copy_due()
        assert "it does not answer" in seat.shared_copies.problem
        assert len(asked) == 1
        hangs.set()


async def test_a_file_of_somebody_else_is_never_written_over(seat_with, tmp_path, share):
    async with seat_with() as seat:
        job = await finished(seat, a_list(tmp_path / "lists", CELLS))
        await seat.deliveries.save_due()
        workbook = (await seat.deliveries.paths_of(job.job_id)).workbook
        foreign = share / a_day_of(job) / workbook.name
        foreign.parent.mkdir()
        foreign.write_text("somebody else's")
        await seat.shared_copies.copy_due()
        assert foreign.read_text() == "somebody else's"
        beside = foreign.with_stem(f"{foreign.stem} (2)")
        assert beside.read_bytes() == workbook.read_bytes()


async def test_results_made_anew_replace_the_old_ones_as_in_the_results_folder(
    seat_with, tmp_path, share
):
    async with seat_with("seat-1") as first, seat_with("seat-2") as second:
        job = await finished(first, a_list(tmp_path / "lists", CELLS))
        await first.shared_copies.copy_due()
        old = names_below(share)
        await second.changes.change_ward(job.job_id, WardId("93501017"))
        # Another seat than the one that copied before.
        await second.shared_copies.copy_due()
        found = names_below(share)
        replaced = [name for name in found if "/replaced/" in name]
        assert len(replaced) == len(old) == 2
        assert len(found) == 4


async def test_what_was_finished_before_the_folder_was_set_is_not_copied(
    seat_with, tmp_path, share
):
    async with seat_with(shared_results_folder="") as seat:
        assert seat.shared_copies is None
        taken = await seat.kept_here.take(a_list(tmp_path / "lists", CELLS), door=Door.DROPPED)
        await seat.drafts.start([taken.draft_id])
        await seat.runner.run_until_done()
    async with seat_with() as seat:
        await seat.shared_copies.copy_due()
        await seat.shared_copies.copy_due()
        assert names_below(share) == []
