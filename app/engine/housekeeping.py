"""Nothing is kept longer than it may be (design, decision 13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.seats.quota_ledger import QuotaLedger
from app.settings import Settings
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class PurgeReport:
    """How much a purge removed; `left_overs` are folders of interrupted work on this PC."""

    files: int
    jobs: int
    single_checks: int
    left_overs: int


@dataclass(frozen=True, slots=True)
class DueSoon:
    """A job whose stored spreadsheet and results will be removed at `goes_at` (UTC)."""

    job_id: str
    file_name: str
    goes_at: datetime


async def purge(
    store: Store, ledger: QuotaLedger, settings: Settings, left_overs_in: tuple[Path, ...]
) -> PurgeReport:
    """Remove what is past its time. `left_overs_in`: the seat's spool and work folders."""
    raise NotImplementedError


async def due_soon(store: Store, settings: Settings) -> list[DueSoon]:
    """The jobs whose files go within `warn_days`, the first to go first."""
    raise NotImplementedError
