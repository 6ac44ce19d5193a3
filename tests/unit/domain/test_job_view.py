from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.job import JobStatus, WaitReason
from app.domain.job_view import Live, PillKind, row_of_job, short_ward
from app.domain.verdict import Verdict
from tests.helpers.office import (
    DESK,
    RUNNING,
    RUNNING_LIVE,
    at,
    busy_day,
    counts,
    every_state,
    finished,
    job,
    running_row,
    troubled_rows,
    waiting_rows,
    ward,
)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, PillKind.IN_QUEUE),
        ({"paused_at": at("11:50")}, PillKind.PAUSED),
        ({"paused_at": at("11:50"), "started_at": at("11:40")}, PillKind.PAUSED_AT_ROW),
        # Gave way to a better job: nobody paused it, and its answers are kept.
        ({"started_at": at("11:40")}, PillKind.PAUSED_AT_ROW),
        ({"wait_reason": WaitReason.SEAT}, PillKind.WAITING_FOR_SEAT),
        ({"status": JobStatus.PROCESSING}, PillKind.CHECKING),
        ({"status": JobStatus.PROCESSING, "cancel_requested": True}, PillKind.STOPPING),
        ({"status": JobStatus.PROCESSING, "wait_reason": WaitReason.IEC}, PillKind.WAITING_FOR_IEC),
        ({"status": JobStatus.FAILED}, PillKind.FAILED),
        ({"status": JobStatus.CANCELLED}, PillKind.STOPPED),
    ],
)
def test_every_state_has_its_pill(changes, kind):
    assert row_of_job(job(**changes), DESK).pill.kind is kind


def test_waiting_for_quota_names_the_time_on_the_wall_when_there_is_one():
    waiting = replace(RUNNING, wait_reason=WaitReason.QUOTA, wait_until=at("15:02"))
    assert row_of_job(waiting, DESK).pill.until == datetime(2026, 11, 23, 15, 2)


def test_waiting_for_quota_without_a_time_invents_none():
    waiting = replace(RUNNING, wait_reason=WaitReason.QUOTA)
    assert row_of_job(waiting, DESK).pill.kind is PillKind.WAITING_FOR_QUOTA


def test_what_is_to_look_at_is_could_not_check_and_wrong_id_numbers():
    row = row_of_job(finished(counts(300, 20, 10, 1, 5, 7, 4)), DESK)
    assert (row.pill.kind, row.pill.number) == (PillKind.DONE_TO_LOOK_AT, 12)


def test_duplicates_alone_leave_a_job_done():
    assert row_of_job(finished(counts(300, 20, 10, 1, 0, 0, 4)), DESK).pill.kind is PillKind.DONE


def test_a_job_is_paused_at_the_rows_that_have_their_answer():
    paused = next(row for row in waiting_rows() if row.rows == 12_000)
    assert (paused.pill.number, paused.percent) == (3_412, 28)


def test_live_counts_are_the_progress():
    row = running_row()
    assert (row.settled, row.percent, sum(row.counts)) == (449, 73, 449)


def test_percent_is_100_only_when_every_row_has_its_answer():
    nearly = replace(RUNNING, rows=1_000, lookups_left=1)
    assert row_of_job(nearly, DESK).percent == 99


def test_without_live_counts_progress_comes_from_what_is_left():
    row = row_of_job(RUNNING, DESK)
    assert (row.settled, row.count(Verdict.REGISTERED_IN_WARD)) == (612 - 163, 0)


def test_a_finished_job_shows_its_results_and_no_stale_live_counts():
    row = row_of_job(finished(counts(10, 0, 0, 0, 0, 0, 0)), DESK, RUNNING_LIVE)
    assert (row.counts[0], row.percent, row.ended) == (10, 100, True)


def test_a_stopped_job_says_how_many_were_never_asked():
    stopped = next(row for row in troubled_rows() if row.pill.kind is PillKind.STOPPED)
    assert (stopped.not_asked, stopped.settled, sum(stopped.counts)) == (103, 161, 264)


def test_no_finish_time_is_shown_while_nobody_can_know():
    assert row_of_job(RUNNING, DESK, Live(counts(1, 0, 0, 0, 0, 0, 0))).finish is None


def test_no_row_ever_counts_more_than_it_has():
    wrong = [row for row in [*busy_day(), *every_state()] if sum(row.counts) > (row.rows or 0)]
    assert wrong == []


def test_a_list_with_a_ward_column_names_town_and_number_of_wards():
    row = waiting_rows()[2]
    assert (row.ward_long, row.ward) == ("Polokwane, 45 wards", "45 wards")


def test_wards_of_several_towns_are_only_counted():
    wards = [ward("Musina", 5), ward("Makhado", 8)]
    mixed = job(ward_id=None, ward_per_row=True, details={"row_wards": wards})
    assert row_of_job(mixed, DESK).ward == "2 wards"


@pytest.mark.parametrize(
    ("label", "short"),
    [("Blouberg ward 16 (LIM351)", "Blouberg 16"), ("45 wards", "45 wards"), ("", "")],
)
def test_a_ward_is_short_in_the_table(label, short):
    assert short_ward(label) == short
