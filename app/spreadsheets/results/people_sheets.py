"""The seven sheets by verdict: every row of the list stands on exactly one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from openpyxl import Workbook

from app.domain.spreadsheet import RowResult
from app.domain.verdict import Verdict
from app.spreadsheets.results.cells import EMPTY, Content, as_text, text
from app.spreadsheets.results.people import of_verdict, printed_name, ward_shown
from app.spreadsheets.results.sheets import Column, PageMarks, PeopleSheet
from app.spreadsheets.results.styles import Styles

Filler = Callable[[RowResult], Content]


def _blank(row: RowResult) -> Content:
    return EMPTY


def _name(row: RowResult) -> Content:
    return text(printed_name(row))


def _ward(row: RowResult) -> Content:
    return as_text(ward_shown(row))


def _id_number(row: RowResult) -> Content:
    return as_text(row.id_number)


def _cell_number(row: RowResult) -> Content:
    return as_text(row.cell_number)


def _row_number(row: RowResult) -> Content:
    return Content(row.row_no, "n")


# The seed's columns, in its order (seed-system notes, "Result workbook").
_MEMBER: tuple[tuple[Column, Filler], ...] = (
    (Column("NAME", 34), _name),
    (Column("WARD_NUMBER", 15), _ward),
    (Column("ID_NUMBER", 16), _id_number),
    (Column("CELL_NUMBER", 15), _cell_number),
    (Column("REGISTERED_VD", 34), lambda row: text(row.voting_station)),
    (Column("VD_NUMBER", 13), lambda row: as_text(row.vd_number)),
    (Column("SIGNATURE", 24), _blank),
    (Column("NEW_CELL_NUM", 17), _blank),
    (Column("PROVINCE", 18), lambda row: text(row.province)),
    (Column("MUNICIPALITY", 26), lambda row: text(row.municipality)),
)
_TROUBLE: tuple[tuple[Column, Filler], ...] = (
    (Column("NAME", 34), _name),
    (Column("WARD_NUMBER", 15), _ward),
    (Column("ID_NUMBER", 16), _id_number),
    (Column("CELL_NUMBER", 15), _cell_number),
    (Column("ROW_NUMBER", 13), _row_number),
    (Column("AS_RECEIVED", 20), lambda row: as_text(row.as_received)),
    (Column("REASON", 60), lambda row: text(row.remark)),
)
COLUMNS: dict[Verdict, tuple[tuple[Column, Filler], ...]] = {
    Verdict.REGISTERED_IN_WARD: _MEMBER,
    Verdict.NOT_REGISTERED_IN_WARD: _MEMBER,
    Verdict.NOT_REGISTERED_VOTER: _MEMBER,
    Verdict.DECEASED: _MEMBER,
    Verdict.COULD_NOT_CHECK: _TROUBLE,
    Verdict.INVALID_ID_NUMBER: _TROUBLE,
    Verdict.DUPLICATE: _TROUBLE,
}


def write_people(
    workbook: Workbook,
    styles: Styles,
    marks: PageMarks,
    verdict: Verdict,
    rows: Sequence[RowResult],
) -> None:
    """Write one sheet, named after the verdict; `rows` are all rows of the list."""
    people = of_verdict(rows, verdict)
    parts = COLUMNS[verdict]
    columns = [column for column, _ in parts]
    sheet = PeopleSheet(workbook, styles, marks, verdict.value, columns, len(people))
    fillers = list(enumerate(filler for _, filler in parts))
    for row in people:
        for index, filler in fillers:
            content = filler(row)
            sheet.line.put(index, content, styles.of_format(content.number_format))
        sheet.write()
