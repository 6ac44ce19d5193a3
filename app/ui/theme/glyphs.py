"""The verdicts' shapes: drawn, so that each differs by more than its colour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.domain.verdict import Verdict

_Drawing = Callable[[QPainter, QColor, QColor], None]


def draw_glyph(
    painter: QPainter, verdict: Verdict, color: QColor, ground: QColor, x: float, y: float
) -> None:
    """Draw a verdict's shape, 12 by 12, at (x, y); `ground` is what lies under it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    _SHAPES[verdict](painter, color, ground)
    painter.restore()


def _line(painter: QPainter, color: QColor, width: float) -> None:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _disc_with_tick(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawEllipse(QPointF(6, 6), 5.7, 5.7)
    _line(painter, ground, 1.5)
    painter.drawPolyline(_polygon((3.2, 6.2), (5.2, 8.2), (8.8, 4.2)))


def _notched_arrow(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawPolygon(
        _polygon((0.5, 1.5), (6.5, 1.5), (11.7, 6), (6.5, 10.5), (0.5, 10.5), (4, 6))
    )


def _square_with_cross(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(QRectF(0.5, 0.5, 11, 11), 1.5, 1.5)
    _line(painter, ground, 1.5)
    painter.drawLine(QLineF(3.6, 3.6, 8.4, 8.4))
    painter.drawLine(QLineF(8.4, 3.6, 3.6, 8.4))


def _diamond(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawPolygon(_polygon((6, 0.2), (11.8, 6), (6, 11.8), (0.2, 6)))


def _ring_with_question_mark(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawEllipse(QPointF(6, 8.7), 0.8, 0.8)
    _line(painter, color, 1.4)
    painter.drawEllipse(QPointF(6, 6), 4.9, 4.9)
    _line(painter, color, 1.2)
    hook = QPainterPath(QPointF(4.5, 4.8))
    hook.cubicTo(4.5, 2.8, 7.5, 2.8, 7.5, 4.8)
    hook.cubicTo(7.5, 5.9, 6, 5.9, 6, 7)
    painter.drawPath(hook)


def _triangle_with_exclamation_mark(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawPolygon(_polygon((6, 0.5), (11.8, 11.3), (0.2, 11.3)))
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(6, 9.4), 0.8, 0.8)
    _line(painter, ground, 1.4)
    painter.drawLine(QLineF(6, 4.2, 6, 7.6))


def _two_squares(painter: QPainter, color: QColor, ground: QColor) -> None:
    _line(painter, color, 1.3)
    painter.drawRoundedRect(QRectF(0.7, 0.7, 7.3, 7.3), 1, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(4, 4, 7.5, 7.5), 1, 1)


_SHAPES: dict[Verdict, _Drawing] = {
    Verdict.REGISTERED_IN_WARD: _disc_with_tick,
    Verdict.NOT_REGISTERED_IN_WARD: _notched_arrow,
    Verdict.NOT_REGISTERED_VOTER: _square_with_cross,
    Verdict.DECEASED: _diamond,
    Verdict.COULD_NOT_CHECK: _ring_with_question_mark,
    Verdict.INVALID_ID_NUMBER: _triangle_with_exclamation_mark,
    Verdict.DUPLICATE: _two_squares,
}
