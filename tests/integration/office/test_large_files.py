"""The largest spreadsheet goes through the office's database as it comes out of the package."""

from __future__ import annotations

import random

import pytest
from sqlalchemy.engine import make_url

from app.store import files
from app.store.files import FileRole
from app.store.server import measure_packets, open_shared
from tests.helpers.stores import add_job

FIFTY_MB = 50 * 1024 * 1024


@pytest.fixture
def another_seat(office_database):
    """The same database, over connections of its own."""
    opened = open_shared(make_url(str(office_database.engine.url.render_as_string(False))))
    measure_packets(opened)
    yield opened
    opened.close()


@pytest.mark.long
def test_fifty_megabytes_come_back_equal_here_and_on_another_seat(
    office_database, another_seat, tmp_path
):
    source = tmp_path / "list.xlsx"
    source.write_bytes(random.Random(50).randbytes(FIFTY_MB))
    add_job(office_database, "large", source=source)
    for at, database in enumerate((office_database, another_seat)):
        (stored,) = database.look(lambda c: files.current_files(c, "large"))
        assert (stored.role, stored.size) == (FileRole.SOURCE, FIFTY_MB)
        target = tmp_path / f"read {at}.xlsx"
        files.get_file(database, stored, target)
        assert files.fingerprint(target) == files.fingerprint(source)
