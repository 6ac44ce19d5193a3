"""Correcting an ID number of a job that has ended: that person is asked, and nobody else."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from app.domain.correction import counting_row
from app.domain.errors import UserError
from app.domain.identity_number import IdNumber
from app.domain.job import TERMINAL, Job
from app.domain.permissions import Deed
from app.domain.spreadsheet import RowRecord
from app.engine.job_changes import require_spreadsheet
from app.engine.permits import Permit, PermitHolder
from app.engine.reuse import take_over
from app.engine.typed_number import number_in
from app.store import answers, corrections, job_states, jobs
from app.store.store import Store


class Corrections(PermitHolder):
    """Corrections by one operator; each is one transaction.

    `reuse` is how old an answer may be to be used again, as in `take_over`.
    """

    def __init__(self, store: Store, permit: Permit, reuse: timedelta) -> None:
        self._store = store
        self._permit = permit
        self._reuse = reuse

    async def correct(self, job_id: str, row_no: int, text: str) -> Job:
        """Give a row of an ended job its right ID number, and queue the job for that alone.

        What the list said stays as received. Where another row has the number already, this one
        repeats it. The job's run then asks only for a number that is new to the list, unless a
        young answer is there, and makes the results anew; whatever else has no answer waits for
        a retry. Raises UserError, quoting no number: for what is no ID number, for a job that
        has not ended or whose spreadsheet is stored no more (as after a person was removed at
        their request), and for a row that is not there or has this number already. Raises
        NotPermitted.
        """
        await self._permit.require(Deed.CORRECT_ROW)
        number = number_in(text)
        return await self._store.write(
            partial(self._correct, job_id=job_id, row_no=row_no, number=number)
        )

    def _correct(self, connection: Connection, job_id: str, row_no: int, number: IdNumber) -> Job:
        now = self._store.database.now(connection)
        job = jobs.job_of(connection, job_id, lock=True)
        _require_ended(job)
        require_spreadsheet(connection, job)
        before = _row_to_correct(connection, job, row_no, number)
        corrections.leave_out_unanswered(connection, job_id)
        corrections.correct_row(
            connection,
            job_id,
            row_no,
            number,
            operator=self._permit.name,
            seat=self._permit.seat,
            now=now,
        )
        for affected in (before.id_number, number):
            if affected is not None:
                _settle(connection, job, affected, row_no)
        self._queue(connection, job, now)
        jobs.note(connection, job_id, now, f"row {row_no:,} corrected by {self._permit.shown}")
        return jobs.job_of(connection, job_id)

    def _queue(self, connection: Connection, job: Job, now: datetime) -> None:
        job_states.reopen(
            connection,
            job.job_id,
            now,
            left_out=corrections.left_out(connection, job.job_id),
            reused=answers.count_reused(connection, job.job_id),
            **corrections.counts(connection, job.job_id),
        )
        # Now and again when it runs: the queue must know which jobs need no lookup.
        take_over(connection, job, now, self._reuse)


def _require_ended(job: Job) -> None:
    if job.status not in TERMINAL:
        raise UserError(
            f"{job.file_name} has not ended ({job.status}); its rows can be corrected when it has"
        )
    if job.result is None:
        raise UserError(
            f"{job.file_name} has no results yet; retry it first, then correct its rows"
        )


def _row_to_correct(connection: Connection, job: Job, row_no: int, number: IdNumber) -> RowRecord:
    record = corrections.row_of(connection, job.job_id, row_no)
    if record is None:
        raise UserError(f"{job.file_name} has nobody in row {row_no:,}")
    if record.id_number == number:
        raise UserError(f"Row {row_no:,} has this ID number already")
    return record


def _settle(connection: Connection, job: Job, number: str, corrected_row: int) -> None:
    """Say anew which row counts for an ID number; open it where nobody has asked for it."""
    alike = corrections.rows_with(connection, job.job_id, number)
    if not alike:
        corrections.forget_answer(connection, job.job_id, number)
        return
    counting = counting_row(alike, corrected_row, ward_per_row=job.ward_per_row)
    corrections.say_what_counts(connection, job.job_id, alike, counting.row_no)
    if corrections.answer_belongs_to(connection, job.job_id, number, counting.row_no):
        return
    if counting.ward_id is not None or not job.ward_per_row:
        answers.insert_open(connection, job.job_id, job.iec, [(number, counting.row_no)])
