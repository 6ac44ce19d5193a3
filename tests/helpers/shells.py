"""The whole window on a whole seat: real store, real HTTP, driven as an operator drives it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
import tomlkit
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import bootstrap
from app.domain.job_facts import JobFacts, Reading
from app.domain.job_view import JobRow, PillKind
from app.domain.preflight_view import FileFacts
from app.domain.status_sentence import StatusFacts
from app.iec.practice.server import PracticeIec
from app.serving import ServingSeat, open_serving_seat
from app.settings import Settings, load_settings
from app.ui.arguments import WindowArguments
from app.ui.presence.awake import Awake
from app.ui.tasks import ErrorDesk, Problem
from app.ui.theme.look import Look
from app.ui.translation.language import Language
from app.ui.window.desks import presence
from app.ui.window.host import SeatHost, Wanted
from app.ui.window.main_window import MainWindow
from app.ui.window.shell import Shell
from tests.helpers.drafts import a_list
from tests.helpers.seats import PlainWorker

D = TypeVar("D", bound=QDialog)
LIMIT = 20.0


class StaysUp:
    """A PC that stays awake when asked."""

    active = True

    def __enter__(self) -> StaysUp:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class Office:
    """One window and who sits before it; every look and step waits until it holds."""

    def __init__(
        self,
        app: QApplication,
        look: Look,
        folder: Path,
        iec: PracticeIec,
        settings: Settings,
        *,
        practice: bool = True,
    ) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.opened: list[Wanted] = []
        self._iec = iec
        self._first = Wanted(settings, practice, None)
        self.errors = ErrorDesk(self._show)
        self.host = SeatHost(
            self._open, lambda seat, tasks: self.shell.serve(seat, tasks), self.errors
        )
        given = WindowArguments(practice=practice)
        self.shell = Shell(app, look, Language(app), self.host, self.errors, given, settings)
        self.running: asyncio.Task[None] | None = None

    @property
    def facts_of_status(self) -> StatusFacts:
        """What the status bar told last."""
        return self.shell.explain._facts

    @property
    def window(self) -> MainWindow:
        """The window there is now."""
        return self.shell.window

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """What the table shows."""
        model = self.window.jobs.model
        return tuple(model.job(at) for at in range(model.rowCount()))

    @property
    def seat(self) -> ServingSeat:
        """The seat that is open."""
        assert self.host.seat is not None
        return self.host.seat

    def _show(self, problem: Problem) -> None:
        self.problems.append(problem)
        loop = asyncio.get_running_loop()
        loop.call_soon_threadsafe(lambda: self.shell.show_problem(problem))

    @asynccontextmanager
    async def _open(self, wanted: Wanted) -> AsyncIterator[ServingSeat]:
        address = wanted.address or self._iec.address
        self.opened.append(wanted)
        async with open_serving_seat(
            wanted.settings, practice=wanted.practice, address=address
        ) as seat:
            yield seat

    async def begin(self) -> None:
        """Open the window and its seat, and wait until the jobs are shown."""
        shown: list[object] = []
        self.shell.jobs.shown.connect(shown.append)
        await self.shell.first_paint()
        self.running = asyncio.ensure_future(self.host.run(self._first))
        await self.until(lambda: shown or self._cannot_read or self.running.done())
        if self.running.done():
            await self.running

    @property
    def _cannot_read(self) -> bool:
        return self.facts_of_status.database_away_since is not None

    async def end(self) -> None:
        """Close everything, in the order of the program."""
        try:
            self.host.stop()
            if self.running is not None:
                await asyncio.wait_for(self.running, LIMIT)
        finally:
            await self.shell.aclose()
            self.window.deleteLater()

    async def until(self, holds: Callable[[], object], limit: float = LIMIT) -> None:
        """Qt and asyncio go on until it holds."""
        try:
            async with asyncio.timeout(limit):
                while not holds():
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise AssertionError(self._seen()) from None

    def _seen(self) -> str:
        rows = [(row.file_name, row.pill.kind, row.note) for row in self.rows]
        dialogs = [type(one).__name__ for one in self.dialogs(QDialog)]
        return f"never so; page {self.window.page!r}, {rows}, {dialogs}, {self.problems}"

    # ---- What an operator does ----

    def drop(self, *paths: Path) -> None:
        """Drag files over the window and let go."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        args = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
        keys = Qt.KeyboardModifier.NoModifier
        at = QPointF(400, 300)
        QApplication.sendEvent(self.window, QDragEnterEvent(at.toPoint(), *args, keys))
        QApplication.sendEvent(self.window, QDropEvent(at, *args, keys))

    def key(self, widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key in a widget."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        QTest.keyClick(widget, key, held)

    def dialogs(self, kind: type[D]) -> list[D]:
        """The open dialogs of a kind."""
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    async def dialog(self, kind: type[D]) -> D:
        """The dialog that opens."""
        await self.until(lambda: self.dialogs(kind))
        (found,) = self.dialogs(kind)
        return found

    async def read(self, *paths: Path) -> None:
        """Drop files and wait until all of them are counted."""
        self.drop(*paths)
        await self.until(lambda: self.cards() and all(one.counted for one in self.cards()))

    def cards(self) -> Sequence[FileFacts]:
        """The files of the pre-flight."""
        return self.window.preflight._files

    def start(self) -> None:
        """The heading's Start."""
        self.window.preflight.heading.start.click()

    async def row(self, kind: PillKind, name: str = "") -> JobRow:
        """The row that comes to be of this kind."""

        def found() -> list[JobRow]:
            return [r for r in self.rows if r.pill.kind is kind and name in r.file_name]

        await self.until(found)
        return found()[0]

    async def done(self, cells: Iterable[object], *, name: str | None = None) -> JobRow:
        """A list dropped, started and checked."""
        options = {"name": name} if name else {}
        await self.read(a_list(self.folder / "lists", cells, **options))
        self.start()
        await self.until(lambda: any(row.ended for row in self.rows))
        return next(row for row in self.rows if row.ended)

    async def choose(self, row: JobRow) -> None:
        """Select a job and wait until its details are there."""
        self.window.jobs.table.select_job(row.job_id)
        await self.until(lambda: self._tells(row.job_id))

    def _tells(self, job_id: str) -> bool:
        shown = self.facts
        now = next((row for row in self.rows if row.job_id == job_id), None)
        return shown is not None and shown.row == now and shown.reading is Reading.READY

    @property
    def facts(self) -> JobFacts | None:
        """What the details show."""
        return self.window.jobs.details._facts


@asynccontextmanager
async def office_of(
    app: QApplication,
    look: Look,
    folder: Path,
    iec: PracticeIec,
    *,
    practice: bool = True,
    **settings: object,
) -> AsyncIterator[Office]:
    """A window that is open and shows its jobs; closed and gone at the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "SpreadsheetWorker", PlainWorker)
        patch.setattr(presence, "Awake", partial(Awake, StaysUp))
        # In the file, for saving the settings reads them anew.
        file = folder / "settings.toml"
        patch.setenv("ROLLCHECK_CONFIG_FILE", str(file))
        if not file.exists():
            given = {"seat_name": "desk", "operator": "Thandi", "retry_seconds": 0.05}
            # Windows of two tests must not fight for one port.
            given["feed_port"] = 0
            folders = {name: str(folder / name) for name in ("data_dir", "results_folder")}
            values = {"watched_folder": "", **folders, **given, **settings}
            file.write_text(tomlkit.dumps(values), encoding="utf-8")
        loaded = load_settings()
        office = Office(app, look, folder, iec, loaded, practice=practice)
        try:
            await office.begin()
            yield office
        finally:
            await office.end()
