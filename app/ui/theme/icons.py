"""Icons from `resources/icons`, drawn in the colour of their place, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.resources import resource_path

# 100 % to 200 % in Windows's own steps.
_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


def icon(name: str, color: str, disabled: str) -> QIcon:
    """The icon `name` ("add_16_regular") in one colour, and in another while disabled.

    Raises FileNotFoundError for an icon that is not there.
    """
    made = QIcon()
    size = size_of(name)
    for scale in _SCALES:
        pixels = round(size * scale)
        made.addPixmap(pixmap(name, color, pixels), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, disabled, pixels), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1024)
def pixmap(name: str, color: str, pixels: int) -> QPixmap:
    """The icon as a square of device pixels."""
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _renderer(name, color).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return made


def draw(painter: QPainter, name: str, color: str, x: float, y: float) -> None:
    """Draw the icon at its own size with its top left corner at (x, y)."""
    size = size_of(name)
    scale = painter.device().devicePixelRatioF() if painter.device() else 1.0
    drawn = pixmap(name, color, round(size * scale))
    painter.drawPixmap(QRectF(x, y, size, size), drawn, QRectF(drawn.rect()))


def size_of(name: str) -> int:
    """The size an icon is drawn for, which its name says: 16, 20 or 48."""
    return int(name.rsplit("_", 2)[1])


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    # The files say no fill at all, so the root's is inherited by every path.
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("<svg ", f'<svg fill="{color}" ', 1).encode()))
