from datetime import timedelta

import pytest

from app.domain.errors import UserError
from app.domain.job import JobStatus
from app.domain.quota import QuotaRules
from app.domain.watched_file import Version
from app.engine.housekeeping import due_soon, purge
from app.engine.job_changes import JobChanges
from app.seats.quota_ledger import QuotaLedger
from app.settings import load_settings
from app.store import job_states, jobs, retention, watch_ledger
from app.store.files import FileRole, current_files, put_chunks
from app.store.retention import Purged
from app.store.watch_ledger import Entry, Outcome
from tests.helpers.iec import synthetic_ids
from tests.helpers.permits import permit_of
from tests.helpers.stores import IEC, add_job, job_now, records

LEDGER = QuotaLedger(IEC, QuotaRules())


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "none.toml"))
    return load_settings(operator="Thandi", seat_name="desk")


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"list" * 100_000)
    return path


def ended(database, source, job_id="aaaa", status=JobStatus.COMPLETED):
    job = add_job(database, job_id, records(synthetic_ids(2)), source=source)
    with database.write() as connection:
        now = database.now(connection)
        job_states.claim(connection, job, "desk", 1, now)
        job_states.finish(connection, job_id, 1, now, status=status)


def files_of(database, job_id="aaaa"):
    with database.read() as connection:
        return len(current_files(connection, job_id))


async def test_files_go_after_ninety_days_and_decisions_after_three_years(
    store, database, settings, source, clock
):
    ended(database, source)
    clock.move(days=90)
    assert await purge(store, LEDGER, settings) == Purged(0, 0, 0)
    clock.move(seconds=1)
    assert await purge(store, LEDGER, settings) == Purged(1, 0, 0)
    assert job_now(database, "aaaa").status is JobStatus.COMPLETED
    clock.move(days=3 * 365)
    assert await purge(store, LEDGER, settings) == Purged(0, 1, 0)
    with pytest.raises(UserError):
        job_now(database, "aaaa")


async def test_a_job_that_waits_for_years_keeps_everything(
    store, database, settings, source, clock
):
    add_job(database, "aaaa", records(synthetic_ids(2)), source=source)
    clock.move(days=4000)
    assert await purge(store, LEDGER, settings) == Purged(0, 0, 0)
    assert files_of(database) == 1


async def test_interrupted_and_replaced_files_go_with_a_purge(
    store, database, settings, source, clock
):
    put_chunks(database, "aaaa", FileRole.WORKBOOK, "half.xlsx", source)
    clock.move(days=1, seconds=1)
    assert (await purge(store, LEDGER, settings)).files == 1


async def test_names_of_watched_files_go_with_the_decisions(store, database, settings, clock):
    claimed = Entry("k", "/lists/a.xlsx", Version(1, 1), "a" * 64, Outcome.TAKING, "", clock())
    with database.write() as connection:
        watch_ledger.claim(connection, "desk", claimed, ())
    clock.move(days=3 * 365)
    await purge(store, LEDGER, settings)
    with database.read() as connection:
        assert watch_ledger.entries(connection, "desk")[0].path == "/lists/a.xlsx"
    clock.move(seconds=1)
    await purge(store, LEDGER, settings)
    with database.read() as connection:
        assert watch_ledger.entries(connection, "desk")[0].path == ""


async def test_what_a_purge_removed_is_off_the_disk(store, database, settings, source, clock):
    ended(database, source)
    file = source.parent / "rollcheck.sqlite"
    full = file.stat().st_size
    clock.move(days=91)
    await purge(store, LEDGER, settings)
    assert full - file.stat().st_size > 300_000


async def test_a_purge_that_removed_something_is_logged(store, database, settings, source, clock):
    ended(database, source)
    await purge(store, LEDGER, settings)
    clock.move(days=91)
    await purge(store, LEDGER, settings)
    with database.read() as connection:
        (entry,) = retention.access_entries(connection)
    assert (entry.action, entry.subject) == ("purge", "1 files, 0 jobs, 0 single checks")


async def test_a_week_before_their_time_jobs_are_told(store, database, settings, source, clock):
    ended(database, source)
    goes_at = clock() + timedelta(days=90)
    clock.move(days=83)
    assert await due_soon(store, settings) == []
    clock.move(seconds=1)
    (due,) = await due_soon(store, settings)
    assert (due.job_id, due.goes_at) == ("aaaa", goes_at)
    clock.move(days=30)
    await purge(store, LEDGER, settings)
    assert await due_soon(store, settings) == []


@pytest.mark.parametrize("work", ["retry", "change_ward"])
async def test_a_job_whose_files_are_gone_says_so(store, database, settings, source, clock, work):
    ended(database, source, status=JobStatus.CANCELLED)
    clock.move(days=91)
    await purge(store, LEDGER, settings)
    changes = JobChanges(store, None, permit_of(store))
    arguments = {"retry": ["aaaa"], "change_ward": ["aaaa", "93501017"]}[work]
    with pytest.raises(UserError, match="stored no more"):
        await getattr(changes, work)(*arguments)
    with database.read() as connection:
        assert jobs.unfinished_jobs(connection) == []
