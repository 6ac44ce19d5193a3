"""Both results in one call, from real files."""

from __future__ import annotations

import hashlib

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.domain.errors import UserError
from app.domain.spreadsheet import Kind
from app.spreadsheets.results.make import make_from, make_results
from app.spreadsheets.results.register.register import grouped_fingerprint
from app.spreadsheets.results.rows_file import write_results
from tests.helpers.results import HEADERS, LAYOUT, facts, one_of_each, source_of
from tests.helpers.spreadsheets import save_xlsx

STAMP = "20261124_091240"


@pytest.fixture
def job(tmp_path):
    """A real source on disk and its results; gives the arguments up to the target folder."""
    rows = one_of_each()
    people = [(r.surname, r.first_names, r.as_received, r.cell_number) for r in rows]
    source = save_xlsx(tmp_path / "source.xlsx", [HEADERS, *people])
    write_results(tmp_path / "results", rows)
    return source, "BLOUBERG WARD 16.xlsx", Kind.XLSX, LAYOUT, tmp_path / "results", facts()


def test_both_files_are_named_after_the_source(job, tmp_path):
    made = make_results(*job, tmp_path / "out")
    assert made.workbook.name == f"BLOUBERG WARD 16_processed_{STAMP}.xlsx"
    assert made.register.name == f"BLOUBERG WARD 16_form_a_{STAMP}.pdf"


def test_nothing_else_is_left_in_the_folder(job, tmp_path):
    made = make_results(*job, tmp_path / "out")
    assert sorted((tmp_path / "out").iterdir()) == sorted([made.workbook, made.register])


def test_the_source_is_not_changed(job, tmp_path):
    before = job[0].read_bytes()
    make_results(*job, tmp_path / "out")
    assert job[0].read_bytes() == before


def test_the_register_carries_the_workbooks_fingerprint(job, tmp_path):
    made = make_results(*job, tmp_path / "out")
    fingerprint = grouped_fingerprint(hashlib.sha256(made.workbook.read_bytes()).hexdigest())
    assert fingerprint in PdfReader(made.register).pages[0].extract_text()


def test_totals_and_pages_are_told(job, tmp_path):
    made = make_results(*job, tmp_path / "out")
    assert (made.totals_json["total_members"], made.totals_json["processing_time"]) == (7, 160.0)
    assert made.pages == len(PdfReader(made.register).pages)


def test_the_workbook_has_the_sources_rows(job, tmp_path):
    sheet = load_workbook(make_results(*job, tmp_path / "out").workbook)["All rows"]
    assert [cell.value for cell in sheet["A"][1:]] == [r.surname for r in one_of_each()]


def test_a_name_in_use_gives_a_new_one_and_says_so(job, tmp_path):
    (tmp_path / "out" / f"BLOUBERG WARD 16_processed_{STAMP}.xlsx").mkdir(parents=True)
    made = make_results(*job, tmp_path / "out")
    assert made.workbook.name == f"BLOUBERG WARD 16_processed_{STAMP} (2).xlsx"
    assert made.workbook.is_file()


def test_a_target_that_is_no_folder_is_the_operators_to_change(job, tmp_path):
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(UserError, match="Choose another folder"):
        make_results(*job, tmp_path / "out")


def test_made_twice_the_workbook_is_the_same_cell_by_cell(tmp_path):
    rows = one_of_each()
    write_results(tmp_path / "r", rows)
    first, second = (
        make_from(source_of(rows), LAYOUT, tmp_path / "r", facts(), tmp_path / name).workbook
        for name in "ab"
    )
    assert cells_of(first) == cells_of(second)


def cells_of(path):
    return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in load_workbook(path)]
