"""Recognising Rollcheck's own result workbook, so that its people are read, not its Summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.spreadsheet import Layout
from app.domain.verdict import Verdict
from app.spreadsheets.reading.cells import plain_words, text_of
from app.spreadsheets.reading.sheets import Book, sheet_names

SUMMARY_SHEET = "Summary"
RESULT_PROPERTY, PRACTICE_PROPERTY = "rollcheck_result", "rollcheck_practice"
_FIRST_OWN_COLUMNS = ("STATUS", "REASON")
_OPTIONAL_OWN_COLUMN = "AS RECEIVED"
_SUMMARY_ROWS = 40


@dataclass(frozen=True, slots=True)
class OwnResult:
    """A workbook Rollcheck made: the sheet with all rows, and whether it came from practice."""

    data_sheet: str
    practice: bool


def recognise(book: Book) -> OwnResult | None:
    """Whether a book is our own, by its document property, or by a Summary whose first cell
    begins with Rollcheck beside a sheet named after a verdict; None for everybody else's."""
    names, properties = sheet_names(book), book.properties()
    verdicts = {verdict.value for verdict in Verdict}
    texts = tuple(_summary_texts(book)) if SUMMARY_SHEET in names else ()
    by_looks = bool(verdicts & set(names) and texts and texts[0].startswith("Rollcheck"))
    data = [name for name in names if name != SUMMARY_SHEET and name not in verdicts]
    if not data or not (by_looks or RESULT_PROPERTY in properties):
        return None
    said = any(text.startswith("PRACTICE") for text in texts)
    return OwnResult(data[0], said or properties.get(PRACTICE_PROPERTY) == "yes")


def own_columns_cut(layout: Layout) -> Layout:
    """The layout without the columns Rollcheck appended: the IEC's municipality is not the
    list's, and a second checking appends them anew."""
    words = tuple(map(plain_words, layout.headers))
    for at in range(len(words) - 1, -1, -1):
        if words[at : at + 2] == _FIRST_OWN_COLUMNS:
            at -= at > 0 and words[at - 1] == _OPTIONAL_OWN_COLUMN
            columns = {role: column for role, column in layout.columns.items() if column < at}
            return replace(layout, headers=layout.headers[:at], columns=columns)
    return layout


def _summary_texts(book: Book) -> Iterator[str]:
    for _, row in islice(book.rows(SUMMARY_SHEET), _SUMMARY_ROWS):
        yield from (text for cell in row if (text := text_of(cell)))
