"""What the bytes are, whatever the file is called; everything else is refused by its name."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import SpreadsheetRefused
from app.domain.spreadsheet import MAX_FILE_BYTES, Kind
from app.spreadsheets.reading.ole import kind_of_ole
from app.spreadsheets.reading.text_bytes import kind_of_text
from app.spreadsheets.reading.zip_kind import kind_of_zip

SAVE_AS_CURE = "Save the list in Excel as .xlsx and add that"
_HEAD_BYTES = 8192
_BIFF_BEFORE_OLE = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"Rar!", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"\x1f\x8b", "a packed archive"),
    (b"SQLite format 3", "a database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)


def sniff(path: Path, file_name: str) -> Kind:
    """The kind of spreadsheet `path` holds; `file_name` is what messages call it.

    Raises SpreadsheetRefused when it is missing, a folder, unreadable, empty, over
    MAX_FILE_BYTES, protected, cut off, or anything but a spreadsheet.
    """
    head = _head(path, file_name)
    if head.startswith(b"PK"):
        return kind_of_zip(path, file_name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return kind_of_ole(path, file_name)
    if head.startswith(_BIFF_BEFORE_OLE):
        return Kind.XLS
    for magic, what in _OTHERS:
        if head.startswith(magic) and not (magic.isalpha() and _is_texty(head)):
            raise SpreadsheetRefused(file_name, f"it is {what}, not a spreadsheet", SAVE_AS_CURE)
    return kind_of_text(path, head, file_name)


def _head(path: Path, file_name: str) -> bytes:
    try:
        if path.is_dir():
            cure = "Add the spreadsheets in it, or name it as a watched folder"
            raise SpreadsheetRefused(file_name, "it is a folder, not a file", cure)
        size = path.stat().st_size
        _check_size(size, file_name)
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except FileNotFoundError as exc:
        cure = "Check the name and the folder; it may have been moved or renamed"
        raise SpreadsheetRefused(file_name, "there is no such file", cure) from exc
    except OSError as exc:
        cause = "the file cannot be read"
        if isinstance(exc, PermissionError):
            cause += ": this user may not, or another program has locked it"
        cure = "Close it elsewhere or copy it to a folder of your own, then add the copy"
        raise SpreadsheetRefused(file_name, cause, cure) from exc


def _check_size(size: int, file_name: str) -> None:
    if size == 0:
        cure = "Ask for it to be sent again, or save it again"
        raise SpreadsheetRefused(file_name, "the file is empty (0 bytes)", cure)
    if size > MAX_FILE_BYTES:
        megabytes = MAX_FILE_BYTES // (1024 * 1024)
        cause = f"the file has {size / (1024 * 1024):.0f} MB, the most is {megabytes} MB"
        cure = "Remove pictures and other sheets from it, or split the list"
        raise SpreadsheetRefused(file_name, cause, cure)


def _is_texty(head: bytes) -> bool:
    """A list may begin with the letters of a short magic ("BM", "MZ")."""
    return all(byte >= 32 or byte in b"\t\r\n" for byte in head)
