"""A row's cells as the text that stands in the file: half the time of a workbook is saved here.

openpyxl makes three elements of a text cell and walks through them again to write them. What is
written is the same to the letter (a test compares them), for the few kinds of cells a result has:
text, number, truth, and nothing. Formulas, links and comments cannot be written this way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter

from app.spreadsheets.results.cells import Content

NO_CELL = ""


def cell_text(content: Content, style_id: int | None) -> str:
    """What follows a cell's reference; NO_CELL for one that is neither filled nor styled."""
    value, kind, _ = content
    head = "" if style_id is None else f' s="{style_id}"'
    if value is None or value == "":
        return NO_CELL if style_id is None else f'{head} t="{_TYPES[kind]}" />'
    if kind != "s":
        return f'{head} t="{kind}"><v>{safe_string(value)}</v></c>'
    words = str(value)
    space = "" if _is_bare(words) else ' xml:space="preserve"'
    return f'{head} t="inlineStr"><is><t{space}>{_escaped(words)}</t></is></c>'


class StreamedSheet(WriteOnlyWorksheet):
    """openpyxl's write-only sheet, fed with rows of `cell_text`, one for each column from A on."""

    _writer: Any

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _TextWriter(self)
            self._writer.write_top()

    def _values_to_row(self, values: Iterable[Any], row_idx: int) -> Iterable[Any]:
        return values


class _TextWriter(WorksheetWriter):
    ws: Any

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:
        attributes = {"r": str(row_idx)}
        attributes.update(self.ws.row_dimensions.get(row_idx, {}))
        letters = _letters(len(row))
        cells = [
            f'<c r="{letter}{row_idx}"{rest}'
            for letter, rest in zip(letters, row, strict=True)
            if rest
        ]
        with xf.element("row", attributes):
            # Past its element tree. Only et_xmlfile has this door: lxml, which openpyxl would
            # prefer, must not be among the requirements.
            xf._file("".join(cells))


_TYPES = {"s": "inlineStr", "n": "n", "b": "b"}


@cache
def _letters(width: int) -> tuple[str, ...]:
    return tuple(get_column_letter(number) for number in range(1, width + 1))


def _is_bare(words: str) -> bool:
    stripped = words.strip()
    return not stripped or stripped == words


def _escaped(words: str) -> str:
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words
