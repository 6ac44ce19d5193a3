"""The problem rows of one list as a workbook of their own: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from app.domain.advice import what_to_do
from app.domain.spreadsheet import RowResult
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.spreadsheets.results.cells import TEXT_FORMAT, Content, as_text, text
from app.spreadsheets.results.people import printed_name
from app.spreadsheets.results.rows_file import read_results
from app.spreadsheets.results.sheets import Column, PageMarks, PeopleSheet, lines_of
from app.spreadsheets.results.styles import Look, Styles, status_look

TITLE = "Problem rows"
PROBLEMS = (Verdict.COULD_NOT_CHECK, Verdict.INVALID_ID_NUMBER, Verdict.DUPLICATE)
COLUMNS = (
    Column("Row", 9, over_numbers=True),
    Column("As received", 20),
    Column("Name", 34),
    Column("Result", 19),
    Column("Reason", 50),
    Column("What to do", 50),
)
_REASON, _TO_DO = 4, 5
_ROW_LOOK = Look(horizontal="right", indent=1, middle=True)
_MIDDLE = Look(middle=True)
_AS_TEXT = Look(middle=True, number_format=TEXT_FORMAT)
_WRAPPED = Look(wrap=True)


def problem_rows(rows: Iterable[RowResult]) -> list[RowResult]:
    """The rows to look at, in the order of the spreadsheet."""
    found = (row for row in rows if row.verdict in PROBLEMS)
    return sorted(found, key=lambda row: row.row_no)


def write_problem_rows(results_file: Path, file_name: str, target: Path, *, practice: bool) -> int:
    """Write the problem rows of a results file to `target`; how many there are."""
    rows = problem_rows(read_results(results_file))
    workbook = Workbook(write_only=True)
    styles = Styles(workbook)
    marks = PageMarks(file_name, practice)
    sheet = PeopleSheet(workbook, styles, marks, TITLE, COLUMNS, len(rows), header_lines=2)
    for row in rows:
        _write(sheet, styles, row)
    workbook.properties.creator = "Rollcheck"
    workbook.properties.title = "Rollcheck problem rows"
    workbook.save(target)
    return len(rows)


def _write(sheet: PeopleSheet, styles: Styles, row: RowResult) -> None:
    verdict = Verdict(row.verdict)
    reason, to_do = _sentence(row.reason), what_to_do(verdict, row.reason)
    cells = (
        (Content(row.row_no, "n"), _ROW_LOOK),
        (as_text(row.as_received), _AS_TEXT),
        (text(printed_name(row)), _MIDDLE),
        (text(VERDICT_WORDS[verdict]), replace(status_look(verdict), middle=True)),
        (text(reason), _WRAPPED),
        (text(to_do), _WRAPPED),
    )
    for index, (content, look) in enumerate(cells):
        sheet.line.put(index, content, styles.of(look))
    sheet.write(lines_of((reason, COLUMNS[_REASON]), (to_do, COLUMNS[_TO_DO])))


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:]
