"""Pictures of every dialog: `python tests/ui/gallery_dialogs.py FOLDER [dialog …]`.

Light, dark, at 200 % of a small screen, and with texts a third longer; to be looked at.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication

from app.ui.theme.look import Look, Mode
from tests.helpers import dialogs
from tests.ui.painting import paint_each, picture

VARIANTS = (
    ("light", Mode.LIGHT, "1"),
    ("dark", Mode.DARK, "1"),
    ("long", Mode.LIGHT, "1"),
    ("200", Mode.LIGHT, "2"),
)


def paint(folder: Path, variant: str, mode: Mode, wanted: set[str]) -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    longer = dialogs.LongerWords()
    if variant == "long":
        app.installTranslator(longer)
    look = Look(app, mode)
    for name, build in dialogs.ALL.items():
        if wanted and name.partition("-")[0] not in wanted:
            continue
        picture(app, build(look), folder / f"{name}-{variant}.png")


if __name__ == "__main__":
    raise SystemExit(paint_each(VARIANTS, paint))
