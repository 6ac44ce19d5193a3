"""The lease: one running job over all seats (design, decision 2).

The epoch is the fencing token: it grows at every take-over, and every write of a runner begins
with `guard`, so that a seat that has lost the lease can write nothing more.
"""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import NewType

from filelock import FileLock, Timeout
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.errors import LeaseLost
from app.store.schema import lease

Epoch = NewType("Epoch", int)

LEASE_ID = 1
LEASE_TIME = timedelta(seconds=30)
LOCK_FILE = "runner.lock"


def take(connection: Connection, owner: str, now: datetime) -> Epoch:
    """Become the running seat, whoever was; call it only with proof that the owner is gone.

    On the embedded store the proof is `RunnerLock`.
    """
    _ensure_row(connection)
    connection.execute(
        update(lease)
        .where(lease.c.id == LEASE_ID)
        .values(
            epoch=lease.c.epoch + 1,
            beat=lease.c.beat + 1,
            owner=owner,
            expires_at=now + LEASE_TIME,
        )
    )
    epoch = connection.execute(select(lease.c.epoch).where(lease.c.id == LEASE_ID)).scalar_one()
    return Epoch(epoch)


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


def _ensure_row(connection: Connection) -> None:
    if connection.execute(select(lease.c.id).where(lease.c.id == LEASE_ID)).scalar() is None:
        with contextlib.suppress(IntegrityError), connection.begin_nested():
            connection.execute(lease.insert().values(id=LEASE_ID, epoch=0, beat=0, owner=""))
