"""The register as a PDF, read back with pypdf."""

from __future__ import annotations

import pytest
from PIL import Image
from pypdf import PdfReader

from app.domain.errors import BugError
from app.domain.results import Meeting
from app.domain.totals import Totals
from app.domain.verdict import Verdict
from app.spreadsheets.results.register.heads import meeting_boxes, written_date
from app.spreadsheets.results.register.register import grouped_fingerprint, write_register
from app.spreadsheets.results.rows_file import write_results
from tests.helpers.results import ELSEWHERE, IN_WARD, facts, one_of_each, row, rows_of


def pages_of(path):
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_the_register_is_a4_landscape(make_register):
    box = PdfReader(make_register([row(2)])).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


@pytest.mark.parametrize(
    "text",
    [
        "FORM A: ATTENDANCE REGISTER",
        "PROVINCE: Limpopo",
        "TOTAL MEMBERSHIP IN GOOD STANDING: 4",
        "QUORUM: 3",
        "half of 4 (3 in ward + 1 elsewhere), plus one",
        "DATE OF BPA/BGA:",
        "SUB REGION: LIM351 - Blouberg",
        "WARD: Blouberg ward 16 (LIM351), 93501016",
        "BPA ☐",
        "BGA ☐",
        "TOTAL NUMBER OF VOTING STATIONS: 3",
        "REGISTERED VD",
        "NEW CELL NUM",
        "SURNAME0002, Thabo",
    ],
)
def test_the_first_page_has_everything_form_a_asks_for(make_register, text):
    assert text in pages_of(make_register(rows_of({IN_WARD: 3, ELSEWHERE: 1})))[0]


def test_every_page_has_its_number_the_tables_header_and_where_it_comes_from(make_register):
    pages = pages_of(make_register(rows_of({IN_WARD: 90})))
    assert len(pages) > 4
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "SIGNATURE" in text
        assert "SUB REGION: LIM351 - Blouberg" in text
        assert "WARD: Blouberg ward 16 (LIM351), 93501016" in text
        assert "Checked: 2026-11-24 09:12 · Job: J-0042" in text
        assert "3F2A 91BC 77D0 E15A" in text


def test_every_member_is_printed_with_the_full_id_number(make_register):
    rows = rows_of({IN_WARD: 60, ELSEWHERE: 10})
    text = "".join(pages_of(make_register(rows)))
    assert all(text.count(person.id_number) == 1 for person in rows)


def test_provisional_stands_on_every_page_while_anyone_is_to_be_verified(make_register):
    rows = rows_of({IN_WARD: 40, Verdict.COULD_NOT_CHECK: 2})
    pages = pages_of(make_register(rows))
    assert all("PROVISIONAL: 2 members to be verified" in text for text in pages)


def test_a_complete_register_is_not_provisional(make_register):
    assert "PROVISIONAL" not in "".join(pages_of(make_register(rows_of({IN_WARD: 40}))))


def test_practice_stands_across_every_page(make_register):
    pages = pages_of(make_register(rows_of({IN_WARD: 40}), practice=True))
    assert all("PRACTICE" in text.replace("PRACTICE: not real answers", "") for text in pages)


def test_a_real_register_says_practice_nowhere(make_register):
    assert "PRACTICE" not in "".join(pages_of(make_register(one_of_each())))


@pytest.mark.parametrize("letters", ["ḓ ṱ ṋ ḽ ṅ", "ë ê é ï ô ö", "š Š", "Ḓ Ṱ Ṋ Ḽ Ṅ"])
def test_letters_of_every_official_language_are_printed(make_register, letters):
    assert letters in pages_of(make_register([row(2, first_names=letters)]))[0]


def test_a_letter_typed_as_letter_and_accent_is_printed_as_one(make_register):
    assert "Ren\u00e9e" in pages_of(make_register([row(2, first_names="Rene\u0301e")]))[0]


@pytest.mark.parametrize("odd", ["😀", "\x00\x07", "a\nb\tc", "\ud800", "W" * 5000, "x " * 900])
def test_no_name_however_odd_stops_the_register(make_register, odd):
    changes = dict.fromkeys(("surname", "first_names", "voting_station", "cell_number"), odd)
    assert pages_of(make_register(rows_of(dict.fromkeys(Verdict, 1), **changes)))


def test_per_ward_each_section_begins_at_page_one(make_register):
    rows = [row(number, ward_id=ward) for ward in ("93501003", "93501016") for number in range(40)]
    pages = pages_of(make_register(rows, per_row=True))
    firsts = [text for text in pages if "Page 1 of 4" in text]
    assert len(pages) == 8
    assert [("93501003" in text, "QUORUM: 21" in text) for text in firsts] == [
        *((True, True), (False, True))
    ]


def test_the_meeting_is_printed_when_it_is_known(make_register):
    text = pages_of(make_register([row(2)], meeting=Meeting("2026-12-12", "BGA")))[0]
    assert "DATE OF BGA: 12 December 2026" in text
    assert "BPA ☐ BGA ☑" in text


def test_the_meetings_time_stands_beside_its_date(make_register):
    text = pages_of(make_register([row(2)], meeting=Meeting("2026-12-12", "BGA", "18:00")))[0]
    assert "DATE OF BGA: 12 December 2026, 18:00" in text


@pytest.mark.parametrize(("given", "printed"), [("", "_" * 24), ("soon", "soon")])
def test_a_meeting_without_a_date_leaves_a_line_to_write_on(given, printed):
    assert written_date(given) == printed


@pytest.mark.parametrize(
    ("kind", "boxes"), [("BPA", "BPA ☑   BGA ☐"), ("BGA", "BPA ☐   BGA ☑"), ("", "BPA ☐   BGA ☐")]
)
def test_the_kind_of_meeting_is_ticked(kind, boxes):
    assert meeting_boxes(kind) == boxes


def test_a_logo_is_printed_on_the_first_page(make_register, tmp_path):
    Image.new("RGBA", (3000, 500), "green").save(tmp_path / "logo.png")
    path = make_register(rows_of({IN_WARD: 40}), logo_path=str(tmp_path / "logo.png"))
    assert [len(page.images) > 0 for page in PdfReader(path).pages] == [True, False, False, False]


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"])
def test_a_broken_logo_never_costs_the_register(make_register, tmp_path, content, caplog):
    (tmp_path / "logo.png").write_bytes(content)
    assert pages_of(make_register([row(2)], logo_path=str(tmp_path / "logo.png")))
    assert "the logo cannot be used" in caplog.text


def test_a_missing_logo_never_costs_the_register(make_register, tmp_path):
    assert pages_of(make_register([row(2)], logo_path=str(tmp_path / "none.png")))


def test_the_fingerprint_is_read_aloud_in_fours():
    assert grouped_fingerprint("3f2a91bc77d0e15a" * 4) == "3F2A 91BC 77D0 E15A"


def test_the_number_of_pages_is_told(tmp_path):
    rows = rows_of({IN_WARD: 90})
    write_results(tmp_path / "r", rows)
    pages = write_register(
        tmp_path / "r", facts(), Totals.of(rows), "0" * 64, tmp_path / "made.pdf"
    )
    assert pages == len(PdfReader(tmp_path / "made.pdf").pages)


def test_results_that_the_workbook_did_not_count_are_a_bug(tmp_path):
    write_results(tmp_path / "r", [row(2)])
    with pytest.raises(BugError, match="0 rows in the workbook, 1 for the register"):
        write_register(tmp_path / "r", facts(), Totals(), "0" * 64, tmp_path / "made.pdf")
