"""The other doors, and the answers that get lost, while the office's database goes away."""

from __future__ import annotations

import pytest

from app.domain.draft import Door
from app.domain.errors import StoreUnavailable
from app.domain.kept_file import KeptFile
from app.domain.permissions import NotPermitted, Role
from app.engine.drafts.arriving import Arrivals
from app.engine.watcher.watcher import Watcher
from tests.helpers.drafts import a_list
from tests.helpers.iec import synthetic_id
from tests.helpers.office_here import office_seat, server_with_tables

CELLS = [str(synthetic_id(at)) for at in range(3)]


@pytest.fixture(scope="module")
def office():
    with server_with_tables() as opened:
        yield opened


async def drafts_named(seat, name):
    return [one for one in await seat.drafts.open_drafts() if one.file_name == name]


async def test_a_commit_whose_answer_was_lost_is_not_taken_twice(tmp_path, office, monkeypatch):
    _server, url = office
    path = a_list(tmp_path / "lists", CELLS, name="LOST WARD 16.xlsx")
    keep = Arrivals._keep

    def lose_the_answer(*args, **options):
        keep(*args, **options)
        raise StoreUnavailable("the connection to the store was lost")

    async with office_seat(tmp_path, url) as seat:
        with monkeypatch.context() as losing:
            losing.setattr(Arrivals, "_keep", lose_the_answer)
            kept = await seat.kept_here.take(path, door=Door.DROPPED)
        assert isinstance(kept, KeptFile)
        assert await seat.kept_here.take_in() == 1
        (draft,) = await drafts_named(seat, path.name)
        assert draft.draft_id == kept.key
        assert seat.shelf.look().kept == ()


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_list_of_the_watched_folder_is_taken_once_when_the_database_is_back(
    tmp_path, office, when
):
    server, url = office
    folder = tmp_path / "watched"
    path = a_list(folder, CELLS, name=f"{when} WARD 16.xlsx".upper())
    tries = []

    async with office_seat(tmp_path, url) as seat:

        async def take(path):
            tries.append(path)
            if len(tries) == 1 and when == "before":
                server.kill()
            taken = await seat.drafts.take(path, door=Door.WATCHED)
            if len(tries) == 1:
                # Its answer never comes.
                server.kill()
                raise StoreUnavailable("the connection to the store was lost")
            return taken.draft_id

        watcher = Watcher(
            seat.store,
            seat.clock,
            take,
            folder=folder,
            seat="desk",
            scan_seconds=0.05,
            stable_seconds=0.05,
        )

        async def look_until(done):
            for _ in range(100):
                await watcher.look()
                if done():
                    return
                await seat.clock.sleep(0.06)
            raise AssertionError(watcher.state)

        try:
            await look_until(lambda: tries)
            await watcher.look()
            assert watcher.state.waiting
        finally:
            server.start()
        await look_until(lambda: not watcher.state.waiting and not watcher.state.trouble)
        await watcher.look()
        assert len(await drafts_named(seat, path.name)) == 1


async def test_a_viewer_s_drop_is_refused_at_once_also_while_the_database_is_away(tmp_path, office):
    server, url = office
    path = a_list(tmp_path / "lists", CELLS, name="VIEWER WARD 16.xlsx")
    async with (
        office_seat(tmp_path, url) as admin,
        office_seat(tmp_path, url, seat_name="seat-2", operator="Visitor") as seat,
    ):
        await admin.operators.set_role("Visitor", Role.VIEWER)
        seat.permit.gate.forget()
        with pytest.raises(NotPermitted):
            await seat.kept_here.take(path, door=Door.DROPPED)
        server.kill()
        try:
            with pytest.raises(NotPermitted):
                await seat.kept_here.take(path, door=Door.DROPPED)
        finally:
            server.start()
        assert seat.shelf.look().kept == ()


async def test_what_a_viewer_had_kept_waits_for_another_role(tmp_path, office):
    server, url = office
    path = a_list(tmp_path / "lists", CELLS, name="LATER WARD 16.xlsx")
    async with (
        office_seat(tmp_path, url) as admin,
        office_seat(tmp_path, url, seat_name="seat-2", operator="Newcomer") as seat,
    ):
        server.kill()
        try:
            kept = await seat.kept_here.take(path, door=Door.DROPPED)
        finally:
            server.start()
        await admin.operators.set_role("Newcomer", Role.VIEWER)
        seat.permit.gate.forget()
        await seat.kept_here.take_in()
        assert await drafts_named(seat, path.name) == []
        assert [one.key for one in seat.shelf.look().kept] == [kept.key]
