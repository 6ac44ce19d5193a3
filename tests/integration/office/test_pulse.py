"""The pulse goes on, whatever one look or one listener meets."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import make_url

from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.helpers.office_desks import serving
from tests.helpers.seats import add_list, until, voters


async def test_a_listener_that_stumbles_does_not_end_the_pulse(
    tmp_path, mariadb, practice_iec, monkeypatch: pytest.MonkeyPatch
):
    url = mariadb.fresh_url()
    database = open_shared(make_url(url))
    upgrade(database)
    database.close()
    monkeypatch.setattr("app.engine.pulse.TROUBLE_SECONDS", 0.01)
    async with serving(tmp_path, url, practice_iec, "SEAT-1") as seat:
        heard = []

        def stumble():
            heard.append(1)
            raise ZeroDivisionError

        seat.pulse.listeners.append(stumble)
        await add_list(seat, voters(1))
        await until(lambda: bool(heard))
        before = len(heard)
        await add_list(seat, voters(1, start=50), name="BLOUBERG WARD 16 other.xlsx")
        await until(lambda: len(heard) > before)
