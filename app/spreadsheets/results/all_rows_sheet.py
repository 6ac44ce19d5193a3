"""The sheet of all rows: the source as it came, then what Rollcheck found about each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
from app.spreadsheets.results.sheets import Column, Line, PageMarks, PeopleSheet
from app.spreadsheets.results.source import SourceRow, SourceRows
from app.spreadsheets.results.styles import Styles, status_look

TITLE = "All rows"
_WIDTH_SAMPLE = 200

# No "ID" in this header: dropped back in, the list must have one ID column only.
AS_RECEIVED = Column("As received", 18)
STATUS = Column("Status", 21)
FINDINGS = (
    Column("Reason", 44),
    Column("Checked at", 18.5),
    Column("Voting Station", 28),
    Column("VD Number", 12),
    Column("IEC Ward", 11),
    Column("Province", 16),
    Column("Municipality", 22),
    Column("Address", 30),
    Column("IEC status", 22),
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


@dataclass(frozen=True, slots=True)
class AllRows:
    """The rows that were checked, as they came, and what was found about each by row number."""

    headers: Sequence[str]
    widths: Mapping[int, float]
    layout: Layout
    rows: Sequence[SourceRow]
    results: Mapping[int, RowResult]

    @classmethod
    def read(cls, source: SourceRows, layout: Layout, results: Mapping[int, RowResult]) -> AllRows:
        """Read the source. Raises BugError when it does not have every row that was checked."""
        rows = [row for row in source.rows() if row.row_no in results]
        if len(rows) != len(results):
            raise BugError(f"{len(results)} rows were checked, {len(rows)} are in the source")
        return cls(source.headers, source.column_widths, layout, rows, results)


def write_all_rows(
    workbook: Workbook, styles: Styles, marks: PageMarks, everybody: AllRows
) -> None:
    """Write every row in source order."""
    plan = _plan(everybody)
    sheet = PeopleSheet(workbook, styles, marks, TITLE, plan.columns, len(everybody.rows))
    writer = _RowWriter(sheet.line, styles, plan)
    for row in everybody.rows:
        writer.fill(row, everybody.results[row.row_no])
        sheet.write()


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


def _plan(everybody: AllRows) -> _Plan:
    id_column = everybody.layout.columns[Role.ID_NUMBER]
    longest = max((len(row.values) for row in everybody.rows), default=0)
    width = max(len(everybody.headers), id_column + 1, longest)
    changed = any(map(_received_if_changed, everybody.results.values()))
    extra = (AS_RECEIVED,) if changed else ()
    return _Plan(
        width=width,
        id_column=id_column,
        cell_column=everybody.layout.columns.get(Role.CELL_NUMBER),
        as_received=width if changed else None,
        status=width + len(extra),
        columns=(*_source_columns(everybody, width), *extra, STATUS, *FINDINGS),
    )


def _source_columns(everybody: AllRows, width: int) -> tuple[Column, ...]:
    return tuple(_source_column(everybody, index) for index in range(width))


def _source_column(everybody: AllRows, index: int) -> Column:
    header = everybody.headers[index] if index < len(everybody.headers) else ""
    values = [_value_at(row.values, index) for row in everybody.rows]
    if not header and any(value is not None for value in values):
        header = f"Column {get_column_letter(index + 1)}"
    return Column(header, everybody.widths.get(index) or _guess(header, values[:_WIDTH_SAMPLE]))


def _guess(header: str, values: Sequence[CellValue]) -> float:
    """A width for a column without one: its header beside the filter button, or what it holds."""
    longest = max(map(_width_of, values), default=0)
    return float(min(max(len(header) + 4, longest + 2), 40))


def _width_of(value: CellValue) -> int:
    if value is None or isinstance(value, str):
        return len(value or "")
    if isinstance(value, date):
        return 11
    # A format adds a currency, separators and decimals; too narrow a number prints as ###.
    return len(plain_text(value)) + 6


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
        text(result.remark),
        moment(result.checked_at) if result.checked_at else EMPTY,
        text(result.voting_station),
        as_text(result.vd_number),
        as_text(result.iec_ward_id),
        text(result.province),
        text(result.municipality),
        text(result.address),
        text(result.iec_status),
    )
