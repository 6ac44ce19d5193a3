"""What a cell says, as text, and the words offices use for columns and sheets."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from app.domain.identity_number import CellValue

Row = list[CellValue]
NumberedRow = tuple[int, Row]
"""The row number Excel shows, and the cells from column A on; the end may be missing."""


# A heading is short; a million characters in a cell of row 1 took minutes to look at.
_LONGEST_HEADING = 1_000


def is_blank(cell: CellValue) -> bool:
    """True for nothing, and for text that shows as nothing."""
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip(" \t\r\n\u00a0"))


def is_blank_row(row: Row) -> bool:
    """True when no cell of the row shows anything."""
    return all(map(is_blank, row))


def text_of(cell: CellValue) -> str:
    """The cell as an operator would read it: no `.0` behind whole numbers, dates as ISO."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    if isinstance(cell, (date, time, timedelta)):
        return str(cell)
    return str(cell)


def plain_words(text: str) -> str:
    """Capitals without accents or punctuation: "I.D.-Nommer (13)" reads "ID NOMMER 13"."""
    bare = unicodedata.normalize("NFKD", text[:_LONGEST_HEADING].replace("&", " AND "))
    bare = "".join(char for char in bare if not unicodedata.combining(char)).upper()
    # I.D. and C.V. are one word; every other sign parts words.
    bare = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", bare)
    return " ".join(re.sub(r"[^A-Z0-9#]+", " ", bare).split())


def column_letter(index: int) -> str:
    """The letters Excel shows: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """0-based index of a column by its letters; `letters` are A to XFD in either case."""
    number = 0
    for char in letters.upper():
        number = number * 26 + ord(char) - ord("A") + 1
    return number - 1
