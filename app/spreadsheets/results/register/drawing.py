"""Drawing the pages of the register on a reportlab canvas.

Black on white with light grey bands only: it has to be read after any office printer or copier.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.spreadsheets.results.register.content import Head, Table
from app.spreadsheets.results.register.fonts import BOLD, REGULAR, fit, printable, text_width
from app.spreadsheets.results.register.heads import draw_first_head, draw_running_head
from app.spreadsheets.results.register.pages import Item, Kind, Page
from app.spreadsheets.results.register.sheet import (
    BANNER,
    BOTTOM,
    COLUMNS,
    FIRST_HEAD,
    HEIGHT,
    INNER,
    LEFT,
    RIGHT,
    RUNNING_HEAD,
    TOP,
    WIDTH,
    Column,
)

PRACTICE_TEXT = "PRACTICE: not real answers"
_PADDING = 1.2 * mm
_HEADER_GREY, _BAND_GREY, _WATERMARK_GREY = 0.85, 0.93, 0.9
_LINE = 1.18


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page says about where it comes from."""

    checked: str
    practice: bool
    logo: ImageReader | None


def draw_page(
    canvas: Canvas, head: Head, page: Page, number: int, pages: int, stamp: Stamp
) -> None:
    """Draw one page and end it."""
    if stamp.practice:
        _draw_watermark(canvas)
    y = HEIGHT - TOP
    if head.provisional:
        _draw_banner(canvas, head.provisional, y)
        y -= BANNER
    if number == 1:
        draw_first_head(canvas, head, stamp.logo, y)
        y -= FIRST_HEAD
    else:
        draw_running_head(canvas, head, y)
        y -= RUNNING_HEAD
    _draw_items(canvas, page, y)
    _draw_footer(canvas, head, number, pages, stamp)
    canvas.showPage()


def _draw_watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillGray(_WATERMARK_GREY)
    canvas.setFont(BOLD, 110)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(30)
    canvas.drawCentredString(0, -35, "PRACTICE")
    canvas.restoreState()


def _draw_banner(canvas: Canvas, text: str, top: float) -> None:
    height = BANNER - 2 * mm
    canvas.setLineWidth(1.4)
    canvas.rect(LEFT, top - height, INNER, height)
    canvas.setFont(BOLD, 11)
    canvas.drawCentredString(WIDTH / 2, top - height / 2 - 4, text)


def _draw_items(canvas: Canvas, page: Page, top: float) -> None:
    canvas.setLineWidth(0.6)
    y = top
    for table, items in groupby(page.items, key=_ruled_table):
        levels = [y]
        for item in items:
            y = levels[-1] - item.height
            _DRAWERS[item.kind](canvas, item, levels[-1], y)
            levels.append(y)
        if table is not None:
            _rule(canvas, table, levels)


def _ruled_table(item: Item) -> Table | None:
    """Whose columns rule it; None for what goes across."""
    return item.table if item.kind in (Kind.HEADER, Kind.ROW) else None


def _draw_header(canvas: Canvas, item: Item, top: float, bottom: float) -> None:
    _shade(canvas, top, bottom, _HEADER_GREY)
    for column in COLUMNS[item.table]:
        _draw_in_cell(canvas, column.heading, column, top, bottom, font=BOLD, size=8)


def _draw_row(canvas: Canvas, item: Item, top: float, bottom: float) -> None:
    for column, text in zip(COLUMNS[item.table], item.texts, strict=True):
        if text:
            _draw_in_cell(canvas, text, column, top, bottom, font=REGULAR, size=column.size)


def _draw_band(canvas: Canvas, item: Item, top: float, bottom: float) -> None:
    _shade(canvas, top, bottom, _BAND_GREY)
    _draw_across(canvas, item.texts[0], top, bottom, BOLD)


def _draw_total(canvas: Canvas, item: Item, top: float, bottom: float) -> None:
    canvas.rect(LEFT, bottom, INNER, top - bottom)
    _draw_across(canvas, item.texts[0], top, bottom, BOLD)


def _draw_note(canvas: Canvas, item: Item, top: float, bottom: float) -> None:
    _draw_across(canvas, item.texts[0], top, bottom, REGULAR)


_DRAWERS = {
    Kind.HEADER: _draw_header,
    Kind.ROW: _draw_row,
    Kind.BAND: _draw_band,
    Kind.TOTAL: _draw_total,
    Kind.NOTE: _draw_note,
}


def _shade(canvas: Canvas, top: float, bottom: float, grey: float) -> None:
    canvas.setFillGray(grey)
    canvas.rect(LEFT, bottom, INNER, top - bottom, fill=1)
    canvas.setFillGray(0)


def _rule(canvas: Canvas, table: Table, levels: list[float]) -> None:
    """The edges of rows that follow each other, between these levels from top to bottom."""
    # At once: an edge for every cell costs time and bytes of every page (see bench_register).
    top, bottom, right = levels[0], levels[-1], LEFT + INNER
    upright = [(x, bottom, x, top) for x in (*(one.x for one in COLUMNS[table]), right)]
    canvas.lines([*upright, *((LEFT, level, right, level) for level in levels[1:])])


def _draw_across(canvas: Canvas, text: str, top: float, bottom: float, font: str) -> None:
    fitted = fit(text, font, 9.5, INNER - 2 * _PADDING, 1)
    canvas.setFont(font, fitted.size)
    canvas.drawString(LEFT + _PADDING, (top + bottom) / 2 - fitted.size * 0.36, fitted.lines[0])


def _draw_in_cell(
    canvas: Canvas, text: str, column: Column, top: float, bottom: float, *, font: str, size: float
) -> None:
    fitted = fit(text, font, size, column.width - 2 * _PADDING)
    canvas.setFont(font, fitted.size)
    step = fitted.size * _LINE
    y = (top + bottom) / 2 + step * (len(fitted.lines) - 1) / 2 - fitted.size * 0.36
    for line in fitted.lines:
        x = column.x + _PADDING
        if column.centred:
            x = column.x + (column.width - text_width(line, font, fitted.size)) / 2
        canvas.drawString(x, y, line)
        y -= step


def _draw_footer(canvas: Canvas, head: Head, number: int, pages: int, stamp: Stamp) -> None:
    upper, lower = BOTTOM + 4.2 * mm, BOTTOM
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, upper + 3.6 * mm, WIDTH - RIGHT, upper + 3.6 * mm)
    sub_region = _footer_text(canvas, f"SUB REGION: {head.sub_region}")
    canvas.drawString(LEFT, upper, sub_region)
    ward = _footer_text(canvas, f"WARD: {head.ward}")
    canvas.drawRightString(WIDTH - RIGHT, upper, ward)
    canvas.setFont(BOLD, 8.5)
    canvas.drawCentredString(WIDTH / 2, upper, f"Page {number} of {pages}")
    canvas.setFont(REGULAR, 7)
    canvas.drawString(LEFT, lower, printable(stamp.checked))
    if stamp.practice:
        canvas.setFont(BOLD, 8.5)
        canvas.drawRightString(WIDTH - RIGHT, lower, PRACTICE_TEXT)


def _footer_text(canvas: Canvas, text: str) -> str:
    """The text as it fits beside the page number; sets the font for it."""
    fitted = fit(text, BOLD, 8.5, INNER / 2 - 20 * mm, 1)
    canvas.setFont(BOLD, fitted.size)
    return fitted.lines[0]
