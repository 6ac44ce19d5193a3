"""Which column holds the ID numbers: by content first, helped by the header."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.errors import SpreadsheetRefused
from app.domain.identity_number import CellValue, read_id_cell
from app.domain.spreadsheet import About, Question, Role
from app.spreadsheets.reading.cells import (
    column_index,
    column_letter,
    is_blank,
    plain_words,
    text_of,
)
from app.spreadsheets.reading.headers import EXACT, meaning_of
from app.spreadsheets.reading.sample import SheetSample

_MIN_SHARE = 0.3
_LONGEST_LINE_NUMBER = 5
_MANY_DIGITS = re.compile(r"\d{6}")


@dataclass(slots=True)
class Candidate:
    """A column that may hold the ID numbers, over the rows below the header.

    `attempts` are the cells that are no line numbers: ID numbers, wrong ones, passports.
    """

    column: int
    sureness: int
    filled: int = 0
    valid: int = 0
    attempts: int = 0

    def take(self, cell: CellValue) -> None:
        """Count a cell that is not blank."""
        self.filled += 1
        text = text_of(cell)
        if len(text) > _LONGEST_LINE_NUMBER:
            self.attempts += 1
            self.valid += is_id_number(cell)
        else:
            self.attempts += not text.isdigit()

    @property
    def by_content(self) -> bool:
        """Whether the cells alone say so."""
        return self.valid > 0 and self.valid >= _MIN_SHARE * self.filled

    @property
    def rank(self) -> tuple[bool, int]:
        """The better of two columns of ID numbers has the larger one."""
        return self.sureness == EXACT, self.valid


def find_id_column(
    sample: SheetSample, header_row: int, headers: tuple[str, ...]
) -> int | Question | None:
    """The 0-based column, the question between equally good ones, or None."""
    candidates = candidates_in(sample, header_row, headers)
    good = sorted((c for c in candidates if c.by_content), key=lambda c: c.rank, reverse=True)
    if not good:
        return _by_header_alone(candidates)
    best = good[0]
    equals = [c for c in good if _as_good(c, best)]
    if len(equals) == 1:
        return best.column
    return _which_column(sample, sorted(c.column for c in equals), headers)


def _as_good(candidate: Candidate, best: Candidate) -> bool:
    same_header = (candidate.sureness == EXACT) == (best.sureness == EXACT)
    return same_header and 2 * candidate.valid > best.valid


def _by_header_alone(candidates: list[Candidate]) -> int | None:
    """A column that says it holds ID numbers is believed, though each of them is wrong."""
    named = [c for c in candidates if c.sureness and c.attempts]
    best = max(named, key=lambda c: (c.sureness, c.attempts, -c.column), default=None)
    return best.column if best else None


def candidates_in(
    sample: SheetSample, header_row: int, headers: tuple[str, ...]
) -> list[Candidate]:
    """The columns in which anything stands below the header, from the left."""
    found: dict[int, Candidate] = {}
    for number, row in sample.rows:
        filled = enumerate(row) if number > header_row else ()
        for column, cell in filled:
            if is_blank(cell):
                continue
            if column not in found:
                found[column] = Candidate(column, _sureness(headers, column))
            found[column].take(cell)
    return [found[column] for column in sorted(found)]


def _sureness(headers: tuple[str, ...], column: int) -> int:
    found = meaning_of(headers[column]) if column < len(headers) else None
    return found.sureness if found and found.role is Role.ID_NUMBER else 0


def _which_column(sample: SheetSample, columns: list[int], headers: tuple[str, ...]) -> Question:
    names = tuple(_column_name(column, headers) for column in columns)
    listed = " and ".join((", ".join(names[:-1]), names[-1]))
    text = (
        f'In sheet "{sample.name}" the columns {listed} hold ID numbers equally well: '
        "name the members' own with --id-column"
    )
    return Question(About.ID_COLUMN, text, names)


def _column_name(column: int, headers: tuple[str, ...]) -> str:
    header = headers[column] if column < len(headers) else ""
    # A person's row wished for as the header would put an ID number into a message.
    telling = header and not _MANY_DIGITS.search(header)
    return f"{column_letter(column)} ({header})" if telling else column_letter(column)


def describe_columns(headers: tuple[str, ...]) -> str:
    """The columns as an error names them: `A (NAME), B (ID NUMBER)`."""
    return ", ".join(_column_name(column, headers) for column in range(len(headers))[:20]) or "none"


def wished_column(wish: str, headers: tuple[str, ...], file_name: str) -> int:
    """The column an operator means by a header, a letter, or a choice "H (ID NUMBER)"."""
    wanted = plain_words(wish)
    by_header = [i for i, header in enumerate(headers) if header and plain_words(header) == wanted]
    if len(by_header) == 1:
        return by_header[0]
    letter = re.fullmatch(r"\s*([A-Za-z]{1,3})\s*(?:\(.*\)\s*)?", wish)
    if letter and column_index(letter[1]) < len(headers):
        return column_index(letter[1])
    several = "more than one column" if by_header else "no column"
    cause = f'there is {several} "{wish}" in it'
    cure = f"Give --id-column one of these, by its letter: {describe_columns(headers)}"
    raise SpreadsheetRefused(file_name, cause, cure)


def is_id_number(cell: CellValue) -> bool:
    """Whether a cell holds a valid ID number, lost zeros forgiven."""
    return read_id_cell(cell, accept_text_repairs=True).number is not None
