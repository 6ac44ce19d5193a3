"""How Rollcheck is there beside its window: tray, taskbar, notifications, and how it closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.job_actions import Action
from app.domain.job_view import JobRow
from app.domain.masking import mask_numbers
from app.domain.status_sentence import StatusFacts, status_sentence
from app.ui.dialogs.closing import CloseDialog
from app.ui.presence.awake import Awake, awake_words
from app.ui.presence.closing import Close, CloseFacts, after_answer, close_means
from app.ui.presence.mark import mark_icon
from app.ui.presence.notify import FinishedBatch, Notifier
from app.ui.presence.taskbar import BarFacts, TaskbarProgress, bar_for, taskbar_for
from app.ui.presence.toast import Toast
from app.ui.presence.tray import TrayIcon, TrayState, standing_of
from app.ui.status import StatusItem
from app.ui.status.sentences import sentence_words
from app.ui.tasks import TaskOwner
from app.ui.theme.look import Look
from app.ui.window.desks import desktop
from app.ui.window.desks.actions import ActionsDesk
from app.ui.window.desks.jobs import JobsDesk
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow
from app.ui.words import number

if TYPE_CHECKING:
    from app.engine.batch_watch import BatchDone
    from app.serving import ServingSeat as Seat


class PresenceDesk(QObject):
    """Everything outside the window, and the question what becomes of work when it closes."""

    def __init__(
        self,
        window: MainWindow,
        host: SeatHost,
        look: Look,
        spawn: Callable[..., object],
        actions: ActionsDesk,
        jobs: JobsDesk,
        toast: Toast,
        *,
        practice: bool,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._look = look
        self._spawn = spawn
        self._actions = actions
        self._jobs = jobs
        self._in_question = False
        self._wants_awake = False
        self._facts = StatusFacts(started=False)
        self.tray = TrayIcon(self, practice=practice)
        self.notifier = Notifier(self.tray, toast, self)
        self.awake = Awake(parent=self)
        self._taskbar: TaskbarProgress | None = None
        window.setWindowIcon(mark_icon())
        self._connect()
        self.tray.show()

    def _connect(self) -> None:
        self._window.close_wanted.connect(self.closing)
        self.tray.open_wanted.connect(self.come_forward)
        self.tray.lookup_wanted.connect(self._look_up)
        self.tray.queue_wanted.connect(lambda _pause: self._actions.turn_queue())
        self.tray.quit_wanted.connect(self._quit_from_tray)
        self.notifier.results_wanted.connect(self._show_results)
        self.awake.changed.connect(self.show_items)
        self._jobs.status.connect(self._status)

    # ---- What is shown outside ----

    def _status(self, facts: StatusFacts) -> None:
        self._facts = facts
        # Beside the clock others read it too, and a list may be called by an ID number.
        text = mask_numbers(sentence_words(status_sentence(facts), self._jobs.today()))
        self.tray.show_state(TrayState(standing_of(facts), text, facts.queue_paused))
        if self._taskbar is None and self._window.isVisible():
            self._taskbar = taskbar_for(int(self._window.winId()))
        if self._taskbar is not None:
            self._taskbar.show(bar_for(facts, self._work()))
        self._stay_awake(at_work=bool(facts.checking))
        self.show_items()

    def _stay_awake(self, *, at_work: bool) -> None:
        if at_work != self._wants_awake:
            self._wants_awake = at_work
            self._spawn(self.awake.follow(at_work=at_work), "Keeping this PC awake")

    def _work(self) -> BarFacts:
        going = [row for row in self._jobs.rows if not row.ended and row.rows and not row.note]
        return BarFacts(
            settled=sum(row.settled for row in going), rows=sum(row.rows or 0 for row in going)
        )

    def show_items(self) -> None:
        """What stands at the right of the status bar."""
        items = [*self._results_item(), *self._leaving_item(), *self._folder_item()]
        if words := awake_words(self.awake.state):
            items.append(StatusItem("awake", "drink_coffee_16_regular", words, "awake"))
        self._window.status.show_items(items)

    def _results_item(self) -> list[StatusItem]:
        seat = self._host.seat
        if seat is None:
            return []
        items = []
        if seat.deliveries.problem:
            words = self.tr("Results are not saved yet")
            items.append(StatusItem("results", "folder_16_regular", words, "results", trouble=True))
        if seat.shared_copies is not None and seat.shared_copies.problem:
            words = self.tr("Results are not in the shared folder yet")
            items.append(StatusItem("shared", "folder_16_regular", words, "shared", trouble=True))
        return items

    def _leaving_item(self) -> list[StatusItem]:
        """Lists whose time is nearly over: nothing goes unseen."""
        seat = self._host.seat
        if seat is None or not seat.care.soon:
            return []
        words = self.tr("Removed soon: {number}").format(number=number(len(seat.care.soon)))
        return [StatusItem("leaving", "history_16_regular", words, "leaving")]

    def _folder_item(self) -> list[StatusItem]:
        seat = self._host.seat
        if seat is None:
            return []
        if seat.watcher is None:
            words = self.tr("Choose a watched folder")
            return [StatusItem("folder", "folder_16_regular", words, "folder")]
        state = seat.watcher.state
        if state.problem or state.offline_since is not None:
            words = self.tr("Watched folder: cannot be reached")
            return [StatusItem("folder", "folder_16_regular", words, "folder", trouble=True)]
        if state.has_no_room:
            words = self.tr("Watched folder: this PC’s disk is full")
            return [StatusItem("folder", "folder_16_regular", words, "folder", trouble=True)]
        waiting = len(state.waiting)
        words = self.tr("Watched folder: nothing new")
        if waiting:
            words = self.tr("Watched folder: {number} waiting").format(number=waiting)
        if held := next((one for one in state.waiting if one.who), None):
            words = self.tr("{who} has {file} open").format(who=held.who, file=held.name)
        return [StatusItem("folder", "folder_open_16_regular", words, "folder")]

    # ---- Batches ----

    async def serve(self, seat: Seat, tasks: TaskOwner) -> None:
        """Tell of every batch that ends on this seat."""
        seat.batches.when_done.append(self._batch_done)
        tasks.spawn(seat.batches.run(), "Watching batches")

    def _batch_done(self, done: BatchDone) -> None:
        self.notifier.tell(
            FinishedBatch(
                name=mask_numbers(done.name),
                job_ids=done.job_ids,
                lists=done.files,
                rows=done.rows,
                to_look_at=done.to_look_at,
                stopped=done.stopped,
                failed=done.failed,
                folder=done.folder,
            )
        )

    def _show_results(self, batch: FinishedBatch) -> None:
        self.come_forward()
        if batch.folder is not None and batch.lists > 1:
            desktop.open_file(batch.folder)
        elif batch.job_ids:
            self._actions.do(Action.OPEN_WORKBOOK, batch.job_ids[:1])

    # ---- Coming and going ----

    def come_forward(self) -> None:
        """The window, in front of all others."""
        self._window.show()
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()

    def _look_up(self) -> None:
        self.come_forward()
        self._window.open_lookup()

    def _quit_from_tray(self) -> None:
        if self._at_work():
            # The question is asked in the window.
            self.come_forward()
        self.closing()

    @property
    def is_checking(self) -> bool:
        """Whether a list is being checked here now."""
        return bool(self._facts.checking)

    def quit(self) -> None:
        """End without a question: the installer asks, or the session ends."""
        self._end()

    def closing(self) -> None:
        """The window's cross, Alt+F4, or Quit in the tray."""
        facts = CloseFacts(at_work=self._at_work(), in_question=self._in_question)
        means = close_means(facts)
        if means is Close.STOP:
            self._end()
        elif means is Close.ASK:
            self._in_question = True
            self._spawn(self._ask(), "Closing")

    async def _ask(self) -> None:
        try:
            has_tray = self.tray.is_there
            dialog = CloseDialog(self._facts.checking, self._look, self._window, has_tray=has_tray)
            answer = await dialog.ask()
        finally:
            self._in_question = False
        means = after_answer(answer, has_tray=self.tray.is_there)
        if means is Close.HIDE:
            self._window.hide()
        elif means is Close.STOP:
            self._end()

    def _at_work(self) -> bool:
        return bool(self._facts.checking) or any(_waits(row) for row in self._jobs.rows)

    def _end(self) -> None:
        self._host.stop()

    def retell(self) -> None:
        """Words in another language."""
        self.tray.retranslate()
        self.show_items()

    def close(self) -> None:
        """Leave no icon and no bar behind."""
        self.tray.hide()
        if self._taskbar is not None:
            self._taskbar.close()

    async def aclose(self) -> None:
        """As `close`, and let the PC sleep again."""
        self.close()
        await self.awake.aclose()


def _waits(row: JobRow) -> bool:
    return row.place is not None and not row.ended
