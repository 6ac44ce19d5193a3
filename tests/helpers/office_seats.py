"""A whole office: real seat processes on one real MariaDB, and a witness that never looks away."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from app import bootstrap
from app.bootstrap import Seat, open_seat
from app.domain.job import TERMINAL, AnswerState, Job, JobStatus
from app.domain.spreadsheet import Wishes
from app.engine.intake import Choices
from app.iec.practice.people import Outcome, person_of
from app.iec.practice.server import PracticeIec
from app.settings import Settings, load_settings
from app.store import jobs as store_jobs
from app.store.schema import answers, jobs, lease, quota, timeline
from app.store.server import ServerDatabase, open_shared
from app.store.upgrade import upgrade
from tests.helpers.commands import PASSWORD, USER_NAME, Rollcheck, Running, wait_until
from tests.helpers.iec import practice_in_thread, synthetic_id
from tests.helpers.mariadb import MariaDb
from tests.helpers.seats import HEADERS, PlainWorker
from tests.helpers.spreadsheets import save_xlsx

TENTH = {
    "ROLLCHECK_LEASE_RENEW_SECONDS": "1",
    "ROLLCHECK_LEASE_STOP_SECONDS": "2",
    "ROLLCHECK_LEASE_SECONDS": "3",
    "ROLLCHECK_LEASE_TAKEOVER_SECONDS": "4.5",
}
# For proofs of many take-overs.
SHORT = {
    "ROLLCHECK_LEASE_RENEW_SECONDS": "0.4",
    "ROLLCHECK_LEASE_STOP_SECONDS": "0.8",
    "ROLLCHECK_LEASE_SECONDS": "1.2",
    "ROLLCHECK_LEASE_TAKEOVER_SECONDS": "2",
}
REAL: dict[str, str] = {}
SECONDS = 120.0
AT_ONCE = 10 + 3
BATCH = 50


class Seen(NamedTuple):
    """One look of the witness."""

    epoch: int
    running: tuple[str, ...]
    kept: int


class Witness:
    """Looks at the database all the time; `wrong` is every invariant that did not hold."""

    def __init__(self, mariadb: MariaDb, name: str) -> None:
        self.wrong: list[str] = []
        self.looks = 0
        self._mariadb = mariadb
        self._name = name
        self._last: Seen | None = None
        self.end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more. Fails when anything was wrong, or when nothing was seen."""
        self.end.set()
        self._thread.join(30)
        assert self.looks
        assert self.wrong == []

    def _watch(self) -> None:
        connection = None
        while not self.end.wait(0.02):
            try:
                connection = connection or self._mariadb.connect(self._name)
                with connection.cursor() as cursor:
                    cursor.execute(
                        "SELECT (SELECT epoch FROM rollcheck_lease), "
                        "(SELECT GROUP_CONCAT(job_id) FROM file_processing_jobs "
                        " WHERE status = 'processing'), "
                        "(SELECT COUNT(*) FROM rollcheck_answers WHERE state = 'answered')"
                    )
                    epoch, running, kept = cursor.fetchone()
            except Exception:
                # The server is away: what it did meanwhile is seen when it is back.
                connection = None
                continue
            self._judge(Seen(epoch or 0, tuple(running.split(",") if running else ()), kept))

    def _judge(self, seen: Seen) -> None:
        self.looks += 1
        before = self._last
        if len(seen.running) > 1:
            self.wrong.append(f"{len(seen.running)} jobs run at once")
        if before is not None and seen.epoch < before.epoch:
            self.wrong.append(f"the epoch fell from {before.epoch} to {seen.epoch}")
        if before is not None and seen.kept < before.kept:
            self.wrong.append(f"of {before.kept} answers {seen.kept} are left")
        self._last = seen


class PlainRollcheck(Rollcheck):
    """As `tests.helpers.plain_seat` says."""

    def command(self, *arguments: object) -> list[str]:
        """The command line of one command."""
        return [sys.executable, "-P", "-m", "tests.helpers.plain_seat", *map(str, arguments)]


