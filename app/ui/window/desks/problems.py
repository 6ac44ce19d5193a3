"""Problem rows: all of them, an ID number shown, an ID number put right."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.ui.dialogs.correction import CorrectIdDialog
from app.ui.dialogs.problem_rows import ProblemRowsDialog
from app.ui.kit import button
from app.ui.theme.look import Look
from app.ui.window.desks import desktop
from app.ui.window.desks.files import choose_target, proposed
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from app.serving import ServingSeat as Seat


class ProblemsDesk(QObject):
    """Serves the details' problem rows and the dialog with all of them.

    Signals:
        changed: a job changed; the table should look.
        told, refused: sentences for the operator.
    """

    changed = Signal()
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, window: MainWindow, host: SeatHost, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._look = look
        details = window.jobs.details
        details.correct_wanted.connect(self._correct)
        details.reveal_wanted.connect(self._reveal)

    async def show(self, seat: Seat, job_id: str) -> None:
        """The dialog with all problem rows of a job."""
        facts = await seat.job_details.read(job_id)
        dialog = ProblemRowsDialog(facts.row.file_name, self._look, self._window)
        dialog.show_lines(facts.problems)
        save = button("", "arrow_download_16_regular", self._look)
        save.setText(self.tr("Save as a spreadsheet…"))
        dialog.foot.insertWidget(2, save)
        save.clicked.connect(lambda: self._spawn(partial(self._save, job_id=job_id), "Saving"))
        dialog.reveal_wanted.connect(
            lambda rows: self._spawn(
                partial(self._reveal_all, job_id=job_id, rows=rows, dialog=dialog), "Showing"
            )
        )
        dialog.correct_wanted.connect(lambda row: self._correct(job_id, row))
        await dialog.ask()

    async def _save(self, seat: Seat, job_id: str) -> None:
        facts = await seat.job_details.read(job_id)
        what = self.tr("problem rows")
        name = f"{Path(facts.row.file_name).stem} – {what}"
        start = proposed(seat.settings.results_folder, name, "xlsx")
        target = await choose_target(self._window, self.tr("Problem rows"), start, "xlsx")
        if target is not None:
            desktop.open_file(await seat.outputs.problem_rows(job_id, target))

    async def _reveal_all(
        self, seat: Seat, job_id: str, rows: tuple[int, ...], dialog: ProblemRowsDialog
    ) -> None:
        shown = {row: await seat.job_details.reveal(job_id, row) for row in rows}
        if isValid(dialog):
            dialog.show_revealed(shown)

    def _reveal(self, job_id: str, row_no: int) -> None:
        async def work(seat: Seat) -> None:
            number = await seat.job_details.reveal(job_id, row_no)
            self._window.jobs.details.show_revealed(job_id, {row_no: number})

        self._spawn(work, "Showing an ID number")

    def _correct(self, job_id: str, row_no: int) -> None:
        async def work(seat: Seat) -> None:
            facts = await seat.job_details.read(job_id)
            line = next((one for one in facts.problems if one.row_no == row_no), None)
            if line is None:
                return
            dialog = CorrectIdDialog(line, facts.row.file_name, self._look, self._window)
            number = await dialog.ask()
            if number is None:
                return
            await seat.corrections.correct(job_id, row_no, number)
            seat.keeper.wake()
            text = self.tr("Row {number} is corrected; the IEC is asked about this person.")
            self.told.emit(text.format(number=row_no))

        self._spawn(work, "Correcting an ID number")

    def _spawn(self, work: Callable[[Seat], Awaitable[None]], name: str) -> None:
        async def body(seat: Seat) -> None:
            try:
                await work(seat)
            finally:
                self.changed.emit()

        self._host.spawn_told(body, name, self.refused.emit)
