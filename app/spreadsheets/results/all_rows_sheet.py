"""The sheet of all rows: the source as it came, then what Rollcheck found about each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from app.domain.errors import BugError
from app.domain.identity_number import CellValue
from app.domain.spreadsheet import Layout, Role, RowResult
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.spreadsheets.results.cells import (
    EMPTY,
    Content,
    as_text,
    content_of,
    moment,
    plain_text,
    text,
)
from app.spreadsheets.results.sheets import PRACTICE_HEADER, Column, Line, PeopleSheet
from app.spreadsheets.results.source import SourceRow, SourceRows
from app.spreadsheets.results.styles import Styles, status_look

TITLE = "All rows"
_WIDTH_SAMPLE = 200

# No "ID" in this header: dropped back in, the list must have one ID column only.
AS_RECEIVED = Column("As received", 18)
STATUS = Column("Status", 22)
FINDINGS = (
    Column("Reason", 34),
    Column("Checked at", 19),
    Column("Voting Station", 32),
    Column("VD Number", 12),
    Column("IEC Ward", 11),
    Column("Province", 16),
    Column("Municipality", 24),
    Column("Address", 36),
    Column("IEC status", 26),
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand in the sheet: `width` source columns, then Rollcheck's own."""

    width: int
    id_column: int
    cell_column: int | None
    as_received: int | None
    status: int
    columns: tuple[Column, ...]


def write_all_rows(
    workbook: Workbook,
    styles: Styles,
    source: SourceRows,
    layout: Layout,
    results: Mapping[int, RowResult],
    practice: bool,
) -> PeopleSheet:
    """Write every row of `results` (by row number) in source order.

    Raises BugError when the source no longer has a row that was checked.
    """
    rows = [row for row in source.rows() if row.row_no in results]
    if len(rows) != len(results):
        raise BugError(f"{len(results)} rows were checked, {len(rows)} are in the source")
    plan = _plan(source, layout, rows, results.values(), practice)
    sheet = PeopleSheet(workbook, styles, TITLE, plan.columns, len(rows))
    writer = _RowWriter(sheet.line, styles, plan)
    for row in rows:
        writer.fill(row, results[row.row_no])
        sheet.write()
    return sheet


class _RowWriter:
    """Fills the line with one row; keeps the styles it needs at hand."""

    def __init__(self, line: Line, styles: Styles, plan: _Plan) -> None:
        self._line = line
        self._plan = plan
        self._style_of = styles.of_format
        self._statuses = {
            verdict.value: (text(VERDICT_WORDS[verdict]), styles.of(status_look(verdict)))
            for verdict in Verdict
        }

    def fill(self, row: SourceRow, result: RowResult) -> None:
        """Set every cell of the line."""
        self._fill_source(row)
        plan = self._plan
        self._put(plan.id_column, as_text(result.id_number or result.as_received))
        if plan.cell_column is not None:
            received = _value_at(row.values, plan.cell_column)
            self._put(plan.cell_column, as_text(_cell_number(received, result)))
        if plan.as_received is not None:
            self._put(plan.as_received, as_text(_received_if_changed(result)))
        self._line.put(plan.status, *self._statuses[result.verdict])
        for index, content in enumerate(_findings(result), plan.status + 1):
            self._put(index, content)

    def _fill_source(self, row: SourceRow) -> None:
        values, formats = row.values, row.formats
        for index in range(self._plan.width):
            value = values[index] if index < len(values) else None
            if value is None:
                self._line.clear(index)
            else:
                number_format = formats[index] if index < len(formats) else None
                self._put(index, content_of(value, number_format))

    def _put(self, index: int, content: Content) -> None:
        if content is EMPTY:
            self._line.clear(index)
        else:
            self._line.put(index, content, self._style_of(content.number_format))


def _plan(
    source: SourceRows,
    layout: Layout,
    rows: Sequence[SourceRow],
    results: Iterable[RowResult],
    practice: bool,
) -> _Plan:
    id_column = layout.columns[Role.ID_NUMBER]
    width = max(len(source.headers), id_column + 1, *(len(row.values) for row in rows), 1)
    changed = any(_received_if_changed(result) for result in results)
    extra = (AS_RECEIVED,) if changed else ()
    columns = (*_source_columns(source, rows, width), *extra, STATUS, *FINDINGS)
    return _Plan(
        width=width,
        id_column=id_column,
        cell_column=layout.columns.get(Role.CELL_NUMBER),
        as_received=width if changed else None,
        status=width + len(extra),
        columns=(*columns, Column(PRACTICE_HEADER, 14)) if practice else columns,
    )


def _source_columns(
    source: SourceRows, rows: Sequence[SourceRow], width: int
) -> tuple[Column, ...]:
    return tuple(
        Column(_header(source, index), source.column_widths.get(index) or _guess(rows, index))
        for index in range(width)
    )


def _header(source: SourceRows, index: int) -> str:
    header = source.headers[index] if index < len(source.headers) else ""
    return header or f"Column {get_column_letter(index + 1)}"


def _guess(rows: Sequence[SourceRow], index: int) -> float:
    lengths = (len(plain_text(_value_at(row.values, index))) for row in rows[:_WIDTH_SAMPLE])
    return min(max(lengths, default=0) + 2.0, 40.0) if rows else 14.0


def _value_at(values: Sequence[CellValue], index: int) -> CellValue:
    return values[index] if index < len(values) else None


def _cell_number(received: CellValue, result: RowResult) -> str:
    """A number stored as a number has lost its zero; text is kept as it was typed."""
    if isinstance(received, (int, float)) and result.cell_number:
        return result.cell_number
    return plain_text(received)


def _received_if_changed(result: RowResult) -> str:
    """What stood in the cell, where the ID number shown is another or none."""
    return "" if result.as_received == result.id_number else result.as_received


def _findings(result: RowResult) -> tuple[Content, ...]:
    return (
        text(result.reason),
        moment(result.checked_at) if result.checked_at else EMPTY,
        text(result.voting_station),
        as_text(result.vd_number),
        as_text(result.iec_ward_id),
        text(result.province),
        text(result.municipality),
        text(result.address),
        text(result.iec_status),
    )
