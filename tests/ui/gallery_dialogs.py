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
from tests.ui.gallery_panels import settle

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
        widget = build(look)
        widget.show()
        settle(app)
        widget.grab().save(str(folder / f"{name}-{variant}.png"))
        widget.close()
        widget.deleteLater()
        settle(app)


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
