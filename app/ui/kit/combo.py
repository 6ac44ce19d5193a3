"""A combo box that the wheel does not change: a scroll over a card must not choose a ward."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmCombo(QComboBox):
    """Changes by click and keys only."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what lies around it."""
        event.ignore()
