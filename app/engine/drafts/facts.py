"""What a pre-flight shows of drafts: inspections with what the store knows of their people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection

from app.domain.draft import Draft
from app.domain.preflight_view import FileFacts, Note, NoteKind
from app.engine.drafts.local_time import local
from app.store import draft_facts, drafts
from app.store.draft_facts import EarlierJob

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found about drafts of one IEC, by draft or by ward."""

    to_ask: dict[str, int]
    reusable: dict[str, int]
    same: dict[str, EarlierJob]
    on_ward: dict[int, EarlierJob]
    new: dict[str, int]
    under_way: dict[int, EarlierJob]
    first_of: dict[str, str]


def facts_of(
    connection: Connection, wanted: Sequence[Draft], now: datetime, reuse: timedelta
) -> list[FileFacts]:
    """The facts of drafts, in their order, in as many queries for thirty as for one.

    `reuse` is how old an answer may be to be used again.
    """
    by_iec: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in wanted:
        if draft.inspection is not None:
            by_iec[draft.iec].append(draft)
    known = {iec: _known(connection, iec, group, now - reuse) for iec, group in by_iec.items()}
    return [_facts(draft, known.get(draft.iec)) for draft in wanted]


def _known(connection: Connection, iec: str, group: list[Draft], since: datetime) -> _Known:
    ids = [draft.draft_id for draft in group]
    per_row = [one.draft_id for one in group if one.inspection and one.inspection.ward_per_row]
    wards = {ward for draft in group if (ward := _ward(draft)) is not None}
    prints = {draft.file_sha256 for draft in group}
    checked = draft_facts.checked_jobs(connection, iec, wards, prints)
    on_ward = _newest((job.ward_number, job) for job in checked)
    compared = {
        draft.draft_id: on_ward[ward].job_id for draft in group if (ward := _ward(draft)) in on_ward
    }
    reusing = [draft.draft_id for draft in group if not draft.choices.recheck]
    under_way = draft_facts.jobs_under_way(connection, wards)
    return _Known(
        to_ask=draft_facts.count_to_ask(connection, ids, per_row),
        reusable=draft_facts.count_reusable(connection, reusing, per_row, iec, since),
        same=_newest((job.file_sha256, job) for job in checked),
        on_ward=on_ward,
        new=draft_facts.count_new(connection, compared) if compared else {},
        under_way=_newest((job.ward_number, job) for job in under_way),
        first_of=drafts.first_with(connection, prints),
    )


def _facts(draft: Draft, known: _Known | None) -> FileFacts:
    facts = FileFacts(
        key=draft.draft_id,
        file_name=draft.file_name,
        size=draft.file_size,
        inspection=draft.inspection,
        refusal=draft.refusal,
        wishes=draft.wishes,
        meeting=draft.choices.meeting,
        urgent=draft.choices.urgent,
    )
    if known is None or draft.inspection is None:
        return facts
    reusable = known.reusable.get(draft.draft_id, 0)
    lookups = known.to_ask.get(draft.draft_id, 0) - reusable
    notes = (*_twice(draft, known), *_under_way(draft, known), *_earlier(draft, known))
    return replace(facts, reusable=reusable, lookups=lookups, notes=notes)


def _twice(draft: Draft, known: _Known) -> Iterable[Note]:
    if known.first_of.get(draft.file_sha256, draft.draft_id) != draft.draft_id:
        yield Note(NoteKind.HERE_TWICE)


def _under_way(draft: Draft, known: _Known) -> Iterable[Note]:
    job = known.under_way.get(_ward(draft) or 0)
    if job is not None:
        yield Note(NoteKind.WARD_BEING_CHECKED, who=f"{job.operator} on {job.seat}")


def _earlier(draft: Draft, known: _Known) -> Iterable[Note]:
    """The same bytes, or the same ward's last list: the same people in it, or how many are new."""
    same = known.same.get(draft.file_sha256)
    if same is not None:
        yield Note(NoteKind.SAME_LIST, time=_checked_at(same))
        return
    last = known.on_ward.get(_ward(draft) or 0)
    people = draft.inspection.distinct_ids if draft.inspection else 0
    if last is None or not people:
        return
    new = known.new.get(draft.draft_id, 0)
    if new == 0 and last.distinct_ids == people:
        yield Note(NoteKind.SAME_LIST, time=_checked_at(last))
    elif 0 < new < people:
        yield Note(NoteKind.DIFFERS, new, _checked_at(last))


def _newest(found: Iterable[tuple[K | None, EarlierJob]]) -> dict[K, EarlierJob]:
    """The first of each key, as they were found."""
    first: dict[K, EarlierJob] = {}
    for key, job in found:
        if key is not None:
            first.setdefault(key, job)
    return first


def _ward(draft: Draft) -> int | None:
    ward = draft.inspection.ward_id if draft.inspection else None
    return int(ward) if ward else None


def _checked_at(job: EarlierJob) -> datetime | None:
    return local(job.completed_at) if job.completed_at else None
