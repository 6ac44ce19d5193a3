"""Private copies of spreadsheets, and looking into them: one way for every door.

The operator's file is only ever read, and only once: whatever is done later is done to the copy,
or to the bytes in the store.
"""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app.domain.errors import NoRoom, where_full
from app.domain.identity_number import IdNumber
from app.domain.row_wards import first_with_ward
from app.domain.spreadsheet import Inspection, RowRecord, Wishes
from app.engine.apart import apart
from app.engine.drafts.copying import Copied, copy_file, readable, readable_name
from app.spreadsheets.reading.lock_files import open_elsewhere
from app.spreadsheets.reading.rows_file import read_records
from app.spreadsheets.worker import SpreadsheetWorker
from app.store import files
from app.store.files import StoredFile
from app.store.store import Store

COPIES_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Spooled:
    """A private copy; `file_name` and `file_path` are those of the operator's own file.

    `warning` says that somebody had it open when it was copied, or is "".
    """

    folder: Path
    copy: Path
    file_name: str
    file_path: str
    sha256: str
    size: int
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A pre-flight and the file its people were written to; there is none with an open layout."""

    inspection: Inspection
    rows_file: Path

    def people(self) -> Iterator[RowRecord]:
        """The people of the list; with a ward per row, who stands under a ward anywhere counts."""
        if not self.rows_file.exists():
            return
        records = read_records(self.rows_file)
        yield from first_with_ward(list(records)) if self.inspection.ward_per_row else records

    def numbers_to_ask(self) -> list[IdNumber]:
        """The distinct valid ID numbers; with a ward per row, those that stand under a ward."""
        per_row = self.inspection.ward_per_row
        return [
            IdNumber(one.id_number)
            for one in self.people()
            if one.id_number is not None
            and one.duplicate_of is None
            and not (per_row and one.ward_id is None)
        ]


class Spool:
    """Copies files in and lets the spreadsheet process look at them. `folder` is this seat's."""

    def __init__(
        self, store: Store, worker: SpreadsheetWorker, folder: Path, max_size: int
    ) -> None:
        self._store = store
        self._worker = worker
        self._folder = folder
        self._max_size = max_size
        self._copying = asyncio.Semaphore(COPIES_AT_ONCE)

    @asynccontextmanager
    async def copied(self, path: Path) -> AsyncIterator[Spooled]:
        """A copy of a file, gone at the end.

        Raises SpreadsheetRefused for what is no readable file, or one that is too large.
        """
        async with self._new_folder(readable_name(path)) as folder:
            target = folder / "source"
            async with self._copying:
                # A dead network drive must hold up neither the store nor the program's end.
                copied = await apart(partial(_copy, path, target, self._max_size), "copying")
            warning, copy = copied
            yield Spooled(
                folder,
                target,
                readable_name(path),
                readable(str(path)),
                copy.sha256,
                copy.size,
                warning or "",
            )

    @asynccontextmanager
    async def restored(self, stored: StoredFile, file_path: str) -> AsyncIterator[Spooled]:
        """A stored spreadsheet as a file again, gone at the end."""
        async with self._new_folder(stored.name) as folder:
            target = folder / "source"
            with where_full(NoRoom(stored.name)):
                await self._store.in_thread(
                    partial(files.get_file, self._store.database, stored, target)
                )
            yield Spooled(folder, target, stored.name, file_path, stored.sha256, stored.size)

    async def look(self, spooled: Spooled, wishes: Wishes) -> Looked:
        """The pre-flight. Raises SpreadsheetRefused for a file or a wish that cannot be used."""
        rows_file = spooled.folder / f"rows-{secrets.token_hex(4)}.jsonl"
        found: Inspection = await self._worker.run(
            "inspect", spooled.copy, spooled.file_name, wishes, rows_file
        )
        if spooled.warning:
            found = replace(found, warnings=(*found.warnings, spooled.warning))
        return Looked(found, rows_file)

    @asynccontextmanager
    async def around(self, copy: Path, like: Spooled) -> AsyncIterator[Spooled]:
        """A copy that lies elsewhere on this PC and stays there, as if it were copied now."""
        async with self._new_folder(like.file_name) as folder:
            yield replace(like, folder=folder, copy=copy)

    @asynccontextmanager
    async def _new_folder(self, name: str) -> AsyncIterator[Path]:
        folder = self._folder / secrets.token_hex(8)
        # Not in the store's threads: a database that hangs must not hold up a drop.
        with where_full(NoRoom(name)):
            await asyncio.to_thread(partial(folder.mkdir, parents=True, mode=0o700))
        try:
            yield folder
        finally:
            await asyncio.to_thread(partial(shutil.rmtree, folder, ignore_errors=True))


def _copy(path: Path, target: Path, limit: int) -> tuple[str | None, Copied]:
    return open_elsewhere(path, path.name), copy_file(path, target, limit)
