import struct
import zipfile

import pytest

from app.domain.errors import SpreadsheetRefused
from app.spreadsheets.reading.refusals import readers_errors
from tests.helpers.spreadsheets import (
    HEADERS,
    member,
    members,
    save_ods,
    save_xlsb,
    save_xlsx,
    save_zip,
    synthetic_id,
    xlsx_parts,
)

NAME = "BLOUBERG WARD 16.xlsx"


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def list_and(more: str) -> str:
    """A sheet with one member in row 2, and more below."""
    head = row(1, cell("A1", "NAME"), cell("B1", "ID NUMBER"))
    body = row(2, cell("A2", "Anna"), cell("B2", synthetic_id(1)))
    return f"<sheetData>{head}{body}{more}</sheetData>"


def test_a_zip_bomb_is_refused_by_its_declared_sizes(tmp_path, refusal):
    sheet = "<sheetData>" + " " * 40_000_000 + "</sheetData>"
    path = save_zip(tmp_path / NAME, xlsx_parts(sheet))
    assert "zip bomb" in refusal(path)


def test_a_zip_that_lies_about_its_sizes_is_refused_by_what_comes_out(tmp_path, refusal):
    path = save_zip(tmp_path / NAME, xlsx_parts("<sheetData>" + " " * 40_000_000))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 5_000)
    path.write_bytes(data)
    assert "zip bomb" in refusal(path)


def test_an_archive_of_countless_parts_is_refused(tmp_path, refusal):
    parts = {f"xl/part{n}.xml": "" for n in range(20_001)}
    path = save_zip(tmp_path / NAME, xlsx_parts("<sheetData/>") | parts)
    assert "zip bomb" in refusal(path)


def test_a_part_with_a_wrong_checksum_is_called_damaged(tmp_path, refusal):
    path = save_xlsx(tmp_path / NAME, [HEADERS, *members(3)])
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        crc = struct.pack("<I", archive.getinfo("xl/worksheets/sheet1.xml").CRC)
    path.write_bytes(data.replace(crc, b"\1\2\3\4"))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_xml_that_declares_entities_is_refused(tmp_path, refusal, part):
    parts = xlsx_parts(list_and(""))
    lol = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    path = save_zip(tmp_path / NAME, parts | {part: lol + str(parts[part])})
    assert "do not open it" in refusal(path)


def test_links_to_other_workbooks_are_not_followed(tmp_path, look):
    parts = xlsx_parts(list_and(""))
    links = str(parts["xl/_rels/workbook.xml.rels"])
    external = (
        '<Relationship Id="rId9" Type="x" Target="file:///etc/passwd" TargetMode="External"/>'
    )
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</R", f"{external}</R", 1)
    assert look(save_zip(tmp_path / NAME, parts)).rows == 1


@pytest.mark.parametrize("far", ["XFD1048576", "ZZ600000"])
def test_a_huge_sparse_sheet_is_refused_naming_the_far_cell(tmp_path, refusal, far):
    number = int(far.lstrip("XFDZ"))
    path = save_zip(tmp_path / NAME, xlsx_parts(list_and(row(number, cell(far, "x")))))
    sentence = refusal(path)
    assert far in sentence
    assert 'sheet "Members"' in sentence


def test_a_far_cell_is_found_in_oddly_written_xml(tmp_path, refusal):
    odd = "<x:row r='1048576'><x:c s='1' r='XFD1048576'><x:v>1</x:v></x:c></x:row>"
    parts = xlsx_parts(list_and(odd * 4))
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    namespace = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("<worksheet ", f"<worksheet {namespace} ")
    assert "XFD1048576" in refusal(save_zip(tmp_path / NAME, parts))


def test_a_formatted_blank_in_the_last_row_is_no_reason_to_refuse(tmp_path, look):
    blank = row(1_048_576, '<c r="XFD1048576" s="0"/>')
    found = look(save_zip(tmp_path / NAME, xlsx_parts(list_and(blank))))
    assert (found.rows, len(found.layout.headers)) == (1, 2)


def test_one_note_far_below_a_narrow_list_is_read_as_a_row_without_an_id(tmp_path, look):
    note = row(400_000, cell("A400000", "see the secretary"))
    found = look(save_zip(tmp_path / NAME, xlsx_parts(list_and(note))))
    assert [(bad.row_no, bad.reason) for bad in found.invalid] == [(400_000, "missing")]


def test_a_binary_sheet_spread_out_is_refused(tmp_path, refusal):
    wide = [*members(2), *[()] * 1_000, ["x"] * 15_000]
    path = save_xlsb(tmp_path / NAME, [HEADERS, *wide])
    assert "too far from the list" in refusal(path)


def test_repeated_cells_of_an_ods_are_counted_before_they_are_unrolled(tmp_path, refusal):
    path = save_ods(tmp_path / "BLOUBERG WARD 16.ods", [HEADERS, member(1)])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    row_tag, bomb = b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048570">'
    many = b'<table:table-cell table:number-columns-repeated="1024" '
    content = parts["content.xml"].replace(row_tag, bomb)
    parts["content.xml"] = content.replace(b"<table:table-cell ", many)
    assert "too far from the list" in refusal(save_zip(path, parts))


def test_two_parts_of_one_name_are_called_damaged(tmp_path, refusal):
    path = save_zip(tmp_path / NAME, xlsx_parts(list_and("")))
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert "damaged" in refusal(path)


class PanicException(BaseException):
    """As Rust raises it: no Exception, and a class nobody can import."""


@pytest.mark.parametrize("error", [PanicException("at cell 8"), IndexError("8"), struct.error("8")])
def test_whatever_a_reader_raises_the_file_is_called_damaged(error):
    damaged = pytest.raises(SpreadsheetRefused, match=r"^list\.xlsx: the file is damaged")
    with damaged, readers_errors("list.xlsx"):
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), SystemExit(1)])
def test_what_is_not_the_files_fault_passes_unchanged(error):
    with pytest.raises(type(error)), readers_errors("list.xlsx"):
        raise error


def test_refusals_never_quote_a_cell(tmp_path, refusal):
    number = synthetic_id(7)
    path = save_zip(tmp_path / NAME, xlsx_parts(list_and(row(900_000, cell("ZZ900000", number)))))
    assert number not in refusal(path)
