"""What the Summary says, and that it prints on one page."""

from __future__ import annotations

import pytest

from app.domain.totals import Totals
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.spreadsheets.results.summary_content import Tone, summary_lines
from tests.helpers.results import ELSEWHERE, IN_WARD, WARD, facts, one_of_each, row, rows_of


def lines_of(rows, **changes):
    return summary_lines(Totals.of(rows), facts(**changes))


def cells_of(rows, **changes):
    """The lines by their first cell, the rest as a list."""
    return {line.cells[0]: list(line.cells[1:]) for line in lines_of(rows, **changes) if line.cells}


def blocks_of(lines):
    """The tables of the Summary: the lines below each heading that begins with the key."""
    found, current = {}, []
    for line in lines:
        if line.tone is Tone.HEADING:
            current = found[line.cells[0]] = []
        elif line.cells:
            current.append(line.cells)
    return found


def test_the_first_cell_begins_with_rollcheck_and_names_the_list():
    assert lines_of([])[0].cells == ("Rollcheck: BLOUBERG WARD 16.xlsx",)


def test_the_counts_add_up_to_the_rows_that_came_in():
    rows = rows_of({verdict: count for count, verdict in enumerate(Verdict, 1)})
    cells = cells_of(rows)
    assert [cells[VERDICT_WORDS[verdict]][0] for verdict in Verdict] == [1, 2, 3, 4, 5, 6, 7]
    assert cells["All rows that came in"][0] == 28


def test_shares_are_of_all_rows_and_none_of_an_empty_list():
    assert cells_of(rows_of({IN_WARD: 1, ELSEWHERE: 3}))["Other ward"][1] == 0.75
    assert cells_of([])["Other ward"][1] == 0.0


def test_good_standing_and_quorum_show_how_they_come_about():
    cells = cells_of(rows_of({IN_WARD: 288, ELSEWHERE: 16}))
    assert cells["Membership in good standing"] == [304, "288 in ward + 16 elsewhere"]
    assert cells["Quorum"] == [153, "half of 304 (288 in ward + 16 elsewhere), plus one"]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Checked", "2026-11-24 09:10 to 2026-11-24 09:12"),
        ("Took", "2 min 40 s"),
        ("By", "Thandi at OFFICE-2"),
        ("IEC", "real"),
        ("Quota spent", "380 lookups; 12 earlier answers reused"),
        ("Job", "J-0042"),
        ("Rollcheck version", "0.1.0"),
    ],
)
def test_the_summary_says_when_by_whom_and_at_what_cost(label, value):
    assert cells_of([row(2)])[label] == [value]


def test_rows_that_were_left_out_corrected_or_hidden_are_named():
    cells = cells_of([], total_rows_left_out=(9,), corrected_rows=(2, 3), hidden_rows=4)
    assert cells["Left out"] == ["row 9: totals, not members"]
    assert cells["Corrected"] == ["ID number corrected by the operator in rows 2, 3"]
    assert cells["Hidden rows"] == ["4, checked like all others"]


def test_a_long_run_of_row_numbers_is_cut_and_counted():
    cells = cells_of([], corrected_rows=tuple(range(2, 52)))
    assert cells["Corrected"][0].endswith("12, 13 and 38 more")


@pytest.mark.parametrize("word", ["practice", "stopped"])
def test_a_practice_or_stopped_result_says_so_at_the_top(word):
    banners = [line for line in lines_of([], **{word: True}) if line.tone is Tone.BANNER]
    assert [banner.cells[0].startswith(word.upper()) for banner in banners] == [True]


def test_every_voting_station_is_listed_with_its_members():
    stations = blocks_of(lines_of(rows_of({IN_WARD: 6})))["Voting station (in ward)"]
    assert stations == [
        ("Bochum Primary School", "93500100", 2),
        ("Kibi Clinic", "93500101", 2),
        ("Tolwe Depot", "93500102", 2),
        ("All 3 stations", None, 6),
    ]


@pytest.mark.parametrize("count", [1, 17, 18, 40, 56, 57, 200])
def test_the_members_of_all_stations_add_up_however_many_there_are(count):
    rows = [row(n, voting_station=f"Station {n:03d}", vd_number=str(n)) for n in range(count)]
    stations = blocks_of(lines_of(rows))["Voting station (in ward)"]
    shown = [cells[at] for cells in stations[:-1] for at in (2, 6) if len(cells) > at]
    assert sum(shown) == stations[-1][2] == count
    assert len(stations) <= 29


def test_per_ward_each_ward_has_its_own_sums_and_all_of_them_the_rows():
    rows = [row(2), row(3), row(4, ELSEWHERE, ward_id="93501003"), row(5, ward_id="")]
    wards = blocks_of(lines_of(rows, per_row=True))["Ward"]
    assert wards == [
        ("93501003", 1, 0, 1, 0, 1, 1),
        ("Blouberg ward 16 (LIM351)", 2, 2, 0, 0, 2, 2),
        ("No ward in the row", 1, 1, 0, 0, 1, None),
        ("All wards", 4, 3, 1, 0, 4, None),
    ]


def test_per_ward_there_is_no_quorum_over_all_wards():
    assert "Quorum" not in cells_of(one_of_each(), per_row=True)


def test_with_very_many_wards_the_rest_share_a_line_and_the_sums_hold():
    rows = [row(n, ward_id=f"935{n:05d}") for n in range(1, 101)]
    wards = blocks_of(lines_of(rows, per_row=True))["Ward"]
    assert len(wards) == 25
    assert sum(cells[1] for cells in wards[:-1]) == wards[-1][1] == 100


def test_the_summary_is_one_a4_page_high_and_wide(make_workbook):
    sheet = make_workbook([row(2, ward_id=WARD)])["Summary"]
    setup = sheet.page_setup
    assert (setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (9, 1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_worst_list_is_still_short_enough_to_be_read_on_one_page():
    rows = [row(n, ward_id=f"935{n:05d}", voting_station=f"S{n}") for n in range(1, 500)]
    changes = {"total_rows_left_out": (1,), "hidden_rows": 1, "corrected_rows": (2,)}
    lines = lines_of(rows, per_row=True, practice=True, stopped=True, **changes)
    assert len(lines) < 95
