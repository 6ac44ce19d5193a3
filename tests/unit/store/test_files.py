import hashlib
import random
from functools import partial

import pytest
from sqlalchemy import func, select, update

from app.domain.errors import BugError
from app.store import files
from app.store.files import FileRole
from app.store.rows import insert_rows
from app.store.schema import chunks, rows
from tests.helpers.stores import add_job, put_file, records


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "large.xlsx"
    path.write_bytes(random.Random(1).randbytes(3_000_001))
    return path


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.xlsx"
    path.write_bytes(b"a small workbook")
    return path


def names_of(database, job_id="aaaa"):
    with database.read() as connection:
        return [one.name for one in files.current_files(connection, job_id)]


def sweep(database, before):
    with database.write() as connection:
        return files.sweep(connection, before)


def count(database, table):
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_three_megabytes_come_back_as_they_were(database, large, tmp_path):
    stored = put_file(database, "aaaa", large)
    files.get_file(database, stored, tmp_path / "back.xlsx")
    assert (tmp_path / "back.xlsx").read_bytes() == large.read_bytes()
    assert stored.size == 3_000_001
    assert stored.sha256 == hashlib.sha256(large.read_bytes()).hexdigest()


def test_no_chunk_is_larger_than_a_megabyte(database, large):
    put_file(database, "aaaa", large)
    with database.read() as connection:
        sizes = [len(data) for data in connection.execute(select(chunks.c.data)).scalars()]
    assert sorted(sizes) == [1, *[database.chunk_bytes] * 3]


def test_an_empty_file_comes_back_empty(database, tmp_path):
    (tmp_path / "empty").touch()
    stored = put_file(database, "aaaa", tmp_path / "empty")
    files.get_file(database, stored, tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == b""


def test_an_incomplete_file_is_never_listed(database, large):
    files.put_chunks(database, "aaaa", FileRole.WORKBOOK, "large.xlsx", large)
    assert names_of(database) == []


def test_changed_bytes_are_noticed_and_nothing_is_given_out(database, small, tmp_path):
    stored = put_file(database, "aaaa", small)
    with database.write() as connection:
        connection.execute(update(chunks).values(data=b"a small workb00k"))
    with pytest.raises(BugError, match="fingerprint"):
        files.get_file(database, stored, tmp_path / "back.xlsx")
    assert not (tmp_path / "back.xlsx").exists()


def test_new_results_replace_the_old_ones_but_not_the_spreadsheet(database, small, clock):
    put_file(database, "aaaa", small, FileRole.SOURCE)
    put_file(database, "aaaa", small, FileRole.WORKBOOK)
    with database.write() as connection:
        files.replace_results(connection, "aaaa", clock())
    with database.read() as connection:
        left = files.current_files(connection, "aaaa")
    assert [one.role for one in left] == [FileRole.SOURCE]


def test_what_a_writer_left_unfinished_is_swept(database, large, clock):
    files.put_chunks(database, "aaaa", FileRole.WORKBOOK, "large.xlsx", large)
    assert sweep(database, clock.move(days=1)) == 1
    assert count(database, chunks) == 0


def test_a_file_that_is_being_written_is_not_swept(database, small, clock):
    begun = clock()
    stored = files.put_chunks(database, "aaaa", FileRole.WORKBOOK, "small.xlsx", small)
    assert sweep(database, begun) == 0
    with database.write() as connection:
        files.complete(connection, stored)
    assert names_of(database) == ["small.xlsx"]


def test_complete_files_outlive_a_sweep(database, small, clock):
    put_file(database, "aaaa", small)
    sweep(database, clock.move(days=365))
    assert names_of(database) == ["small.xlsx"]


def test_replaced_results_are_swept_a_while_after_they_were_replaced(database, small, clock):
    put_file(database, "aaaa", small)
    replaced = clock.move(days=30)
    with database.write() as connection:
        files.replace_results(connection, "aaaa", replaced)
    assert sweep(database, replaced) == 0
    assert sweep(database, clock.move(days=1)) == 1


def test_rows_of_a_list_that_never_became_a_job_are_swept(database, small, clock):
    files.put_chunks(database, "dead", FileRole.SOURCE, "small.xlsx", small)
    insert_rows(database, "dead", records(["8001015009087"]))
    add_job(database, "live", records(["8001015009087"]), source=small)
    sweep(database, clock.move(days=1))
    with database.read() as connection:
        assert connection.execute(select(rows.c.job_id)).scalars().all() == ["live"]


def test_rows_of_a_list_that_is_being_taken_in_are_not_swept(database, small, clock):
    insert = partial(insert_rows, database, "young", records(["8001015009087"]))
    files.put_chunks(database, "young", FileRole.SOURCE, "small.xlsx", small)
    insert()
    sweep(database, clock())
    assert count(database, rows) == 1


def test_a_job_knows_whether_its_spreadsheet_is_still_stored(database, small):
    add_job(database, "with", source=small)
    add_job(database, "without")
    with database.read() as connection:
        assert files.has_spreadsheet(connection, "with")
        assert not files.has_spreadsheet(connection, "without")
