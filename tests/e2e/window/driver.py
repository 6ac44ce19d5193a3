"""The real window, telling on standard output what it shows: `driver.py [arguments of the window]`.

One JSON object a line, whenever what is shown has changed. It only watches; all that is done to
the window comes from outside, by mouse and keys.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QSystemTrayIcon, QWidget

from app.ui import application
from app.ui.presence import Toast
from app.ui.window.main_window import MainWindow
from app.ui.words import pill_words


def seen(window: MainWindow) -> dict[str, Any]:
    """What an operator would read."""
    table = window.jobs.model
    rows = [table.job(at) for at in range(table.rowCount())]
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    return {
        "page": window.page.name,
        "status": window.status.text,
        "banner": window.banner.accessibleName() if window.banner.isVisible() else "",
        "jobs": [
            {
                "file": row.file_name,
                "state": pill_words(row.pill),
                "percent": row.percent,
                "actions": sorted(row.actions),
            }
            for row in rows
        ],
        "preflight": window.preflight.heading.title.text(),
        "dialogs": [each.windowTitle() for each in dialogs if each.isVisible()],
        "hint": window.jobs.strip.hint_text or window.empty.zone.hint_text,
        "table": box(window.jobs.table.viewport()) if window.jobs.table.isVisible() else None,
        "visible": window.isVisible(),
        "outside": said_outside(window),
    }


def said_outside(window: MainWindow) -> list[str]:
    """What others than the operator may read: titles, notifications, the icon beside the clock."""
    titles = [each.windowTitle() for each in QApplication.topLevelWidgets() if each.isVisible()]
    icons = [icon.toolTip() for icon in window.findChildren(QSystemTrayIcon)]
    return [*titles, *icons, *(toast.text for toast in window.findChildren(Toast))]


def box(widget: QWidget) -> list[int]:
    """Where a widget is on the screen, in its pixels."""
    at = widget.mapToGlobal(QPoint(0, 0))
    return [at.x(), at.y(), widget.width(), widget.height()]


class Watch:
    """Looks ten times a second and tells what is new."""

    def __init__(self) -> None:
        self._last = ""
        self._timer = QTimer(interval=100)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                line = json.dumps(seen(window))
                if line != self._last:
                    self._last = line
                    print(line, flush=True)


class WatchedShell(application.Shell):
    """The window with somebody looking at it."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._watch = Watch()


def main(arguments: list[str]) -> int:
    """Open the window; returns when it has closed."""
    application.Shell = WatchedShell  # type: ignore[misc]
    return application.open_window(arguments)


if __name__ == "__main__":
    # Not in the spreadsheet process, which starts by reading this file too.
    sys.exit(main(sys.argv[1:]))
