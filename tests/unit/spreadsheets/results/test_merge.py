"""Registers of several lists as one PDF."""

from __future__ import annotations

import pytest
from pypdf import PdfReader, PdfWriter

from app.domain.errors import UserError
from app.domain.verdict import Verdict
from app.spreadsheets.results.register.merge import merge_registers
from app.spreadsheets.results.register.parts import RegisterPart
from tests.helpers.results import row, rows_of

WARDS = {"93501016": "Blouberg ward 16 (LIM351)", "93501017": "Blouberg ward 17 (LIM351)"}


def outline(path):
    reader = PdfReader(path)
    return [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]


def texts(path):
    return [page.extract_text() for page in PdfReader(path).pages]


@pytest.fixture
def registers(make_register, tmp_path):
    """One of a long list, one of two wards."""
    long = make_register(rows_of({Verdict.REGISTERED_IN_WARD: 30})).rename(tmp_path / "long.pdf")
    both = [row(2), row(3, ward_id="93501017", iec_ward_id="93501017")]
    wards = make_register(both, wards=WARDS, per_row=True).rename(tmp_path / "wards.pdf")
    return [
        RegisterPart(long, "WARD 16.xlsx", "Blouberg ward 16"),
        RegisterPart(wards, "Members.xlsx", "2 wards"),
    ]


def test_every_page_is_there_as_it_was_in_the_order_given(registers, tmp_path):
    merged = tmp_path / "merged.pdf"
    pages = merge_registers(registers, merged)
    each = [text for part in registers for text in texts(part.path)]
    assert texts(merged) == each
    assert pages == len(each)


def test_printed_page_numbers_are_each_wards_own(registers, tmp_path):
    merge_registers(registers[::-1], tmp_path / "merged.pdf")
    found = texts(tmp_path / "merged.pdf")
    assert "Page 1 of 1" in found[0]
    assert "Page 1 of 1" in found[1]
    assert "Page 1 of" in found[2]
    assert "Page 2 of" in found[3]


def test_each_ward_has_its_entry_on_its_first_page(registers, tmp_path):
    merge_registers(registers, tmp_path / "merged.pdf")
    first = len(texts(registers[0].path))
    assert first > 1
    assert outline(tmp_path / "merged.pdf") == [
        ("Blouberg ward 16 (LIM351), 93501016 (WARD 16.xlsx)", 0),
        ("Blouberg ward 16 (LIM351), 93501016 (Members.xlsx)", first),
        ("Blouberg ward 17 (LIM351), 93501017 (Members.xlsx)", first + 1),
    ]


def test_a_register_that_names_no_ward_itself_is_named_by_its_list(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "old.pdf")
    part = RegisterPart(tmp_path / "old.pdf", "WARD 16.xlsx", "Blouberg ward 16 (LIM351)")
    merge_registers([part, part], tmp_path / "merged.pdf")
    title = "Blouberg ward 16 (LIM351) (WARD 16.xlsx)"
    assert outline(tmp_path / "merged.pdf") == [(title, 0), (title, 1)]


def test_a_damaged_register_is_named(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"no PDF at all")
    part = RegisterPart(tmp_path / "bad.pdf", "WARD 16.xlsx", "Blouberg ward 16")
    with pytest.raises(UserError, match=r"WARD 16\.xlsx cannot be read"):
        merge_registers([part], tmp_path / "merged.pdf")
