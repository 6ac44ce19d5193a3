from datetime import date

import pytest
from sqlalchemy import select

from app.domain.identity_number import IdProblem
from app.store import people
from app.store.answers import save_single
from app.store.files import FileRole, put_chunks
from app.store.retention import log_access
from app.store.rows import insert_rows
from app.store.schema import answers, chunks, rows
from tests.helpers.iec import synthetic_id, synthetic_ids
from tests.helpers.stores import (
    IEC,
    IN_WARD,
    NOON,
    NOT_ON_ROLL,
    add_job,
    keep_answer,
    put_file,
    record,
    records,
)

ONE, TWO = synthetic_ids(2)
YOUNG = synthetic_id(0, date(2001, 1, 1))
BARE = YOUNG[1:]


def read(database, work, *arguments):
    with database.read() as connection:
        return work(connection, *arguments)


def places(database, number=ONE):
    return sorted(read(database, people.places_of, number))


def erase(database, number=ONE):
    with database.write() as connection:
        return people.erase(connection, number, people.places_of(connection, number))


def test_a_person_is_found_in_every_list_newest_first(database):
    add_job(database, "aaaa", records([TWO, ONE]))
    add_job(database, "bbbb", [record(2, ONE), record(3, ONE, duplicate_of=2)])
    found = read(database, people.appearances, places(database))
    assert [one.place for one in found] == [("bbbb", 2), ("bbbb", 3), ("aaaa", 3)]


def test_a_row_found_carries_its_job_and_its_answer(database):
    add_job(database, "aaaa", records([ONE]))
    keep_answer(database, "aaaa", ONE)
    (found,) = read(database, people.appearances, places(database))
    assert (found.job.file_name, found.checked.answer) == ("BLOUBERG WARD 16.xlsx", IN_WARD)


@pytest.mark.parametrize(
    ("received", "found"), [(BARE, True), (f"{BARE[:5]} {BARE[5:]}", True), (BARE[:-1], False)]
)
def test_an_id_number_that_lost_its_zeros_is_the_persons_too(database, received, found):
    problem = IdProblem.REPAIR_NOT_ACCEPTED
    add_job(database, "aaaa", [record(2, None, problem=problem, as_received=received)])
    assert bool(places(database, YOUNG)) is found


@pytest.mark.parametrize(
    ("typed", "found"),
    [("mok", ["Mokoena"]), (" MOKOENA ", ["Mokoena"]), ("oko", []), ("%", []), ("M_k", [])],
)
def test_a_surname_is_found_by_its_beginning_whatever_its_case(database, typed, found):
    add_job(
        database, "aaaa", [record(2, ONE, surname="Mokoena"), record(3, TWO, surname="Sithole")]
    )
    seen = read(database, people.with_surname, typed)
    assert [one.checked.record.surname for one in seen] == found


def test_single_checks_are_listed_newest_first(database, clock):
    with database.write() as connection:
        save_single(connection, ONE, IEC, "Thandi", NOT_ON_ROLL, clock())
        save_single(connection, ONE, IEC, "Sipho", IN_WARD, clock.move(hours=1))
        save_single(connection, TWO, IEC, "Sipho", IN_WARD, clock())
    found = read(database, people.single_checks_of, ONE)
    assert [(one.operator, one.answer) for one in found] == [
        ("Sipho", IN_WARD),
        ("Thandi", NOT_ON_ROLL),
    ]


def test_an_unfinished_job_that_holds_a_person_is_named(database):
    add_job(database, "aaaa", records([ONE]))
    add_job(database, "bbbb", records([TWO]))
    held = read(database, people.holding_up, ONE, places(database))
    assert [job.job_id for job in held] == ["aaaa"]


def test_a_list_that_is_no_job_yet_is_seen(database):
    insert_rows(database, "young", records([ONE]))
    assert read(database, people.without_job, places(database))
    assert read(database, people.appearances, places(database)) == []


def test_after_an_erasure_nothing_of_the_person_is_left(embedded_store, clock, tmp_path):
    database = embedded_store.database
    path = tmp_path / "list.xlsx"
    path.write_bytes(ONE.encode())
    add_job(database, "aaaa", records([ONE, TWO]), source=path)
    keep_answer(database, "aaaa", ONE)
    with database.write() as connection:
        save_single(connection, ONE, IEC, "Thandi", IN_WARD, clock())
    erase(database)
    database.engine.dispose()
    assert ONE.encode() not in (tmp_path / "rollcheck.sqlite").read_bytes()


def test_an_erased_row_stays_without_a_person_in_it(database):
    add_job(database, "aaaa", [record(2, ONE), record(3, ONE, duplicate_of=2), record(4, TWO)])
    assert erase(database).rows == 2
    with database.read() as connection:
        left = connection.execute(select(rows).order_by(rows.c.row_no)).all()
    assert [(row.row_no, row.id_number) for row in left] == [(2, None), (3, None), (4, TWO)]
    assert [tuple(row)[2:9] for row in left[:2]] == [(None, "erased", None, "", "", "", "")] * 2


def test_an_erasure_tells_what_it_removed(database, clock, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"list")
    add_job(database, "aaaa", records([ONE]), source=path)
    put_file(database, "aaaa", path, FileRole.WORKBOOK)
    put_chunks(database, "aaaa", FileRole.REGISTER, "half.pdf", path)
    with database.write() as connection:
        save_single(connection, ONE, IEC, "Thandi", IN_WARD, clock())
    gone = erase(database)
    assert (gone.rows, gone.answers, gone.single_checks) == (1, 1, 1)
    assert sorted(file.role for file in gone.files) == ["register", "source", "workbook"]
    assert read(database, lambda c: c.execute(select(chunks)).all()) == []


def test_an_erasure_leaves_other_people_alone(database, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"list")
    add_job(database, "aaaa", records([TWO]), source=path)
    assert erase(database) == people.Removed(0, 0, 0, ())
    assert read(database, lambda c: c.execute(select(answers.c.id_number)).scalars().all()) == [TWO]


def test_lines_of_the_access_log_are_found_by_what_they_point_at(database):
    with database.write() as connection:
        for operator, subject in (
            ("Thandi", "by ID number, 1: aaaa:2;"),
            ("Sipho", "by ID number, 1: aaaa:20;"),
            ("Lerato", "by surname, 2: bbbb:2; aaaa:2;"),
        ):
            log_access(connection, NOON, operator, "desk", "find", subject)
        lines = people.access_lines(connection, [" aaaa:2;"])
    assert [operator for _, operator, _, _ in lines] == ["Thandi", "Lerato"]
