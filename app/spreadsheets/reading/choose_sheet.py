"""Which sheet holds the people: the operator's wish, our own result's first data sheet, or
the only one with ID numbers; two of them are a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from app.domain.errors import SpreadsheetRefused, first_of
from app.domain.spreadsheet import About, Layout, Question, Wishes
from app.spreadsheets.reading.cells import NumberedRow, is_blank_row
from app.spreadsheets.reading.layout import HEADER_ROWS, SAMPLE_ROWS, lay_out
from app.spreadsheets.reading.own_results import OwnResult, own_columns_cut
from app.spreadsheets.reading.sample import SheetSample
from app.spreadsheets.reading.sheets import Book, sheet_names

NO_ID_CURE = (
    "Add the column with the members' 13-digit ID numbers, or name it with --id-column "
    "(and its sheet with --sheet)"
)


@dataclass(slots=True)
class OpenSheet:
    """A sheet whose first rows have been looked at; `rows` gives all, those included, once.

    `own` is True where columns that Rollcheck appended were cut off the layout.
    """

    layout: Layout
    sample: SheetSample
    rows: Iterator[NumberedRow]
    own: bool = False


@dataclass(slots=True)
class Choice:
    """An open sheet, or the question that is in the way."""

    sheet: OpenSheet | None = None
    question: Question | None = None


def choose_sheet(book: Book, wishes: Wishes, own: OwnResult | None, file_name: str) -> Choice:
    """Find the people.

    Raises SpreadsheetRefused when there is nothing in the book, no sheet has ID numbers, or a
    wish names what does not exist.
    """
    if wishes.sheet is None and own:
        wishes = replace(wishes, sheet=own.data_sheet)
    if wishes.sheet is not None:
        return _wished_sheet(book, wishes, file_name, own)
    for hidden in (False, True):
        found = _sheets_with_people(book, wishes, file_name, hidden=hidden)
        if len(found) > 1:
            return Choice(question=_which_sheet(found))
        if found:
            return found[0]
    raise _no_id_numbers(book, file_name)


def _wished_sheet(book: Book, wishes: Wishes, file_name: str, own: OwnResult | None) -> Choice:
    names = sheet_names(book)
    exact = [name for name in names if name == wishes.sheet]
    alike = [
        name for name in names if name.strip().casefold() == str(wishes.sheet).strip().casefold()
    ]
    if not (exact or alike):
        cause = f'there is no sheet "{wishes.sheet}" in it'
        raise SpreadsheetRefused(file_name, cause, f"Its sheets are: {', '.join(names)}")
    choice = _look_at(book, (exact or alike)[0], wishes, file_name)
    if choice is None:
        raise _no_id_numbers(book, file_name)
    if own and choice.sheet and choice.sheet.layout.sheet == own.data_sheet:
        choice.sheet.layout = own_columns_cut(choice.sheet.layout)
        choice.sheet.own = True
    return choice


def _sheets_with_people(
    book: Book, wishes: Wishes, file_name: str, *, hidden: bool
) -> list[Choice]:
    """Sheets with an ID column, or with two; the first refusal of a wish when none has one."""
    found, refusals = [], []
    for sheet in book.sheets:
        if sheet.hidden is not hidden:
            continue
        try:
            choice = _look_at(book, sheet.name, wishes, file_name)
        except SpreadsheetRefused as refusal:
            if wishes.id_column is None and wishes.header_row is None:
                raise
            refusals.append(refusal)
        else:
            found += [choice] if choice else []
    if refusals and not found and not hidden:
        raise refusals[0]
    return found


def _look_at(book: Book, name: str, wishes: Wishes, file_name: str) -> Choice | None:
    rows = book.rows(name)
    looked_at = _first_rows(rows, max(HEADER_ROWS, wishes.header_row or 0))
    sample = SheetSample(name, tuple(looked_at))
    if not sample.rows:
        return None
    found = lay_out(sample, wishes, file_name)
    if found is None:
        return None
    if isinstance(found, Question):
        return Choice(question=found)
    return Choice(sheet=OpenSheet(found, sample, chain(looked_at, rows)))


def _first_rows(rows: Iterator[NumberedRow], at_least_to: int) -> list[NumberedRow]:
    """The first rows with something in them, enough to find the header and the columns."""
    found: list[NumberedRow] = []
    for number, row in rows:
        if not is_blank_row(row):
            found.append((number, row))
            if len(found) >= SAMPLE_ROWS and number >= at_least_to:
                break
    return found


def _which_sheet(found: list[Choice]) -> Question:
    names = tuple(choice.sheet.layout.sheet for choice in found if choice.sheet)
    if len(names) < len(found):
        # A sheet with its own open question: naming the sheet comes first all the same.
        names += tuple("another sheet" for _ in range(len(found) - len(names)))
    text = f"The sheets {first_of(names)} all hold ID numbers: name the list's with --sheet"
    return Question(About.SHEET, text, names)


def _no_id_numbers(book: Book, file_name: str) -> SpreadsheetRefused:
    filled = any(not is_blank_row(row) for name in sheet_names(book) for _, row in book.rows(name))
    if not filled:
        cure = "Save the list in Excel first, then add it again"
        return SpreadsheetRefused(file_name, "the spreadsheet is empty", cure)
    return SpreadsheetRefused(file_name, "no column with ID numbers was found in it", NO_ID_CURE)
