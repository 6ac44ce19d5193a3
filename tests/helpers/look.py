"""The window's look for one test, and the bare application again afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui.theme import Look, Mode


def look_for(app: QApplication, mode: Mode = Mode.LIGHT) -> Iterator[Look]:
    """To be yielded from by a fixture."""
    look = Look(app, mode)
    yield look
    look.set_mode(Mode.SYSTEM)
    app.setStyleSheet("")
    look.deleteLater()
    QCoreApplication.sendPostedEvents(look, QEvent.Type.DeferredDelete)
