"""A message before there is a window, a look or a loop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from app.ui.presence.mark import mark_icon


def show_and_wait(app: QApplication, text: str) -> None:
    """Show `text` and come back when it is closed. Never from a task: it runs Qt's own loop."""
    box = QMessageBox(QMessageBox.Icon.Warning, app.applicationName() or "Rollcheck", text)
    # A path may hold what looks like markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowIcon(mark_icon())
    box.exec()
