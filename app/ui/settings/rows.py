"""A page's rows: a name with what it means at the left, the field at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.settings_form import Field
from app.ui.kit import CalmCombo, Switch, bare_arrows, button, caption, label, line, set_property
from app.ui.settings.words import fixed_words, said
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.retold import Retold
from app.ui.words import number


class Amount(QSpinBox):
    """A whole number with thousands separated; the wheel does not change it."""

    def __init__(self, lowest: int, highest: int) -> None:
        super().__init__()
        self.setRange(lowest, highest)
        self.setFixedWidth(120)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        bare_arrows(self)

    def textFromValue(self, value: int) -> str:
        """ "10,000"."""
        return number(value)

    def valueFromText(self, text: str) -> int:
        """10000 from "10,000" and from "10 000"."""
        digits = "".join(char for char in text.removesuffix(self.suffix()) if char.isdigit())
        return int(digits or 0)

    def validate(self, text: str, position: int) -> object:
        """Qt's own check knows no separators."""
        plain = "".join(c for c in text.removesuffix(self.suffix()) if c.isdigit())
        state = super().validate(plain + self.suffix(), len(plain))
        # The text as typed: what validate gives back is what the field shows.
        return state[0], text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()


class Port(Amount):
    """A number that is a name: without separators."""

    def __init__(self) -> None:
        super().__init__(0, 65_535)

    def textFromValue(self, value: int) -> str:
        """ "5000"."""
        return str(value)


class PathField(Retold, QWidget):
    """A folder, typed or chosen.

    Signals:
        changed: the text was changed by the operator.
        choose_wanted: the dialog of the system is wanted.
    """

    changed = Signal(str)
    choose_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.choose = button("", "folder_open_16_regular", look)
        self.retell()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self.changed)
        self.choose.clicked.connect(self.choose_wanted)

    def retell(self) -> None:
        """The button's word."""
        self.choose.setText(self.tr("Choose…"))


