import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from app.domain.errors import UserError
from app.store.database import open_embedded
from app.store.schema import metadata, timeline
from app.store.upgrade import HEAD, VERSION_TABLE, upgrade, version_of
from tests.helpers.stores import NOON, fresh_database


@pytest.fixture
def bare(tmp_path):
    database = open_embedded(tmp_path / "bare.sqlite")
    yield database
    database.close()


def test_the_migrations_make_exactly_the_schema(database):
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_a_column_that_no_migration_makes_would_be_found(database):
    with database.write() as connection:
        connection.execute(text("ALTER TABLE rollcheck_timeline ADD COLUMN extra INTEGER"))
    with database.read() as connection:
        context = MigrationContext.configure(connection)
        assert "remove_column" in str(compare_metadata(context, metadata))


def test_a_new_store_gets_this_versions_tables(bare):
    assert version_of(bare) is None
    assert upgrade(bare) is True
    assert version_of(bare) == HEAD
    assert set(metadata.tables) <= set(inspect(bare.engine).get_table_names())


def test_upgrading_twice_changes_nothing(bare):
    upgrade(bare)
    with bare.write() as connection:
        connection.execute(timeline.insert().values(job_id="aaaa", at=NOON, text="added"))
    assert upgrade(bare) is False
    with bare.read() as connection:
        assert connection.execute(text("SELECT text FROM rollcheck_timeline")).scalar() == "added"


def test_several_seats_may_upgrade_at_once(tmp_path):
    databases = [open_embedded(tmp_path / "shared.sqlite") for _ in range(3)]
    done = []
    threads = [
        threading.Thread(target=lambda one=one: done.append(upgrade(one))) for one in databases
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for database in databases:
        database.close()
    assert sorted(done) == [False, False, True]


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    database = fresh_database(tmp_path / "newer.sqlite")
    with database.write() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(UserError, match="newer Rollcheck"):
        upgrade(database)
    database.close()


def test_tables_of_other_programs_are_left_alone(bare):
    with bare.write() as connection:
        connection.execute(text("CREATE TABLE members (id INTEGER PRIMARY KEY)"))
    upgrade(bare)
    assert "members" in inspect(bare.engine).get_table_names()