class Office:
    """One database, one simulated IEC, and seats that are started, frozen and killed."""

    def __init__(
        self, root: Path, mariadb: MariaDb, iec: PracticeIec, times: dict[str, str]
    ) -> None:
        self.root = root
        self.mariadb = mariadb
        self.iec = iec
        self.url = mariadb.fresh_url()
        self.times = times
        self.via = self.url
        self._lists = 0
        self.program: type[Rollcheck] = PlainRollcheck
        self.database: ServerDatabase = open_shared(make_url(self.url))
        upgrade(self.database)
        name = make_url(self.url).database
        assert name is not None
        self.witness = Witness(mariadb, name)
        self.witness.start()

    def user(self, name: str, **env: str) -> Rollcheck:
        """The program of one seat's PC."""
        root = self.root / name
        root.mkdir(exist_ok=True)
        given = {
            "ROLLCHECK_DATABASE_URL": self.via,
            "ROLLCHECK_SEAT_NAME": name,
            "ROLLCHECK_FEED_PORT": "0",
            "ROLLCHECK_PROBE_SECONDS": "1",
            **self.times,
        }
        return self.program(root, self.iec.address, given | env)

    @contextmanager
    def seats(self, *names: str, **env: str) -> Iterator[list[Running]]:
        """Seats without windows that serve."""
        with ExitStack() as stack:
            started = [stack.enter_context(self.user(name, **env).start("seat")) for name in names]
            for one in started:
                one.until(lambda one=one: "serves" in one.err)
            yield started

    def add(self, lists: Sequence[Sequence[str]], **choices: Any) -> list[str]:
        """Take lists in, each with its ID numbers; their job ids in order."""
        return asyncio.run(self._add(lists, choices))

    async def _add(self, lists: Sequence[Sequence[str]], choices: dict[str, Any]) -> list[str]:
        async with self.here() as seat:
            return [await self.take_in(seat, numbers, **choices) for numbers in lists]

    @asynccontextmanager
    async def here(self, **settings: Any) -> AsyncIterator[Seat]:
        """Another seat of the office, in this process; it runs nothing by itself."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bootstrap, "SpreadsheetWorker", PlainWorker)
            patch.setenv("IEC_API_USERNAME", USER_NAME)
            patch.setenv("IEC_API_PASSWORD", PASSWORD)
            async with open_seat(self._settings(**settings)) as seat:
                yield seat

    async def take_in(self, seat: Seat, numbers: Sequence[str], **choices: Any) -> str:
        """Add one list at a seat of this process; its job id."""
        path = self._list(numbers)
        job = await seat.intake.add(path, Wishes(), Choices(**choices))
        return job.job_id

    def _settings(self, **settings: Any) -> Settings:
        given = {"data_dir": self.root / "adder", "seat_name": "adder", "operator": "Thandi"}
        return load_settings(database_url=self.url, iec_url=self.iec.address, **(given | settings))

    def _list(self, numbers: Sequence[str]) -> Path:
        folder = self.root / "lists"
        folder.mkdir(exist_ok=True)
        self._lists += 1
        people = [(f"N{row}", f"S{row}", one, "") for row, one in enumerate(numbers)]
        name = f"BLOUBERG WARD 16 list {self._lists}.xlsx"
        return save_xlsx(folder / name, [HEADERS, *people])

    # ---- Looking ----

    def job(self, job_id: str) -> Job:
        """The job as the database has it now."""
        return self.database.look(lambda c: store_jobs.job_of(c, job_id))

    def until_ended(self, job_ids: Iterable[str], seconds: float = SECONDS) -> list[Job]:
        """Wait until these jobs have ended; how they stand then."""
        wanted = list(job_ids)
        query = select(func.count()).where(
            jobs.c.job_id.in_(wanted), jobs.c.status.in_([str(one) for one in TERMINAL])
        )
        wait_until(
            lambda: self.database.look(lambda c: c.execute(query).scalar_one()) == len(wanted),
            seconds,
            every=0.05,
        )
        return [self.job(job_id) for job_id in wanted]

    def running_seat(self) -> str:
        """The seat that processes a job now; "" for none."""
        query = select(jobs.c.seat).where(jobs.c.status == JobStatus.PROCESSING)
        return self.database.look(lambda c: c.execute(query).scalar()) or ""

    def answered(self, job_id: str) -> int:
        """ID numbers of a job that have their answer in the database."""
        query = select(func.count()).where(
            answers.c.job_id == job_id, answers.c.state == AnswerState.ANSWERED
        )
        return int(self.database.look(lambda c: c.execute(query).scalar_one()))

    def epoch(self) -> int:
        """The lease's epoch."""
        return int(self.database.look(lambda c: c.execute(select(lease.c.epoch)).scalar()) or 0)

    def notes(self, beginning: str) -> list[tuple[str, str]]:
        """(job id, line) of every time line, in the order in which they were written."""
        query = (
            select(timeline.c.job_id, timeline.c.text)
            .where(timeline.c.text.startswith(beginning))
            .order_by(timeline.c.entry)
        )
        return self.database.look(lambda c: [tuple(row) for row in c.execute(query)])

    def reserved(self) -> int:
        """Lookups that the ledger has counted."""
        query = select(func.sum(quota.c.used))
        return int(self.database.look(lambda c: c.execute(query).scalar()) or 0)

    def claims(self) -> list[str]:
        """The jobs that were claimed, in the order in which they were."""
        return [job_id for job_id, _ in self.notes("checking on ")]

    def check(self) -> None:
        """What must hold at the end of every proof. Nothing was sent that was not counted."""
        self.witness.stop()
        assert len(self.iec.requests) <= self.reserved()
        query = select(func.count()).where(answers.c.state != AnswerState.ANSWERED)
        query = query.where(answers.c.job_id == jobs.c.job_id, jobs.c.status == "completed")
        assert self.database.look(lambda c: c.execute(query).scalar_one()) == 0

    def close(self) -> None:
        """Look no more."""
        self.witness.end.set()
        self.database.close()


@contextmanager
def open_office(
    root: Path, mariadb: MariaDb, times: dict[str, str] | None = None, **iec: Any
) -> Iterator[Office]:
    """An office without seats yet."""
    with practice_in_thread(**iec) as server:
        office = Office(root, mariadb, server, TENTH if times is None else times)
        try:
            yield office
            office.check()
        finally:
            office.close()


def freeze(seat: Running) -> None:
    """Stop the whole process, threads and clock hands, as a PC that sleeps."""
    os.kill(seat.process.pid, signal.SIGSTOP)


def thaw(seat: Running) -> None:
    """Let it go on as if nothing had been."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(seat.process.pid, signal.SIGCONT)


def lookups_for(asked: Iterable[str]) -> int:
    """How many lookups these people take: two for those whose record says deceased."""
    return sum(1 + (person_of(one).outcome is Outcome.DECEASED) for one in asked)


def numbers(count: int, start: int = 0) -> list[str]:
    """So many distinct synthetic ID numbers."""
    return [str(synthetic_id(start + index)) for index in range(count)]
