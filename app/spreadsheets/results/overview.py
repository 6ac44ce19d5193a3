"""The overview workbook: a line for every ward of the chosen lists, their sums at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from app.domain.overview import OverviewLine, total_of
from app.domain.totals import Counts
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.spreadsheets.results.cells import EMPTY, TEXT_FORMAT, Content, as_text, moment, text
from app.spreadsheets.results.sheets import Column, PageMarks, PeopleSheet, lines_of
from app.spreadsheets.results.styles import HEADER, PROVISIONAL, Look, Styles

TITLE = "Overview"
TOTAL_WORDS = "All lists"
COUNT_FORMAT, TIME_FORMAT = "#,##0", "yyyy-mm-dd hh:mm"

Cell = tuple[Content, Look]

_LEFT = (
    Column("Ward ID", 10),
    Column("Ward", 25),
    Column("Municipality", 25),
    Column("File", 34),
    Column("Checked at", 16),
)
_COUNTS = ("Rows", *(VERDICT_WORDS[verdict] for verdict in Verdict), "In good standing", "Quorum")
_REMARK = Column("May still change", 40)
COLUMNS = (*_LEFT, *(Column(words, 11, over_numbers=True) for words in _COUNTS), _REMARK)
_HEADER_LINES = 3
# Ward ID and ward stay in view beside the figures.
_FIRST_TO_MOVE = "C2"
_NAME = Look(wrap=True)
_TIME = Look(number_format=TIME_FORMAT, horizontal="left", middle=True)
_NUMBER = Look(number_format=COUNT_FORMAT, horizontal="right", indent=1, middle=True)
_TOTAL = Look(fill=HEADER.fill, bold=True)
_TOTAL_NUMBER = replace(_TOTAL, number_format=COUNT_FORMAT, horizontal="right", indent=1)
_REMARKED = replace(PROVISIONAL, fill=None)


def write_overview(lines: Sequence[OverviewLine], target: Path, *, practice: bool) -> None:
    """Write the overview to `target`, which must not be in anybody's use; header in row 1."""
    workbook = Workbook(write_only=True)
    styles = Styles(workbook)
    marks = PageMarks("Rollcheck overview", practice)
    sheet = PeopleSheet(
        workbook,
        styles,
        marks,
        TITLE,
        COLUMNS,
        len(lines),
        header_lines=_HEADER_LINES,
        freeze=_FIRST_TO_MOVE,
    )
    _print_sums_too(sheet.sheet, len(lines), len(COLUMNS) + practice)
    for line in lines:
        wrapped = ((line.ward, _LEFT[1]), (line.file_name, _LEFT[3]), (line.remark, _REMARK))
        _write(sheet, styles, _cells(line), lines_of(*wrapped))
    _write(sheet, styles, _total_cells(lines))
    workbook.properties.creator = "Rollcheck"
    workbook.properties.title = "Rollcheck overview"
    workbook.save(target)


def _print_sums_too(sheet: Any, lines: int, columns: int) -> None:
    """The sums belong to the printed page, but not to what is filtered and sorted."""
    sheet.print_area = f"A1:{get_column_letter(columns)}{lines + 2}"


def _cells(line: OverviewLine) -> list[Cell]:
    checked = line.checked_at
    at = moment(checked.isoformat()) if checked else EMPTY
    return [
        (as_text(line.ward_id), replace(_NAME, number_format=TEXT_FORMAT)),
        *((text(words), _NAME) for words in (line.ward, line.municipality, line.file_name)),
        (at, _TIME),
        *((content, _NUMBER) for content in _counts(line.counted, line.quorum)),
        (text(line.remark), PROVISIONAL if line.is_provisional else _REMARKED),
    ]


def _total_cells(lines: Sequence[OverviewLine]) -> list[Cell]:
    names = f"{TOTAL_WORDS}: {len(lines):,} {'line' if len(lines) == 1 else 'lines'}"
    filled: list[Cell] = [(text(names), _TOTAL)]
    filled += [(EMPTY, _TOTAL)] * (len(_LEFT) - 1)
    # Quorums are not added up: each is a meeting's own.
    counts = _counts(total_of(lines), None)
    return [*filled, *((content, _TOTAL_NUMBER) for content in counts), (EMPTY, _TOTAL)]


def _counts(counts: Counts, quorum: int | None) -> list[Content]:
    numbers: list[int | None] = [counts.rows, *(counts[verdict] for verdict in Verdict)]
    numbers += [counts.good_standing, quorum]
    return [EMPTY if number is None else Content(number, "n") for number in numbers]


def _write(sheet: PeopleSheet, styles: Styles, cells: Sequence[Cell], lines: int = 1) -> None:
    for index, (content, look) in enumerate(cells):
        sheet.line.put(index, content, styles.of(look))
    sheet.write(lines)
