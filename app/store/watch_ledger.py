"""What the watched folder brought, so that no list is taken twice: not after a restart, not by
two seats that watch one share.

A row of `rollcheck_watched` is the present content of one path for one seat. It is written before
intake is asked (`claim`), so that a crash in between is found out by what intake left.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PureWindowsPath

from sqlalchemy import Connection, RowMapping, delete, exists, or_, select, update

from app.domain.watched_file import Version
from app.store.schema import deliveries, drafts, jobs, watched

ABANDONED_AFTER = timedelta(minutes=10)
"""So long (store time) another seat's claim holds without an outcome."""

# SMB, FAT and the disk itself give one file's time in different steps.
_SAME_TIME_NS = 2_000_000_000


class Outcome(StrEnum):
    """What became of a file."""

    TAKING = "taking"
    TAKEN = "taken"
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as the ledger knows it; `at` is store time of the claim.

    `sha256` is "" for a file too large to be read, `path` once it was kept long enough. `subject`
    is the id intake gave it; of another seat's file (`ELSEWHERE`) it is that seat.
    """

    key: str
    path: str
    version: Version
    sha256: str
    outcome: Outcome
    subject: str
    at: datetime


def path_key(path: str) -> str:
    """A fingerprint of a path: it fits an index however long the path is."""
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()


def entries(connection: Connection, seat: str) -> list[Entry]:
    """All a seat's watched folders have brought."""
    query = select(watched).where(watched.c.seat == seat)
    return [_entry(row) for row in connection.execute(query).mappings()]


def claim(
    connection: Connection, seat: str, offered: Entry, moved_from: Collection[str]
) -> tuple[Entry, tuple[str, ...]]:
    """Decide whether a file is this seat's to take, and note it: `TAKING` says yes.

    `moved_from` are the keys of paths with the same content that are gone: then this is such a
    file under a new name. Returns the entry and the keys that are no longer in the ledger.
    """
    before = _own(connection, seat, offered.key)
    decided = _known_content(connection, seat, offered, before)
    moved: tuple[str, ...] = ()
    if decided is None:
        decided, moved = _renamed(connection, seat, offered, moved_from)
    if decided is None:
        decided = _taken_elsewhere(connection, seat, offered)
    _forget(connection, seat, (offered.key, *moved))
    entry = decided or replace(offered, outcome=Outcome.TAKING, subject="")
    connection.execute(watched.insert().values(seat=seat, **_values(entry)))
    return entry, moved


def settle(connection: Connection, seat: str, entry: Entry) -> Entry:
    """Note what became of a claimed file.

    What intake copied counts, should the file have changed meanwhile: its fingerprint is taken
    from the draft or job named as `subject`.
    """
    sha256 = _sha256_of(connection, entry.subject) or entry.sha256
    settled = replace(entry, sha256=sha256)
    _forget(connection, seat, (entry.key,))
    connection.execute(watched.insert().values(seat=seat, **_values(settled)))
    return settled


def forget_names(connection: Connection, before: datetime) -> int:
    """Remove the paths of what was claimed before a moment (store time), over all seats.

    The fingerprints stay, so that a list left in the folder is not taken again. How many had one.
    """
    old = update(watched).where(watched.c.at < before, watched.c.path != "").values(path="")
    return connection.execute(old).rowcount


def _known_content(
    connection: Connection, seat: str, offered: Entry, before: Entry | None
) -> Entry | None:
    """The same content under the same path: only its time is new, or a claim broke off."""
    if before is None or not offered.sha256 or before.sha256 != offered.sha256:
        return None
    if before.outcome is Outcome.REFUSED:
        return None
    if before.outcome is not Outcome.TAKING:
        return replace(before, version=offered.version)
    brought = _brought(connection, seat, before)
    outcome = Outcome.TAKEN if brought else Outcome.TAKING
    return replace(before, version=offered.version, outcome=outcome, subject=brought)


