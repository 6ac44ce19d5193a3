"""Paints Rollcheck's mark into resources/icons/app/rollcheck.ico, for the program's file.

Run it after a change of app/ui/presence/mark.py: .venv/bin/python packaging/make_icon.py [FILE]
"""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication

from app.resources import resource_path
from app.ui.presence.mark import SIZES, mark_pixmap


def picture(size: int) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    mark_pixmap(size).save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data())))


def main(target: Path) -> None:
    app = QGuiApplication([])
    target.parent.mkdir(parents=True, exist_ok=True)
    pictures = [picture(size) for size in SIZES]
    sizes = [(size, size) for size in SIZES]
    # Pillow takes each size from the picture that has it, and scales none.
    pictures[-1].save(target, format="ICO", sizes=sizes, append_images=pictures[:-1])
    app.quit()


if __name__ == "__main__":
    here = resource_path("icons", "app", "rollcheck.ico")
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here)
