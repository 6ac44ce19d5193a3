"""From rows to people: who is in the list, and which rows are not people.

A row is left out only when it surely is no person (blank, a total, a repeated header, a bare
line number); every other row is a person, with `IdProblem.MISSING` where there is no ID number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.identity_number import CellValue, read_id_cell
from app.domain.spreadsheet import Layout, Role, RowRecord
from app.spreadsheets.reading.cells import (
    NumberedRow,
    Row,
    is_blank,
    plain_words,
    text_of,
)
from app.spreadsheets.reading.headers import POSSIBLE, meaning_of, surname_comes_first
from app.spreadsheets.reading.names import split_name

WardOfRow = Callable[[Row], str | None]
"""The row's own ward ID; None where it names none, or where no ward column is read."""

_TOTALS = (
    "TOTAL", "TOTALS", "TOTAAL", "TOTALE", "GRAND TOTAL", "SUB TOTAL", "SUBTOTAL", "SUBTOTAAL",
    "GROOTTOTAAL", "GROOT TOTAAL", "ALGEHELE TOTAAL", "EINDTOTAAL",
)  # fmt: skip
_MAX_NUMBERS_IN_TOTAL = 3
_MAX_TOTAL = 10_000_000
_LINE_NUMBER_HEADERS = frozenset(
    ("", "NO", "NR", "NUM", "NUMBER", "NOMMER", "#", "S N", "SN", "ITEM", "LINE", "ROW", "COUNT")
)


@dataclass(slots=True)
class LeftOut:
    """Numbers of the rows that are no people, as the sorter goes along; blank ones not."""

    totals: list[int] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)
    bare_line_numbers: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Width:
    """The columns in use, widened by cells beyond the ones the first rows filled."""

    columns: int

    def passing(self, rows: Iterable[NumberedRow]) -> Iterator[NumberedRow]:
        """The same rows, measured."""
        for number, row in rows:
            if len(row) > self.columns:
                beyond = (at for at in range(self.columns, len(row)) if not is_blank(row[at]))
                self.columns = max(beyond, default=self.columns - 1) + 1
            yield number, row


def people_rows(
    rows: Iterable[NumberedRow],
    layout: Layout,
    left_out: LeftOut | None = None,
    width: int | None = None,
) -> Iterator[NumberedRow]:
    """The rows below the header that are people; the same for every reader of a sheet.

    `width` is how many columns count: None for all, so that nobody is missed who has something
    in a column that the first rows leave empty.
    """
    skipped = left_out or LeftOut()
    id_column = layout.columns[Role.ID_NUMBER]
    headers = tuple(map(plain_words, layout.headers))
    for number, row in rows:
        if number <= layout.header_row:
            continue
        # Nearly all rows end here: the cell in the ID column has more than a count in it.
        cell = row[id_column] if id_column < len(row) else None
        plain = len(cell) == 13 if type(cell) is str else type(cell) is float and cell > _MAX_TOTAL
        if plain or not _is_left_out(number, row[:width], cell, headers, skipped):
            yield number, row


def _is_left_out(
    number: int, row: Row, id_cell: CellValue, headers: tuple[str, ...], skipped: LeftOut
) -> bool:
    filled = [(column, cell) for column, cell in enumerate(row) if not is_blank(cell)]
    if not filled:
        return True
    if _is_total(filled, id_cell):
        skipped.totals.append(number)
    elif _repeats_header(filled, headers):
        skipped.headers.append(number)
    elif _is_bare_line_number(filled, headers, id_cell):
        skipped.bare_line_numbers.append(number)
    else:
        return False
    return True


def _is_total(filled: list[tuple[int, CellValue]], id_cell: CellValue) -> bool:
    texts = [cell for _, cell in filled if isinstance(cell, str)]
    numbers = [cell for _, cell in filled if not isinstance(cell, str)]
    if len(texts) != 1 or len(numbers) > _MAX_NUMBERS_IN_TOTAL or _is_text(id_cell):
        return False
    words = plain_words(texts[0])
    begins = any(words == total or words.startswith(f"{total} ") for total in _TOTALS)
    return begins and all(_is_count(cell) for cell in numbers)


