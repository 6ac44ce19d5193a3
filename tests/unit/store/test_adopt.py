"""A database that the system before has used: its table is adopted, and nothing else is touched."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import make_url

from app.domain.job import JobStatus
from app.store import jobs, queue_looks
from app.store.adopt import LEFT, Adopted
from app.store.copy import copy_store
from app.store.schema import metadata
from app.store.server import open_shared
from app.store.upgrade import VERSION_TABLE, require_current, upgrade
from tests.helpers.iec import synthetic_id
from tests.helpers.stores import add_job, fresh_database, job_now, keep_answer, put_file, records

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
