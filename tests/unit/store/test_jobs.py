import pytest

from app.domain.errors import UserError
from app.domain.job import JobStatus
from app.store import job_states, jobs
from tests.helpers.stores import IEC, NOON, WARD, add_job, job_now, new_job


def ids(found):
    return [job.job_id for job in found]


def read(database, work, *arguments, **options):
    with database.read() as connection:
        return work(connection, *arguments, **options)


def fail(database, job_id):
    with database.write() as connection:
        job_states.claim(connection, jobs.job_of(connection, job_id), "desk", 1, NOON)
        job_states.finish(connection, job_id, 1, NOON, status=JobStatus.FAILED, error="why")


def test_a_job_comes_back_as_it_was_added(database):
    details = {"kind": "xlsx", "list": [1, 2]}
    new = new_job("aaaa", urgent=True, priority=7, rows=12, details=details)
    with database.write() as connection:
        jobs.insert_job(connection, new, NOON)
    job = job_now(database, "aaaa")
    assert (job.status, job.ward_id, job.iec) == (JobStatus.QUEUED, WARD, IEC)
    assert (job.urgent, job.priority, job.rows, job.details) == (True, 7, 12, details)
    assert (job.created_at, job.started_at, job.error, job.result) == (NOON, None, "", None)


def test_a_job_with_a_ward_per_row_has_no_ward(database):
    job = add_job(database, "aaaa", ward_id=None, ward_per_row=True)
    assert (job.ward_id, job.ward_per_row) == (None, True)


def test_a_job_that_does_not_exist_is_named(database):
    with pytest.raises(UserError, match="no job zzzz"):
        job_now(database, "zzzz")


@pytest.mark.parametrize(("typed", "found"), [("ab", "abcd"), (" ABCD ", "abcd"), ("x", "xbcd")])
def test_a_job_is_found_by_the_beginning_of_its_id(database, typed, found):
    add_job(database, "abcd")
    add_job(database, "xbcd")
    assert read(database, jobs.find_job, typed).job_id == found


@pytest.mark.parametrize(
    ("typed", "told"), [("a", "Several"), ("z", "no job"), ("", "no job"), ("%", "no job")]
)
def test_a_beginning_that_fits_none_or_several_is_refused(database, typed, told):
    add_job(database, "abcd")
    add_job(database, "abce")
    with pytest.raises(UserError, match=told):
        read(database, jobs.find_job, typed)


def test_jobs_are_listed_newest_first(database):
    for job_id in ("aaaa", "bbbb", "cccc"):
        add_job(database, job_id)
    assert ids(read(database, jobs.list_jobs, limit=2)) == ["cccc", "bbbb"]


def test_earlier_jobs_on_the_same_bytes_and_account_are_known(database):
    add_job(database, "aaaa", file_sha256="1" * 64)
    add_job(database, "bbbb", file_sha256="1" * 64, iec="practice")
    add_job(database, "cccc", file_sha256="2" * 64)
    assert ids(read(database, jobs.same_spreadsheet, "1" * 64, IEC)) == ["aaaa"]


def test_failed_jobs_can_be_taken_up_while_their_list_is_stored(database, tmp_path):
    source = tmp_path / "list.xlsx"
    source.write_bytes(b"list")
    add_job(database, "crashed", source=source)
    add_job(database, "purged")
    add_job(database, "queued", source=source)
    for job_id in ("crashed", "purged"):
        fail(database, job_id)
    assert ids(read(database, jobs.failed_unanswered)) == ["crashed"]


def test_the_time_line_is_in_order(database):
    with database.write() as connection:
        for text in ("added", "checking", "x" * 600):
            jobs.note(connection, "aaaa", NOON, text)
    lines = read(database, jobs.notes, "aaaa")
    assert [text for _, text in lines] == ["added", "checking", "x" * 500]
