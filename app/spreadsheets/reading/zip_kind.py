"""What a zip archive is: one of four spreadsheets, or something else that is named."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import SpreadsheetRefused
from app.domain.spreadsheet import Kind
from app.spreadsheets.reading.refusals import damaged
from app.spreadsheets.reading.zips import Archive

TAKE_PROTECTION_OFF = (
    "Open it in Excel, take the password off (File, Info, Protect Workbook, Encrypt with "
    "Password), save it and add it again"
)
_CONTENT_TYPES = "[Content_Types].xml"
_EXCEL: tuple[tuple[str, Kind], ...] = (
    ("application/vnd.ms-excel.sheet.binary.macroenabled.main", Kind.XLSB),
    ("application/vnd.ms-excel.sheet.macroenabled.main", Kind.XLSM),
    ("application/vnd.ms-excel.template.macroenabled.main", Kind.XLSM),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", Kind.XLSX),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main", Kind.XLSX),
)
_OTHER_OFFICE = (
    ("wordprocessingml", "a Word document"),
    ("ms-word", "a Word document"),
    ("presentationml", "a PowerPoint presentation"),
    ("ms-powerpoint", "a PowerPoint presentation"),
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def protected(file_name: str) -> SpreadsheetRefused:
    """For a file that nobody can read without its password."""
    cause = "the file is protected with a password"
    return SpreadsheetRefused(file_name, cause, TAKE_PROTECTION_OFF)


def kind_of_zip(path: Path, file_name: str) -> Kind:
    """The kind of a zip-based spreadsheet; raises SpreadsheetRefused for any other zip."""
    archive = Archive(path, file_name)
    if archive.encrypted:
        raise protected(file_name)
    names = archive.names
    if _CONTENT_TYPES in names:
        return _kind_of_office(archive)
    if "mimetype" in names:
        return _kind_of_open_document(archive)
    if any(name.endswith(".iwa") for name in names):
        cure = "In Numbers choose File, Export To, Excel, and add that"
        raise SpreadsheetRefused(file_name, "it is an Apple Numbers document", cure)
    cure = "Unpack it and add the spreadsheets in it"
    raise SpreadsheetRefused(file_name, "it is a zip archive, not a spreadsheet", cure)


def _kind_of_office(archive: Archive) -> Kind:
    types = archive.read(_CONTENT_TYPES).decode("utf-8", "replace").lower()
    for content_type, kind in _EXCEL:
        if content_type in types:
            return kind
    for mark, what in _OTHER_OFFICE:
        if mark in types:
            cure = "Save the list in Excel as .xlsx and add that"
            raise SpreadsheetRefused(archive.file_name, f"it is {what}, not a spreadsheet", cure)
    raise damaged(archive.file_name)


def _kind_of_open_document(archive: Archive) -> Kind:
    mimetype = archive.read("mimetype").decode("ascii", "replace").strip()
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names and b"encryption-data" in archive.read(manifest):
        raise protected(archive.file_name)
    if mimetype.startswith(_ODS):
        return Kind.ODS
    if mimetype.startswith(_OPEN_DOCUMENT):
        cause = "it is an OpenDocument file, but not a spreadsheet"
        raise SpreadsheetRefused(archive.file_name, cause, "Save the list as .xlsx and add that")
    cause = "it is a zip archive, not a spreadsheet"
    raise SpreadsheetRefused(archive.file_name, cause, "Unpack it and add the spreadsheets in it")
