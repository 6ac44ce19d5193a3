from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.domain.job import JobStatus
from app.store import job_states, jobs, retention
from app.store.answers import save_single
from app.store.files import current_files
from app.store.retention import Purged
from app.store.schema import answers, chunks, rows, single_checks, timeline
from app.store.schema import jobs as table
from tests.helpers.iec import synthetic_ids
from tests.helpers.stores import IEC, IN_WARD, NOON, add_job, job_now, records

(ID,) = synthetic_ids(1)
LATER = NOON + timedelta(days=100)
NEVER = NOON - timedelta(days=100)


@pytest.fixture
def listed(database, tmp_path):
    """A queued job with everything a job has."""
    source = tmp_path / "list.xlsx"
    source.write_bytes(b"list")
    with database.write() as connection:
        jobs.note(connection, "aaaa", NOON, "added")
    return add_job(database, "aaaa", records([ID]), source=source)


def end(database, job_id, at=NOON, status=JobStatus.COMPLETED):
    with database.write() as connection:
        job_states.claim(connection, jobs.job_of(connection, job_id), "desk", 1, at)
        job_states.finish(connection, job_id, 1, at, status=status)


def purge(database, *, files=NEVER, decisions=NEVER, singles=NEVER):
    with database.write() as connection:
        return retention.purge(
            connection, files_before=files, decisions_before=decisions, answers_before=singles
        )


def count(database, *tables):
    with database.read() as connection:
        counts = [select(func.count()).select_from(one) for one in tables]
        return [connection.execute(query).scalar_one() for query in counts]


@pytest.mark.parametrize("status", [JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED])
def test_the_files_of_an_ended_job_go_and_its_decisions_stay(database, listed, status):
    end(database, "aaaa", status=status)
    assert purge(database, files=LATER) == Purged(1, 0, 0)
    assert count(database, chunks, rows, answers, table) == [0, 1, 1, 1]


@pytest.mark.parametrize("status", [JobStatus.QUEUED, JobStatus.PROCESSING])
def test_a_job_that_has_not_ended_keeps_everything(database, listed, status):
    if status is JobStatus.PROCESSING:
        with database.write() as connection:
            job_states.claim(connection, listed, "desk", 1, NOON)
    assert purge(database, files=LATER, decisions=LATER) == Purged(0, 0, 0)
    assert count(database, chunks, rows, answers, timeline, table) == [1, 1, 1, 1, 1]


def test_a_job_that_was_opened_again_keeps_everything(database, listed):
    end(database, "aaaa")
    with database.write() as connection:
        job_states.reopen(connection, "aaaa", NOON)
    assert purge(database, files=LATER, decisions=LATER) == Purged(0, 0, 0)
    assert job_now(database, "aaaa").completed_at == NOON


def test_a_job_goes_whole_with_its_decisions(database, listed):
    end(database, "aaaa")
    assert purge(database, decisions=LATER) == Purged(1, 1, 0)
    assert count(database, chunks, rows, answers, timeline, table) == [0, 0, 0, 0, 0]


def test_nothing_goes_before_its_time(database, listed):
    end(database, "aaaa")
    assert purge(database, files=NOON, decisions=NOON) == Purged(0, 0, 0)
    with database.read() as connection:
        assert len(current_files(connection, "aaaa")) == 1


def test_old_single_checks_go(database):
    with database.write() as connection:
        for hours in (0, 2):
            asked = NOON + timedelta(hours=hours)
            save_single(connection, ID, IEC, "Thandi", IN_WARD, asked)
    assert purge(database, singles=NOON + timedelta(hours=1)) == Purged(0, 0, 1)
    assert count(database, single_checks) == [1]


def test_jobs_whose_files_go_soon_are_told_the_oldest_first(database, listed, tmp_path):
    add_job(database, "bbbb", source=tmp_path / "list.xlsx")
    add_job(database, "none")
    for job_id, days in (("aaaa", 2), ("bbbb", 1), ("none", 0)):
        end(database, job_id, NOON + timedelta(days=days))
    with database.read() as connection:
        found = retention.expiring(connection, LATER)
        early = retention.expiring(connection, NOON + timedelta(days=2))
    assert [one.job_id for one in found] == ["bbbb", "aaaa"]
    assert [one.job_id for one in early] == ["bbbb"]


def test_the_access_log_shows_its_newest_lines_first(database):
    with database.write() as connection:
        for action in ("find", "export", "erase"):
            retention.log_access(connection, NOON, "Thandi", "desk", action, "s" * 300)
        entries = retention.access_entries(connection, limit=2)
    assert [(one.action, one.operator, len(one.subject)) for one in entries] == [
        ("erase", "Thandi", 255),
        ("export", "Thandi", 255),
    ]
