"""What other programs left in the Redis inbox and what became of it, so that nothing counts twice.

Functions take a connection: an entry is settled in the very transaction that adds its draft or
job, so that it is either both in or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.errors import UserError
from app.store.schema import inbox

_REASON_LENGTH = 500
_IN_LIST = 500


class InboxOutcome(StrEnum):
    """What became of an entry; what was REFUSED may be sent again."""

    TAKEN = "taken"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class InboxRecord:
    """One entry. `subject` is the id of its draft, which becomes its job's, or ""; `reason` a
    sentence for whoever sent it.
    """

    entry_key: str
    sender_id: str
    outcome: InboxOutcome
    subject: str
    reason: str
    at: datetime


class TakenAlready(UserError):
    """An entry of this id is in already; nothing was changed."""


def find(connection: Connection, entry_key: str) -> InboxRecord | None:
    """What became of an entry; None for one that was never seen."""
    row = connection.execute(select(inbox).where(inbox.c.entry_key == entry_key)).one_or_none()
    return None if row is None else _record(row)


def settle(connection: Connection, record: InboxRecord) -> None:
    """Keep what became of an entry, over an earlier refusal of it.

    Raises TakenAlready when it was taken meanwhile, by whichever seat: the caller's transaction
    must then fail.
    """
    values = {
        "sender_id": record.sender_id,
        "outcome": record.outcome,
        "subject": record.subject,
        "reason": record.reason[:_REASON_LENGTH],
        "at": record.at,
    }
    renewed = connection.execute(
        update(inbox)
        .where(
            inbox.c.entry_key == record.entry_key,
            inbox.c.outcome == InboxOutcome.REFUSED,
        )
        .values(**values)
    )
    if renewed.rowcount:
        return
    try:
        connection.execute(inbox.insert().values(entry_key=record.entry_key, **values))
    except IntegrityError:
        raise TakenAlready("it is in already") from None


def settled_since(connection: Connection, since: datetime) -> list[InboxRecord]:
    """What was taken or refused since then, oldest first."""
    query = select(inbox).where(inbox.c.at >= since).order_by(inbox.c.at)
    return [_record(row) for row in connection.execute(query)]


def sender_ids(connection: Connection, subjects: list[str]) -> dict[str, list[str]]:
    """The ids under which other programs sent these drafts or jobs, by ours."""
    found: dict[str, list[str]] = {}
    for start in range(0, len(subjects), _IN_LIST):
        query = select(inbox.c.subject, inbox.c.sender_id).where(
            inbox.c.outcome == InboxOutcome.TAKEN,
            inbox.c.subject.in_(subjects[start : start + _IN_LIST]),
            inbox.c.sender_id != "",
        )
        for row in connection.execute(query):
            found.setdefault(row.subject, []).append(row.sender_id)
    return found


def _record(row: Row[Any]) -> InboxRecord:
    return InboxRecord(
        row.entry_key, row.sender_id, InboxOutcome(row.outcome), row.subject, row.reason, row.at
    )
