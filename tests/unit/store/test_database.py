import os
import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.domain.errors import StoreUnavailable, UserError
from app.store import database as module
from app.store.database import WAL_SAFE, open_embedded
from app.store.schema import lease, timeline
from tests.helpers.stores import NOON, fresh_database

NETWORK_MOUNT = "disk / ext4 rw 0 0\nserver:/export /mnt/office\\040share nfs4 rw 0 0\n"


@pytest.fixture
def database(embedded_store):
    """A file's: what a server's does differently is in test_server.py."""
    return embedded_store.database


def count_notes(database):
    with database.read() as connection:
        return connection.execute(text("SELECT count(*) FROM rollcheck_timeline")).scalar_one()


def note(connection, text="added"):
    connection.execute(timeline.insert().values(job_id="aaaa", at=NOON, text=text))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the user's folder private")
def test_the_file_is_for_its_owner_alone_even_with_an_open_umask(tmp_path):
    before = os.umask(0)
    try:
        fresh_database(tmp_path / "new" / "rollcheck.sqlite").close()
    finally:
        os.umask(before)
    modes = [(tmp_path / "new" / name).stat().st_mode for name in ("", "rollcheck.sqlite")]
    assert [stat.S_IMODE(mode) for mode in modes] == [0o700, 0o600]


def test_the_rollback_journal_is_used_where_wal_can_corrupt(database):
    with database.read() as connection:
        journal = connection.execute(text("PRAGMA journal_mode")).scalar_one()
    assert journal == ("wal" if sqlite3.sqlite_version_info >= WAL_SAFE else "delete")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("secure_delete", 1), ("auto_vacuum", 2), ("synchronous", 2), ("foreign_keys", 1)],
)
def test_every_connection_is_prepared(database, pragma, value):
    with database.read() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value


def test_a_write_that_fails_leaves_nothing(database):
    def note_and_fail():
        with database.write() as connection:
            note(connection)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        note_and_fail()
    assert count_notes(database) == 0


def test_writes_of_several_threads_wait_for_each_other(database):
    def many():
        for _ in range(8):
            with database.write() as connection:
                seen = connection.execute(text("SELECT count(*) FROM rollcheck_timeline"))
                note(connection, f"line {seen.scalar_one()}")

    threads = [threading.Thread(target=many) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        lines = connection.execute(text("SELECT text FROM rollcheck_timeline")).scalars().all()
    assert sorted(lines) == sorted(f"line {number}" for number in range(24))


def test_a_locked_store_is_an_outage(database, monkeypatch):
    monkeypatch.setattr(module, "BUSY_SECONDS", 0)
    second = open_embedded(Path(database.engine.url.database))
    with database.write() as connection:
        note(connection)
        with pytest.raises(StoreUnavailable), second.write():
            pass
    second.close()


def test_no_error_text_quotes_what_was_to_be_stored(database):
    secret = lease.insert().values(id=1, epoch=0, beat=0, owner="8001015009087")
    with database.write() as connection:
        connection.execute(secret)
    with pytest.raises(IntegrityError) as caught, database.write() as connection:
        connection.execute(secret)
    assert "8001015009087" not in str(caught.value)


def test_what_was_removed_gives_its_space_back(database):
    file = Path(database.engine.url.database)
    empty = file.stat().st_size
    with database.write() as connection:
        for _ in range(300):
            note(connection, "x" * 500)
    full = file.stat().st_size
    with database.write() as connection:
        connection.execute(timeline.delete())
    database.shrink()
    assert file.stat().st_size - empty < (full - empty) / 2


@pytest.mark.parametrize("folder", ["//server/share/data", "\\\\server\\share\\data"])
def test_a_share_named_by_its_server_is_refused(folder):
    with pytest.raises(UserError, match="network drive"):
        module._refuse_network_drive(Path(folder))


@pytest.mark.skipif(sys.platform == "win32", reason="reads /proc/mounts")
@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/mnt/office share/rollcheck", "nfs4"),
        ("/mnt/office share", "nfs4"),
        ("/mnt/office", "ext4"),
        ("/home/thandi", "ext4"),
    ],
)
def test_the_innermost_mount_decides_what_a_folder_is_on(folder, kind):
    assert module.filesystem_of(Path(folder), NETWORK_MOUNT) == kind


@pytest.mark.skipif(sys.platform == "win32", reason="reads /proc/mounts")
def test_a_link_onto_a_network_drive_is_seen_through(tmp_path):
    (tmp_path / "data").symlink_to("/mnt/office share")
    assert module.filesystem_of(tmp_path / "data", NETWORK_MOUNT) == "nfs4"
