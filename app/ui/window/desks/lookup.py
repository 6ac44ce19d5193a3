"""Looking up one person: earlier checks first, the IEC only when it is asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.status_sentence import StatusFacts
from app.ui.lookup import Answered, Asking, Failed, LookupState, Results, Searching
from app.ui.translation import said
from app.ui.window.desks import desktop
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from app.serving import ServingSeat as Seat


class LookupDesk(QObject):
    """Serves the look-up panel.

    Signals:
        told: a sentence for the operator.
    """

    told = Signal(str)

    def __init__(self, window: MainWindow, host: SeatHost) -> None:
        super().__init__(window)
        self._panel = window.lookup
        self._host = host
        self._panel.search_wanted.connect(self._search)
        self._panel.ask_wanted.connect(self._ask)
        self._panel.copy_wanted.connect(self._copy)
        self._panel.reveal_wanted.connect(self._reveal)

    def learn(self, facts: StatusFacts) -> None:
        """How many lookups are kept for single persons now."""
        if facts.quota is not None:
            self._panel.set_kept(facts.quota.kept_for_one)

    def _show(self, state: LookupState) -> None:
        # Left meanwhile: what was found is personal and shown to nobody.
        if self._panel.isVisible():
            self._panel.show_state(state)

    def _search(self, text: str) -> None:
        self._panel.show_state(Searching())

        async def work(seat: Seat) -> None:
            found = await seat.lookup.find(text)
            self._show(Results(found.people, by_number=found.by_number, more=found.more))

        self._spawn(work, "Looking up a person")

    def _ask(self, whom: object) -> None:
        self._panel.show_state(Asking())
        self._spawn(partial(self._asked, whom=whom), "Asking about a person")

    async def _asked(self, seat: Seat, whom: object) -> None:
        told = await seat.lookup.ask(whom)
        self._show(Answered(told.text, told.sentence, could_not=told.could_not, reused=told.reused))

    def _copy(self, sentence: str) -> None:
        desktop.copy_text(sentence)
        self.told.emit(self.tr("The answer is copied."))

    def _reveal(self, job_id: str, row_no: int) -> None:
        async def work(seat: Seat) -> None:
            number = await seat.job_details.reveal(job_id, row_no)
            self._panel.show_revealed({(job_id, row_no): number})

        self._spawn(work, "Showing an ID number")

    def _spawn(self, work: Callable[[Seat], Awaitable[object]], name: str) -> None:
        self._host.spawn_told(work, name, lambda problem: self._show(Failed(said(problem))))
