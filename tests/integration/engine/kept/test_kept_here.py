"""Spreadsheets dropped while the office's database is away wait on this PC, and are never lost."""

from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from app.domain.draft import Door, Draft, DraftChoices
from app.domain.errors import UserError
from app.domain.job import Job
from app.domain.job_view import PillKind
from app.domain.kept_file import KeptFile
from app.domain.spreadsheet import Wishes
from app.engine.doctor_check import State
from app.engine.doctor_kept import kept_here
from app.engine.drafts import arriving
from app.engine.drafts.kept_here import shelf as shelf_module
from app.engine.intake import Choices
from app.store import drafts as draft_store
from app.store import schema
from tests.helpers.drafts import a_list, rows_of, source_bytes
from tests.helpers.iec import synthetic_id
from tests.helpers.mariadb import free_port
from tests.helpers.office_here import office_seat, server_with_tables

CELLS = [str(synthetic_id(at)) for at in range(3)]


@pytest.fixture(scope="module")
def office():
    with server_with_tables() as (server, url):
        yield server, url


@pytest.fixture
def server(office):
    return office[0]


@pytest.fixture
def url(office):
    """One database for all tests: its tables take half a second; each looks at its own lists."""
    return office[1]


@pytest.fixture
def nobody():
    """The address of a database whose server does not run."""
    return f"mysql+pymysql://office@127.0.0.1:{free_port()}/office"


@pytest.fixture
def away(server):
    """A database that was killed; it is started again by calling this, and at the end."""
    up = True

    def start():
        nonlocal up
        if not up:
            server.start()
            up = True

    def kill():
        nonlocal up
        server.kill()
        up = False
        return start

    yield kill
    start()


async def mine(seat, *keys):
    """Of the drafts in the office those asked for, oldest first."""
    return [one for one in await seat.drafts.open_drafts() if one.draft_id in keys]


async def dropped(seat, path, **options):
    return await seat.kept_here.take(path, **({"door": Door.DROPPED} | options))


async def test_a_drop_while_the_database_is_away_is_kept_and_joins_when_it_is_back(
    tmp_path, url, away
):
    path = a_list(tmp_path / "lists", CELLS)
    async with office_seat(tmp_path, url) as seat:
        start = away()
        kept = await dropped(seat, path, wishes=Wishes(), choices=DraftChoices(urgent=True))
        assert isinstance(kept, KeptFile)
        assert await seat.kept_here.take_in() == 0
        start()
        assert await seat.kept_here.take_in() == 1
        draft = await seat.drafts.draft(kept.key)
        assert (draft.file_name, draft.choices.urgent) == (path.name, True)
        assert (draft.door, draft.file_path) == (Door.DROPPED, str(path))
        assert rows_of(seat, kept.key) == [(at + 2, cell) for at, cell in enumerate(CELLS)]
        assert source_bytes(seat, kept.key, tmp_path / "back") == path.read_bytes()
        assert seat.shelf.look().kept == ()


async def test_a_database_that_hangs_is_not_waited_for(tmp_path, server, url, monkeypatch):
    monkeypatch.setattr("app.engine.drafts.kept_here.kept.PATIENCE_SECONDS", 0.3)
    async with office_seat(tmp_path, url) as seat:
        os.kill(server.pid, signal.SIGSTOP)
        try:
            kept = await dropped(seat, a_list(tmp_path / "lists", CELLS))
            assert isinstance(kept, KeptFile)
            assert await seat.kept_here.take_in() == 0
        finally:
            os.kill(server.pid, signal.SIGCONT)
        monkeypatch.undo()
        assert await seat.kept_here.take_in() == 1


async def test_it_survives_restarts_the_database_away_all_the_while(tmp_path, url, away):
    first, second = (a_list(tmp_path / "lists", CELLS, name=f"{n} WARD 16.xlsx") for n in "ZA")
    start = away()
    keys = []
    for path in (first, second):
        async with office_seat(tmp_path, url) as seat:
            keys.append((await dropped(seat, path)).key)
            await seat.kept_here.take_in()
    start()
    async with office_seat(tmp_path, url) as seat:
        taken: list[Draft | Job] = []
        seat.kept_here.when_taken.append(taken.append)
        assert await seat.kept_here.take_in() == 2
        # Oldest first, not by name.
        assert [one.draft_id for one in taken] == keys
        assert [one.draft_id for one in await mine(seat, *keys)] == keys


