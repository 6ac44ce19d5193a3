"""The overview's lines from stored results, and the sums under them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from app.domain.job import Job, JobStatus
from app.domain.overview import OverviewLine, total_of
from app.domain.verdict import Verdict
from app.engine.outputs.lines import AGAIN, NO_WARD, TWICE, overview_lines, ward_parts
from app.engine.results import local_text
from app.spreadsheets.municipality_table import load_municipalities
from tests.unit.engine.jobs import NOW, job_of

LABEL = load_municipalities().label
COUNTS = {"RegisteredInWard": 40, "NotRegisteredInWard": 5, "CouldNotCheck": 2, "Duplicate": 1}


def done(counts: dict[str, int] = COUNTS, **changes: Any) -> Job:
    """A finished job of one ward."""
    whole = {verdict.value: counts.get(verdict.value, 0) for verdict in Verdict}
    usual = {
        "status": JobStatus.COMPLETED,
        "completed_at": NOW,
        "result": {"verdicts": whole, "wards": {"93501016": whole}},
    }
    return job_of(**(usual | changes))


def per_row(wards: dict[str, dict[str, int]]) -> Job:
    """A finished job whose rows have wards of their own."""
    whole: dict[str, int] = {}
    for counts in wards.values():
        for verdict, count in counts.items():
            whole[verdict] = whole.get(verdict, 0) + count
    result = {"verdicts": whole, "wards": wards}
    return done(ward_per_row=True, ward_id=None, result=result)


def test_a_list_is_a_line_with_every_figure():
    (line,) = overview_lines([done()], LABEL)
    assert (line.ward_id, line.ward) == ("93501016", "Blouberg ward 16")
    assert line.municipality == "Blouberg (LIM351)"
    assert line.file_name == "BLOUBERG WARD 16.xlsx"
    assert line.checked_at == datetime.fromisoformat(local_text(NOW))
    assert line.counted.rows == 48
    assert line.counted.good_standing == 45
    assert line.quorum == 23


def test_a_list_of_several_wards_is_a_line_for_each_and_one_for_rows_without():
    job = per_row(
        {
            "93501017": {"RegisteredInWard": 10},
            "": {"CouldNotCheck": 3},
            "93501016": {"RegisteredInWard": 7, "InvalidIdNumber": 1},
        }
    )
    lines = overview_lines([job], LABEL)
    assert [line.ward for line in lines] == ["Blouberg ward 16", "Blouberg ward 17", NO_WARD]
    assert [line.quorum for line in lines] == [4, 6, None]
    assert [line.counted.rows for line in lines] == [8, 10, 3]


def test_the_sums_are_those_of_the_lines():
    jobs = [done(), per_row({"93501017": {"RegisteredInWard": 10}, "": {"CouldNotCheck": 3}})]
    total = total_of(overview_lines(jobs, LABEL))
    assert total.rows == 48 + 13
    assert total[Verdict.REGISTERED_IN_WARD] == 50
    assert total.good_standing == 55


def test_a_list_without_results_has_no_line():
    assert overview_lines([job_of(), done(status=JobStatus.FAILED, result=None)], LABEL) == []


def test_a_ward_that_stands_in_two_lists_is_marked_in_both():
    lines = overview_lines([done(), done(job_id="other"), done(ward_id="93501017")], LABEL)
    assert [TWICE in line.notes for line in lines] == [True, True, False]


@pytest.mark.parametrize(
    ("changes", "remark", "provisional"),
    [
        ({}, "2 could not be checked", True),
        ({"counts": {"RegisteredInWard": 9}}, "", False),
        ({"counts": {"InvalidIdNumber": 1}}, "1 with a wrong ID number", True),
        ({"counts": {"Duplicate": 4}}, "", False),
        (
            {"status": JobStatus.CANCELLED, "lookups_left": 2},
            "stopped before every row was checked; 2 could not be checked",
            True,
        ),
        ({"status": JobStatus.QUEUED}, f"2 could not be checked; {AGAIN}", True),
    ],
)
def test_what_may_still_change_is_said(changes, remark, provisional):
    (line,) = overview_lines([done(**changes)], LABEL)
    assert line.remark == remark
    assert line.is_provisional is provisional


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Blouberg ward 16 (LIM351)", ("Blouberg ward 16", "Blouberg (LIM351)")),
        ("!Kheis ward 2 (NC084)", ("!Kheis ward 2", "!Kheis (NC084)")),
        ("ward 99901016", ("ward 99901016", "")),
    ],
)
def test_a_label_is_taken_apart_or_left_whole(label, parts):
    assert ward_parts(label) == parts


def test_a_line_counts_verdicts_it_was_not_told_as_none():
    line = OverviewLine("93501016", "", "", "a.xlsx", None, {"RegisteredInWard": 3})
    assert line.counted.rows == 3
    assert line.counted[Verdict.DECEASED] == 0
