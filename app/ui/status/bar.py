"""The status bar: one sentence at the left, and what is in use or in trouble at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetricsF, QIcon, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStatusBar, QWidget

from app.domain.status_sentence import Explains, Grade, Part, Says, Sentence
from app.ui.status.sentences import sentence_words
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone

ANNOUNCE_EVERY_MS = 5_000
_TROUBLE_ICONS = {
    Explains.NETWORK: "wifi_off_20_regular",
    Explains.IEC: "cloud_off_16_regular",
    Explains.GATEWAY: "cloud_off_16_regular",
    Explains.DATABASE: "database_16_regular",
    Explains.ACCOUNT: "key_16_regular",
    Explains.QUEUE: "warning_16_regular",
}
_START = Sentence((Part(Says.STARTING),), Explains.QUEUE)


@dataclass(frozen=True, slots=True)
class StatusItem:
    """One thing at the right. `words` are translated; `opens` is handed back on a click."""

    key: str
    icon: str
    words: str
    opens: str
    trouble: bool = False


class StatusBar(QStatusBar):
    """Shows a `Sentence` and items.

    Signals:
        explanation_wanted: the `Explains` of the sentence that was clicked.
        item_wanted: the `opens` of the item that was clicked.
    """

    explanation_wanted = Signal(object)
    item_wanted = Signal(str)

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
        self._shown = _START
        self._items: tuple[StatusItem, ...] = ()
        self._buttons: list[QPushButton] = []
        self._announced = QElapsedTimer()
        self._sentence = _flat(look, Letter.BODY)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._sentence.clicked.connect(self._explain)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(Size.STATUS_BAR)
        self.setContentsMargins(4, 0, 4, 0)
        self.addWidget(self._sentence, 1)
        self._say()
        look.changed.connect(self._paint)

    @property
    def text(self) -> str:
        """The whole sentence, however much of it there is room for."""
        return sentence_words(self._shown, self._today())

    @property
    def sentence(self) -> Sentence:
        """What is said now."""
        return self._shown

    def say(self, sentence: Sentence) -> None:
        """Say this sentence; screen readers hear a change, at most one in five seconds."""
        if sentence == self._shown:
            return
        self._shown = sentence
        self._say()
        if not self._announced.isValid() or self._announced.hasExpired(ANNOUNCE_EVERY_MS):
            self._announced.start()
            event = QAccessibleEvent(self._sentence, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)

    def show_items(self, items: Sequence[StatusItem]) -> None:
        """Show these at the right, in this order; trouble is set in its colour."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        for old in self._buttons:
            self.removeWidget(old)
            old.deleteLater()
        self._buttons = [self._item(item) for item in self._items]
        self._paint()

    def item_button(self, key: str) -> QPushButton | None:
        """The button of an item; None while it is not shown."""
        keys = [item.key for item in self._items]
        return self._buttons[keys.index(key)] if key in keys else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit is cut at its end and whole in the tooltip."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _item(self, item: StatusItem) -> QPushButton:
        made = _flat(self._look, Letter.CAPTION)
        made.setText(item.words)
        made.setAccessibleName(item.words)
        made.clicked.connect(lambda: self.item_wanted.emit(item.opens))
        self.addPermanentWidget(made)
        return made

    def _say(self) -> None:
        self._sentence.setAccessibleName(self.text)
        self._paint()
        self._fit()

    def _fit(self) -> None:
        icon = 0 if self._sentence.icon().isNull() else Size.ICON + 8
        room = self._sentence.width() - icon - 16
        metrics = QFontMetricsF(self._sentence.font())
        cut = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, max(room, 40))
        self._sentence.setText(cut)
        self._sentence.setToolTip(self.text if cut != self.text else "")

    def _paint(self) -> None:
        tokens = self._look.tokens
        name, color = self._mark()
        self._sentence.setIcon(self._look.icon(name, color) if name else QIcon())
        for item, made in zip(self._items, self._buttons, strict=True):
            fail = tokens.tones[Tone.FAIL].text
            ink = fail if item.trouble else tokens.text2
            made.setIcon(self._look.icon(item.icon, ink))
            made.setStyleSheet(f"{_BARE} color: {ink};")

    def _mark(self) -> tuple[str, str]:
        tones = self._look.tokens.tones
        if self._shown.grade is Grade.TROUBLE:
            return _TROUBLE_ICONS[self._shown.explains], tones[Tone.FAIL].text
        if self._shown.grade is Grade.WAIT:
            return "clock_16_regular", tones[Tone.WAIT].text
        return "", ""

    def _explain(self) -> None:
        self.explanation_wanted.emit(self._shown.explains)


_BARE = "padding: 0 7px; min-height: 22px; text-align: left;"


def _flat(look: Look, letter: Letter) -> QPushButton:
    made = QPushButton()
    made.setProperty("kind", "flat")
    made.setAutoDefault(False)
    made.setFont(look.font(letter))
    made.setIconSize(QSize(Size.ICON, Size.ICON))
    made.setStyleSheet(_BARE)
    return made
