"""From a drop to the pre-flight: copies, folders' questions, refusals, one file after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.draft import Batch, Door, Draft
from app.domain.errors import OutageError, UserError
from app.domain.kept_file import KeptFile
from app.domain.preflight_view import FileFacts
from app.engine.apart import apart
from app.ui.dialogs import FolderQuestionDialog, RefusalsDialog
from app.ui.drops import words
from app.ui.drops.taking import discard, take
from app.ui.drops.target import DropTarget
from app.ui.drops.values import (
    DragPromise,
    Dropped,
    FolderQuestion,
    Limits,
    Refusal,
    Taken,
    VirtualFile,
)
from app.ui.drops.words import say
from app.ui.theme.look import Look
from app.ui.translation import said
from app.ui.window.desks.files import choose_files, choose_folder
from app.ui.window.desks.preflight import PreflightDesk
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow, Page
from app.ui.words import number

if TYPE_CHECKING:
    from app.serving import ServingSeat as Seat

T = TypeVar("T")

TAKE_WITHIN = 120.0


class IntakeDesk(QObject):
    """Takes what is dropped, pasted or chosen, and hands each file to the engine.

    Signals:
        taken: how many files went in.
        told: a sentence for the operator.
    """

    taken = Signal(int)
    told = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        host: SeatHost,
        look: Look,
        preflight: PreflightDesk,
        spawn: Callable[..., object],
        limits: Limits,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._look = look
        self._preflight = preflight
        self._spawn = spawn
        self._waiting: list[Dropped] = []
        self.target = DropTarget(window, limits)
        self.target.hovering.connect(self._hover)
        self.target.left.connect(self._leave)
        self.target.dropped.connect(self.take)
        host.opened.connect(self._take_waiting)

    def hand_over(self, other: IntakeDesk) -> None:
        """What was dropped while no seat was open is taken by another window's desk."""
        other._waiting += self._waiting
        self._waiting = []

    # ---- Ways in ----

    def add_files(self) -> None:
        """The system's dialog for files."""
        self._spawn(self._add_files(), "Adding files")

    def add_folder(self) -> None:
        """The system's dialog for a folder."""
        self._spawn(self._add_folder(), "Adding a folder")

    def paste(self) -> None:
        """Ctrl+V."""
        self.target.paste(QGuiApplication.clipboard())

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Files or folders that a second start, or Windows' menu, hands over."""
        if paths:
            self.take(Dropped(paths=tuple(paths)))

    def take(self, dropped: Dropped) -> None:
        """Take a drop; while no seat is open it waits for the next one."""
        self._leave()
        if not self._host.spawn(partial(self._take, dropped=dropped), "Adding files"):
            self._waiting.append(dropped)

    def _take_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for dropped in waiting:
            self.take(dropped)

    async def _add_files(self) -> None:
        self.add_paths(await choose_files(self._window))

    async def _add_folder(self) -> None:
        folder = await choose_folder(self._window, self.tr("Add a folder"))
        self.add_paths([folder] if folder else [])

    # ---- While dragging ----

    def _frames(self) -> tuple[QWidget, ...]:
        window = self._window
        return (window.empty.zone, window.jobs.strip, window.drop_hint)

    def _hover(self, promise: DragPromise) -> None:
        for frame in self._frames():
            frame.hint(promise.text, takes=promise.adds)
        self._window.drop_hint.setVisible(self._window.page is Page.PREFLIGHT)

    def _leave(self) -> None:
        for frame in self._frames():
            frame.clear_hint()
        self._window.drop_hint.setVisible(False)

    # ---- After the drop ----

    async def _take(self, seat: Seat, dropped: Dropped) -> None:
        private = seat.scratch.folder / "drops"
        taken = await self._kept(self._read(dropped, private), dropped)
        try:
            found = await self._kept(self._files_of(taken.questions), dropped)
            await self._add(seat, [*taken.files, *found], _batch_name(dropped, taken))
        finally:
            await apart(partial(discard, taken), "removing copies")
        await self._explain(taken.refusals)

    async def _read(self, dropped: Dropped, private: Path) -> Taken:
        """What the disks have of it. A dead share would hold its thread for ever: it is left."""
        work = partial(take, dropped, private, self.target.limits)
        try:
            async with asyncio.timeout(TAKE_WITHIN):
                return await apart(work, "reading a drop")
        except TimeoutError:
            names = [path.name or str(path) for path in dropped.paths]
            refused = [Refusal(name, say(words.UNREACHABLE)) for name in names]
            return Taken(refusals=tuple(refused))

    async def _kept(self, step: Awaitable[T], dropped: Dropped) -> T:
        """The seat may be closed meanwhile, as settings are saved: the next one takes the drop."""
        try:
            return await step
        except asyncio.CancelledError:
            self._waiting.append(dropped)
            raise

    async def _files_of(self, questions: Sequence[FolderQuestion]) -> list[Path]:
        files: list[Path] = []
        for question in questions:
            if await FolderQuestionDialog(question, self._look, self._window).ask():
                files += question.files
        return files

    async def _explain(self, refusals: Sequence[Refusal]) -> None:
        if refusals:
            await RefusalsDialog(refusals, self._look, self._window).ask()

    async def _add(self, seat: Seat, files: Sequence[Path], name: str) -> None:
        if not files:
            return
        self.taken.emit(len(files))
        batch = await seat.kept_here.new_batch(name) if len(files) > 1 else None
        places = self._preflight.expect([path.name for path in files], batch)
        left = dict(zip(places, files, strict=True))
        try:
            failed, kept = await self._each(seat, left, batch)
        except asyncio.CancelledError:
            self._put_back(left, seat.scratch.folder)
            raise
        await self._preflight.all_taken()
        if kept:
            self.told.emit(self._kept_words(kept))
        await self._explain(failed)

    async def _each(
        self, seat: Seat, left: dict[str, Path], batch: Batch | None
    ) -> tuple[list[Refusal], int]:
        """Take one file after the other out of `left`; what could not be, how many are kept."""
        failed: list[Refusal] = []
        kept = 0
        for place, path in tuple(left.items()):
            try:
                kept += await self._one(seat, path, place, batch)
            except (UserError, OutageError) as problem:
                self._preflight.forget(place)
                failed.append(Refusal(path.name, said(str(problem))))
            del left[place]
        return failed, kept

    def _kept_words(self, count: int) -> str:
        if count == 1:
            return self.tr(
                "The database does not answer: the spreadsheet is kept on this PC and joins the "
                "list when it does."
            )
        text = self.tr(
            "The database does not answer: {number} spreadsheets are kept on this PC and join the "
            "list when it does."
        )
        return text.format(number=number(count))

    def _put_back(self, left: Mapping[str, Path], scratch: Path) -> None:
        """The seat goes before these were read: no card may wait for them, the next seat does."""
        # Copies lie in the seat's own folder, which goes with it.
        copies = [path for path in left.values() if path.is_relative_to(scratch)]
        paths = tuple(path for path in left.values() if path not in copies)
        virtual = tuple(VirtualFile(path.name, path.read_bytes()) for path in copies)
        self._waiting.append(Dropped(paths=paths, virtual=virtual))
        for place in left:
            self._preflight.forget(place)

    async def _one(self, seat: Seat, path: Path, place: str, batch: Batch | None) -> bool:
        """Whether it is kept on this PC, for the database is away."""
        taken = await seat.kept_here.take(path, door=Door.DROPPED, batch=batch)
        if isinstance(taken, Draft):
            await self._arrived(seat, place, taken)
        else:
            # Started without asking, or kept here: the table shows it.
            self._preflight.forget(place)
        return isinstance(taken, KeptFile)

    async def _arrived(self, seat: Seat, place: str, draft: Draft) -> None:
        try:
            facts: FileFacts = await seat.drafts.facts_of(draft)
        except OutageError:
            # It is stored: the table shows it when the database is back.
            self._preflight.forget(place)
            return
        self._preflight.arrived(place, facts)


def _batch_name(dropped: Dropped, taken: Taken) -> str:
    """A folder or zip names its batch; other files have no name in common."""
    folders = [path for path in dropped.paths if path.suffix.casefold() == ".zip"]
    folders += [question.folder for question in taken.questions]
    return folders[0].stem if len(folders) == 1 and len(dropped.paths) == 1 else ""
