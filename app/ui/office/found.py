"""What a test found, a line for each thing looked at."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.engine.doctor_check import Check, State
from app.ui.kit import Told
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.retold import Retold
from app.ui.translation.said import said

_TONES = {State.OK: Tone.DONE, State.WARNING: Tone.WAIT, State.TROUBLE: Tone.FAIL}


class FoundList(Retold, QWidget):
    """Empty until something was found; what needs the operator comes first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._checks: tuple[Check, ...] = ()
        self._lines: list[Told] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def texts(self) -> list[str]:
        """What is shown now, line by line."""
        return [line.text for line in self._lines]

    def show_checks(self, checks: Iterable[Check]) -> None:
        """Show these in place of what was shown."""
        order = (State.TROUBLE, State.WARNING, State.OK)
        self._checks = tuple(sorted(checks, key=lambda check: order.index(check.state)))
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [Told(self._look) for _ in self._checks]
        for line in self._lines:
            self._column.addWidget(line)
        self.retell()

    def retell(self) -> None:
        """Every line."""
        for line, check in zip(self._lines, self._checks, strict=True):
            line.say(_TONES[check.state], f"{said(check.name)}: {said(check.text)}")
