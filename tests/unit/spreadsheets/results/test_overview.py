"""The overview and the problem rows as Excel finds them."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import load_workbook

from app.domain.overview import OverviewLine
from app.domain.verdict import Verdict
from app.spreadsheets.results.overview import COLUMNS, write_overview
from app.spreadsheets.results.problem_rows import write_problem_rows
from app.spreadsheets.results.rows_file import write_results
from tests.helpers.results import row, rows_of

HEADERS = [column.header for column in COLUMNS]
NUMBERS = HEADERS[HEADERS.index("Rows") : HEADERS.index("Quorum")]


def line(ward_id="93501016", file_name="BLOUBERG WARD 16.xlsx", **counts):
    return OverviewLine(
        ward_id,
        "Blouberg ward 16",
        "Blouberg (LIM351)",
        file_name,
        datetime(2026, 11, 24, 9, 12),
        counts,
    )


@pytest.fixture
def overview(tmp_path):
    def make(*lines, practice=False):
        write_overview(lines, tmp_path / "overview.xlsx", practice=practice)
        return load_workbook(tmp_path / "overview.xlsx").active

    return make


def test_a_line_has_every_figure_under_its_header(overview):
    sheet = overview(line(RegisteredInWard=1200, NotRegisteredInWard=5, CouldNotCheck=2))
    found = dict(zip(HEADERS, [cell.value for cell in sheet[2]], strict=True))
    assert [cell.value for cell in sheet[1]] == HEADERS
    assert found["Ward ID"] == "93501016"
    assert found["Checked at"] == datetime(2026, 11, 24, 9, 12)
    assert (found["Rows"], found["In ward"], found["Other ward"]) == (1207, 1200, 5)
    assert (found["In good standing"], found["Quorum"]) == (1205, 603)
    assert found["May still change"] == "2 could not be checked"


def test_the_last_line_adds_every_column_up(overview):
    lines = [
        line(RegisteredInWard=10, Deceased=1),
        line(RegisteredInWard=7, NotRegisteredVoter=2, Duplicate=3),
        line("", CouldNotCheck=4, InvalidIdNumber=5),
    ]
    sheet = overview(*lines)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for name in NUMBERS:
        at = HEADERS.index(name)
        assert rows[-1][at] == sum(row[at] for row in rows[:-1]), name
    assert rows[-1][0] == "All lists: 3 lines"
    assert rows[-1][HEADERS.index("Quorum")] is None


def test_no_text_becomes_a_formula(overview):
    sheet = overview(line(file_name="=HYPERLINK(1).xlsx", RegisteredInWard=1))
    cell = sheet.cell(2, HEADERS.index("File") + 1)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1).xlsx", "s")


def test_header_and_ward_stay_in_view_and_the_sums_out_of_the_filter(overview):
    sheet = overview(line(RegisteredInWard=1), line(RegisteredInWard=2))
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:P3"
    assert sheet.print_area == "'Overview'!$A$1:$P$4"
    assert sheet.cell(2, HEADERS.index("Rows") + 1).number_format == "#,##0"
    assert sheet.row_dimensions[1].height > 40


def test_a_long_name_gets_the_room_it_needs(overview):
    sheet = overview(line(file_name="members of the whole ward " * 4, RegisteredInWard=1))
    assert sheet.row_dimensions[2].height > 50


def test_practice_is_said(overview):
    assert overview(line(RegisteredInWard=1), practice=True).cell(1, 17).value.startswith("PRACT")


@pytest.fixture
def problems(tmp_path):
    def make(rows):
        write_results(tmp_path / "rows", rows)
        target = tmp_path / "problems.xlsx"
        count = write_problem_rows(tmp_path / "rows", "list.xlsx", target, practice=False)
        sheet = load_workbook(target).active
        found = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert len(found) == count + 1
        return found

    return make


def test_problem_rows_stand_in_the_order_of_the_list_with_what_to_do(problems):
    rows = [
        row(9, Verdict.DUPLICATE, reason="repeats row 3", as_received="80"),
        row(2),
        row(4, Verdict.INVALID_ID_NUMBER, reason="no ID number in this row", as_received="=1"),
        row(7, Verdict.COULD_NOT_CHECK, reason="time-out"),
    ]
    header, *found = problems(rows)
    assert header == ["Row", "As received", "Name", "Result", "Reason", "What to do"]
    assert [line[0] for line in found] == [4, 7, 9]
    assert found[0] == [
        4,
        "=1",
        "SURNAME0004, Thabo",
        "ID number wrong",
        "No ID number in this row",
        "Write the 13-digit number from the ID book into this row",
    ]


def test_only_rows_to_look_at_are_problem_rows(problems):
    found = problems(rows_of(dict.fromkeys(Verdict, 2)))
    assert {line[3] for line in found[1:]} == {"Could not check", "ID number wrong", "Duplicate"}
    assert len(found) == 7
