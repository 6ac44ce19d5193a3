"""Pictures of the whole window in every state: `python tests/ui/screenshots.py FOLDER`.

At 1366 × 768, and at 1920 × 1080 with 150 %; light, dark and Afrikaans. To be looked at.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.settings import Page
from app.ui.theme.look import Look, Mode
from app.ui.translation.language import Language
from tests.helpers import panels
from tests.helpers.window_scenes import SCENES
from tests.ui.painting import picture

SIZES = {"1366x768": (1366, 768, "1"), "1920x1080-150": (1280, 720, "1.5")}
VARIANTS = {"light": (Mode.LIGHT, "en"), "dark": (Mode.DARK, "en"), "af": (Mode.LIGHT, "af")}


def pictures(look: Look) -> Iterator[tuple[str, QWidget]]:
    for name, build in SCENES.items():
        yield name, build(look)
    yield "10-settings", panels.settings(look, Page.QUOTA)


def draw(folder: Path, size: str) -> None:
    width, height, _ = SIZES[size]
    app = QApplication.instance() or QApplication(sys.argv)
    look, translation = Look(app, Mode.LIGHT), Language(app)
    for variant, (mode, language) in VARIANTS.items():
        look.set_mode(mode)
        translation.use(language)
        for name, widget in pictures(look):
            if name != "10-settings":
                # The task bar and the title bar are the system's.
                widget.resize(width, height - 32)
            picture(app, widget, folder / f"{name}-{variant}-{size}.png")


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        draw(folder, sys.argv[2])
        return 0
    for name, (_, _, scale) in SIZES.items():
        # The scale is read once a process.
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        command = [sys.executable, __file__, str(folder), name]
        subprocess.run(command, env=environment, check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
