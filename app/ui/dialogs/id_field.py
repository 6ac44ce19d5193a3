"""The field an ID number is typed into: grouped while it is typed, never changed otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_GROUP_ENDS = (6, 10)
_SPACES = frozenset(" -\u00a0")
_LONGEST = 40


def grouped(text: str, caret: int) -> tuple[str, int]:
    """`800101 5009 087` from its digits, and where the caret stands then.

    The caret stays behind the digit it stood behind. A text that is more than digits and spaces,
    or that has too many digits, stays as it is, so that nothing typed ever vanishes.
    """
    digits = [char for char in text if char not in _SPACES]
    if len(digits) > 13 or not all(char.isascii() and char.isdigit() for char in digits):
        return text, caret
    before = sum(char not in _SPACES for char in text[:caret])
    parts = [digits[:6], digits[6:10], digits[10:]]
    made = " ".join("".join(part) for part in parts if part)
    return made, before + sum(before > end for end in _GROUP_ENDS)


class IdNumberField(QLineEdit):
    """An ID number in groups of 6, 4 and 3 digits; the gaps are passed over by every key.

    Signals:
        number_edited: the text without gaps.
    """

    number_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        # Keeps it out of the system's typing suggestions.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferNumbers
        )
        self.textEdited.connect(self._group)

    @property
    def typed(self) -> str:
        """The text without gaps."""
        return "".join(char for char in self.text() if char not in _SPACES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A deletion beside a gap takes the digit behind it: a gap alone would come back."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and not self.hasSelectedText():
            text, at = self.text(), self.cursorPosition()
            if event.key() == Qt.Key.Key_Backspace and text[at - 1 : at] in _SPACES:
                self.setCursorPosition(at - 1)
            elif event.key() == Qt.Key.Key_Delete and text[at : at + 1] in _SPACES:
                self.setCursorPosition(at + 1)
        super().keyPressEvent(event)

    def _group(self, text: str) -> None:
        made, caret = grouped(text, self.cursorPosition())
        if made != text:
            self.setText(made)
            self.setCursorPosition(caret)
        self.number_edited.emit(self.typed)
