"""Real spreadsheets for tests, made as offices and hostile senders make them.

Every ID number is synthetic: a date, a sequence, citizenship 0, and its Luhn digit.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import msoffcrypto.format.ooxml
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from xlrd.compdoc import CompDoc

Rows = Iterable[Sequence[object]]
HEADERS = ("NAME", "SURNAME", "ID NUMBER", "CELL NO")


def synthetic_id(n: int, born: date | None = None) -> str:
    """The n-th of as many different ID numbers as a test wants, or the n-th born on a day."""
    day = born or date(1940, 1, 1) + timedelta(days=(n * 37) % 20_000)
    first = f"{day:%y%m%d}{n % 10_000:04d}08"
    return first + check_digit(first)


def check_digit(first_twelve: str) -> str:
    """The Luhn digit that completes twelve digits; written apart from the application's."""
    total = 0
    for place, char in enumerate(first_twelve):
        doubled = int(char) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def member(n: int) -> tuple[str, str, str, str]:
    """A made-up member under HEADERS."""
    return f"Name{n}", f"Surname{n}", synthetic_id(n), f"08{n:08d}"


def members(count: int) -> list[tuple[str, str, str, str]]:
    """The first `count` made-up members."""
    return [member(n) for n in range(1, count + 1)]


def save_xlsx(path: Path, rows: Rows, *, sheet: str = "Members") -> Path:
    """A workbook with one sheet, its rows from row 1 on."""
    return save_sheets(path, {sheet: rows})


def save_sheets(path: Path, sheets: dict[str, Rows], *, hidden: Sequence[str] = ()) -> Path:
    """A workbook with several sheets, some of them hidden."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def save_xls(path: Path, rows: Rows, *, hidden_row: int | None = None) -> Path:
    """A BIFF workbook; dates are shown as 2024-01-31."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Members")
    as_date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            style = (as_date,) if isinstance(value, date) else ()
            sheet.write(at, column, value, *style)
    if hidden_row is not None:
        sheet.row(hidden_row - 1).hidden = True
    book.save(str(path))
    return path


def save_ods(path: Path, rows: Rows, *, hidden_row: int | None = None) -> Path:
    """An OpenDocument spreadsheet; numbers are numbers, all else text."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Members")
    for number, row in enumerate(rows, start=1):
        line = TableRow(visibility="collapse") if number == hidden_row else TableRow()
        for value in row:
            line.addElement(_ods_cell(value))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def _ods_cell(value: object) -> TableCell:
    if isinstance(value, (int, float)):
        cell = TableCell(valuetype="float", value=str(value))
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def save_zip(path: Path, parts: dict[str, bytes | str]) -> Path:
    """A deflated zip archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_NS = "http://schemas.openxmlformats.org"
_RELS = f"{_NS}/officeDocument/2006/relationships"


def xlsx_parts(sheet_xml: str, *, main_type: str = MAIN_TYPE) -> dict[str, bytes | str]:
    """The least an xlsx needs, around the `<sheetData>` (or more) of its only sheet."""
    main = f'xmlns="{_NS}/spreadsheetml/2006/main"'
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_NS}/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main_type}"/></Types>'
        ),
        "_rels/.rels": _links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook {main} xmlns:r="{_RELS}">'
            '<sheets><sheet name="Members" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _links(("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f"<worksheet {main}>{sheet_xml}</worksheet>",
    }


def _links(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_NS}/package/2006/relationships">{links}</Relationships>'


def save_xlsb(path: Path, rows: Rows, *, hidden_row: int | None = None) -> Path:
    """A binary workbook (MS-XLSB) of one sheet; texts inline, numbers as doubles."""
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    parts = xlsx_parts("", main_type=kind)
    workbook, sheet = _bundle("Members", "rId1"), _binary_sheet(rows, hidden_row)
    del parts["xl/workbook.xml"], parts["xl/worksheets/sheet1.xml"]
    del parts["xl/_rels/workbook.xml.rels"]
    types = str(parts["[Content_Types].xml"]).replace("workbook.xml", "workbook.bin")
    return save_zip(
        path,
        parts
        | {
            "[Content_Types].xml": types,
            "_rels/.rels": _links(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": _links(("worksheet", "worksheets/sheet1.bin")),
            "xl/worksheets/sheet1.bin": sheet,
        },
    )


def _bundle(name: str, link: str) -> bytes:
    sheet = _record(156, struct.pack("<II", 0, 1) + _wide(link) + _wide(name))
    return _record(131) + _record(143) + sheet + _record(144) + _record(132)


def _binary_sheet(rows: Rows, hidden_row: int | None) -> bytes:
    body = b""
    last = 0
    for at, row in enumerate(rows):
        flags = 0x10 if at + 1 == hidden_row else 0
        body += _record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, flags, 0, 0))
        for column, value in enumerate(row):
            where = struct.pack("<II", column, 0)
            if isinstance(value, (int, float)):
                body += _record(5, where + struct.pack("<d", value))
            else:
                body += _record(6, where + _wide(str(value)))
            last = max(last, column)
        count = at + 1
    size = _record(148, struct.pack("<IIII", 0, max(count - 1, 0), 0, last))
    return _record(129) + size + _record(145) + body + _record(146) + _record(130)


def _record(kind: int, body: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return number + size + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def save_encrypted_xlsx(path: Path, rows: Rows) -> Path:
    """An xlsx under a password: an OLE file with an EncryptedPackage in it."""
    plain = save_xlsx(path.with_suffix(".plain"), rows)
    with plain.open("rb") as source, path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("secret", target)
    plain.unlink()
    return path


def save_encrypted_xls(path: Path, rows: Rows) -> Path:
    """A BIFF workbook whose first record after BOF is FILEPASS, as an encrypted one's is."""
    data = bytearray(save_xls(path, rows).read_bytes())
    stream, offset, _ = CompDoc(bytes(data), logfile=io.StringIO()).locate_named_stream("Workbook")
    start = data.index(stream[offset : offset + 20])
    (length_of_bof,) = struct.unpack_from("<H", data, start + 2)
    struct.pack_into("<H", data, start + 4 + length_of_bof, 0x2F)
    path.write_bytes(data)
    return path
