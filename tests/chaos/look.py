"""Reading an office's database from outside, past every line and every seat."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pymysql
from pymysql.connections import Connection

from tests.chaos.accounts import JobNow, Kept
from tests.helpers.mariadb import MariaDb

PATIENCE = 60.0
_JOBS = """
SELECT job_id, file_name, status, COALESCE(ward_number, 0), total_rows, result,
  COALESCE(error, '')
FROM file_processing_jobs ORDER BY id
"""
_ANSWERS = """
SELECT job_id, id_number, on_roll, registered, has_station, ward_id FROM rollcheck_answers
WHERE state = 'answered'
"""
_PAPER = """
SELECT chunk.data FROM rollcheck_files AS file JOIN rollcheck_file_chunks AS chunk USING (file_id)
WHERE file.job_id = %s AND file.role = %s AND file.complete AND file.replaced_at IS NULL
ORDER BY chunk.number
"""
_SUFFIX = {"workbook": ".xlsx", "register": ".pdf"}


class Look:
    """Questions to the database; each waits while the server is away."""

    def __init__(self, mariadb: MariaDb, name: str) -> None:
        self._mariadb = mariadb
        self._name = name

    def connection(self) -> Connection:
        """A connection of one's own."""
        return self._mariadb.connect(self._name)

    def ask(self, query: str, *given: object) -> Sequence[tuple[object, ...]]:
        """The rows of one query, waiting while the server is away by plan."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self._ask(query, given)
            except pymysql.err.OperationalError:
                if time.monotonic() > end:
                    raise
            time.sleep(0.2)

    def _ask(self, query: str, given: Sequence[object]) -> Sequence[tuple[object, ...]]:
        with closing(self.connection()) as connection, connection.cursor() as cursor:
            cursor.execute(query, given)
            return list(cursor.fetchall())

    def jobs(self) -> list[JobNow]:
        """All jobs, oldest first."""
        return [
            JobNow(
                *(str(job_id), str(name), str(status), int(str(ward)), int(str(rows))),
                json.loads(str(result))["verdicts"] if result else {},
                str(error),
            )
            for job_id, name, status, ward, rows, result, error in self.ask(_JOBS)
        ]

    def statuses(self) -> dict[str, str]:
        """Every job's status."""
        query = "SELECT job_id, status FROM file_processing_jobs"
        return {str(job): str(status) for job, status in self.ask(query)}

    def pick(self, condition: str) -> list[str]:
        """Ids of the jobs that this holds for, oldest first."""
        query = f"SELECT job_id FROM file_processing_jobs WHERE {condition} ORDER BY id"
        return [str(job) for (job,) in self.ask(query)]

    def answers(self) -> Iterator[Kept]:
        """Every answer that was kept."""
        for job, person, on_roll, registered, station, ward in self.ask(_ANSWERS):
            yield Kept(
                *(str(job), str(person), bool(on_roll), bool(registered), bool(station)),
                int(str(ward)) if ward else None,
            )

    @contextmanager
    def paper(self, job_id: str, role: str) -> Iterator[Path | None]:
        """The job's `workbook` or `register` as it would be handed out; None without one."""
        pieces = [bytes(data) for (data,) in self.ask(_PAPER, job_id, role)]  # type: ignore[arg-type]
        if not pieces:
            yield None
            return
        with tempfile.NamedTemporaryFile(suffix=_SUFFIX[role]) as file:
            file.write(b"".join(pieces))
            file.flush()
            yield Path(file.name)

    def questions(self) -> list[str]:
        """Lists that wait for an operator's word."""
        query = "SELECT file_name, refusal FROM rollcheck_drafts"
        return [f"{name}: {refusal or 'a question'}" for name, refusal in self.ask(query)]
