"""What an operator does to jobs: each action of the menu, the details and the keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.job_actions import Action
from app.domain.job_view import JobRow, PillKind
from app.domain.queue_places import Move
from app.domain.spreadsheet import WARD_PER_ROW
from app.domain.ward import WardId
from app.ui.branch_words import branch_words
from app.ui.dialogs.confirm import RemoveDialog, StopJobDialog, asks_before_removing
from app.ui.dialogs.message import BranchMessageDialog
from app.ui.dialogs.ward import AllWards, ChangeWardDialog
from app.ui.theme.look import Look
from app.ui.window.desks import desktop
from app.ui.window.desks.files import choose_folder, choose_target, proposed
from app.ui.window.desks.preflight import PreflightDesk
from app.ui.window.desks.problems import ProblemsDesk
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from app.serving import ServingSeat as Seat

Ids = tuple[str, ...]
Work = Callable[["Seat", Ids], Awaitable[None]]

_MOVES = {
    Action.MOVE_FIRST: Move.FIRST,
    Action.MOVE_UP: Move.UP,
    Action.MOVE_DOWN: Move.DOWN,
}


class ActionsDesk(QObject):
    """Carries out `Action`s.

    Signals:
        changed: jobs changed; the table should look.
        told: a sentence for the operator: what was done.
        refused: a sentence for the operator: why it was not done.
    """

    changed = Signal()
    told = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        host: SeatHost,
        look: Look,
        preflight: PreflightDesk,
        rows: Callable[[], Sequence[JobRow]],
        wards: AllWards,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._preflight = preflight
        self._rows = rows
        self._look = look
        self._wards = wards
        self._works: dict[Action, Work] = self._make_works()
        window.jobs.table.wanted.connect(self.do)
        details = window.jobs.details
        for shown in (window.jobs.table, details.head):
            shown.refusal_of = self._refusal
        details.wanted.connect(self.do)
        details.ward_wanted.connect(self._set_ward)
        details.suspicion_dismissed.connect(self._confirm_ward)
        self._problems = ProblemsDesk(window, host, look)
        self._problems.changed.connect(self.changed)
        self._problems.told.connect(self.told)
        self._problems.refused.connect(self.refused)

    def do(self, action: Action, job_ids: Ids) -> None:
        """Do it to these jobs, in the order given."""
        if action is Action.ANSWER:
            self._preflight.open_draft(job_ids[0])
            return
        self._spawn(partial(self._works[action], ids=job_ids), str(action))

    def turn_queue(self) -> None:
        """Pause the whole queue, or let it go on."""

        async def work(seat: Seat) -> None:
            if await seat.queue.queue_paused():
                await seat.queue.resume_queue()
                seat.keeper.wake()
            else:
                await seat.queue.pause_queue()

        self._spawn(work, "Pausing the queue")

    def overview(self) -> None:
        """The toolbar's Overview…: of the lists selected, or of all where one is or none."""
        chosen = self._selected(Action.OVERVIEW)
        every = tuple(row.job_id for row in self._rows() if Action.OVERVIEW in row.actions)
        if ids := chosen if len(chosen) > 1 else every:
            self.do(Action.OVERVIEW, ids)

    def copies(self) -> None:
        """The toolbar's Save copies…: of the lists selected, never of all that ever were."""
        if ids := self._selected(Action.SAVE_COPIES):
            self.do(Action.SAVE_COPIES, ids)
        else:
            self.told.emit(self.tr("Select the finished lists whose results are to be saved."))

    def _selected(self, action: Action) -> Ids:
        chosen = self._window.jobs.table.selected_rows()
        return tuple(row.job_id for row in chosen if action in row.actions)

    def _spawn(self, work: Callable[[Seat], Awaitable[None]], name: str) -> None:
        async def body(seat: Seat) -> None:
            try:
                await work(seat)
            finally:
                self.changed.emit()

        self._host.spawn_told(body, name, self.refused.emit)

    def _refusal(self, action: Action) -> str:
        """Why the menu does not offer this, as last known; the engine is asked when it is done."""
        seat = self._host.seat
        standing = seat.permit.standing if seat is not None else None
        return standing.refusal_of(action) if standing is not None else ""

    def _make_works(self) -> dict[Action, Work]:
        moves: dict[Action, Work] = {
            action: partial(self._move, move=move) for action, move in _MOVES.items()
        }
        return moves | {
            Action.OPEN_WORKBOOK: partial(self._open, register=False),
            Action.PRINT_REGISTER: partial(self._open, register=True),
            Action.COPY_FILE: self._copy,
            Action.SAVE_COPIES: self._save_copies,
            Action.REGISTERS_AS_PDF: self._registers,
            Action.OVERVIEW: self._overview,
            Action.PROBLEM_ROWS: self._problem_rows,
            Action.BRANCH_MESSAGE: self._branch_message,
            Action.SHOW_IN_FOLDER: self._show_in_folder,
            Action.PAUSE: self._pause,
            Action.RESUME: self._resume,
            Action.STOP: self._stop,
            Action.RETRY: self._retry,
            Action.URGENT: partial(self._urgent, urgent=True),
            Action.NOT_URGENT: partial(self._urgent, urgent=False),
            Action.CHANGE_WARD: self._change_ward,
            Action.REMOVE: self._remove,
        }

    def _row(self, job_id: str) -> JobRow | None:
        return next((row for row in self._rows() if row.job_id == job_id), None)

    # ---- Results ----

    async def _path(self, seat: Seat, job_id: str, *, register: bool) -> Path:
        return await seat.deliveries.path_of(job_id, register=register)

    async def _open(self, seat: Seat, ids: Ids, *, register: bool) -> None:
        for job_id in ids:
            desktop.open_file(await self._path(seat, job_id, register=register))

    async def _copy(self, seat: Seat, ids: Ids) -> None:
        desktop.copy_files([await self._path(seat, each, register=False) for each in ids])
        self.told.emit(self.tr("Copied. Paste it into a mail or a folder."))

    async def _show_in_folder(self, seat: Seat, ids: Ids) -> None:
        desktop.show_in_folder(await self._path(seat, ids[0], register=False))

    async def _save_copies(self, seat: Seat, ids: Ids) -> None:
        folder = await choose_folder(self._window, self.tr("Save copies in"))
        if folder is not None:
            saved = await seat.outputs.save_copies(ids, folder)
            text = self.tr("{number} files saved in {folder}.")
            self.told.emit(text.format(number=len(saved), folder=folder))

    async def _registers(self, seat: Seat, ids: Ids) -> None:
        name = proposed(seat.settings.results_folder, self.tr("Registers"), "pdf")
        target = await choose_target(self._window, self.tr("Registers as one PDF"), name, "pdf")
        if target is not None:
            desktop.open_file(await seat.outputs.registers_pdf(ids, target))

    async def _overview(self, seat: Seat, ids: Ids) -> None:
        name = proposed(seat.settings.results_folder, self.tr("Overview"), "xlsx")
        target = await choose_target(self._window, self.tr("Overview"), name, "xlsx")
        if target is not None:
            desktop.open_file(await seat.outputs.overview(ids, target))

    async def _problem_rows(self, seat: Seat, ids: Ids) -> None:
        await self._problems.show(seat, ids[0])

    async def _branch_message(self, seat: Seat, ids: Ids) -> None:
        row = self._row(ids[0])
        if row is not None:
            text = branch_words(await seat.outputs.branch_message(ids[0]))
            await BranchMessageDialog(row.file_name, text, self._look, self._window).ask()

    # ---- The queue ----

    async def _pause(self, seat: Seat, ids: Ids) -> None:
        await seat.queue.pause(ids)

    async def _resume(self, seat: Seat, ids: Ids) -> None:
        await seat.queue.resume(ids)
        seat.keeper.wake()

    async def _urgent(self, seat: Seat, ids: Ids, *, urgent: bool) -> None:
        await seat.queue.set_urgent(ids, urgent)
        seat.keeper.wake()

    async def _move(self, seat: Seat, ids: Ids, *, move: Move) -> None:
        await seat.queue.move(ids[0], move)

    async def _stop(self, seat: Seat, ids: Ids) -> None:
        rows = [row for job_id in ids if (row := self._row(job_id)) is not None]
        operator = seat.settings.operator
        if rows and await StopJobDialog(rows, operator, self._look, self._window).ask():
            for row in rows:
                await seat.changes.cancel(row.job_id)

    async def _retry(self, seat: Seat, ids: Ids) -> None:
        for job_id in ids:
            await seat.changes.retry(job_id)
        seat.keeper.wake()

    async def _remove(self, seat: Seat, ids: Ids) -> None:
        rows = [row for job_id in ids if (row := self._row(job_id)) is not None]
        if not await self._may_remove(rows, seat.settings.operator):
            return
        drafts = [row.job_id for row in rows if row.pill.kind in _DRAFTS]
        if drafts:
            await seat.drafts.remove(drafts)
        jobs = [row.job_id for row in rows if row.pill.kind not in _DRAFTS]
        if jobs:
            await seat.queue.remove(jobs)

    async def _may_remove(self, rows: Sequence[JobRow], operator: str) -> bool:
        if not asks_before_removing(rows, operator):
            return bool(rows)
        return bool(await RemoveDialog(rows, operator, self._look, self._window).ask())

    # ---- Ward and ID numbers ----

    async def _change_ward(self, seat: Seat, ids: Ids) -> None:
        row = self._row(ids[0])
        if row is None:
            return
        has_column = await seat.job_details.has_ward_column(ids[0])
        dialog = ChangeWardDialog(
            row, self._wards, self._look, self._window, has_ward_column=has_column
        )
        if chosen := await dialog.ask():
            ward = None if chosen == WARD_PER_ROW else WardId(chosen)
            await seat.changes.change_ward(ids[0], ward)

    def _set_ward(self, job_id: str, ward_id: str) -> None:
        async def work(seat: Seat) -> None:
            await seat.changes.change_ward(job_id, WardId(ward_id))

        self._spawn(work, "Changing the ward")

    def _confirm_ward(self, job_id: str) -> None:
        async def work(seat: Seat) -> None:
            await seat.queue.confirm_ward(job_id)

        self._spawn(work, "Keeping the ward")


_DRAFTS = frozenset({PillKind.NEEDS_YOU, PillKind.CANNOT_BE_READ})
