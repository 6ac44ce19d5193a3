"""Which part of an Excel archive holds which sheet."""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from app.spreadsheets.reading.binary_records import records
from app.spreadsheets.reading.refusals import readers_errors
from app.spreadsheets.reading.zips import Archive

_WORKBOOK, _BINARY_WORKBOOK = "xl/workbook.xml", "xl/workbook.bin"
_PROPERTIES = "docProps/custom.xml"
_BUNDLE_SHEET = 156  # MS-XLSB 2.4.313: a sheet's state, link and name


def parse_part(archive: Archive, name: str) -> Element:
    """A small XML part as a tree; raises SpreadsheetRefused when it is no honest XML."""
    with readers_errors(archive.file_name):
        root: Element = fromstring(archive.read(name))
    return root


def local_name(element: Element) -> str:
    """The tag without its namespace: the two dialects of the format differ only in that."""
    return str(element.tag).rpartition("}")[2]


def sheet_parts(archive: Archive) -> dict[str, str]:
    """Part names by sheet name; sheets whose part is not in the archive are left out.

    Raises SpreadsheetRefused when the book's own list of sheets is damaged.
    """
    with readers_errors(archive.file_name):
        return _sheet_parts(archive)


def _sheet_parts(archive: Archive) -> dict[str, str]:
    if _WORKBOOK in archive.names:
        links = _links_in_xml(archive)
    elif _BINARY_WORKBOOK in archive.names:
        links = _links_in_binary(archive)
    else:
        return {}
    targets = _targets(archive)
    found = {sheet: targets.get(link, "") for sheet, link in links}
    return {sheet: part for sheet, part in found.items() if part in archive.names}


def custom_properties(archive: Archive) -> dict[str, str]:
    """The document properties that its makers added, as text by name."""
    if _PROPERTIES not in archive.names:
        return {}
    root = parse_part(archive, _PROPERTIES)
    return {e.get("name", ""): "".join(e.itertext()) for e in root if local_name(e) == "property"}


def _links_in_xml(archive: Archive) -> Iterator[tuple[str, str]]:
    for element in parse_part(archive, _WORKBOOK).iter():
        if local_name(element) == "sheet":
            ids = (v for k, v in element.attrib.items() if k.rpartition("}")[2] == "id")
            yield element.attrib.get("name", ""), next(ids, "")


def _links_in_binary(archive: Archive) -> Iterator[tuple[str, str]]:
    for kind, body in records(archive.read(_BINARY_WORKBOOK)):
        if kind == _BUNDLE_SHEET:
            link, end = _wide_text(body, 8)
            yield _wide_text(body, end)[0], link


def _wide_text(body: bytes, at: int) -> tuple[str, int]:
    """A counted UTF-16 text at an offset, and the offset behind it."""
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _targets(archive: Archive) -> dict[str, str]:
    binary = _BINARY_WORKBOOK in archive.names
    name = f"xl/_rels/workbook.{'bin' if binary else 'xml'}.rels"
    if name not in archive.names:
        return {}
    links = (e.attrib for e in parse_part(archive, name) if e.get("TargetMode") != "External")
    return {link.get("Id", ""): _inside(link.get("Target", "")) for link in links}


def _inside(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
