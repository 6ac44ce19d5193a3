"""Giving results to another program: one file, or all of a job's in a ZIP.

Each is noted in the access log before a byte leaves, and made in a private folder that the caller
removes.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from app.domain.permissions import Deed
from app.domain.safe_name import safe_name
from app.engine.permits import Permit, PermitHolder
from app.store import files
from app.store.files import FileRole, StoredFile
from app.store.store import Store

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {FileRole.WORKBOOK: XLSX, FileRole.REGISTER: "application/pdf"}


@dataclass(frozen=True, slots=True)
class Handed:
    """A file to be sent; `folder` is private and to be removed after it."""

    path: Path
    name: str
    media_type: str
    folder: Path


class HandingOut(PermitHolder):
    """Gives out stored results. All may raise NotPermitted and StoreUnavailable."""

    def __init__(self, store: Store, work_dir: Path, permit: Permit) -> None:
        self._store = store
        self._work_dir = work_dir
        self._permit = permit

    async def one(self, job_id: str, name: str) -> Handed | None:
        """The result of exactly this name; None where the job has none. Names are never paths."""
        stored = await self._stored(job_id)
        wanted = next((one for one in stored if one.name == name), None)
        if wanted is None:
            return None
        await self._note(f"download, 1 job: {job_id}")
        return await self._made(partial(self._copied, wanted))

    async def whole(self, job_id: str) -> Handed | None:
        """All results of a job in one ZIP; None where it has none."""
        stored = await self._stored(job_id)
        if not stored:
            return None
        await self._note(f"download as ZIP, 1 job: {job_id}")
        return await self._made(partial(self._zipped, stored))

    async def remove(self, handed: Handed) -> None:
        """Remove what was sent, or could not be."""
        await self._store.in_thread(partial(shutil.rmtree, handed.folder, ignore_errors=True))

    async def _made(self, make: Callable[[], Handed]) -> Handed:
        making = asyncio.ensure_future(self._store.in_thread(make))
        try:
            return await asyncio.shield(making)
        except asyncio.CancelledError:
            # The thread goes on to its end; nobody will ask for what it makes.
            making.add_done_callback(_unasked)
            raise

    async def _stored(self, job_id: str) -> list[StoredFile]:
        found = await self._store.read(partial(files.current_files, job_id=job_id))
        results = [one for one in found if one.role != FileRole.SOURCE]
        return sorted(results, key=lambda one: one.role, reverse=True)

    def _copied(self, stored: StoredFile) -> Handed:
        with self._folder() as folder:
            path = folder / "file"
            files.get_file(self._store.database, stored, path)
        media_type = TYPES.get(stored.role, "application/octet-stream")
        return Handed(path, stored.name, media_type, folder)

    def _zipped(self, stored: list[StoredFile]) -> Handed:
        with self._folder() as folder:
            path = folder / "package.zip"
            # Stored, not deflated: workbooks are ZIPs themselves, and this thread serves everybody.
            with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
                for number, one in enumerate(stored):
                    part = folder / str(number)
                    files.get_file(self._store.database, one, part)
                    package.write(part, safe_name(one.name, f"{number}"))
                    part.unlink()
        name = safe_name(f"{Path(stored[0].name).stem}_Package", "Package", 200)
        return Handed(path, f"{name}.zip", "application/zip", folder)

    @contextlib.contextmanager
    def _folder(self) -> Iterator[Path]:
        """A private folder; it stays only where what belongs into it could be made."""
        folder = Path(tempfile.mkdtemp(prefix="feed-", dir=self._work_dir))
        try:
            yield folder
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    async def _note(self, subject: str) -> None:
        await self._permit.require(Deed.EXPORT)

        def work(connection: Connection) -> None:
            self._permit.log(connection, self._store.database.now(connection), "export", subject)

        await self._store.write(work)


def _unasked(making: asyncio.Future[Handed]) -> None:
    if not making.cancelled() and making.exception() is None:
        gone = partial(shutil.rmtree, making.result().folder, ignore_errors=True)
        asyncio.get_running_loop().run_in_executor(None, gone)
