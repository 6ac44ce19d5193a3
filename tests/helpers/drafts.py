"""Drafts for tests: a room of them on a real seat's store, and spreadsheets to put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.bootstrap import Seat
from app.domain.draft import Door, Draft
from app.domain.job import Job
from app.engine.drafts import Drafts
from app.engine.permits import Permit
from app.settings import Settings
from app.store import files, rows, schema
from app.store.database import open_embedded
from app.store.store import Store
from tests.helpers.permits import permit_of
from tests.helpers.seats import HEADERS, LIST_NAME
from tests.helpers.spreadsheets import save_xlsx


def drafts_of(seat: Seat, **settings: Any) -> Drafts:
    """The drafts as this seat has them; `settings` are those to differ from the seat's own."""
    changed = seat.settings.model_copy(update=settings)
    return Drafts(
        seat.store,
        seat.worker,
        seat.iec,
        changed,
        seat.scratch.folder,
        _permit(seat.store, changed),
    )


def a_list(
    folder: Path,
    cells: Iterable[object],
    *,
    name: str = LIST_NAME,
    headers: Sequence[str] = HEADERS,
    wards: Sequence[object] | None = None,
) -> Path:
    """A spreadsheet with these cells as ID numbers; data begin in row 2."""
    data: list[Sequence[object]] = [(*headers, "WARD") if wards else headers]
    for at, cell in enumerate(cells):
        row = (f"Name{at}", f"Surname{at}", cell, f"08{at:08d}")
        data.append((*row, wards[at]) if wards else row)
    folder.mkdir(exist_ok=True)
    return save_xlsx(folder / name, data)


def two_id_columns(
    folder: Path, ours: Sequence[str], others: Sequence[str], *, name: str = LIST_NAME
) -> Path:
    """A spreadsheet that does not say which of the ID numbers are the members' own."""
    headers = ("NAME", "SURNAME", "ID NUMBER", "ID NUMBER")
    people = (("Anna", "Botha", *both) for both in zip(ours, others, strict=True))
    return save_xlsx(folder / name, [headers, *people])


def _permit(store: Store, settings: Settings) -> Permit:
    return permit_of(store, settings.operator, settings.seat_name)


@contextmanager
def another_seat(seat: Seat) -> Iterator[Drafts]:
    """The drafts as another seat on the same store has them."""
    store = Store(open_embedded(seat.world.store_file))
    settings = seat.settings.model_copy(update={"seat_name": "SEAT-2", "operator": "Johan"})
    yield Drafts(
        store, seat.worker, seat.iec, settings, seat.scratch.folder, _permit(store, settings)
    )
    store.close()


async def draft_of(drafts: Drafts, path: Path, **options: Any) -> Draft:
    """A file taken in by a drop, that did not start."""
    taken = await drafts.take(path, **({"door": Door.DROPPED} | options))
    assert isinstance(taken, Draft)
    return taken


async def job_from(drafts: Drafts, path: Path, **options: Any) -> Job:
    """A file taken in and started."""
    (job,) = await drafts.start([(await draft_of(drafts, path, **options)).draft_id])
    return job


def held(seat: Seat) -> dict[str, int]:
    """How many entries each table of lists has."""
    names = ("drafts", "jobs", "files", "chunks", "rows", "answers")
    with seat.store.database.read() as connection:
        return {
            name: len(connection.execute(getattr(schema, name).select()).all()) for name in names
        }


def source_bytes(seat: Seat, key: str, target: Path) -> bytes:
    """The spreadsheet stored under a draft's or job's id."""
    with seat.store.database.read() as connection:
        (stored,) = [one for one in files.current_files(connection, key) if one.role == "source"]
    files.get_file(seat.store.database, stored, target)
    return target.read_bytes()


def rows_of(seat: Seat, key: str) -> list[tuple[int, str | None]]:
    """The rows stored under a draft's or job's id, each with its ID number."""
    checked = rows.checked_rows(seat.store.database, key)
    return [(row.record.row_no, row.record.id_number) for row in checked]