def _is_text(cell: CellValue) -> bool:
    return isinstance(cell, str) and not is_blank(cell)


def _is_count(cell: CellValue) -> bool:
    return isinstance(cell, (int, float)) and abs(cell) < _MAX_TOTAL


def _repeats_header(filled: list[tuple[int, CellValue]], headers: tuple[str, ...]) -> bool:
    """The header again, in its own words or in others: a second line of it, a new page."""
    texts = [(column, cell) for column, cell in filled if isinstance(cell, str)]
    same = sum(1 for column, text in texts if plain_words(text) == _at(headers, column) != "")
    if same >= 2 and 2 * same > len(filled):
        return True
    meanings = [found for _, text in texts if (found := meaning_of(text))]
    roles = {found.role for found in meanings if found.sureness > POSSIBLE}
    return len(roles) >= 2 and len(meanings) == len(filled)


def _is_bare_line_number(
    filled: list[tuple[int, CellValue]], headers: tuple[str, ...], id_cell: CellValue
) -> bool:
    if len(filled) != 1 or not is_blank(id_cell):
        return False
    column, cell = filled[0]
    return _is_count(cell) and _at(headers, column) in _LINE_NUMBER_HEADERS


def _at(headers: tuple[str, ...], column: int) -> str:
    return headers[column] if column < len(headers) else ""


class PeopleReader:
    """Turns people's rows into records, remembering where each ID number stood first."""

    def __init__(self, layout: Layout, ward_of: WardOfRow, *, accept_repairs: bool) -> None:
        self._id_column = layout.columns[Role.ID_NUMBER]
        self._cell_number = layout.columns.get(Role.CELL_NUMBER, -1)
        self._names = _NameReader(layout)
        self._ward_of = ward_of
        self._accept_repairs = accept_repairs
        self._first_rows: dict[str, int] = {}

    def record(self, row_no: int, row: Row) -> RowRecord:
        """One person. Exactly one of `id_number` and `problem` is set."""
        cell = row[self._id_column] if self._id_column < len(row) else None
        reading = read_id_cell(cell, accept_text_repairs=self._accept_repairs)
        number = reading.number
        first = self._first_rows.setdefault(number, row_no) if number else row_no
        surname, first_names = self._names.read(row)
        return RowRecord(
            row_no,
            number,
            reading.problem.value if reading.problem else None,
            reading.repair.value if reading.repair else None,
            reading.as_received,
            surname,
            first_names,
            _cell_number(row, self._cell_number),
            self._ward_of(row),
            None if first == row_no else first,
        )


class _NameReader:
    """Surname and first names of a row, from two columns or from one."""

    def __init__(self, layout: Layout) -> None:
        self._surname = layout.columns.get(Role.SURNAME, -1)
        self._first = layout.columns.get(Role.FIRST_NAMES, -1)
        self._full = layout.columns.get(Role.FULL_NAME, -1)
        header = layout.headers[self._full] if self._full >= 0 else ""
        self._surname_first = surname_comes_first(header)

    def read(self, row: Row) -> tuple[str, str]:
        """(surname, first names); empty where the row has none."""
        surname, first = _text(row, self._surname), _text(row, self._first)
        if self._full < 0 or (surname and first):
            return surname, first
        whole_first, whole_surname = split_name(
            _text(row, self._full), surname_first=self._surname_first
        )
        return surname or whole_surname, first or whole_first


def _text(row: Row, column: int) -> str:
    return text_of(row[column]) if 0 <= column < len(row) else ""


def _cell_number(row: Row, column: int) -> str:
    """The cell number as text; a numeric cell has lost the zero it is dialled with."""
    text = _text(row, column)
    numeric = 0 <= column < len(row) and not isinstance(row[column], str)
    return f"0{text}" if numeric and len(text) == 9 and text.isdigit() else text
