"""Names of the result files."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.spreadsheets.results.names import result_names

FINISHED = datetime(2026, 11, 24, 9, 12, 40)


def test_the_workbook_is_named_after_the_source_and_the_time():
    names = result_names("BLOUBERG WARD 16 MEMBERSHIP.xlsx", FINISHED)
    assert names.workbook == "BLOUBERG WARD 16 MEMBERSHIP_processed_20261124_091240.xlsx"


def test_the_register_carries_the_same_stamp():
    names = result_names("list.csv", FINISHED)
    assert names.register == "list_form_a_20261124_091240.pdf"


@pytest.mark.parametrize(
    ("file_name", "stem"),
    [
        ("CON.xlsx", "_CON"),
        ("con.2026.xlsx", "_con.2026"),
        ("COM1.xls", "_COM1"),
        ('a<b>:c"|?*.xlsx', "a b c"),
        ("..\\..\\Windows\\list.xlsx", "list"),
        ("../../etc/list.xlsx", "list"),
        ("tab\there\x00.xlsx", "tab here"),
        ("ends with dot..xlsx", "ends with dot"),
        ("   .xlsx", "list"),
        ("", "list"),
        ("wyk ê ḓ.xlsx", "wyk ê ḓ"),
        ("member 8001015009087.xlsx", "member ID"),
        ("member 800101 5009 08 7.xlsx", "member ID"),
        ("ward\u202excod.xlsx", "wardxcod"),
        ("ward\u200b 16\u2066.xlsx", "ward 16"),
    ],
)
def test_a_name_is_made_safe_for_windows_and_holds_no_id_number(file_name, stem):
    assert result_names(file_name, FINISHED).workbook == f"{stem}_processed_20261124_091240.xlsx"


@pytest.mark.parametrize("letter", ["a", "ḓ", "𝔸"])
def test_a_very_long_name_is_shortened_to_what_file_systems_take(letter):
    name = result_names(letter * 400 + ".xlsx", FINISHED).workbook
    assert len(name.encode()) < 200
    assert name.startswith(letter)
