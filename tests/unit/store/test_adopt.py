"""A database that the system before has used: its table is adopted, and nothing else is touched."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.engine import make_url

from app.domain.errors import UserError
from app.domain.job import JobStatus
from app.store import job_states, jobs, queue_looks
from app.store.adopt import LEFT, Adopted
from app.store.copy import copy_store, refuse_used
from app.store.retention import log_access
from app.store.schema import access_log, metadata, queue_state
from app.store.server import open_shared
from app.store.upgrade import VERSION_TABLE, require_current, upgrade
from tests.helpers.iec import synthetic_id
from tests.helpers.stores import (
    NOON,
    add_job,
    fresh_database,
    job_now,
    keep_answer,
    put_file,
    records,
)

# As the seed-system notes give it.
SEED = """
CREATE TABLE file_processing_jobs (
  id INT AUTO_INCREMENT PRIMARY KEY, job_id VARCHAR(100) NOT NULL UNIQUE,
  file_name VARCHAR(255) NOT NULL, file_path TEXT, file_size BIGINT, ward_number INT,
  status ENUM('queued','processing','completed','failed','cancelled') DEFAULT 'queued',
  progress INT DEFAULT 0, error TEXT, result JSON, user_id INT, priority INT DEFAULT 1,
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, started_at TIMESTAMP NULL,
  completed_at TIMESTAMP NULL,
  updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  INDEX idx_job_id (job_id), INDEX idx_status (status), INDEX idx_created (created_at),
  INDEX idx_ward (ward_number), INDEX idx_user (user_id)
)"""
ROWS = (
    "('done1', 'WARD 16.xlsx', 16, 'completed', '{\"total_members\": 3}')",
    "('wait1', 'WARD 17.xlsx', 17, 'queued', NULL)",
    "('died1', 'WARD 18.xlsx', 18, 'processing', NULL)",
)


@pytest.fixture
def url(mariadb):
    """A membership database in which the system before and another program have worked."""
    url = mariadb.fresh_url()
    name = make_url(url).database
    mariadb.run(SEED, name)
    columns = "job_id, file_name, ward_number, status, result"
    mariadb.run(f"INSERT INTO file_processing_jobs ({columns}) VALUES {', '.join(ROWS)}", name)
    mariadb.run("CREATE TABLE members (id INT PRIMARY KEY, surname VARCHAR(50))", name)
    mariadb.run("CREATE TABLE alembic_version (version_num VARCHAR(32))", name)
    mariadb.run("INSERT INTO alembic_version VALUES ('theirs')", name)
    return url


@pytest.fixture
def office(url):
    """The store on it, not upgraded yet."""
    opened = open_shared(make_url(url))
    yield opened
    opened.close()


def test_the_table_of_the_system_before_is_adopted_with_its_rows(office):
    adopted = Adopted()
    assert upgrade(office, adopted)
    assert (adopted.rows, adopted.unfinished) == (3, 2)
    done, wait, died = (job_now(office, job_id) for job_id in ("done1", "wait1", "died1"))
    assert (done.status, done.file_name, done.ward_id) == (
        JobStatus.COMPLETED,
        "WARD 16.xlsx",
        None,
    )
    assert done.result == {"total_members": 3}
    assert [(one.status, one.error) for one in (wait, died)] == [(JobStatus.FAILED, LEFT)] * 2


def test_after_adopting_the_tables_are_those_of_a_new_database(office):
    upgrade(office, Adopted())
    require_current(office)
    with office.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "include_object": lambda _thing, name, kind, *_: (
                    kind == "column" or (kind == "table" and name in metadata.tables)
                ),
                "compare_type": False,
            },
        )
        changes = [one for one in compare_metadata(context, metadata) if not isinstance(one, list)]
    assert changes == []


def test_other_programs_tables_are_left_alone(office, url, mariadb):
    name = make_url(url).database
    before = [mariadb.run(f"SHOW CREATE TABLE {table}", name) for table in ("members",)]
    upgrade(office, Adopted())
    assert [mariadb.run(f"SHOW CREATE TABLE {table}", name) for table in ("members",)] == before
    assert mariadb.run("SELECT version_num FROM alembic_version", name) == [("theirs",)]
    ours = {str(row[0]) for row in mariadb.run("SHOW TABLES", name)}
    others = {"members", "alembic_version", "file_processing_jobs"}
    assert all(table.startswith("rollcheck_") for table in ours - others)


def test_an_upgrade_that_was_cut_off_runs_again(office, url, mariadb):
    upgrade(office, Adopted())
    name = make_url(url).database
    for statement in (
        "DROP TABLE rollcheck_alembic_version",
        "DROP TABLE rollcheck_watched",
        "ALTER TABLE file_processing_jobs DROP COLUMN batch_id",
        "ALTER TABLE rollcheck_lease DROP COLUMN holder",
    ):
        mariadb.run(statement, name)
    assert upgrade(office, Adopted())
    require_current(office)
    add_job(office, "aaaa", batch_id="b")
    assert job_now(office, "aaaa").batch_id == "b"


def test_the_queue_passes_by_what_the_system_before_still_puts_in(office, url, mariadb):
    upgrade(office, Adopted())
    columns = "job_id, file_name, ward_number, status"
    mariadb.run(
        f"INSERT INTO file_processing_jobs ({columns}) VALUES ('later', 'W.xlsx', 1, 'queued')",
        make_url(url).database,
    )
    add_job(office, "ours")
    with office.read() as connection:
        assert [job.job_id for job in jobs.unfinished_jobs(connection)] == ["ours"]
        assert len(queue_looks.waiting_for(connection)) == 1


def test_rows_are_adopted_before_the_first_migration_counts_as_done(office, monkeypatch):
    """An upgrade that is cut off later would otherwise never come back to them."""
    monkeypatch.setattr("app.store.upgrade.HEAD", "0001")
    monkeypatch.setattr("app.store.upgrade.TARGET", "0001")
    adopted = Adopted()
    assert upgrade(office, adopted)
    assert (adopted.rows, adopted.unfinished) == (3, 2)
    monkeypatch.undo()
    later = Adopted()
    assert upgrade(office, later)
    assert later.rows == 0
    assert job_now(office, "done1").version == 1


def test_a_copy_into_a_database_with_jobs_changes_nothing_there(office, tmp_path):
    here = fresh_database(tmp_path / "rollcheck.sqlite")
    with pytest.raises(UserError, match="file_processing_jobs already"):
        refuse_used(office)
    here.close()
    adopted = Adopted()
    assert upgrade(office, adopted)
    assert adopted.rows == 3


def test_a_list_that_was_being_checked_waits_in_the_offices_queue(tmp_path, mariadb):
    here = fresh_database(tmp_path / "rollcheck.sqlite")
    job = add_job(here, "aaaa")
    here.transact(lambda c: job_states.claim(c, job, "desk", 300, NOON))
    add_job(here, "bbbb")
    there = open_shared(make_url(mariadb.fresh_url()))
    upgrade(there)
    copy_store(here, there)
    copied = job_now(there, "aaaa")
    assert copied.status is JobStatus.QUEUED
    there.transact(lambda c: job_states.claim(c, job_now(there, "bbbb"), "desk", 1, NOON))
    assert job_now(there, "bbbb").status is JobStatus.PROCESSING
    for database in (here, there):
        database.close()


def test_an_office_that_a_seat_has_opened_takes_a_copy(tmp_path, mariadb):
    here = fresh_database(tmp_path / "rollcheck.sqlite")
    add_job(here, "aaaa")
    there = open_shared(make_url(mariadb.fresh_url()))
    upgrade(there)
    for database in (here, there):
        database.transact(lambda c: log_access(c, NOON, "Thandi", "desk", "seat file", ""))
        database.transact(lambda c: c.execute(queue_state.insert().values(id=1, paused_by="")))
    assert copy_store(here, there).jobs == 1
    with there.read() as connection:
        assert len(connection.execute(select(access_log)).all()) == 2
    for database in (here, there):
        database.close()


def test_a_seats_own_store_moves_up_whole(tmp_path, mariadb):
    here = fresh_database(tmp_path / "rollcheck.sqlite")
    number = synthetic_id(1)
    large = tmp_path / "list.xlsx"
    large.write_bytes(bytes(range(256)) * 10_000)
    add_job(here, "aaaa", records([number]), source=large)
    add_job(here, "bbbb")
    keep_answer(here, "aaaa", number)
    put_file(here, "aaaa", large)
    there = open_shared(make_url(mariadb.fresh_url()))
    upgrade(there)
    copied = copy_store(here, there)
    assert (copied.jobs, copied.rows) == (2, 1)
    assert job_now(there, "aaaa") == job_now(here, "aaaa")
    with there.read() as connection:
        data = connection.execute(
            text("SELECT data FROM rollcheck_file_chunks ORDER BY file_id, number")
        ).scalars()
        assert b"".join(data) == large.read_bytes() * 2
    here.close()
    there.close()
