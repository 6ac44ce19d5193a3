"""What the programs that paint pictures share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme.look import Mode

Variant = tuple[str, Mode, str]


def settle(app: QApplication) -> None:
    """Let everything be laid out and painted, and what was deleted go."""
    for _ in range(5):
        app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def picture(app: QApplication, widget: QWidget, file: Path) -> None:
    """Show the widget, save what it looks like, and close it."""
    widget.show()
    settle(app)
    after: Callable[[QWidget], None] | None = getattr(widget, "gallery_after", None)
    if after:
        after(widget)
        settle(app)
    widget.grab().save(str(file))
    getattr(widget, "close_for_good", widget.close)()
    widget.deleteLater()
    settle(app)


def paint_each(
    variants: Iterable[Variant], paint: Callable[[Path, str, Mode, set[str]], None]
) -> int:
    """Run this program once for each variant: Qt reads the scale once a process."""
    folder, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    folder.mkdir(parents=True, exist_ok=True)
    only = os.environ.get("GALLERY_VARIANT")
    for variant, mode, scale in variants:
        if only == variant:
            paint(folder, variant, mode, wanted)
        elif only is None:
            environment = {**os.environ, "GALLERY_VARIANT": variant, "QT_SCALE_FACTOR": scale}
            code = os.spawnve(os.P_WAIT, sys.executable, [sys.executable, *sys.argv], environment)
            if code:
                return code
    return 0
