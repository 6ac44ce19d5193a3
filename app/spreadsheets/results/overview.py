"""The overview workbook: a line for every ward of the chosen lists, their sums at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from app.domain.overview import OverviewLine, total_of
from app.domain.totals import Counts
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.spreadsheets.results.cells import EMPTY, Content, as_text, moment, text
from app.spreadsheets.results.sheets import Column, PageMarks, PeopleSheet
from app.spreadsheets.results.styles import BLACK, HEADER, VERDICT_COLOURS, Look, Styles

TITLE = "Overview"
TOTAL_WORDS = "All lists"
COUNT_FORMAT, TIME_FORMAT = "#,##0", "yyyy-mm-dd hh:mm"
PROVISIONAL_FILL = VERDICT_COLOURS[Verdict.DECEASED][0]

_LEFT = (
    Column("Ward ID", 11),
    Column("Ward", 30),
    Column("Municipality", 30),
    Column("File", 40),
    Column("Checked at", 17),
    Column("Rows", 9),
)
_RIGHT = (
    Column("In good standing", 11),
    Column("Quorum", 9),
    Column("May still change", 44),
)
COLUMNS = (*_LEFT, *(Column(VERDICT_WORDS[verdict], 11) for verdict in Verdict), *_RIGHT)
_FIRST_COUNT = 5
_NUMBER = Look(number_format=COUNT_FORMAT)
_TOTAL = Look(fill=HEADER.fill, bold=True)
_TOTAL_NUMBER = replace(_TOTAL, number_format=COUNT_FORMAT)
_PROVISIONAL = Look(fill=PROVISIONAL_FILL, colour=BLACK)


def write_overview(lines: Sequence[OverviewLine], target: Path, *, practice: bool) -> None:
    """Write the overview to `target`, which must not be in anybody's use; header in row 1."""
    workbook = Workbook(write_only=True)
    styles = Styles(workbook)
    marks = PageMarks("Rollcheck overview", practice)
    sheet = PeopleSheet(workbook, styles, marks, TITLE, COLUMNS, len(lines))
    _frame(sheet.sheet, len(lines), len(COLUMNS) + practice)
    for line in lines:
        _write(sheet, styles, _cells(line))
    _write(sheet, styles, _total_cells(lines), band=True)
    workbook.properties.creator = "Rollcheck"
    workbook.properties.title = "Rollcheck overview"
    workbook.save(target)


def _frame(sheet: Any, lines: int, columns: int) -> None:
    """The sums belong to the printed page, and not to what is filtered and sorted."""
    from openpyxl.utils import get_column_letter

    sheet.print_area = f"A1:{get_column_letter(columns)}{lines + 2}"
    # Ward and file stay in view beside the figures.
    sheet.freeze_panes = "C2"
    sheet.sheet_view.tabSelected = True


def _cells(line: OverviewLine) -> list[tuple[Content, Look | None]]:
    checked = line.checked_at
    at = moment(checked.isoformat()) if checked else EMPTY
    plain = Look(number_format=TIME_FORMAT)
    return [
        (as_text(line.ward_id), None),
        (text(line.ward), None),
        (text(line.municipality), None),
        (text(line.file_name), None),
        (at, plain),
        *((content, _NUMBER) for content in _counts(line.counted, line.quorum)),
        (text(line.remark), _PROVISIONAL if line.is_provisional else None),
    ]


def _total_cells(lines: Sequence[OverviewLine]) -> list[tuple[Content, Look | None]]:
    names = f"{TOTAL_WORDS}: {len(lines):,} {'line' if len(lines) == 1 else 'lines'}"
    filled: list[tuple[Content, Look | None]] = [(text(names), _TOTAL)]
    filled += [(EMPTY, _TOTAL)] * (_FIRST_COUNT - 1)
    # Quorums are not added up: each is a meeting's own.
    counts = _counts(total_of(lines), None)
    return [*filled, *((content, _TOTAL_NUMBER) for content in counts), (EMPTY, _TOTAL)]


def _counts(counts: Counts, quorum: int | None) -> list[Content]:
    numbers: list[int | None] = [counts.rows, *(counts[verdict] for verdict in Verdict)]
    numbers += [counts.good_standing, quorum]
    return [EMPTY if number is None else Content(number, "n") for number in numbers]


def _write(
    sheet: PeopleSheet,
    styles: Styles,
    cells: Sequence[tuple[Content, Look | None]],
    *,
    band: bool = False,
) -> None:
    style_of: Callable[[Look], Any] = styles.of
    for index in range(len(sheet.line.cells)):
        if index >= len(cells):
            # The practice column, which stays empty.
            sheet.line.put(index, EMPTY, style_of(_TOTAL) if band else None)
            continue
        content, look = cells[index]
        style = style_of(look) if look else styles.of_format(content.number_format)
        sheet.line.put(index, content, style)
    sheet.write()
