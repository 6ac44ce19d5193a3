"""Text files: their encoding, and whether they are lists or web pages that call themselves .xls."""

from __future__ import annotations

import codecs
from pathlib import Path

from app.domain.errors import SpreadsheetRefused
from app.domain.spreadsheet import Kind

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = frozenset(range(32)) - frozenset(b"\t\r\n\x0b\x0c\x1a")


def encoding_of(path: Path) -> str:
    """UTF-8 and UTF-16 by their marks, UTF-16 without by its zero bytes, UTF-8 where all of it
    is; else cp1252, which Excel in South Africa writes."""
    data = path.read_bytes()
    head = data[:4096]
    marked = next((encoding for bom, encoding in _BOMS if head.startswith(bom)), None)
    return marked or _unmarked_utf16(head) or ("utf-8" if _is_utf8(data) else "cp1252")


def kind_of_text(path: Path, head: bytes, file_name: str) -> Kind:
    """`Kind.CSV`; raises SpreadsheetRefused for markup and for bytes that are no text."""
    start = _decoded(head).lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<", "mime-version:", "from: <saved by")):
        raise _markup(start, file_name)
    if not start.strip():
        cause = "there is nothing in the file but blanks"
        raise SpreadsheetRefused(file_name, cause, "Ask for it to be sent again")
    if _is_binary(head):
        cause = "it is no spreadsheet that Rollcheck knows"
        cure = "Open it in the program it came from, save the list as .xlsx and add that"
        raise SpreadsheetRefused(file_name, cause, cure)
    return Kind.CSV


def _markup(start: str, file_name: str) -> SpreadsheetRefused:
    if "urn:schemas-microsoft-com:office:spreadsheet" in start or "excel.sheet" in start:
        what = "an XML spreadsheet of 2003"
    elif start.startswith(("mime-version:", "from: <saved by")):
        what = "a saved web page (MHTML)"
    elif start.startswith("<?xml") and "<html" not in start:
        what = "an XML file"
    else:
        what = "a web page (HTML)"
    cause = f"it is {what}, whatever its name says"
    return SpreadsheetRefused(file_name, cause, "Open it in Excel and save as .xlsx, then add that")


def _decoded(head: bytes) -> str:
    marked = next((encoding for bom, encoding in _BOMS if head.startswith(bom)), None)
    return head.decode(marked or _unmarked_utf16(head) or "cp1252", "replace")


def _unmarked_utf16(head: bytes) -> str | None:
    """Plain text in UTF-16 has a zero in nearly every second byte."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    if head[1::2].count(0) > 0.7 * pairs and head[::2].count(0) == 0:
        return "utf-16-le"
    if head[::2].count(0) > 0.7 * pairs and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _is_binary(head: bytes) -> bool:
    if any(head.startswith(bom) for bom, _ in _BOMS[1:]) or _unmarked_utf16(head):
        return False
    return any(byte in _CONTROL for byte in head)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
