"""The lease: one running job over all seats (design, decision 2).

The epoch is the fencing token: it grows at every take-over, and every write of a runner begins
with `guard`, so that a seat that has lost the lease can write nothing more.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NewType

from filelock import FileLock, Timeout
from sqlalchemy import ColumnElement, Connection, and_, or_, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.errors import LeaseLost
from app.store.schema import lease

Epoch = NewType("Epoch", int)

LEASE_ID = 1
LEASE_TIME = timedelta(seconds=30)
LOCK_FILE = "runner.lock"


@dataclass(frozen=True, slots=True)
class Standing:
    """The lease as one look found it. `holder` is the process that has it, "" while nobody does."""

    epoch: int
    beat: int
    owner: str
    holder: str


def take(connection: Connection, owner: str, now: datetime) -> Epoch:
    """Become the running seat, whoever was; call it only with proof that the owner is gone.

    On the embedded store the proof is `RunnerLock`.
    """
    ensure_row(connection)
    connection.execute(update(lease).where(lease.c.id == LEASE_ID).values(_taken(owner, "", now)))
    return _epoch_now(connection)


def take_if(
    connection: Connection, owner: str, holder: str, now: datetime, dead: Standing | None
) -> Epoch | None:
    """Become the running seat if nobody is, if `holder` is already, or if it is still as `dead`.

    `dead` is what this seat saw stand still for too long. None when another process has it. The
    row stays locked until the transaction ends, so claims of several seats wait for each other.
    """
    ensure_row(connection)
    free: ColumnElement[bool] = lease.c.holder.in_(("", holder))
    if dead is not None:
        free = or_(free, and_(lease.c.epoch == dead.epoch, lease.c.beat == dead.beat))
    taken = connection.execute(
        update(lease).where(lease.c.id == LEASE_ID, free).values(_taken(owner, holder, now))
    )
    return _epoch_now(connection) if taken.rowcount == 1 else None


def renew(connection: Connection, holder: str, now: datetime) -> bool:
    """Show that the holder lives; False when another process has the lease."""
    renewed = connection.execute(
        update(lease)
        .where(lease.c.id == LEASE_ID, lease.c.holder == holder)
        .values(beat=lease.c.beat + 1, expires_at=now + LEASE_TIME)
    )
    return renewed.rowcount == 1


def leave(connection: Connection, holder: str, epochs: Collection[Epoch]) -> bool:
    """Let the next one take the lease at once; False when it was taken since, by whomever.

    `epochs`: those under which the holder may have it.
    """
    left = connection.execute(
        update(lease)
        .where(lease.c.id == LEASE_ID, lease.c.holder == holder, lease.c.epoch.in_(epochs))
        .values(holder="", beat=lease.c.beat + 1, expires_at=None)
    )
    return left.rowcount == 1


def standing(connection: Connection) -> Standing:
    """The lease now; all zero and "" before it was ever taken."""
    query = select(lease.c.epoch, lease.c.beat, lease.c.owner, lease.c.holder)
    row = connection.execute(query.where(lease.c.id == LEASE_ID)).one_or_none()
    return Standing(*row) if row is not None else Standing(0, 0, "", "")


def guard(connection: Connection, epoch: Epoch, now: datetime) -> None:
    """Begin a write as the running seat. Raises LeaseLost when another seat has taken over.

    An UPDATE, not a SELECT: on MariaDB a SELECT guard let a seat that had lost the lease write
    once more; the UPDATE waits for the row's lock (measured, queues-and-seats notes, 2).
    """
    renewed = connection.execute(
        update(lease)
        .where(lease.c.id == LEASE_ID, lease.c.epoch == epoch)
        .values(beat=lease.c.beat + 1, expires_at=now + LEASE_TIME)
    )
    if renewed.rowcount == 0:
        raise LeaseLost("another seat runs the queue now")


def owner_of(connection: Connection) -> str:
    """The seat that took the lease last; "" if none ever did."""
    owner = connection.execute(select(lease.c.owner).where(lease.c.id == LEASE_ID)).scalar()
    return owner or ""


class RunnerLock:
    """On the embedded store: held by the one process of this PC that runs jobs.

    The operating system gives it back when the process ends, however it ends, so its holder
    knows that no other runner is alive.
    """

    def __init__(self, data_dir: Path) -> None:
        self._lock = FileLock(data_dir / LOCK_FILE, thread_local=False)

    def try_take(self) -> bool:
        """True when this process holds the lock now."""
        if self._lock.is_locked:
            return True
        with contextlib.suppress(Timeout):
            self._lock.acquire(blocking=False)
        return self._lock.is_locked

    def give_back(self) -> None:
        """Let another process run jobs."""
        self._lock.release(force=True)


def is_running_elsewhere(data_dir: Path) -> bool:
    """Whether a process of this PC runs the queue of this data folder now."""
    if not (data_dir / LOCK_FILE).exists():
        return False
    lock = RunnerLock(data_dir)
    free = lock.try_take()
    lock.give_back()
    return not free


def ensure_row(connection: Connection) -> None:
    """Make the one row if it is not there yet."""
    if connection.execute(select(lease.c.id).where(lease.c.id == LEASE_ID)).scalar() is None:
        with contextlib.suppress(IntegrityError), connection.begin_nested():
            connection.execute(lease.insert().values(id=LEASE_ID, epoch=0, beat=0, owner=""))


def _taken(owner: str, holder: str, now: datetime) -> dict[str, Any]:
    return {
        "epoch": lease.c.epoch + 1,
        "beat": lease.c.beat + 1,
        "owner": owner[:100],
        "holder": holder,
        "expires_at": now + LEASE_TIME,
    }


def _epoch_now(connection: Connection) -> Epoch:
    query = select(lease.c.epoch).where(lease.c.id == LEASE_ID)
    return Epoch(connection.execute(query).scalar_one())
