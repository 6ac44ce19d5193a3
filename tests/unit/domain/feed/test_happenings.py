"""What happened to a job, told from how it was and how it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.feed.happenings import EventName, Seen, data_of, happened
from app.domain.feed.job import FedJob, queue_status, shown
from app.domain.job import JobStatus, WaitReason
from app.domain.masking import MASK

NOON = datetime(2026, 11, 24, 12)
QUEUED = FedJob(
    job_id="a1",
    file_name="WARD 16 8001015009087.xlsx",
    file_path="C:/Users/Thandi/WARD 16.xlsx",
    file_size=9_000,
    ward_number=93501016,
    ward_per_row=False,
    status=JobStatus.QUEUED,
    progress=0,
    error="",
    result=None,
    priority=1,
    urgent=False,
    operator="Thandi",
    seat="desk",
    rows=20,
    distinct_ids=20,
    lookups_left=20,
    paused=False,
    cancel_requested=False,
    wait_reason=None,
    wait_until=None,
    wait_text="",
    created_at=NOON,
    updated_at=NOON,
    started_at=None,
    completed_at=None,
    version=1,
)
RUNNING = replace(QUEUED, status=JobStatus.PROCESSING, started_at=NOON, version=2)
DONE = replace(
    RUNNING,
    status=JobStatus.COMPLETED,
    progress=100,
    lookups_left=0,
    completed_at=NOON,
    result={"total_members": 20},
    version=5,
)
FAILED = replace(DONE, status=JobStatus.FAILED, error="The disk is full", result=None)
STOPPED = replace(DONE, status=JobStatus.CANCELLED, started_at=None, result=None)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (None, QUEUED, ["file_queued"]),
        (None, RUNNING, ["file_queued", "job_started"]),
        (None, DONE, ["file_queued", "job_started", "job_completed"]),
        (None, STOPPED, ["file_queued", "job_cancelled"]),
        (QUEUED, RUNNING, ["job_started"]),
        (QUEUED, DONE, ["job_started", "job_completed"]),
        (QUEUED, STOPPED, ["job_cancelled"]),
        (RUNNING, DONE, ["job_completed"]),
        (RUNNING, FAILED, ["job_failed"]),
        (RUNNING, QUEUED, ["file_queued"]),
        (DONE, QUEUED, ["file_queued"]),
        (RUNNING, replace(RUNNING, progress=5, lookups_left=19), ["job_progress"]),
        (RUNNING, replace(RUNNING, wait_reason=WaitReason.QUOTA), ["job_progress"]),
        (RUNNING, replace(RUNNING, version=9), []),
        (QUEUED, replace(QUEUED, priority=7), []),
        (DONE, replace(DONE, version=9), []),
        (DONE, replace(DONE, ward_number=93501017), ["job_completed"]),
        (DONE, replace(DONE, result={"total_members": 19}), ["job_completed"]),
    ],
)
def test_each_change_is_told_as_what_it_is(before, now, told):
    seen = Seen.of(before) if before else None
    assert [one.name for one in happened(seen, now)] == told


@pytest.mark.parametrize("job", [QUEUED, RUNNING, DONE, FAILED])
def test_without_personal_nothing_about_a_person_is_shown(job):
    for happening in happened(None, job):
        text = str(data_of(happening, personal=False))
        assert "8001015009087" not in text
        assert "Thandi" not in text
    assert "8001015009087" in str(shown(job, personal=True))


def test_the_queue_is_idle_queued_or_processing():
    told = [queue_status(jobs, personal=True)["status"] for jobs in ([], [QUEUED], [RUNNING])]
    assert told == ["idle", "queued", "processing"]
    both = queue_status([QUEUED, RUNNING], personal=True)
    assert (both["queueLength"], both["currentJob"]["id"], both["isEmpty"]) == (1, "a1", False)


def test_every_event_of_the_seed_has_its_name():
    seeds = "file_queued job_started job_progress job_completed job_failed job_cancelled"
    assert {*seeds.split(), "queue_status", "job_history"} <= set(EventName)


def test_an_id_number_in_an_error_is_told_only_to_who_may_see_it():
    number = "0" * 13
    failed = replace(QUEUED, error=f"{number}.xlsx cannot be read")
    assert shown(failed, personal=False)["error"] == f"{MASK}.xlsx cannot be read"
    assert shown(failed, personal=True)["error"] == f"{number}.xlsx cannot be read"
