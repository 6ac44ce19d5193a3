"""The head of the register: the fields on a section's first page, one line on the others."""

from __future__ import annotations

from datetime import date

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.spreadsheets.results.register.content import Head
from app.spreadsheets.results.register.fonts import BOLD, REGULAR, fit, text_width
from app.spreadsheets.results.register.sheet import INNER, LEFT, RIGHT, WIDTH

TITLE = "FORM A: ATTENDANCE REGISTER"
_TO_FILL_IN = "_" * 24
_STEP = 5.6 * mm
_SECOND_COLUMN = WIDTH / 2 + 18 * mm
_LOGO_WIDTH, _LOGO_HEIGHT = 48 * mm, 10 * mm
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def draw_first_head(canvas: Canvas, head: Head, logo: ImageReader | None, top: float) -> None:
    """Title, logo and all fields, below `top`."""
    canvas.setFont(BOLD, 17)
    canvas.drawCentredString(WIDTH / 2, top - 7 * mm, TITLE)
    if logo is not None:
        canvas.drawImage(
            logo,
            LEFT,
            top - _LOGO_HEIGHT,
            _LOGO_WIDTH,
            _LOGO_HEIGHT,
            preserveAspectRatio=True,
            anchor="nw",
            mask="auto",
        )
    first = top - 15 * mm
    _draw_left(canvas, head, first)
    _draw_right(canvas, head, first)
    _draw_small(canvas, head.reconciled, LEFT, first - 5 * _STEP + 0.6 * mm, INNER)


def draw_running_head(canvas: Canvas, head: Head, top: float) -> None:
    """One line that says what the sheet belongs to, should it come loose."""
    canvas.setFont(BOLD, 9)
    canvas.drawString(LEFT, top - 3.6 * mm, TITLE)
    canvas.setFont(REGULAR, 9)
    fitted = fit(f"WARD: {head.ward}", REGULAR, 9, INNER / 2, 1)
    canvas.drawRightString(WIDTH - RIGHT, top - 3.6 * mm, fitted.lines[0])


def written_date(iso_date: str) -> str:
    """ "2026-12-12" as "12 December 2026"; a text that is no date stays, none is a line."""
    if not iso_date:
        return _TO_FILL_IN
    try:
        day = date.fromisoformat(iso_date)
    except ValueError:
        return iso_date
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def meeting_boxes(kind: str) -> str:
    """ "BPA ☑   BGA ☐": the kind of meeting ticked, or both boxes to tick by hand."""
    return "   ".join(f"{name} {'☑' if kind == name else '☐'}" for name in ("BPA", "BGA"))


def _draw_left(canvas: Canvas, head: Head, top: float) -> None:
    width = _SECOND_COLUMN - LEFT - 4 * mm
    _draw_field(canvas, "PROVINCE:", head.province, LEFT, top, width)
    label = "TOTAL MEMBERSHIP IN GOOD STANDING:"
    _draw_field(canvas, label, head.good_standing, LEFT, top - _STEP, width)
    _draw_field(canvas, "QUORUM:", head.quorum or "-", LEFT, top - 2 * _STEP, width)
    _draw_small(canvas, head.quorum_sum, LEFT, top - 3 * _STEP + 1.4 * mm, width)
    label = f"DATE OF {head.meeting_kind or 'BPA/BGA'}:"
    when = ", ".join(filter(None, (written_date(head.meeting_date), head.meeting_time)))
    _draw_field(canvas, label, when, LEFT, top - 4 * _STEP, width)


def _draw_right(canvas: Canvas, head: Head, top: float) -> None:
    x, width = _SECOND_COLUMN, WIDTH - RIGHT - _SECOND_COLUMN
    _draw_field(canvas, "SUB REGION:", head.sub_region, x, top, width)
    _draw_field(canvas, "WARD:", head.ward, x, top - _STEP, width)
    canvas.setFont(BOLD, 11)
    canvas.drawString(x, top - 2 * _STEP, meeting_boxes(head.meeting_kind))
    label = "TOTAL NUMBER OF VOTING STATIONS:"
    _draw_field(canvas, label, head.stations, x, top - 3 * _STEP, width)


def _draw_field(canvas: Canvas, label: str, value: str, x: float, y: float, width: float) -> None:
    label += "  "
    fitted = fit(value, REGULAR, 10.5, width - text_width(label, BOLD, 10), 1)
    # One text object: whoever copies the field out of the PDF gets label and value together.
    field = canvas.beginText(x, y)
    field.setFont(BOLD, 10)
    field.textOut(label)
    field.setFont(REGULAR, fitted.size)
    field.textOut(fitted.lines[0] if fitted.lines else "")
    canvas.drawText(field)


def _draw_small(canvas: Canvas, text: str, x: float, y: float, width: float) -> None:
    fitted = fit(text, REGULAR, 8, width, 1)
    canvas.setFont(REGULAR, fitted.size)
    canvas.drawString(x, y, fitted.lines[0] if fitted.lines else "")
