"""The main window: it lays out, says what was pressed, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.domain.status_banner import Banner, BannerAction, BannerKind
from app.ui.dropzone import DropStrip, EmptyState
from app.ui.lookup import LookupPanel
from app.ui.preflight import PreflightCard, PreflightPanel
from app.ui.status import BannerFrame, StatusBar
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.retold import Retold
from app.ui.window.jobs_page import JobsPage
from app.ui.window.toolbar import Toolbar

SMALLEST = (960, 600)


class Page(IntEnum):
    """What the middle of the window shows."""

    EMPTY = 0
    JOBS = 1
    PREFLIGHT = 2


class MainWindow(Retold, QMainWindow):
    """Toolbar, one of three pages, status bar; the look-up panel lies over them.

    Signals:
        close_wanted: the window's own close button or Alt+F4; the window stays until told.
        shown: it was painted for the first time.
        pane_wanted: F6 (1) or Shift+F6 (-1).
    """

    close_wanted = Signal()
    shown = Signal()
    pane_wanted = Signal(int)

    def __init__(
        self, card: PreflightCard, look: Look, *, practice: bool, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._may_close = False
        self._was_shown = False
        self._practices = practice
        self._banner: Banner | None = None
        self.practice = BannerFrame(look, today=today)
        self.elevated = BannerFrame(look, today=today)
        self.update_ready = BannerFrame(look, today=today)
        self.toolbar = Toolbar(look)
        self.banner = BannerFrame(look, today=today)
        # What a drop on the pre-flight would do: the other pages have a place of their own.
        self.drop_hint = DropStrip(look)
        self.drop_hint.setVisible(False)
        self.empty = EmptyState(look)
        self.jobs = JobsPage(look, today)
        self.preflight = PreflightPanel(card, look, today=today)
        self.status = StatusBar(look, today=today)
        self.pages = QStackedWidget()
        self._lay_out()
        self.lookup = LookupPanel(look, self, today=today)
        self.lookup.setVisible(False)
        self.retell()
        if practice:
            leave = (BannerAction.LEAVE_PRACTICE,)
            self.practice.show_banner(Banner(BannerKind.PRACTICE, actions=leave))
        self.show_page(Page.EMPTY)

    def retell(self) -> None:
        """The title; what lies in the window says its own."""
        named = self.tr("Rollcheck – practice") if self._practices else "Rollcheck"
        self.setWindowTitle(named)

    def show_page(self, page: Page) -> None:
        """Show a page; the pre-flight has its own head instead of the toolbar."""
        if page != self.pages.currentIndex():
            self.pages.setCurrentIndex(page)
        self.toolbar.setVisible(page is not Page.PREFLIGHT)
        self.toolbar.set_empty(empty=page is Page.EMPTY)
        self.show_banner(self._banner)

    @property
    def page(self) -> Page:
        """The page shown now."""
        return Page(self.pages.currentIndex())

    def show_banner(self, banner: Banner | None) -> None:
        """The state of the seat: in the jobs' column, on other pages across the window."""
        self._banner = banner
        with_jobs = self.page is Page.JOBS
        self.banner.show_banner(None if with_jobs else banner)
        self.jobs.banner.show_banner(banner if with_jobs else None)

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through, in order."""
        if self.page is Page.PREFLIGHT:
            return (self.preflight.list, self.preflight.card, self.status)
        if self.page is Page.EMPTY:
            return (self.toolbar.add, self.empty.zone.files, self.status)
        details = self.jobs.details
        return (self.toolbar.add, self.jobs.filters.search, self.jobs.table, details, self.status)

    def close_for_good(self) -> None:
        """Close without asking anybody."""
        self._may_close = True
        self.close()

    def add_shortcut(self, keys: str, work: Callable[[], object]) -> None:
        """A key that works anywhere in the window."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(work)

    def open_lookup(self, text: str = "") -> None:
        """Show the look-up panel under its button."""
        self.lookup.open_for(text)
        self._place_lookup()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is a wish: whoever runs the seat decides what becomes of a running job."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The look-up panel stays at its place."""
        super().resizeEvent(event)
        self._place_lookup()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time something is to be seen."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.shown.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The look-up panel grows with what it shows: keep it inside the window."""
        if watched is self.lookup and event.type() == QEvent.Type.Resize:
            self._place_lookup()
        return False

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(Size.GAP, Size.GAP // 2, Size.GAP, 0)
        column.setSpacing(Size.GAP)
        for part in (self.practice, self.elevated, self.update_ready, self.toolbar):
            column.addWidget(part)
        for part in (self.banner, self.drop_hint):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        for page in (self.empty, self.jobs, self.preflight):
            self.pages.addWidget(page)
        self.setCentralWidget(body)
        self.setStatusBar(self.status)
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 736)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            self.add_shortcut(keys, lambda step=step: self.pane_wanted.emit(step))

    def _place_lookup(self) -> None:
        if not hasattr(self, "lookup") or self.lookup.isHidden():
            return
        button = self.toolbar.lookup
        right = button.mapTo(self, QPoint(button.width(), button.height() + 4))
        x = min(right.x(), self.width() - Size.GAP) - self.lookup.width()
        self.lookup.move(max(Size.GAP, x), right.y() if self.toolbar.isVisible() else Size.TOOLBAR)
        self.lookup.raise_()
