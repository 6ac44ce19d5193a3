"""Saving one job's results where the operator finds them. Blocks for disks and networks.

A copy somebody has changed or deleted is hers: it is neither moved nor written again.
"""

from __future__ import annotations

import contextlib
import errno
import math
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.engine.delivery import place_file, prepared
from app.store.database import Database
from app.store.deliveries import Delivery
from app.store.files import FileRole, StoredFile, fingerprint

REPLACED = "replaced"
_OWN_TEMPORARY = re.compile(r"\.[0-9a-f]{12}\.tmp")
_ABANDONED_SECONDS = 3600.0
_NAMES_TO_TRY = 100


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be saved where: the job's `stored` results, those saved `before`.

    Of unchanged results only those in `missing` (roles) are written again. `until` is when
    (monotonic seconds) nothing may be placed any more: another seat may have begun to.
    """

    folder: Path
    stored: tuple[StoredFile, ...]
    before: Delivery
    missing: frozenset[str] = frozenset()
    until: float = math.inf


def save(database: Database, plan: Plan) -> Delivery:
    """Write what is new; what it replaces goes into the subfolder `replaced`.

    Raises OSError, and BugError for stored bytes that are not what was stored.
    """
    plan.folder.mkdir(parents=True, exist_ok=True)
    _sweep(plan.folder)
    saved = dict(_saved(plan.before))
    for stored in plan.stored:
        path, sha256 = saved[stored.role]
        if sha256 == stored.sha256 and stored.role not in plan.missing:
            continue
        written = _save_one(database, stored, plan, path, sha256)
        saved[stored.role] = (str(written), stored.sha256)
    workbook, register = saved[FileRole.WORKBOOK], saved[FileRole.REGISTER]
    return Delivery(plan.before.job_id, *workbook, *register)


def is_saved(delivery: Delivery, stored: StoredFile) -> bool:
    """Whether the copy of this very result is still there. Blocks."""
    path, sha256 = dict(_saved(delivery))[stored.role]
    return sha256 == stored.sha256 and Path(path).is_file()


def path_in(delivery: Delivery, role: str) -> Path | None:
    """Where the copy was saved; None where there never was one."""
    path, _ = dict(_saved(delivery))[role]
    return Path(path) if path else None


def _saved(delivery: Delivery) -> Iterator[tuple[str, tuple[str, str]]]:
    yield FileRole.WORKBOOK, (delivery.workbook, delivery.workbook_sha256)
    yield FileRole.REGISTER, (delivery.register, delivery.register_sha256)


def _save_one(
    database: Database, stored: StoredFile, plan: Plan, old: str, old_sha256: str
) -> Path:
    with prepared(database, stored, plan.folder) as temporary:
        if time.monotonic() > plan.until:
            raise TimeoutError(errno.ETIMEDOUT, "it does not answer")
        if old and old_sha256 != stored.sha256:
            # Before the new one comes: it may have the same name.
            _set_aside(Path(old), old_sha256)
        return place_file(temporary, stored, plan.folder)


def _set_aside(old: Path, sha256: str) -> None:
    """Move a copy that is true no more out of the way, unless somebody has touched it."""
    # OSError: open in Excel, which holds it. It stays beside the new one.
    with contextlib.suppress(OSError):
        if old.is_file() and fingerprint(old) == sha256:
            aside = old.parent / REPLACED
            aside.mkdir(exist_ok=True)
            old.replace(_free_name(aside / old.name))


def _free_name(wanted: Path) -> Path:
    names = (wanted.with_stem(f"{wanted.stem} ({n})") for n in range(2, _NAMES_TO_TRY))
    return next((name for name in (wanted, *names) if not name.exists()), wanted)


def _sweep(folder: Path) -> None:
    """Remove what a process that was killed while it saved left half-written."""
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            old = time.time() - path.stat().st_mtime > _ABANDONED_SECONDS
            if old and _OWN_TEMPORARY.fullmatch(path.name):
                path.unlink()
