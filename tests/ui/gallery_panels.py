"""Pictures of every panel in its states: `python tests/ui/gallery_panels.py FOLDER [panel …]`.

Light, dark and at 150 %; to be looked at, not compared.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme.look import Look, Mode
from tests.helpers import panels
from tests.ui.painting import paint_each, picture

VARIANTS = (("light", Mode.LIGHT, "1"), ("dark", Mode.DARK, "1"), ("150", Mode.LIGHT, "1.5"))


def pictures(look: Look, wanted: set[str]) -> Iterator[tuple[str, QWidget]]:
    for name, build in panels.ALL.items():
        if not wanted or name.partition("-")[0] in wanted:
            yield name, build(look)


def paint(folder: Path, variant: str, mode: Mode, wanted: set[str]) -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    look = Look(app, mode)
    for name, widget in pictures(look, wanted):
        picture(app, widget, folder / f"{name}-{variant}.png")


if __name__ == "__main__":
    raise SystemExit(paint_each(VARIANTS, paint))
