"""The pre-flight of a spreadsheet and the extraction of its people, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.errors import SpreadsheetRefused, first_of
from app.domain.municipalities import Municipalities
from app.domain.spreadsheet import (
    WARD_PER_ROW,
    Inspection,
    InvalidRow,
    Kind,
    Layout,
    Role,
    RowRecord,
    Wishes,
)
from app.domain.ward import WardFinding, WardSource
from app.spreadsheets.reading.cells import Row, text_of
from app.spreadsheets.reading.choose_sheet import OpenSheet, choose_sheet
from app.spreadsheets.reading.lock_files import open_elsewhere
from app.spreadsheets.reading.own_results import recognise
from app.spreadsheets.reading.people import LeftOut, PeopleReader, Width, people_rows
from app.spreadsheets.reading.rows_file import write_records
from app.spreadsheets.reading.sheets import Book, open_book, sheet_names
from app.spreadsheets.reading.sniff import sniff
from app.spreadsheets.reading.ward_column import WardColumn
from app.spreadsheets.reading.ward_decision import (
    ColumnEvidence,
    WardDecision,
    decide_ward,
    readable_ward,
)

PREVIEW_ROWS = 5


@dataclass(slots=True)
class _Tally:
    """Counts of the people as they go by."""

    rows: int = 0
    distinct: int = 0
    duplicates: int = 0
    invalid: list[InvalidRow] = field(default_factory=list)
    repaired: list[int] = field(default_factory=list)

    def passing(self, records: Iterable[RowRecord]) -> Iterator[RowRecord]:
        """The same records, counted."""
        for record in records:
            self.rows += 1
            if record.problem is not None:
                self.invalid.append(InvalidRow(record.row_no, record.problem))
            elif record.duplicate_of is not None:
                self.duplicates += 1
            else:
                self.distinct += 1
            if record.repair is not None:
                self.repaired.append(record.row_no)
            yield record


def inspect(
    path: Path,
    file_name: str,
    wishes: Wishes,
    municipalities: Municipalities,
    rows_to: Path | None = None,
) -> Inspection:
    """Everything to be known about a spreadsheet without one lookup.

    `file_name` is the operator's name for it; the ward is looked for in it. With `rows_to` the
    people are written there (see `rows_file`), unless a question about the layout is open.
    Raises SpreadsheetRefused for a file, or a wish, that cannot be used.
    """
    kind = sniff(path, file_name)
    with open_book(path, kind, file_name) as book:
        own = recognise(book)
        choice = choose_sheet(book, wishes, own, file_name)
        practice = bool(own and own.practice)
        warnings = _warnings_about_file(path, file_name, book)
        if choice.sheet is None:
            return Inspection(
                file_name,
                kind,
                sheet_names(book),
                None,
                warnings=warnings,
                questions=(choice.question,) if choice.question else (),
                practice_output=practice,
            )
        task = _Task(file_name, kind, wishes, municipalities, rows_to, warnings, practice)
        return _inspect_sheet(task, book, choice.sheet)


@dataclass(frozen=True, slots=True)
class _Task:
    """What stays the same while one file is inspected."""

    file_name: str
    kind: Kind
    wishes: Wishes
    municipalities: Municipalities
    rows_to: Path | None
    warnings: tuple[str, ...]
    practice: bool


def _inspect_sheet(task: _Task, book: Book, sheet: OpenSheet) -> Inspection:
    layout = sheet.layout
    wish = _ward_wish(task)
    in_name = task.municipalities.ward_in_name(task.file_name)
    wards = _ward_column(task, layout, wish, in_name)
    tally, left_out = _Tally(), LeftOut()
    layout = _read_people(task, sheet, wards, tally, left_out)
    _refuse_no_people(task, layout, tally)
    evidence = ColumnEvidence(wards.counts, wards.without, wards.problem)
    decision = decide_ward(wish, in_name, evidence, task.municipalities, task.file_name)
    hidden = book.hidden_rows(layout.sheet)
    return Inspection(
        task.file_name,
        task.kind,
        sheet_names(book),
        layout,
        ward_id=decision.ward_id,
        ward_label=task.municipalities.label(decision.ward_id) if decision.ward_id else "",
        ward_source=decision.source,
        rows=tally.rows,
        distinct_ids=tally.distinct,
        duplicates=tally.duplicates,
        invalid=tuple(tally.invalid),
        repaired=tuple(tally.repaired),
        hidden_rows=sum(1 for number in hidden if number > layout.header_row),
        total_rows=tuple(left_out.totals),
        rows_without_ward=wards.without,
        row_wards=dict(wards.counts),
        warnings=(
            *task.warnings,
            *_warnings_about_names(layout),
            *_warnings_about_rows(left_out, wards, decision),
        ),
        questions=(decision.question,) if decision.question else (),
        preview=_preview(sheet),
        practice_output=task.practice,
    )


def _read_people(
    task: _Task, sheet: OpenSheet, wards: WardColumn, tally: _Tally, left_out: LeftOut
) -> Layout:
    """Read them all; returns the layout with every column that turned out to be in use."""
    layout = sheet.layout
    reader = PeopleReader(layout, wards.read, accept_repairs=task.wishes.accept_repairs)
    width = Width(len(layout.headers))
    rows = sheet.rows if sheet.own else width.passing(sheet.rows)
    people = people_rows(rows, layout, left_out, width.columns if sheet.own else None)
    records = tally.passing(reader.record(number, row) for number, row in people)
    if task.rows_to is not None:
        write_records(task.rows_to, records)
    else:
        for _ in records:
            pass
    return replace(layout, headers=layout.headers + ("",) * (width.columns - len(layout.headers)))


def _ward_wish(task: _Task) -> str | None:
    """The wish as a ward ID or `WARD_PER_ROW`; words like "Blouberg 16" are looked up."""
    wish = task.wishes.ward
    if wish is None or wish == WARD_PER_ROW:
        return wish
    found = task.municipalities.parse(wish)
    if found.ward_id is None:
        wards = (readable_ward(choice.ward_id, task.municipalities) for choice in found.choices)
        choices = ", ".join(wards)
        cure = f"Choose from: {choices}" if choices else "Give it again with --ward"
        cause = f'"{wish}" does not say which ward: {found.problem}'
        raise SpreadsheetRefused(task.file_name, cause, cure)
    return found.ward_id


def _ward_column(task: _Task, layout: Layout, wish: str | None, in_name: WardFinding) -> WardColumn:
    column = WardColumn(layout, task.municipalities, _home_prefix(task, wish, in_name))
    if wish == WARD_PER_ROW and not column.present:
        cause = "each row was to be checked against its own ward, but there is no ward column"
        cure = "Give --ward the list's ward, or add a column headed WARD"
        raise SpreadsheetRefused(task.file_name, cause, cure)
    return column


def _home_prefix(task: _Task, wish: str | None, in_name: WardFinding) -> str | None:
    """The municipality of the whole list as far as operator or file name say it."""
    ward = wish if wish and wish != WARD_PER_ROW else in_name.ward_id
    if ward:
        return ward[:5]
    named = {found.prefix for found in task.municipalities.find(task.file_name)}
    return named.pop() if len(named) == 1 else None


def _refuse_no_people(task: _Task, layout: Layout, tally: _Tally) -> None:
    if tally.rows == 0:
        cause = f'nobody is listed in sheet "{layout.sheet}" below row {layout.header_row}'
        cure = "Fill in the list, or name the header's row with --header-row"
        raise SpreadsheetRefused(task.file_name, cause, cure)


def _warnings_about_file(path: Path, file_name: str, book: Book) -> tuple[str, ...]:
    hidden = [sheet.name for sheet in book.sheets if sheet.hidden]
    warnings = [open_elsewhere(path, file_name)]
    if hidden:
        warnings.append(
            f"hidden sheets, not looked at unless no other has people: {first_of(hidden)}"
        )
    return tuple(warning for warning in warnings if warning)


def _warnings_about_names(layout: Layout) -> tuple[str, ...]:
    if layout.columns.keys() & {Role.SURNAME, Role.FIRST_NAMES, Role.FULL_NAME}:
        return ()
    cure = "add a header row" if not layout.header_row else "head it SURNAME or NAME"
    return (f"no column with names was found, so the register will show none: {cure}",)


def _warnings_about_rows(
    left_out: LeftOut, wards: WardColumn, decision: WardDecision
) -> tuple[str, ...]:
    warnings = []
    if left_out.totals:
        warnings.append(f"left out as totals: row {_listed(left_out.totals)}")
    if left_out.headers:
        warnings.append(f"left out as repeated headers: row {_listed(left_out.headers)}")
    if left_out.bare_line_numbers:
        rows = _listed(left_out.bare_line_numbers)
        warnings.append(f"left out, only a line number in them: row {rows}")
    if decision.source == WardSource.COLUMN and wards.without:
        warnings.append(f"{wards.without} rows name no ward that can be read")
    others = wards.counts.total() - wards.counts[decision.ward_id or ""]
    if decision.ward_id and others:
        warnings.append(f"{others} rows name another ward than {decision.ward_id}")
    return tuple(warnings)


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return shown if len(numbers) <= 10 else f"{shown} and {len(numbers) - 10} more"


def _preview(sheet: OpenSheet) -> tuple[tuple[str, ...], ...]:
    """The first people as the operator sees them, one tuple of texts a row."""
    below: list[Row] = [
        row for number, row in sheet.sample.rows if number > sheet.layout.header_row
    ]
    width = len(sheet.layout.headers)
    return tuple(tuple(text_of(cell) for cell in row[:width]) for row in below[:PREVIEW_ROWS])
