"""Real stores for tests, empty or with jobs in them, on a clock that only a test moves."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import literal, select
from sqlalchemy.engine import make_url

from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState, Job
from app.domain.spreadsheet import RowRecord
from app.domain.verdict import VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.store import answers, files, jobs, rows
from app.store.answers import SavedAnswer
from app.store.database import Database, open_embedded
from app.store.files import FileRole, StoredFile
from app.store.jobs import NewJob
from app.store.schema import metadata
from app.store.server import ServerDatabase, measure_packets, open_shared
from app.store.store import Store
from app.store.upgrade import upgrade
from tests.helpers.mariadb import MariaDb

WARD = WardId("93501016")
OTHER_WARD = WardId("93501017")
IEC = "https://iec.example|0123456789ab"
NOON = datetime(2026, 11, 24, 12, 0)

STATION = VotingStation("Marula Primary School", WARD, "93501238")
IN_WARD = VoterAnswer(True, True, STATION)
ELSEWHERE = VoterAnswer(True, True, VotingStation("Kibi Clinic", OTHER_WARD, "93501249"))
NOT_ON_ROLL = VoterAnswer(False, False)
DECEASED = VoterAnswer(True, False, STATION)


class HandClock:
    """Store time that stands still until a test moves it, forward or back."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> datetime:
        """Move by so much, as `timedelta` takes it; the time then."""
        self.moment += timedelta(**by)
        return self.moment


@pytest.fixture
def clock() -> HandClock:
    """The store's time."""
    return HandClock()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with this version's tables, to be copied: Alembic takes longer than a test."""
    path = tmp_path_factory.mktemp("template") / "rollcheck.sqlite"
    fresh_database(path).close()
    return path


@pytest.fixture(scope="session")
def office_database(request: pytest.FixtureRequest) -> Iterator[ServerDatabase]:
    """A database on a real MariaDB with this version's tables, emptied by each test that used it.

    Its time is set by `_Now`.
    """
    server: MariaDb = request.getfixturevalue("mariadb")
    opened = open_shared(make_url(server.fresh_url()), now=_Now())
    upgrade(opened)
    measure_packets(opened)
    yield opened
    opened.close()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock, empty_sqlite: Path) -> Iterator[Store]:
    """A fresh store in a file; where both kinds of database are proved, a conftest has its own."""
    yield from embedded(tmp_path, clock, empty_sqlite)


@pytest.fixture
def embedded_store(tmp_path: Path, clock: HandClock, empty_sqlite: Path) -> Iterator[Store]:
    """A fresh store in a file, for what only such a one has."""
    yield from embedded(tmp_path, clock, empty_sqlite)


@pytest.fixture
def office_store(office_database: ServerDatabase, clock: HandClock) -> Iterator[Store]:
    """A fresh store on a server, for what only such a one has."""
    yield from on_server(office_database, clock)


def either(request: pytest.FixtureRequest, clock: HandClock) -> Iterator[Store]:
    """A fresh store of the kind that the parameter names: one suite proves both."""
    if request.param == "mariadb":
        yield from on_server(request.getfixturevalue("office_database"), clock)
    else:
        template = request.getfixturevalue("empty_sqlite")
        yield from embedded(request.getfixturevalue("tmp_path"), clock, template)


def embedded(folder: Path, clock: HandClock, template: Path) -> Iterator[Store]:
    """A fresh store in a file of this folder."""
    path = folder / "rollcheck.sqlite"
    shutil.copy(template, path)
    opened = Store(open_embedded(path, clock))
    yield opened
    opened.close()


def on_server(office: ServerDatabase, clock: HandClock) -> Iterator[Store]:
    """A fresh store on a server."""
    assert isinstance(office._given_now, _Now)
    office._given_now.clock = clock
    empty(office)
    opened = Store(office)
    yield opened
    opened.close()


class _Now:
    """The time of the test that has the database now."""

    clock = HandClock()

    def __call__(self) -> datetime:
        return self.clock()


