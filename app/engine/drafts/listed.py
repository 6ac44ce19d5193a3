"""The rows behind each number of a pre-flight, and one row's ID number in full."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection

from app.domain.draft import Draft
from app.domain.errors import UserError
from app.domain.identity_number import PROBLEM_WORDS, REPAIR_WORDS, IdProblem, Repair, mask_id
from app.domain.preflight_numbers import ListedRow, Number
from app.domain.spreadsheet import RowRecord
from app.domain.verdict import NO_WARD_REASON
from app.engine.drafts.local_time import local
from app.engine.permits import Permit
from app.store import answers, draft_facts

Reason = Callable[[RowRecord], str]


def listed_rows(
    connection: Connection, draft: Draft, number: Number, since: datetime
) -> tuple[ListedRow, ...]:
    """The rows behind a number in the spreadsheet's order, their ID numbers masked.

    `since` is how old (store time) an answer may be to be used again.
    """
    id_ = draft.draft_id
    per_row = draft.inspection is not None and draft.inspection.ward_per_row
    if number is Number.WRONG:
        return _listed(draft_facts.wrong_rows(connection, id_), _problem)
    if number is Number.DUPLICATE:
        return _listed(draft_facts.duplicate_rows(connection, id_), _repeated)
    if number is Number.REPAIRED:
        return _listed(draft_facts.repaired_rows(connection, id_), _repair)
    if number is Number.NO_WARD:
        found = draft_facts.rows_without_ward(connection, id_) if per_row else []
        return _listed(found, lambda _: NO_WARD_REASON)
    young = draft_facts.Young(draft.iec, since, per_row, fresh=draft.choices.recheck)
    if number is Number.ANSWERED:
        return _answered(connection, draft, young)
    return _listed(draft_facts.rows_to_look_up(connection, id_, young), lambda _: "")


def revealed(
    connection: Connection, draft_id: str, row_no: int, permit: Permit, now: datetime
) -> str:
    """A row's ID number in full, as received where it is wrong; noted in the access log.

    The note names the row as later ones of its job do, so that a member's export finds it.
    Raises UserError where there is no such row.
    """
    record = draft_facts.row_of(connection, draft_id, row_no)
    if record is None:
        raise UserError(f"Row {row_no} is in this list no more; open the list again")
    subject = f"before the start, 1: {draft_id}:{row_no};"
    permit.log(connection, now, "reveal", subject)
    return record.id_number or record.as_received


def _answered(
    connection: Connection, draft: Draft, young: draft_facts.Young
) -> tuple[ListedRow, ...]:
    found = draft_facts.answered_rows(connection, draft.draft_id, young)
    numbers = [record.id_number for record in found if record.id_number]
    kept = answers.reusable(connection, numbers, young.iec, young.since)
    asked = {str(number): saved.asked_at for number, saved in kept.items()}

    def when(record: RowRecord) -> str:
        at = asked.get(record.id_number or "")
        return f"asked {local(at):%Y-%m-%d %H:%M}" if at else ""

    return _listed(found, when)


def _listed(found: Iterable[RowRecord], reason: Reason) -> tuple[ListedRow, ...]:
    return tuple(
        ListedRow(
            row_no=record.row_no,
            masked_id=mask_id(record.id_number or record.as_received),
            name=" ".join(filter(None, (record.first_names, record.surname))),
            reason=reason(record),
            key=str(record.row_no) if record.id_number or record.as_received else "",
        )
        for record in found
    )


def _problem(record: RowRecord) -> str:
    return PROBLEM_WORDS[IdProblem(record.problem)] if record.problem else ""


def _repeated(record: RowRecord) -> str:
    return f"repeats row {record.duplicate_of}"


def _repair(record: RowRecord) -> str:
    return REPAIR_WORDS[Repair(record.repair)] if record.repair else ""
