"""The verdicts at a glance: one stacked bar, then a line for each with count and share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.verdict import Verdict
from app.ui.chart.bar import paint_bar, paint_single
from app.ui.chart.segments import Shares, share_text
from app.ui.theme.fonts import Letter
from app.ui.theme.glyphs import draw_glyph
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.retold import Retold
from app.ui.words import number, verdict_words

_LABEL_AT = Size.GLYPH + Size.GAP
_COUNT = 48
_SHARE = 44
_FIRST_LINE = Size.WIDE_BAR + 8
_NONE = Shares((0,) * len(Verdict), 0, 0)


class VerdictChart(Retold, QWidget):
    """Painted by hand. Screen readers get every line as the widget's description."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shares = _NONE
        self._counts = _NONE.counts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retell()
        look.changed.connect(self.update)

    def show_shares(self, shares: Shares, counts: tuple[int, ...]) -> None:
        """`shares` fill the bar; `counts` are the lines, as the workbook has them."""
        if (shares, counts) == (self._shares, self._counts):
            return
        self._shares, self._counts = shares, counts
        self.retell()
        self.update()

    def retell(self) -> None:
        """For screen readers; the rest is painted."""
        self.setAccessibleName(self.tr("Verdicts"))
        self.setAccessibleDescription(", ".join(self.lines()))

    def lines(self) -> list[str]:
        """Every line as words: "In ward 331, 54 %"."""
        return [
            f"{verdict_words(verdict)} {number(count)}, {share_text(count, self._shares.total)}"
            for verdict, count in zip(Verdict, self._counts, strict=True)
        ]

    def sizeHint(self) -> QSize:
        """The bar and seven lines."""
        return QSize(Size.DETAILS_MIN - 32, _FIRST_LINE + len(Verdict) * Size.VERDICT_ROW)

    def minimumSizeHint(self) -> QSize:
        """Lines are never cut in height."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt asks."""
        painter = QPainter(self)
        tokens = self._look.tokens
        bar = QRectF(0, 0, self.width(), Size.WIDE_BAR)
        paint_bar(painter, bar, self._shares, tokens, tokens.surface)
        for at, verdict in enumerate(Verdict):
            top = _FIRST_LINE + at * Size.VERDICT_ROW
            line = QRectF(0, top, self.width(), Size.VERDICT_ROW)
            self._paint_line(painter, line, verdict, self._counts[at])
        painter.end()

    def _paint_line(self, painter: QPainter, line: QRectF, verdict: Verdict, count: int) -> None:
        tokens = self._look.tokens
        ink = QColor(tokens.text if count else tokens.text2)
        top = line.top() + (line.height() - Size.GLYPH) / 2
        ground = self._look.color(tokens.surface)
        draw_glyph(painter, verdict, self._look.verdict_color(verdict), ground, 0, top)
        painter.setPen(ink)
        painter.setFont(self._look.font(Letter.BODY))
        label = QRectF(_LABEL_AT, line.top(), self._label_width(), line.height())
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(label, int(left | middle), verdict_words(verdict))
        self._paint_length(painter, line, verdict, count)
        counts = QRectF(line.right() - _SHARE - _COUNT, line.top(), _COUNT, line.height())
        painter.setFont(self._look.font(Letter.BODY_STRONG if count else Letter.BODY))
        painter.setPen(ink)
        painter.drawText(counts, int(right | middle), number(count))
        share = QRectF(line.right() - _SHARE, line.top(), _SHARE, line.height())
        painter.setFont(self._look.font(Letter.BODY))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(share, int(right | middle), share_text(count, self._shares.total))

    def _paint_length(self, painter: QPainter, line: QRectF, verdict: Verdict, count: int) -> None:
        if not count:
            return
        left = _LABEL_AT + self._label_width() + Size.GAP
        room = line.width() - left - _COUNT - _SHARE - Size.GAP
        width = max(1.0, room * count / max(self._counts))
        top = line.top() + (line.height() - Size.BAR) / 2
        tokens = self._look.tokens
        box = QRectF(left, top, width, Size.BAR)
        if room > 0:
            paint_single(painter, box, verdict, tokens, tokens.surface)

    def _label_width(self) -> float:
        metrics = QFontMetricsF(self._look.font(Letter.BODY))
        return max(metrics.horizontalAdvance(verdict_words(verdict)) for verdict in Verdict) + 1