def empty(office: ServerDatabase) -> None:
    """Take everything out of a database and let its counters begin anew."""
    with office.engine.connect() as connection:
        for table in metadata.sorted_tables:
            if table.name == "rollcheck_marks":
                continue
            if connection.execute(select(literal(1)).select_from(table).limit(1)).first():
                counts = table.autoincrement_column is not None
                how = "TRUNCATE TABLE" if counts else "DELETE FROM"
                connection.exec_driver_sql(f"{how} {table.name}")
        connection.commit()


@pytest.fixture
def database(store: Store) -> Database:
    """The same store, for work in the test's own thread."""
    return store.database


def fresh_database(path: Path, clock: HandClock | None = None) -> Database:
    """An embedded store in this file, with this version's tables."""
    database = open_embedded(path, clock or HandClock())
    upgrade(database)
    return database


def new_job(job_id: str, **changes: Any) -> NewJob:
    """A job as intake makes it."""
    usual: dict[str, Any] = {
        "file_name": "BLOUBERG WARD 16.xlsx",
        "file_path": "/lists/BLOUBERG WARD 16.xlsx",
        "file_size": 1000,
        "file_sha256": "0" * 64,
        "ward_id": WARD,
        "ward_per_row": False,
        "iec": IEC,
        "rows": 0,
        "distinct_ids": 0,
        "invalid": 0,
        "duplicates": 0,
        "repaired": 0,
        "lookups_left": 0,
        "priority": 1,
        "urgent": False,
        "recheck": False,
        "operator": "Thandi",
        "seat": "desk",
    }
    return NewJob(job_id, **(usual | changes))


def record(row_no: int, number: str | None = None, **changes: Any) -> RowRecord:
    """One person of a list."""
    usual: dict[str, Any] = {
        "problem": None,
        "repair": None,
        "as_received": number or "",
        "surname": f"Surname{row_no}",
        "first_names": f"Name{row_no}",
        "cell_number": "0820000000",
        "ward_id": None,
        "duplicate_of": None,
    }
    return RowRecord(row_no, number, **(usual | changes))


def add_job(
    database: Database,
    job_id: str,
    people: Sequence[RowRecord] = (),
    *,
    source: Path | None = None,
    **changes: Any,
) -> Job:
    """A queued job with these rows, every ID number open, and its spreadsheet if one is given."""
    stored = source and files.put_chunks(database, job_id, FileRole.SOURCE, source.name, source)
    rows.insert_rows(database, job_id, people)
    to_ask = [
        (one.id_number, one.row_no) for one in people if one.id_number and not one.duplicate_of
    ]
    counts = {"rows": len(people), "distinct_ids": len(to_ask), "lookups_left": len(to_ask)}
    with database.write() as connection:
        if stored:
            files.complete(connection, stored)
        new = new_job(job_id, **(counts | changes))
        answers.insert_open(connection, job_id, new.iec, to_ask)
        jobs.insert_job(connection, new, database.now(connection))
        return jobs.job_of(connection, job_id)


def keep_answer(
    database: Database,
    job_id: str,
    number: IdNumber,
    answer: VoterAnswer | None = IN_WARD,
    state: AnswerState = AnswerState.ANSWERED,
    reason: str = "",
) -> SavedAnswer:
    """Keep what one lookup brought for a job, asked now."""
    with database.write() as connection:
        saved = SavedAnswer(number, state, answer, reason, database.now(connection))
        answers.save(connection, job_id, [saved])
    return saved


def put_file(
    database: Database, job_id: str, path: Path, role: str = FileRole.WORKBOOK
) -> StoredFile:
    """Store a file whole."""
    stored = files.put_chunks(database, job_id, role, path.name, path)
    with database.write() as connection:
        files.complete(connection, stored)
    return stored


def job_now(database: Database, job_id: str) -> Job:
    """The job as the store has it now."""
    with database.read() as connection:
        return jobs.job_of(connection, job_id)


def records(numbers: Iterable[str]) -> list[RowRecord]:
    """People in rows 2, 3, …"""
    return [record(row_no, number) for row_no, number in enumerate(numbers, start=2)]
