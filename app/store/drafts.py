"""Drafts in SQL: spreadsheets that are no jobs yet, their bytes and rows under the draft's id.

Bytes and rows count once the draft does; `start` takes the draft away and leaves them to the job
of the same id. Functions take a connection, so that a caller puts several into one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, select, update

from app.domain.draft import Door, Draft, DraftChoices
from app.domain.spreadsheet import Inspection, Wishes
from app.store.files import FileRole, StoredFile, current_files, remove_files
from app.store.schema import drafts, files, rows

_INSPECTION = TypeAdapter(Inspection)
_WISHES = TypeAdapter(Wishes)
_CHOICES = TypeAdapter(DraftChoices)
_REFUSAL_LENGTH = 500


def insert_draft(connection: Connection, draft: Draft) -> None:
    """Store a draft; with it, in the caller's transaction, its file becomes complete."""
    connection.execute(
        drafts.insert().values(
            draft_id=draft.draft_id,
            batch_id=draft.batch_id or None,
            door=draft.door,
            iec=draft.iec,
            file_name=draft.file_name,
            file_path=draft.file_path,
            file_size=draft.file_size,
            file_sha256=draft.file_sha256,
            refusal=draft.refusal[:_REFUSAL_LENGTH],
            layout_key=draft.layout_key,
            operator=draft.operator,
            seat=draft.seat,
            created_at=draft.created_at,
            updated_at=draft.created_at,
            version=1,
            inspection=_json(_INSPECTION, draft.inspection),
            wishes=_json(_WISHES, draft.wishes),
            choices=_json(_CHOICES, draft.choices),
        )
    )


def find_draft(connection: Connection, draft_id: str, *, lock: bool = False) -> Draft | None:
    """One draft; with `lock`, as it is now and stays until the transaction ends."""
    query = select(drafts).where(drafts.c.draft_id == draft_id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return _draft(row) if row is not None else None


def open_drafts(connection: Connection) -> list[Draft]:
    """All there are, oldest first."""
    query = select(drafts).order_by(drafts.c.created_at, drafts.c.draft_id)
    return [_draft(row) for row in connection.execute(query)]


def set_inspection(
    connection: Connection, draft_id: str, found: Inspection, wishes: Wishes, now: datetime
) -> bool:
    """Keep a new pre-flight and the wishes that led to it; False when the draft is gone."""
    changes = {"inspection": _json(_INSPECTION, found), "wishes": _json(_WISHES, wishes)}
    return _change(connection, draft_id, now, changes)


def set_choices(
    connection: Connection, draft_id: str, choices: DraftChoices, now: datetime
) -> bool:
    """Keep how the job is to run; False when the draft is gone."""
    return _change(connection, draft_id, now, {"choices": _json(_CHOICES, choices)})


def source_of(connection: Connection, draft_id: str) -> StoredFile | None:
    """The draft's spreadsheet; None for a refused one."""
    stored = current_files(connection, draft_id)
    return next((one for one in stored if one.role == FileRole.SOURCE), None)


def end_draft(connection: Connection, draft_id: str) -> bool:
    """Take the draft away and leave bytes and rows to its job; False when it was gone already."""
    return connection.execute(delete(drafts).where(drafts.c.draft_id == draft_id)).rowcount == 1


def remove_drafts(connection: Connection, draft_ids: Iterable[str]) -> int:
    """Remove drafts with their bytes and rows; how many. One that became a job stays whole."""
    removed = 0
    for draft_id in draft_ids:
        if not end_draft(connection, draft_id):
            continue
        removed += 1
        held = select(files.c.file_id).where(files.c.job_id == draft_id)
        remove_files(connection, list(connection.execute(held).scalars()))
        connection.execute(delete(rows).where(rows.c.job_id == draft_id))
    return removed


def drafts_before(connection: Connection, moment: datetime) -> list[str]:
    """The ids of the drafts that came in before a moment."""
    query = select(drafts.c.draft_id).where(drafts.c.created_at < moment)
    return list(connection.execute(query).scalars())


def names_of(connection: Connection, draft_ids: Collection[str]) -> dict[str, str]:
    """File names by the ids of those that are drafts."""
    query = select(drafts.c.draft_id, drafts.c.file_name).where(drafts.c.draft_id.in_(draft_ids))
    return {row.draft_id: row.file_name for row in connection.execute(query)}


def first_with(connection: Connection, fingerprints: Collection[str]) -> dict[str, str]:
    """By the fingerprint of its bytes: the draft that brought them first."""
    query = (
        select(drafts.c.file_sha256, drafts.c.draft_id)
        .where(drafts.c.file_sha256.in_(fingerprints), drafts.c.refusal == "")
        .order_by(drafts.c.created_at.desc(), drafts.c.draft_id.desc())
    )
    return {row.file_sha256: row.draft_id for row in connection.execute(query)}


def without_rows(connection: Connection) -> list[Draft]:
    """Drafts whose people are not known yet, though their bytes are stored, oldest first."""
    return [
        draft
        for draft in open_drafts(connection)
        if draft.inspection is not None and draft.inspection.layout is None
    ]


def _change(connection: Connection, draft_id: str, now: datetime, changes: dict[str, Any]) -> bool:
    changed = connection.execute(
        update(drafts)
        .where(drafts.c.draft_id == draft_id)
        .values(updated_at=now, version=drafts.c.version + 1, **changes)
    )
    return changed.rowcount == 1


def _json(kind: TypeAdapter[Any], value: object) -> Any:
    return None if value is None else kind.dump_python(value, mode="json")


def _draft(row: Row[Any]) -> Draft:
    found = row.inspection
    return Draft(
        draft_id=row.draft_id,
        batch_id=row.batch_id or "",
        door=Door(row.door),
        iec=row.iec,
        file_name=row.file_name,
        file_path=row.file_path or "",
        file_size=row.file_size,
        file_sha256=row.file_sha256,
        operator=row.operator,
        seat=row.seat,
        created_at=row.created_at,
        version=row.version,
        inspection=None if found is None else _INSPECTION.validate_python(found),
        refusal=row.refusal,
        wishes=_WISHES.validate_python(row.wishes or {}),
        choices=_CHOICES.validate_python(row.choices or {}),
        layout_key=row.layout_key,
    )
