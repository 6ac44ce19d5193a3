"""The pre-flight page: the heading, the list of files, the card of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.preflight_view import (
    CardState,
    FileFacts,
    Pace,
    card_row,
    finish_of,
    in_groups,
    same_question,
    state_of,
    summary,
)
from app.ui.preflight.card import PreflightCard
from app.ui.preflight.heading import Heading
from app.ui.preflight.list_view import FileList
from app.ui.preflight.model import PreflightModel
from app.ui.theme.look import Look

CARD_WIDTH = 432
CARD_ALONE = 640


class PreflightPanel(QWidget):
    """Shows the files of one batch.

    Signals:
        add_wanted: more files are to be added.
        removed: the keys of files to leave out.
        start_wanted: the keys of the files to start; only ready ones.
        batch_renamed: the batch's new name.
        left: Esc was pressed with nothing to close.
    Those of the card are handed on: see `card`.
    """

    add_wanted = Signal()
    removed = Signal(object)
    start_wanted = Signal(object)
    batch_renamed = Signal(str)
    left = Signal()

    def __init__(
        self,
        card: PreflightCard,
        look: Look,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._files: tuple[FileFacts, ...] = ()
        self._pace: Pace | None = None
        self._now: datetime | None = None
        self.card = card
        self.heading = Heading(look, today)
        self.model = PreflightModel(today)
        self.list = FileList(self.model, look)
        self._list_frame = QFrame()
        self._lay_out()
        self._connect()

    def show_files(
        self, files: Sequence[FileFacts], pace: Pace, now: datetime, *, batch: str = ""
    ) -> None:
        """Show these files as they are now; the chosen one stays chosen. `now` is local."""
        chosen = self.list.chosen_key()
        self._files, self._pace, self._now = tuple(files), pace, now
        self.heading.show_summary(summary(self._files, pace, now), batch, len(self._files))
        rows = [card_row(facts) for facts in self._files]
        self.model.set_rows(rows)
        alone = len(self._files) == 1
        self._list_frame.setVisible(not alone)
        self.card.setMaximumWidth(CARD_ALONE if alone else 16_777_215)
        # Alone, the heading's Start is the same one.
        self.card.start.setVisible(not alone)
        self.setFocusProxy(self.card.ward if alone else self.list)
        if not self.list.choose(chosen):
            first = in_groups(rows)
            self.list.choose(first[0][1][0].key if first else "")
        self._show_card(self.list.chosen_key())

    def ready_keys(self) -> tuple[str, ...]:
        """The files that can start now, as they were dropped."""
        return tuple(facts.key for facts in self._files if state_of(facts) is CardState.READY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field wanted for itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._list_frame.setProperty("box", "card")
        inner = QHBoxLayout(self._list_frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.list)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(8)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._list_frame)
        holder = QWidget()
        centred = QHBoxLayout(holder)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addWidget(self.card)
        holder.setMinimumWidth(360)
        self._split.addWidget(holder)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([918, CARD_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.heading.add_wanted.connect(self.add_wanted)
        self.heading.remove_all_wanted.connect(
            lambda: self.removed.emit(tuple(facts.key for facts in self._files))
        )
        self.heading.start_wanted.connect(self._start)
        self.heading.renamed.connect(self.batch_renamed)
        self.list.chosen.connect(self._show_card)
        self.list.remove_wanted.connect(lambda key: self.removed.emit((key,)))
        self.card.start_wanted.connect(self._start_one)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(self._start)

    def _start(self) -> None:
        if keys := self.ready_keys():
            self.start_wanted.emit(keys)

    def _start_one(self, key: str) -> None:
        if key in self.ready_keys():
            self.start_wanted.emit((key,))

    def _show_card(self, key: str) -> None:
        facts = next((facts for facts in self._files if facts.key == key), None)
        self.card.setVisible(facts is not None)
        if facts is None or self._pace is None or self._now is None:
            return
        ready = state_of(facts) is CardState.READY
        finish = finish_of(facts.lookups, self._pace, self._now) if ready else None
        self.card.show_facts(facts, same_question(self._files, key), finish)
