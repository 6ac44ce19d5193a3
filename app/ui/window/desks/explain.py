"""What a click on the status bar or a banner explains, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import __version__
from app.domain.errors import DiskFull
from app.domain.job_view import local
from app.domain.status_banner import BannerAction
from app.domain.status_sentence import Explains, StatusFacts
from app.ui.dialogs.explanation import ExplanationDialog
from app.ui.dialogs.keys import KeysDialog
from app.ui.dialogs.message import MessageDialog
from app.ui.dialogs.topics import Explanation, Leads, Topic, explain
from app.ui.settings import Page
from app.ui.tasks import Problem
from app.ui.theme.look import Look
from app.ui.translation import said
from app.ui.window.desks.settings import SettingsWindow
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow
from app.ui.words import day_and_clock

if TYPE_CHECKING:
    from app.serving import ServingSeat as Seat

_PAGES = {
    Leads.ACCOUNT_SETTINGS: Page.ACCOUNT,
    Leads.QUOTA_SETTINGS: Page.QUOTA,
    Leads.FOLDER_SETTINGS: Page.FOLDERS,
}


class Explainer(QObject):
    """Answers clicks on the sentence, the items and the banners.

    Signals:
        practice_wanted: True to practise, False to leave practice.
        go_on_wanted: the paused queue is to go on.
    """

    practice_wanted = Signal(bool)
    go_on_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        host: SeatHost,
        look: Look,
        spawn: Callable[..., object],
        settings: SettingsWindow,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._look = look
        self._spawn = spawn
        self._settings = settings
        self._today = today
        self._facts = StatusFacts(started=False)
        self.cannot_stay_awake: Callable[[], bool] = lambda: False
        window.status.explanation_wanted.connect(self.explain)
        window.status.item_wanted.connect(self._open_item)
        for banner in (window.banner, window.jobs.banner, window.practice):
            banner.wanted.connect(self._banner)

    def learn(self, facts: StatusFacts) -> None:
        """The facts of the moment: an explanation names them."""
        self._facts = facts

    def explain(self, what: Explains) -> None:
        """Say what the sentence means, or open the setting it belongs to."""
        if what is Explains.ACCOUNT:
            self._settings.open(Page.ACCOUNT)
            return
        self.topic(Topic(what.value))

    def topic(self, topic: Topic) -> None:
        """Open an explanation."""
        self._spawn(self._explain(topic), "Explaining")

    def ask_now(self) -> None:
        """F5: do not wait for the minute to be over."""

        async def work(seat: Seat) -> None:
            seat.keeper.try_again()
            seat.runner.ask_now()

        self._host.spawn(work, "Asking the IEC now")

    def keys(self) -> None:
        """The table of keys."""
        self._spawn(KeysDialog(self._look, self._window).ask(), "Showing the keys")

    def about(self) -> None:
        """Version and licences."""
        from app.ui.dialogs.about import AboutDialog

        self._spawn(AboutDialog(__version__, self._look, self._window).ask(), "About Rollcheck")

    async def _explain(self, topic: Topic) -> None:
        told = explain(
            topic, self._facts, self._today(), cannot_stay_awake=self.cannot_stay_awake()
        )
        leads = await ExplanationDialog(told, self._look, self._window).ask()
        if leads is not None:
            self._follow(leads)

    def _follow(self, leads: Leads) -> None:
        if leads in _PAGES:
            self._settings.open(_PAGES[leads])
        elif leads is Leads.ASK_NOW:
            self.ask_now()
        elif leads is Leads.GO_ON:
            self.go_on_wanted.emit()

    def _open_item(self, opens: str) -> None:
        seat = self._host.seat
        if seat is None:
            return
        if opens == "folder" and seat.watcher is None:
            self._settings.open(Page.FOLDERS)
        elif opens == "folder" and seat.watcher is not None and seat.watcher.state.problem:
            self._tell(seat.watcher.state.problem)
        elif opens == "folder" and seat.watcher is not None and seat.watcher.state.has_no_room:
            self._tell(str(DiskFull()))
        elif opens == "results":
            self._tell(seat.deliveries.problem)
        elif opens == "shared":
            self._tell(seat.shared_copies.problem if seat.shared_copies else "")
        elif opens == "leaving":
            self._spawn(self._leaving(seat), "Telling what is removed soon")
        else:
            self.topic(Topic(opens))

    def _tell(self, sentence: str) -> None:
        if sentence:
            told = Problem(said(sentence), "")
            self._spawn(MessageDialog(told, self._look, self._window).ask(), "Telling a problem")

    async def _leaving(self, seat: Seat) -> None:
        """Which lists go when; their results in the results folder stay."""
        lines = [
            self.tr("{day}: {file}").format(
                day=day_and_clock(local(one.goes_at, seat.zone)), file=one.file_name
            )
            for one in seat.care.soon
        ]
        told = Explanation(
            self.tr("Removed soon"),
            (
                self.tr(
                    "These lists and their results are then removed from Rollcheck. Copies in the "
                    "results folder are yours and stay."
                ),
                "\n".join(lines),
            ),
        )
        await ExplanationDialog(told, self._look, self._window).ask()

    def _banner(self, action: BannerAction) -> None:
        if action is BannerAction.ASK_NOW:
            self.ask_now()
        elif action in (BannerAction.CONNECT, BannerAction.CORRECT_ACCOUNT):
            self._settings.open(Page.ACCOUNT)
        elif action is BannerAction.PRACTISE:
            self.practice_wanted.emit(True)
        elif action is BannerAction.LEAVE_PRACTICE:
            self.practice_wanted.emit(False)
        else:
            self.explain(self._window.status.sentence.explains)
