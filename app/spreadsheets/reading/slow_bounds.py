"""The reach of sheets that cannot be skimmed: OpenDocument, binary ones, and oddly written XML."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable
from xml.sax import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import sax

from app.spreadsheets.reading.binary_records import records
from app.spreadsheets.reading.bounds import Reach
from app.spreadsheets.reading.cells import column_index
from app.spreadsheets.reading.refusals import readers_errors
from app.spreadsheets.reading.zips import Archive

# Longer than Excel's own: the reader counts such columns too, and reserves room for them.
_REFERENCE = re.compile(r"([A-Za-z]{1,8})([0-9]{1,12})")


class _SheetXml(ContentHandler):
    """Follows rows and cells as Excel counts them: one without a number is the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.reach = Reach()
        self._row = self._column = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self._row, self._column = int(attrs.get("r", str(self._row + 1))), 0
            if attrs.get("hidden") in ("1", "true"):
                self.reach.hidden_rows.add(self._row)
        elif local == "c":
            self._begin_cell(attrs.get("r", ""))
        elif local in ("v", "is"):
            self.reach.stretch(self._row, self._column)

    def _begin_cell(self, reference: str) -> None:
        self._column += 1
        if found := _REFERENCE.fullmatch(reference):
            self._column, self._row = column_index(found[1]) + 1, int(found[2])


class _OpenDocument(ContentHandler):
    """Counts OpenDocument's repeated rows and cells without unrolling them."""

    def __init__(self) -> None:
        super().__init__()
        self.reaches: dict[str, Reach] = {}
        self._reach = Reach()
        self._row = self._rows = self._column = self._filled = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        if name == "table:table":
            self._reach = self.reaches[attrs.get("table:name", "")] = Reach()
            self._row = 0
        elif name == "table:table-row":
            self._begin_row(attrs)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column += int(attrs.get("table:number-columns-repeated", "1"))
            if "office:value-type" in attrs or "calcext:value-type" in attrs:
                self._filled = self._column
        elif name == "text:p" and self._column:
            self._filled = self._column

    def endElement(self, name: str) -> None:
        if name == "table:table-row":
            if self._filled:
                self._reach.stretch(self._row + self._rows, self._filled)
            self._row += self._rows

    def _begin_row(self, attrs: AttributesImpl) -> None:
        self._rows = int(attrs.get("table:number-rows-repeated", "1"))
        self._column = self._filled = 0
        if attrs.get("table:visibility") in ("collapse", "filter") and self._rows < 10_000:
            hidden = range(self._row + 1, self._row + self._rows + 1)
            self._reach.hidden_rows.update(hidden)


def reach_of_odd_sheet_xml(chunks: Iterable[bytes], file_name: str) -> Reach:
    """The reach of an xlsx worksheet in whatever way its XML is written; exact, slower."""
    handler = _SheetXml()
    _feed(handler, chunks, file_name)
    return handler.reach


def reaches_of_open_document(archive: Archive) -> dict[str, Reach]:
    """The reach of every sheet of an ods, repeated rows and cells counted as they unroll."""
    handler = _OpenDocument()
    _feed(handler, archive.chunks("content.xml"), archive.file_name)
    return handler.reaches


def _feed(handler: ContentHandler, chunks: Iterable[bytes], file_name: str) -> None:
    parser = sax.make_parser()
    parser.setContentHandler(handler)
    feed: Callable[[bytes], None] = parser.feed
    with readers_errors(file_name):
        for chunk in chunks:
            feed(chunk)
        parser.close()


# Records of the binary format (MS-XLSB 2.3): a row, and cells from blank to formula error.
_ROW, _BLANK, _CELLS = 0, 1, frozenset(range(2, 12)) | {62}
_ROW_HIDDEN = 0x10


def reach_of_binary_sheet(archive: Archive, part: str) -> Reach:
    """The reach of one xlsb worksheet part."""
    reach, row = Reach(), 0
    for kind, body in records(archive.read(part)):
        if kind == _ROW and len(body) >= 12:
            row = struct.unpack_from("<I", body)[0] + 1
            if body[11] & _ROW_HIDDEN:
                reach.hidden_rows.add(row)
        elif kind in _CELLS and len(body) >= 4:
            reach.stretch(row, struct.unpack_from("<I", body)[0] + 1)
    return reach