def _renamed(
    connection: Connection, seat: str, offered: Entry, moved_from: Collection[str]
) -> tuple[Entry | None, tuple[str, ...]]:
    for key in moved_from:
        old = _own(connection, seat, key)
        if old is None or not offered.sha256 or old.sha256 != offered.sha256:
            continue
        brought = old.subject or _brought(connection, seat, old)
        if old.outcome in (Outcome.TAKEN, Outcome.ELSEWHERE) or brought:
            outcome = Outcome.TAKEN if old.outcome is Outcome.TAKING else old.outcome
            return replace(offered, outcome=outcome, subject=brought, at=old.at), (key,)
    return None, ()


def _taken_elsewhere(connection: Connection, seat: str, offered: Entry) -> Entry | None:
    """Another seat that watches the same share has this very file, or is taking it just now."""
    if not offered.sha256:
        return None
    query = select(watched).where(watched.c.seat != seat, watched.c.sha256 == offered.sha256)
    # FOR UPDATE: on a server two seats could each find nothing of the other, and both insert.
    for row in connection.execute(query.with_for_update()).mappings():
        if _is_same_file(_entry(row), offered):
            return replace(offered, outcome=Outcome.ELSEWHERE, subject=row["seat"])
    return None


def _is_same_file(theirs: Entry, offered: Entry) -> bool:
    """One file seen from two seats: a share has other letters there, but not another name."""
    if theirs.outcome is Outcome.TAKING and offered.at - theirs.at > ABANDONED_AFTER:
        return False
    apart = abs(theirs.version.mtime_ns - offered.version.mtime_ns)
    return (
        theirs.outcome in (Outcome.TAKEN, Outcome.TAKING)
        and _name(theirs.path) == _name(offered.path)
        and apart <= _SAME_TIME_NS
    )


def _name(path: str) -> str:
    # A Windows path splits at both strokes, so it reads the other systems' too.
    return PureWindowsPath(path).name.casefold()


def _brought(connection: Connection, seat: str, entry: Entry) -> str:
    """The draft or job that a claim brought before its outcome could be noted; "" for none."""
    if not entry.sha256:
        return ""
    # A job's own seat is the one that runs it, which may be another by now: who added it is who
    # owes its results. Asked for its seat alone, a list was taken twice (found by
    # packaging/chaos.sh) when its seat ended here and another one had begun to check it.
    added = exists().where(deliveries.c.job_id == jobs.c.job_id, deliveries.c.seat == seat)
    for table, identity, ours in (
        (drafts, drafts.c.draft_id, drafts.c.seat == seat),
        (jobs, jobs.c.job_id, or_(jobs.c.seat == seat, added)),
    ):
        query = select(identity).where(
            ours,
            table.c.file_sha256 == entry.sha256,
            table.c.file_name == _file_name(entry.path),
            table.c.created_at >= entry.at,
        )
        found: str | None = connection.execute(query.limit(1)).scalar()
        if found:
            return found
    return ""


def _file_name(path: str) -> str:
    return PureWindowsPath(path).name if "\\" in path else path.rpartition("/")[2]


def _sha256_of(connection: Connection, subject: str) -> str:
    for table, identity in ((drafts, drafts.c.draft_id), (jobs, jobs.c.job_id)):
        found = connection.execute(select(table.c.file_sha256).where(identity == subject)).scalar()
        if found:
            return str(found)
    return ""


def _own(connection: Connection, seat: str, key: str) -> Entry | None:
    query = select(watched).where(watched.c.seat == seat, watched.c.path_key == key)
    row = connection.execute(query).mappings().one_or_none()
    return _entry(row) if row else None


def _forget(connection: Connection, seat: str, keys: Iterable[str]) -> None:
    connection.execute(
        delete(watched).where(watched.c.seat == seat, watched.c.path_key.in_(list(keys)))
    )


def _entry(row: RowMapping) -> Entry:
    return Entry(
        row["path_key"],
        row["path"],
        Version(row["size"], row["mtime_ns"]),
        row["sha256"],
        Outcome(row["outcome"]),
        row["subject"],
        row["at"],
    )


def _values(entry: Entry) -> dict[str, object]:
    return {
        "path_key": entry.key,
        "path": entry.path,
        "size": entry.version.size,
        "mtime_ns": entry.version.mtime_ns,
        "sha256": entry.sha256,
        "outcome": str(entry.outcome),
        "subject": entry.subject[:100],
        "at": entry.at,
    }
