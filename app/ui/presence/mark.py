"""Rollcheck's own mark: a tick on a rounded square, and a dot that says how it stands."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_BLUE, _WHITE = "#0F5FB8", "#FFFFFF"
_GREY = "#6B7280"


class Standing(StrEnum):
    """How the seat stands, as an icon beside the clock can say it."""

    IDLE = "idle"
    WORKING = "working"
    PAUSED = "paused"
    TROUBLE = "trouble"


# Colour and shape both: beside the clock colours alone are lost on many.
_DOTS = {Standing.WORKING: "#1FA971", Standing.PAUSED: "#8A6D00", Standing.TROUBLE: "#B3261E"}


@lru_cache(maxsize=8)
def mark_icon(standing: Standing = Standing.IDLE) -> QIcon:
    """The mark in every size Windows asks for, sharp in each."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(mark_pixmap(size, standing))
    return made


def mark_pixmap(size: int, standing: Standing = Standing.IDLE) -> QPixmap:
    """The mark as a square of device pixels."""
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw_mark(painter, QRectF(0, 0, size, size), standing)
    painter.end()
    return made


def draw_mark(painter: QPainter, box: QRectF, standing: Standing = Standing.IDLE) -> None:
    """Draw it into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GREY if standing is Standing.PAUSED else _BLUE))
    painter.drawRoundedRect(QRectF(0.5, 0.5, 15, 15), 3.5, 3.5)
    _draw_tick(painter)
    if standing in _DOTS:
        _draw_dot(painter, standing)
    painter.restore()


def _draw_tick(painter: QPainter) -> None:
    pen = QPen(QColor(_WHITE), 2.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(4.2, 8.3), QPointF(6.9, 11), QPointF(11.8, 5.4)]))


def _draw_dot(painter: QPainter, standing: Standing) -> None:
    center = QPointF(11.6, 11.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_WHITE))
    painter.drawEllipse(center, 4.4, 4.4)
    painter.setBrush(QColor(_DOTS[standing]))
    painter.drawEllipse(center, 3.6, 3.6)
    painter.setBrush(QColor(_WHITE))
    if standing is Standing.WORKING:
        painter.drawPolygon(
            QPolygonF([QPointF(10.6, 9.7), QPointF(13.6, 11.6), QPointF(10.6, 13.5)])
        )
    elif standing is Standing.PAUSED:
        painter.drawRect(QRectF(10.2, 9.9, 1.1, 3.4))
        painter.drawRect(QRectF(11.9, 9.9, 1.1, 3.4))
    else:
        painter.drawRect(QRectF(11.05, 9.3, 1.1, 2.7))
        painter.drawRect(QRectF(11.05, 12.7, 1.1, 1.1))


class MarkLabel(QWidget):
    """The mark inside a dialog, sharp at every scale."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt asks."""
        painter = QPainter(self)
        draw_mark(painter, QRectF(self.rect()))
        painter.end()
