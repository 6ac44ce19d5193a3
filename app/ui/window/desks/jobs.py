"""Keeps table, details, status bar and banner true, looking at most four times a second.

Whatever changes anything calls `poke`, the pulse of an office's database among it; on the embedded
store it looks once a second, for commands change the same jobs.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import OutageError, UserError
from app.domain.job_actions import Action
from app.domain.job_facts import JobFacts, Reading
from app.domain.job_view import JobRow, PillKind
from app.domain.status_banner import status_banner
from app.domain.status_sentence import StatusFacts, status_sentence
from app.engine.progress import Progress
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow, Page

if TYPE_CHECKING:
    from app.engine.desk.job_list import JobList
    from app.serving import ServingSeat as Seat

log = logging.getLogger(__name__)

Report = Callable[[BaseException, str], None]

LOOK_SECONDS = 1.0
GAP_SECONDS = 0.25


class JobsDesk(QObject):
    """Shows the seat's jobs for as long as it is open.

    Signals:
        shown: the `JobList` that the table shows now.
        status: the `StatusFacts` that the status bar tells now.
    """

    shown = Signal(object)
    status = Signal(object)

    def __init__(
        self, window: MainWindow, host: SeatHost, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._now = now
        self._poked = asyncio.Event()
        self._progress: Progress | None = None
        self._selected = ""
        self._to_select = ""
        self._facts: JobFacts | None = None
        self._facts_of: object = None
        self._was_shown = False
        self.rows: tuple[JobRow, ...] = ()
        self.may_show_page: Callable[[], bool] = lambda: True
        window.jobs.table.set_reading(True)
        window.jobs.table.selected.connect(self._select)
        window.jobs.details.again_wanted.connect(lambda _job: self._again())
        host.closing.connect(self._forget)

    def today(self) -> date:
        """The day on the operator's wall."""
        return self._now().date()

    def poke(self) -> None:
        """Something changed: look soon."""
        self._poked.set()

    async def follow(self, seat: Seat, report: Report) -> None:
        """Show until cancelled; an error of one look is reported and the next one comes."""
        # Read by now, with the seat; above, the first paint would wait for the database's library.
        from app.engine.pulse import WHOLE_SECONDS

        seat.runner.watchers.append(self._moved)
        seat.pulse.listeners.append(self.poke)
        seat.kept_here.changed.append(self.poke)
        seat.bus.progressed.append(lambda _live: self._retell(seat))
        # Of many seats the pulse tells what changed: a look a second each is too much to ask.
        rest = WHOLE_SECONDS if seat.store.database.is_shared else LOOK_SECONDS
        while True:
            self._poked.clear()
            began = asyncio.get_running_loop().time()
            try:
                await self._look(seat)
            except Exception as error:  # noqa: BLE001 - a table that stands still tells lies
                report(error, "Showing the jobs")
            spent = asyncio.get_running_loop().time() - began
            # Never more than half of the time is spent on reading.
            await asyncio.sleep(max(GAP_SECONDS, spent))
            await self._wait(rest)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._poked.wait()
        except TimeoutError:
            return

    def _moved(self, progress: Progress) -> None:
        self._progress = progress
        self._poked.set()

    async def _look(self, seat: Seat) -> None:
        try:
            found = await seat.job_list.read(self._progress)
        except OutageError:
            # What is known stays in view; the status bar says since when it is old.
            self._show_known(seat)
            await self._tell(seat, None)
            return
        self._show(found)
        await self._show_details(seat)
        await self._tell(seat, found)

    def _retell(self, seat: Seat) -> None:
        if not seat.runner.outage and self.rows:
            self._show(seat.job_list.retold())

    def _show_known(self, seat: Seat) -> None:
        known = seat.job_list.known()
        if known.rows or self._was_shown:
            self._show(known)
        self._show_details_away()

    def _show_details_away(self) -> None:
        """The details of the row that is selected cannot be read now: they say so, and wait."""
        facts = self._facts
        if facts is None or facts.reading is not Reading.LOADING:
            return
        row = self._row(facts.row.job_id) or facts.row
        if row.pill.kind is PillKind.KEPT_HERE:
            self._facts = JobFacts(row=row)
        else:
            text = self.tr(
                "The database does not answer now. What belongs to this list is shown as soon as "
                "it does."
            )
            self._facts = JobFacts(row=row, reading=Reading.FAILED, error=text)
        self._window.jobs.details.show_facts(self._facts)

    def _show(self, found: JobList) -> None:
        self.rows = found.rows
        self._was_shown = True
        window = self._window
        window.jobs.show_rows(found.rows, self._now().date())
        window.toolbar.set_paused(found.queue_paused)
        window.toolbar.set_can_copy(any(Action.SAVE_COPIES in row.actions for row in found.rows))
        if self.may_show_page():
            window.show_page(Page.JOBS if found.rows else Page.EMPTY)
        self._choose_first(found.rows)
        self.shown.emit(found)

    def select_when_there(self, job_id: str) -> None:
        """Select a job as soon as the table shows it."""
        self._to_select = job_id
        self.poke()

    def _choose_first(self, rows: tuple[JobRow, ...]) -> None:
        """The details are never blank while there is something to see."""
        table = self._window.jobs.table
        if self._to_select and table.select_job(self._to_select):
            self._to_select = ""
        if rows and not self._selected and not table.selected_rows():
            first = next((row for row in rows if row.actions and not row.note), rows[0])
            table.select_job(first.job_id)

    def _select(self, job_ids: tuple[str, ...]) -> None:
        self._selected = job_ids[0] if len(job_ids) == 1 else ""
        if len(job_ids) != 1:
            self._facts, self._facts_of = None, None
            self._window.jobs.details.show_nothing(len(job_ids))
            return
        row = self._row(self._selected)
        if row is not None and (self._facts is None or self._facts.row.job_id != row.job_id):
            self._facts, self._facts_of = JobFacts(row=row, reading=Reading.LOADING), None
            self._window.jobs.details.show_facts(self._facts)
        self.poke()

    def _row(self, job_id: str) -> JobRow | None:
        return next((row for row in self.rows if row.job_id == job_id), None)

    def _again(self) -> None:
        self._facts_of = None
        self.poke()

    async def _show_details(self, seat: Seat) -> None:
        row = self._row(self._selected)
        if row is None or row is self._facts_of:
            return
        try:
            facts = await seat.job_details.read(row.job_id)
        except OutageError:
            self._show_details_away()
            return
        except UserError as gone:
            facts = JobFacts(row=row, reading=Reading.FAILED, error=str(gone))
        if row.job_id == self._selected:
            self._facts, self._facts_of = replace(facts, row=row), row
            self._window.jobs.details.show_facts(self._facts)

    async def _tell(self, seat: Seat, found: JobList | None) -> None:
        facts: StatusFacts = await seat.status.read(found)
        self._window.status.say(status_sentence(facts))
        self._window.show_banner(status_banner(facts))
        self.status.emit(facts)

    def _forget(self) -> None:
        self._progress = None
        self._facts_of = None
        self._was_shown = False
        self._window.status.say(status_sentence(StatusFacts(started=False)))
