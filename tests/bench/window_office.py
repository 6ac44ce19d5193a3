"""An office's store for the bench of the window: so many lists checked, one large one waiting."""

from __future__ import annotations

import asyncio
import random
import uuid
from datetime import timedelta
from pathlib import Path

from app.bootstrap import open_seat
from app.domain.job import JobStatus
from app.domain.spreadsheet import Wishes
from app.domain.verdict import Verdict
from app.domain.ward import WardId
from app.engine.iec_access import PRACTICE_IDENTITY
from app.engine.intake import Choices
from app.settings import load_settings
from app.store import job_states, jobs
from app.store.jobs import NewJob
from app.store.store import Store
from tests.helpers.spreadsheets import members, save_xlsx
from tests.helpers.stores import new_job

HEADER = ("SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER")
PLACES = ("BLOUBERG", "MOLEMOLE", "POLOKWANE", "LEPELLE-NKUMPI", "MUSINA", "COLLINS CHABANE")
OPERATORS = ("Thandi", "Lerato", "Johan")
SHARES = (0.71, 0.14, 0.06, 0.01, 0.02, 0.04, 0.02)


def fill(data_dir: Path, count: int) -> None:
    """So many lists that were checked over the last three months."""
    asyncio.run(_fill(data_dir, count))


def add_large(data_dir: Path, address: str, count: int) -> None:
    """One list of so many people, looked over and waiting in the queue."""
    asyncio.run(_add_large(data_dir, address, count))


async def _fill(data_dir: Path, count: int) -> None:
    async with open_seat(load_settings(data_dir=data_dir), practice=True) as seat:
        await asyncio.to_thread(_insert, seat.store, count)


async def _add_large(data_dir: Path, address: str, count: int) -> None:
    spreadsheet = data_dir / "BLOUBERG WARD 16 LARGE.xlsx"
    save_xlsx(spreadsheet, [HEADER, *members(count)])
    settings = load_settings(data_dir=data_dir)
    async with open_seat(settings, practice=True, address=address) as seat:
        await seat.intake.add(spreadsheet, Wishes(ward="93501016"), Choices())


def _insert(store: Store, count: int) -> None:
    chance = random.Random(7)
    database = store.database
    with database.write() as connection:
        now = database.now(connection)
        for at in range(count):
            ended = now - timedelta(minutes=20 + at * 61)
            made = _checked(chance, at)
            jobs.insert_job(connection, made, ended - timedelta(minutes=9))
            job_states.set_jobs(
                connection,
                [made.job_id],
                ended,
                status=JobStatus.COMPLETED,
                started_at=ended - timedelta(minutes=8),
                completed_at=ended,
                progress=100,
                lookups=made.distinct_ids,
                result={"verdicts": _verdicts(made.rows)},
            )


def _checked(chance: random.Random, at: int) -> NewJob:
    rows = chance.randint(120, 900)
    ward = 1 + at % 22
    return new_job(
        uuid.UUID(int=chance.getrandbits(128)).hex,
        file_name=f"{chance.choice(PLACES)} WARD {ward} MEMBERSHIP {at}.xlsx",
        ward_id=WardId(f"935010{ward:02d}"),
        iec=PRACTICE_IDENTITY,
        rows=rows,
        distinct_ids=rows,
        operator=chance.choice(OPERATORS),
    )


def _verdicts(rows: int) -> dict[str, int]:
    counts = {
        verdict.value: int(rows * share) for verdict, share in zip(Verdict, SHARES, strict=False)
    }
    counts[next(iter(Verdict)).value] += rows - sum(counts.values())
    return counts
