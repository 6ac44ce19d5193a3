"""The problem rows of one list as a workbook of their own: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

from app.domain.advice import what_to_do
from app.domain.spreadsheet import RowResult
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.spreadsheets.results.cells import Content, as_text, text
from app.spreadsheets.results.people import printed_name
from app.spreadsheets.results.rows_file import read_results
from app.spreadsheets.results.sheets import Column, PageMarks, PeopleSheet
from app.spreadsheets.results.styles import Look, Styles, status_look

TITLE = "Problem rows"
PROBLEMS = (Verdict.COULD_NOT_CHECK, Verdict.INVALID_ID_NUMBER, Verdict.DUPLICATE)
COLUMNS = (
    Column("Row", 8),
    Column("As received", 20),
    Column("Name", 34),
    Column("Result", 19),
    Column("Reason", 56),
    Column("What to do", 60),
)
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
    sheet = PeopleSheet(workbook, styles, PageMarks(file_name, practice), TITLE, COLUMNS, len(rows))
    for row in rows:
        _write(sheet, styles, row)
    workbook.properties.creator = "Rollcheck"
    workbook.properties.title = "Rollcheck problem rows"
    workbook.save(target)
    return len(rows)


def _write(sheet: PeopleSheet, styles: Styles, row: RowResult) -> None:
    verdict = Verdict(row.verdict)
    plain = (
        Content(row.row_no, "n"),
        as_text(row.as_received),
        text(printed_name(row)),
        text(VERDICT_WORDS[verdict]),
        text(_sentence(row.reason)),
        text(what_to_do(verdict, row.reason)),
    )
    looks = {3: status_look(verdict), 4: _WRAPPED, 5: _WRAPPED}
    for index, content in enumerate(plain):
        look = looks.get(index)
        style = styles.of(look) if look else styles.of_format(content.number_format)
        sheet.line.put(index, content, style)
    sheet.write()


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:]