class SettingsPage(Retold, QWidget):
    """A heading and rows; a row that is wrong says so below its name.

    Texts are given in English, as `QT_TRANSLATE_NOOP("Settings", …)` marks them.

    Signals:
        edited: a `Field` and its new value.
        folder_wanted: the `Field` whose folder the operator wants to choose.
    """

    edited = Signal(object, object)
    folder_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fields: dict[Field, QWidget] = {}
        self._said: list[tuple[Callable[[str], object], str]] = []
        self._wrongs: dict[Field, str] = {}
        self._fixed: dict[Field, str] = {}
        self._helps: dict[Field, tuple[QLabel, str]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(0)
        self._first = True

    def add_heading(self, text: str) -> None:
        """The page's heading."""
        head = label("subtitle")
        self._say(head.setText, text)
        self._column.addWidget(head)
        self._column.addSpacing(8)

    def add_amount(
        self, field: Field, name: str, about: str, lowest: int, highest: int, suffix: str = ""
    ) -> None:
        """A row with a whole number."""
        box = Amount(lowest, highest)
        if suffix:
            self._say(box.setSuffix, suffix)
        box.valueChanged.connect(lambda value: self.edited.emit(field, value))
        self._add_row(field, name, about, box)

    def add_port(self, field: Field, name: str, about: str) -> None:
        """A row with a port."""
        box = Port()
        box.valueChanged.connect(lambda value: self.edited.emit(field, value))
        self._add_row(field, name, about, box)

    def add_switch(self, field: Field, name: str, about: str) -> None:
        """A row with a switch."""
        made = Switch(self._look)
        made.toggled.connect(lambda on: self.edited.emit(field, on))
        self._add_row(field, name, about, made)

    def add_choice(
        self, field: Field, name: str, about: str, choices: tuple[tuple[str, str], ...]
    ) -> None:
        """A row with one of some; `choices` are value and words."""
        box = CalmCombo()
        box.setFixedWidth(180)
        for at, (value, words) in enumerate(choices):
            box.addItem(words, value)
            self._say(lambda text, at=at: box.setItemText(at, text), words)
        box.currentIndexChanged.connect(lambda _at: self.edited.emit(field, box.currentData()))
        self._add_row(field, name, about, box)

    def add_text(self, field: Field, name: str, about: str) -> None:
        """A row with a text below its name."""
        edit = QLineEdit()
        edit.textEdited.connect(lambda text: self.edited.emit(field, text.strip()))
        self._add_row(field, name, about, edit, below=True)

    def add_folder(self, field: Field, name: str, about: str) -> None:
        """A row with a folder below its name."""
        path = PathField(self._look)
        path.changed.connect(lambda text: self.edited.emit(field, text.strip()))
        path.choose_wanted.connect(lambda: self.folder_wanted.emit(field))
        self._add_row(field, name, about, path, below=True)

    def add_widget(self, widget: QWidget) -> None:
        """Something of the page's own."""
        self._column.addWidget(widget)

    def add_gap(self, pixels: int) -> None:
        """Air."""
        self._column.addSpacing(pixels)

    def end(self) -> None:
        """No more rows: what is left is empty."""
        self._column.addStretch(1)

    def field(self, field: Field) -> QWidget:
        """The widget of a setting. Raises KeyError for one of another page."""
        return self._fields[field]

    def shows(self, field: Field) -> bool:
        """Whether this page has the setting."""
        return field in self._fields

    def fill(self, field: Field, value: object) -> None:
        """Show a value without telling anybody."""
        widget = self._fields[field]
        widget.blockSignals(True)
        if isinstance(widget, Amount) and isinstance(value, int):
            widget.setValue(value)
        elif isinstance(widget, Switch):
            widget.setChecked(bool(value))
        elif isinstance(widget, CalmCombo):
            widget.setCurrentIndex(max(0, widget.findData(value)))
        elif isinstance(widget, QLineEdit) and widget.text().strip() != value:
            widget.setText(str(value))
        elif isinstance(widget, PathField) and widget.edit.text().strip() != value:
            widget.edit.setText(str(value))
        widget.blockSignals(False)
        widget.update()

    def fix(self, field: Field, variable: str) -> None:
        """Show a setting that cannot be changed here, for this variable decides it."""
        self._fields[field].setEnabled(False)
        self._fixed[field] = variable
        self.say_wrong(self._wrongs)

    def say_wrong(self, wrongs: dict[Field, str]) -> None:
        """Say what is wrong with a row in place of what it means."""
        self._wrongs = dict(wrongs)
        for field, (help_, about) in self._helps.items():
            wrong = wrongs.get(field, "")
            fixed = self._fixed.get(field)
            help_.setText(wrong or (fixed_words(fixed) if fixed else said(about)))
            help_.setVisible(bool(help_.text()))
            set_property(help_, "wrong", "yes" if wrong else "no")
            fail = self._look.tokens.tones[Tone.FAIL].text
            help_.setStyleSheet(f"color: {fail};" if wrong else "")
            _spoken(self._fields[field]).setAccessibleDescription(help_.text())

    def retell(self) -> None:
        """Every row; what is wrong is told again by whoever found it."""
        for put, text in self._said:
            put(said(text))
        self.say_wrong(self._wrongs)

    def _say(self, put: Callable[[str], object], text: str) -> None:
        self._said.append((put, text))
        put(said(text))

    def _add_row(
        self, field: Field, name: str, about: str, widget: QWidget, *, below: bool = False
    ) -> None:
        if not self._first:
            self._column.addWidget(line(self._look))
        self._first = False
        title, help_ = label(), caption(wraps=True)
        self._say(title.setText, name)
        help_.setText(said(about))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(help_)
        row = QVBoxLayout() if below else QHBoxLayout()
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(4 if below else 24)
        row.addLayout(words, 0 if below else 1)
        row.addWidget(widget)
        if below:
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column.addLayout(row)
        title.setBuddy(widget)
        self._say(_spoken(widget).setAccessibleName, name)
        _spoken(widget).setAccessibleDescription(said(about))
        self._fields[field] = widget
        self._helps[field] = (help_, about)


def _spoken(widget: QWidget) -> QWidget:
    """The widget that a screen reader speaks of."""
    return widget.edit if isinstance(widget, PathField) else widget