async def test_files_dropped_together_stay_together(tmp_path, url, away):
    paths = [a_list(tmp_path / "lists", CELLS, name=f"{n} WARD 16.xlsx") for n in "AB"]
    async with office_seat(tmp_path, url) as seat:
        start = away()
        batch = await seat.kept_here.new_batch("Blouberg")
        kept = await dropped(seat, paths[0], batch=batch)
        start()
        # The database comes back in the middle of the drop.
        second = await dropped(seat, paths[1], batch=batch)
        await seat.kept_here.take_in()
        first = await seat.drafts.draft(kept.key)
        assert first.batch_id == second.batch_id == batch.batch_id
        stored = await seat.drafts.batch(batch.batch_id)
        assert stored is not None
        assert stored.name == "Blouberg"


async def test_a_file_that_cannot_be_used_becomes_the_usual_refused_draft(tmp_path, url, away):
    path = tmp_path / "letter.xlsx"
    path.write_bytes(b"Dear members")
    async with office_seat(tmp_path, url) as seat:
        start = away()
        kept = await dropped(seat, path)
        start()
        await seat.kept_here.take_in()
        assert (await seat.drafts.draft(kept.key)).refusal


async def test_a_command_s_file_becomes_a_job_and_not_a_question(tmp_path, url, away):
    path = a_list(tmp_path / "lists", CELLS)
    async with office_seat(tmp_path, url) as seat:
        start = away()
        kept = await seat.intake.add_or_keep(path, Wishes(), Choices(priority=7))
        assert isinstance(kept, KeptFile)
        start()
        await seat.kept_here.take_in()
        job = await seat.changes.find(kept.key)
        assert (job.priority, job.operator, job.distinct_ids) == (7, "Thandi", 3)


async def test_the_list_shows_what_is_kept_also_while_nothing_can_be_read(tmp_path, url, away):
    stored, later = (a_list(tmp_path / "lists", CELLS, name=f"{n} WARD 16.xlsx") for n in "AB")
    async with office_seat(tmp_path, url) as seat:
        first = await dropped(seat, stored)
        await seat.job_list.read()
        start = away()
        kept = await dropped(seat, later)
        shown = {row.job_id: row for row in seat.job_list.known().rows}
        assert first.draft_id in shown
        assert shown[kept.key].pill.kind is PillKind.KEPT_HERE
        assert shown[kept.key].note == "Kept on this PC until the database answers"
        # The same object while nothing changes: nothing is repainted for it.
        again = {row.job_id: row for row in seat.job_list.known().rows}
        assert again[kept.key] is shown[kept.key]
        start()
        await seat.kept_here.take_in()
        kinds = {row.job_id: row.pill.kind for row in (await seat.job_list.read()).rows}
        assert kinds[kept.key] is PillKind.NEEDS_YOU


async def test_what_is_kept_is_for_this_user_s_eyes_only(tmp_path, nobody):
    async with office_seat(tmp_path, nobody) as seat:
        await dropped(seat, a_list(tmp_path / "lists", CELLS))
        modes = {
            path.name: stat.S_IMODE(path.stat().st_mode) for path in seat.shelf.folder.rglob("*")
        }
        files = {name: mode for name, mode in modes.items() if name in ("source", "about.json")}
        assert files == {"source": 0o600, "about.json": 0o600}
        assert stat.S_IMODE(seat.shelf.folder.stat().st_mode) == 0o700


async def test_a_seat_that_left_the_office_keeps_them_and_the_doctor_names_them(tmp_path, nobody):
    path = a_list(tmp_path / "lists", CELLS)
    async with office_seat(tmp_path, nobody) as seat:
        await dropped(seat, path)
    async with office_seat(tmp_path, "") as alone:
        assert await alone.kept_here.take_in() == 0
        assert await alone.drafts.open_drafts() == []
        assert len(alone.shelf.look().kept) == 1
        state, text = await kept_here(alone.world.data_dir, shared=False)
    assert state is State.WARNING
    assert path.name in text
    assert "the office's database" in text


async def test_bytes_that_were_damaged_meanwhile_are_never_checked(tmp_path, url, nobody):
    async with office_seat(tmp_path, nobody) as seat:
        kept = await dropped(seat, a_list(tmp_path / "lists", CELLS))
        seat.shelf.source(kept).write_bytes(b"something else")
    async with office_seat(tmp_path, url) as seat:
        await seat.kept_here.take_in()
        assert (await seat.drafts.draft(kept.key)).refusal == arriving.DAMAGED


