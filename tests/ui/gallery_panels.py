"""Pictures of every panel in its states: `python tests/ui/gallery_panels.py FOLDER [panel …]`.

Light, dark and at 150 %; to be looked at, not compared.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme.look import Look, Mode
from tests.helpers import panels

VARIANTS = (("light", Mode.LIGHT, "1"), ("dark", Mode.DARK, "1"), ("150", Mode.LIGHT, "1.5"))


def pictures(look: Look, wanted: set[str]) -> Iterator[tuple[str, QWidget]]:
    for name, build in panels.ALL.items():
        if not wanted or name.partition("-")[0] in wanted:
            yield name, build(look)


def paint(folder: Path, variant: str, mode: Mode, wanted: set[str]) -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    look = Look(app, mode)
    for name, widget in pictures(look, wanted):
        widget.show()
        settle(app)
        after: Callable[[QWidget], None] | None = getattr(widget, "gallery_after", None)
        if after:
            after(widget)
            settle(app)
        widget.grab().save(str(folder / f"{name}-{variant}.png"))
        widget.close()
        widget.deleteLater()
        settle(app)


def settle(app: QApplication) -> None:
    for _ in range(5):
        app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> int:
    folder, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    folder.mkdir(parents=True, exist_ok=True)
    only = os.environ.get("GALLERY_VARIANT")
    for variant, mode, scale in VARIANTS:
        if only == variant:
            paint(folder, variant, mode, wanted)
        elif only is None:
            # The scale is read once a process, so each variant has its own.
            environment = {**os.environ, "GALLERY_VARIANT": variant, "QT_SCALE_FACTOR": scale}
            code = os.spawnve(os.P_WAIT, sys.executable, [sys.executable, *sys.argv], environment)
            if code:
                return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
