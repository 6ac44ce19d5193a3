"""The stacked bar: its length is how far, its colours are what."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.domain.verdict import Verdict
from app.ui.chart.segments import Segment, Shares, segments
from app.ui.theme.tokens import Tokens

_NARROWEST_HATCH = 5


def paint_bar(painter: QPainter, rect: QRectF, shares: Shares, tokens: Tokens, ground: str) -> None:
    """Paint a bar into `rect`; `ground` is the colour under it."""
    painter.save()
    radius = min(4.0 if rect.height() >= 16 else 2.0, rect.width() / 4)
    outline = QPainterPath()
    outline.addRoundedRect(rect, radius, radius)
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, QColor(tokens.track))
    parts = segments(shares, rect.width())
    for part in parts:
        _paint_part(painter, rect, part, tokens, ground)
        if part is not parts[-1]:
            gap = QRectF(rect.left() + part.left + part.width, rect.top(), 1, rect.height())
            painter.fillRect(gap, QColor(ground))
    painter.restore()


def paint_single(
    painter: QPainter, rect: QRectF, verdict: Verdict, tokens: Tokens, ground: str
) -> None:
    """Paint `rect` as a bar of one verdict."""
    one = tuple(int(other is verdict) for other in Verdict)
    paint_bar(painter, rect, Shares(one, 1, 1), tokens, ground)


def _paint_part(
    painter: QPainter, rect: QRectF, part: Segment, tokens: Tokens, ground: str
) -> None:
    box = QRectF(rect.left() + part.left, rect.top(), part.width, rect.height())
    if part.verdict is Verdict.COULD_NOT_CHECK:
        _hatch(painter, box, QColor(tokens.verdicts[part.verdict]), QColor(ground))
    else:
        color = tokens.verdicts[part.verdict] if part.verdict else tokens.strong
        painter.fillRect(box, QColor(color))


def _hatch(painter: QPainter, box: QRectF, color: QColor, ground: QColor) -> None:
    if box.width() < _NARROWEST_HATCH:
        painter.fillRect(box, color)
        return
    painter.fillRect(box, ground)
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2))
    # Lines start where the bar does not: the pattern must not crawl as the part grows.
    x = box.left() - box.height() - (box.left() % 5)
    while x < box.right():
        painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
        x += 5
    painter.restore()