async def test_one_that_cannot_be_read_here_is_left_and_named(tmp_path, url, nobody):
    async with office_seat(tmp_path, nobody) as seat:
        broken = await dropped(seat, a_list(tmp_path / "lists", CELLS, name="A WARD 16.xlsx"))
        whole = await dropped(seat, a_list(tmp_path / "lists", CELLS, name="B WARD 16.xlsx"))
        about = seat.shelf.source(broken).parent / "about.json"
        about.write_text("{")
    async with office_seat(tmp_path, url) as seat:
        assert await seat.kept_here.take_in() == 1
        assert len(await mine(seat, whole.key, broken.key)) == 1
        _state, text = await kept_here(seat.world.data_dir, shared=True)
        assert about.parent.name in text
        assert about.exists()


async def test_with_a_full_disk_nothing_is_half_kept_and_one_sentence_says_so(
    tmp_path, nobody, monkeypatch
):
    path = a_list(tmp_path / "lists", CELLS)
    before = path.read_bytes()

    def full(_folder):
        raise OSError(28, "No space left on device")

    async with office_seat(tmp_path, nobody) as seat:
        monkeypatch.setattr(shelf_module, "_sync_folder", full)
        with pytest.raises(UserError, match="the disk of this PC is full") as told:
            await dropped(seat, path)
        assert str(told.value).startswith(path.name)
        assert seat.shelf.look().kept == ()
        assert list(seat.scratch.folder.glob("keep-*")) == []
    assert path.read_bytes() == before


# ---- Killed at every step ----


def killed_at(monkeypatch, where, name, *, after=False):
    """End this process as a power cut would, before or after a step."""
    step = getattr(where, name)

    def die(*args, **options):
        result = step(*args, **options) if after else None
        os.kill(os.getpid(), signal.SIGKILL)
        return result

    monkeypatch.setattr(where, name, die)


def in_a_process(work):
    """Run a coroutine function in a process of its own; how that ended (a signal's number)."""
    import asyncio

    child = os.fork()
    if child == 0:
        try:
            asyncio.run(work())
        finally:
            os._exit(7)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


KEEPING = [
    (Path, "replace", False),
    (Path, "chmod", False),
    (shelf_module.os, "fsync", False),
    (shelf_module, "_sync_folder", False),
    (Path, "rename", False),
]


@pytest.mark.parametrize(("where", "step", "after"), KEEPING)
async def test_killed_while_keeping_nothing_half_kept_is_left(
    tmp_path, nobody, monkeypatch, where, step, after
):
    path = a_list(tmp_path / "lists", CELLS)

    async def keep():
        async with office_seat(tmp_path, nobody) as seat:
            killed_at(monkeypatch, where, step, after=after)
            await dropped(seat, path)

    assert in_a_process(keep) == -signal.SIGKILL
    async with office_seat(tmp_path, nobody) as seat:
        found = seat.shelf.look()
        assert (found.kept, found.damaged) == ((), ())
        # The copy was personal data: the next start has removed it.
        assert [one.name for one in seat.world.scratch.iterdir() if one.is_dir()] == [
            seat.scratch.folder.name
        ]


TAKING = [
    (arriving, "_settle", False),
    (arriving, "_settle", True),
    (arriving, "put_aside", False),
    (arriving, "put_aside", True),
    (arriving.files, "complete", True),
    (draft_store, "insert_draft", True),
    (shelf_module.Shelf, "remove", False),
    (shelf_module.shutil, "rmtree", False),
]


@pytest.mark.parametrize(("where", "step", "after"), TAKING)
async def test_killed_while_taking_in_it_is_taken_once(
    tmp_path, url, nobody, monkeypatch, where, step, after
):
    async with office_seat(tmp_path, nobody) as seat:
        kept = await dropped(seat, a_list(tmp_path / "lists", CELLS))

    async def take():
        async with office_seat(tmp_path, url) as seat:
            killed_at(monkeypatch, where, step, after=after)
            await seat.kept_here.take_in()

    assert in_a_process(take) == -signal.SIGKILL
    async with office_seat(tmp_path, url) as seat:
        await seat.kept_here.take_in()
        assert seat.shelf.look().kept == ()
        assert len(await mine(seat, kept.key)) == 1
        assert rows_of(seat, kept.key) == [(at + 2, cell) for at, cell in enumerate(CELLS)]
        with seat.store.database.read() as connection:
            held = schema.files.select().where(schema.files.c.job_id == kept.key)
            assert len(connection.execute(held).all()) == 1
