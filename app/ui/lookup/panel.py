"""The look-up panel: lies over the window, lives through focus changes, closes with Esc."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.lookup_view import PersonFound
from app.ui.kit import Told, button, caption, label, line, link
from app.ui.lookup.results import ChecksTable
from app.ui.lookup.values import (
    Answered,
    Asking,
    Failed,
    LookupState,
    Nothing,
    Results,
    Searching,
)
from app.ui.lookup.words import answer_sentence, found_words, nobody_sentence
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.said import said
from app.ui.words import number

WIDTH = 576
_MOST_TABLE = 300


class LookupPanel(QFrame):
    """Shows one `LookupState` at a time.

    Signals:
        search_wanted: the ID number or surname typed; personal data.
        ask_wanted: what the IEC is to be asked about: the typed ID number, or job id and row.
        copy_wanted: the sentence to be put on the clipboard.
        reveal_wanted: job id and row number of a person whose ID number is to be shown.
        closed: the panel was left.
    """

    search_wanted = Signal(str)
    ask_wanted = Signal(object)
    copy_wanted = Signal(str)
    reveal_wanted = Signal(str, int)
    closed = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._today = today
        self._state: LookupState = Nothing()
        self._people: tuple[PersonFound, ...] = ()
        self._kept = 0
        self.field = QLineEdit()
        self._glass = self.field.addAction(
            look.icon("search_16_regular", look.tokens.text2),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.below = caption(wraps=True)
        self.told = Told(look)
        self.table = ChecksTable(look, today)
        self.reveal = link()
        self.answer_caption = caption()
        self.answer = label(wraps=True)
        self.copy = button("primary", "copy_16_regular", look)
        self.ask = button("", "arrow_sync_16_regular", look)
        self.price = caption(wraps=True)
        self._foot = QFrame()
        self._lay_out()
        self._connect()
        self._paint()
        self.show_state(Nothing())
        look.changed.connect(self._paint)

    @property
    def state(self) -> LookupState:
        """What is shown now."""
        return self._state

    def set_kept(self, lookups: int) -> None:
        """How many lookups are kept for single persons: the price is told before it is paid."""
        self._kept = lookups
        self._say_price()

    def show_state(self, state: LookupState) -> None:
        """Show this; earlier checks stay in view while the IEC is asked."""
        self._state = state
        if isinstance(state, Results):
            self._people = state.people
            self.table.show_people(state.people)
        elif isinstance(state, (Nothing, Searching)):
            self._people = ()
            self.table.show_people(())
        self.field.setReadOnly(isinstance(state, (Searching, Asking)))
        self._say()
        self._fit()

    def show_revealed(self, numbers: Mapping[tuple[str, int], str]) -> None:
        """Show whole ID numbers by job id and row."""
        self.table.checks.show_revealed(numbers)
        self._say_reveal()

    def open_for(self, text: str = "") -> None:
        """Show the panel with this text, ready to type."""
        if text:
            self.field.setText(text)
        self.setVisible(True)
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close, and forget what was asked: it is personal."""
        self.field.clear()
        self.show_state(Nothing())
        self.setVisible(False)
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """As high as its texts need, whenever one of them changes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_height()
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _lay_out(self) -> None:
        self.setObjectName("lookup")
        self.setFixedWidth(WIDTH)
        head = QVBoxLayout()
        head.setContentsMargins(Size.CARD_PADDING, Size.CARD_PADDING, Size.CARD_PADDING, 8)
        head.setSpacing(8)
        under = QHBoxLayout()
        under.addWidget(self.below, 1)
        under.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.field)
        head.addLayout(under)
        head.addWidget(self.told)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(Size.CARD_PADDING, 12, Size.CARD_PADDING, 12)
        foot.setSpacing(4)
        foot.addWidget(self.answer_caption)
        foot.addWidget(self.answer)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.ask)
        buttons.addWidget(self.price, 1)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(line(self._look))
        column.addWidget(self._foot)
        column.addStretch(1)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._search)
        self.field.textEdited.connect(self._other_text)
        self.table.chosen.connect(lambda _check: self._say_answer())
        self.copy.clicked.connect(self._copy)
        self.ask.clicked.connect(self._ask)
        self.reveal.clicked.connect(self._reveal)

    def _search(self) -> None:
        text = self.field.text().strip()
        if text and not isinstance(self._state, (Searching, Asking)):
            self.search_wanted.emit(text)

    def _other_text(self) -> None:
        """What was found is about what stood there before."""
        if not isinstance(self._state, Nothing):
            self.show_state(Nothing())

    def _ask(self) -> None:
        check = self.table.chosen_check()
        typed = self.field.text().strip()
        if _is_number(typed):
            self.ask_wanted.emit(typed)
        elif check is not None:
            self.ask_wanted.emit(check.key)

    def _copy(self) -> None:
        if sentence := self._sentence():
            self.copy_wanted.emit(sentence)

    def _reveal(self) -> None:
        if check := self.table.chosen_check():
            self.reveal_wanted.emit(*check.key)

    def _sentence(self) -> str:
        if isinstance(self._state, Answered):
            return said(self._state.sentence)
        if isinstance(self._state, (Asking, Searching, Failed)):
            return ""
        check = self.table.chosen_check()
        return answer_sentence(check) if check else self._nobody()

    def _nobody(self) -> str:
        """ "Not in any list" is an answer only where lists were looked through for an ID number."""
        state = self._state
        if not isinstance(state, Results) or state.people or not state.by_number:
            return ""
        return nobody_sentence(self.field.text(), self._today())

    def _say(self) -> None:
        self.field.setPlaceholderText(self.tr("ID number or surname"))
        self.field.setAccessibleName(self.tr("Look up a person: ID number or surname"))
        self.copy.setText(self.tr("Copy answer"))
        self.ask.setText(self.tr("Ask the IEC now"))
        self.told.say(*self._what())
        self.below.setText(self._under())
        self.below.setVisible(bool(self.below.text()))
        self._say_reveal()
        self._say_answer()

    def _under(self) -> str:
        if isinstance(self._state, Results) and self._state.people:
            return found_words(self._state.people, more=self._state.more)
        if isinstance(self._state, Nothing):
            return self.tr("Earlier checks come first and cost nothing. Looking up is logged.")
        return ""

    def _what(self) -> tuple[Tone, str]:
        state = self._state
        if isinstance(state, Searching):
            return Tone.RUN, self.tr("Looking through the earlier checks…")
        if isinstance(state, Asking):
            return Tone.RUN, self.tr("Asking the IEC…")
        if isinstance(state, Failed):
            return Tone.FAIL, said(state.sentence)
        if isinstance(state, Results) and not state.people:
            number_ = self.tr("Not in any list.")
            name = self.tr("Not in any list: nobody with a surname that begins so.")
            return Tone.INFO, number_ if state.by_number else name
        return Tone.INFO, ""

    def _say_reveal(self) -> None:
        check = self.table.chosen_check()
        self.reveal.setText(self.tr("Show ID"))
        self.reveal.setToolTip(self.tr("Showing an ID number is logged"))
        self.reveal.setVisible(check is not None and bool(check.masked_id))

    def _say_answer(self) -> None:
        state = self._state
        sentence = self._sentence()
        if isinstance(state, Answered):
            head = self.tr("The IEC says now")
            head = self.tr("An earlier answer, young enough") if state.reused else head
            head = self.tr("No answer") if state.could_not else head
        else:
            head = self.tr("Answer to copy")
        self.answer_caption.setText(head)
        self.answer.setText(sentence)
        self.answer_caption.setVisible(bool(sentence))
        self.answer.setVisible(bool(sentence))
        self.copy.setVisible(bool(sentence))
        self._say_reveal()
        self._say_price()

    def _can_ask(self) -> bool:
        if isinstance(self._state, (Searching, Asking, Nothing)) or not self._kept:
            return False
        return _is_number(self.field.text()) or self.table.chosen_check() is not None

    def _say_price(self) -> None:
        kept = self.tr("Uses 1 of the {number} kept for this").format(number=number(self._kept))
        none = self.tr("The lookups kept for this are used up; try again later")
        self.price.setText(kept if self._kept else none)
        self._foot.setVisible(not isinstance(self._state, (Nothing, Searching)))
        self.ask.setEnabled(self._can_ask())

    def _fit(self) -> None:
        rows = self.table.checks.rowCount()
        self.table.setVisible(rows > 0)
        self.table.setFixedHeight(min(self.table.content_height(), _MOST_TABLE))
        self._take_height()

    def _take_height(self) -> None:
        self._foot.layout().invalidate()
        self.layout().invalidate()
        self.resize(WIDTH, self.layout().totalHeightForWidth(WIDTH))

    def _paint(self) -> None:
        tokens = self._look.tokens
        self._glass.setIcon(self._look.icon("search_16_regular", tokens.text2))
        self.setStyleSheet(
            f"QFrame#lookup {{ background: {tokens.surface}; border: 1px solid {tokens.strong};"
            " border-radius: 8px; }"
        )
        self._foot.setObjectName("foot")
        self._foot.setStyleSheet(
            f"QFrame#foot {{ background: {tokens.alt}; border: none;"
            " border-bottom-left-radius: 8px; border-bottom-right-radius: 8px; }"
        )


def _is_number(text: str) -> bool:
    digits = "".join(char for char in text if char.isdigit())
    return len(digits) == 13 and not any(char.isalpha() for char in text)
