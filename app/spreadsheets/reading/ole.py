"""What an OLE file is: an old .xls, an encrypted workbook, or another program's document."""

from __future__ import annotations

import io
import struct
from pathlib import Path

from xlrd.compdoc import CompDoc

from app.domain.errors import SpreadsheetRefused
from app.domain.spreadsheet import Kind
from app.spreadsheets.reading.refusals import damaged, readers_errors
from app.spreadsheets.reading.zip_kind import protected

_FILEPASS, _EOF_RECORD = 0x2F, 0x0A
_RECORDS_BEFORE_FILEPASS = 50
_OTHERS = (
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("__properties_version1.0", "an Outlook message"),
    ("__nameid_version1.0", "an Outlook message"),
)


def kind_of_ole(path: Path, file_name: str) -> Kind:
    """`Kind.XLS`; raises SpreadsheetRefused when it is encrypted, cut off or no workbook."""
    data = path.read_bytes()
    with readers_errors(file_name):
        document = CompDoc(data, logfile=io.StringIO())
        names = {entry.name for entry in document.dirlist}
    if {"EncryptedPackage", "EncryptionInfo"} & names:
        raise protected(file_name)
    for stream in ("Workbook", "Book"):
        if stream in names:
            with readers_errors(file_name):
                found, offset, length = document.locate_named_stream(stream)
            if found is None or _is_encrypted(found[offset : offset + length]):
                raise protected(file_name) if found is not None else damaged(file_name)
            return Kind.XLS
    what = next((words for name, words in _OTHERS if name in names), "another program's document")
    cure = "Save the list in Excel as .xlsx and add that"
    raise SpreadsheetRefused(file_name, f"it is {what}, not a spreadsheet", cure)


def _is_encrypted(stream: bytes) -> bool:
    """Whether a FILEPASS record (MS-XLS 2.4.117) stands among the first records."""
    at = 0
    for _ in range(_RECORDS_BEFORE_FILEPASS):
        if at + 4 > len(stream):
            return False
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind in (_FILEPASS, _EOF_RECORD):
            return bool(kind == _FILEPASS)
        at += 4 + size
    return False
