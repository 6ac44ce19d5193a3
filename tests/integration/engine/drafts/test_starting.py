import asyncio
from dataclasses import replace
from datetime import date, time

import pytest

from app.domain.draft import DraftChoices
from app.domain.errors import SpreadsheetRefused, StoreUnavailable, UserError
from app.domain.job import JobStatus
from app.domain.preflight_view import Meeting, MeetingKind
from app.domain.spreadsheet import About, Wishes
from app.engine.details import JobDetails
from app.engine.drafts import Drafts, NotStarted
from app.engine.iec_access import IecAccess
from app.iec.account import Credentials
from app.iec.address import parse_address
from app.store import answers, jobs
from tests.helpers.drafts import (
    a_list,
    another_seat,
    draft_of,
    drafts_of,
    held,
    job_from,
    rows_of,
    source_bytes,
    two_id_columns,
)
from tests.helpers.iec import CREDENTIALS, synthetic_id
from tests.helpers.seats import job_now, notes_of, run_list, verdicts_of, voters


async def test_a_start_makes_the_draft_a_job_with_the_same_bytes(drafts, seat, lists, tmp_path):
    path = a_list(lists, voters(3))
    draft = await draft_of(drafts, path)
    before = held(seat)
    (job,) = await drafts.start([draft.draft_id])
    assert (job.job_id, job.status, job.lookups_left) == (draft.draft_id, JobStatus.QUEUED, 3)
    assert held(seat) == before | {"drafts": 0, "jobs": 1, "answers": 3}
    assert source_bytes(seat, job.job_id, tmp_path / "again") == path.read_bytes()


async def test_a_started_draft_runs_to_its_end(drafts, seat, lists):
    job = await job_from(drafts, a_list(lists, voters(4)))
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.COMPLETED
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}


async def test_starting_twice_gives_the_one_job(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, voters(3)))
    first = await drafts.start([draft.draft_id])
    assert await drafts.start([draft.draft_id]) == first
    assert held(seat)["jobs"] == 1


async def test_two_seats_that_start_the_same_draft_make_one_job(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, voters(3)))
    with another_seat(seat) as other:
        both = (drafts, other) * 3
        started = await asyncio.gather(*(one.start([draft.draft_id]) for one in both))
    assert {job.job_id for jobs in started for job in jobs} == {draft.draft_id}
    assert (held(seat)["jobs"], held(seat)["answers"]) == (1, 3)


async def test_an_open_question_is_named_and_the_others_start(drafts, seat, lists):
    ready = await draft_of(drafts, a_list(lists, voters(2)))
    asked = await draft_of(drafts, a_list(lists, voters(2), name="members.xlsx"))
    with pytest.raises(NotStarted, match=r"members\.xlsx: it is not known which ward") as problem:
        await drafts.start([asked.draft_id, ready.draft_id])
    assert [job.job_id for job in problem.value.started] == [ready.draft_id]
    assert await drafts.open_drafts() == [asked]


async def test_a_refused_file_cannot_start(drafts, lists):
    (lists / "scan.xlsx").write_bytes(b"%PDF-1.7")
    refused = await draft_of(drafts, lists / "scan.xlsx")
    with pytest.raises(UserError, match=r"scan\.xlsx cannot be read"):
        await drafts.start([refused.draft_id])
    with pytest.raises(UserError, match=r"scan\.xlsx cannot be read"):
        await drafts.change(refused.draft_id, Wishes(ward="93501016"))


async def test_a_removed_draft_can_neither_start_nor_change(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, voters(2)))
    assert await drafts.remove([draft.draft_id]) == 1
    assert not any(held(seat).values())
    for work in (
        drafts.start([draft.draft_id]),
        drafts.change(draft.draft_id, Wishes()),
        drafts.set_choices(draft.draft_id, DraftChoices()),
        drafts.draft(draft.draft_id),
    ):
        with pytest.raises(UserError, match="no longer here"):
            await work


async def test_removing_what_has_started_leaves_the_job_whole(drafts, seat, lists):
    job = await job_from(drafts, a_list(lists, voters(3)))
    before = held(seat)
    assert await drafts.remove([job.job_id]) == 0
    assert held(seat) == before


async def test_a_start_that_breaks_off_leaves_the_draft_as_it_was(drafts, seat, lists, monkeypatch):
    draft = await draft_of(drafts, a_list(lists, voters(3)))
    before = held(seat)

    def power_cut(*_args):
        raise StoreUnavailable("the power went")

    with monkeypatch.context() as patch:
        patch.setattr(jobs, "note", power_cut)
        with pytest.raises(StoreUnavailable):
            await drafts.start([draft.draft_id])
    assert held(seat) == before
    (job,) = await drafts.start([draft.draft_id])
    assert job.lookups_left == 3


async def test_the_operators_choices_go_with_the_job(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, voters(2)))
    meeting = Meeting(date(2026, 11, 28), time(18), MeetingKind.BPA)
    chosen = await drafts.set_choices(
        draft.draft_id, DraftChoices(urgent=True, recheck=True, priority=5, meeting=meeting)
    )
    assert (await drafts.facts_of(chosen)).meeting == meeting
    (job,) = await drafts.start([draft.draft_id])
    details = JobDetails.of(job)
    assert (job.urgent, job.recheck, job.priority) == (True, True, 5)
    assert (details.meeting_date, details.meeting_time) == ("2026-11-28", "18:00")
    assert details.meeting_kind == "BPA"


async def test_a_job_says_who_added_and_who_started_it(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, voters(2)))
    other = drafts_of(seat, seat_name="SEAT-2", operator="Johan")
    (job,) = await other.start([draft.draft_id])
    assert (job.operator, job.seat) == ("Thandi", "desk")
    assert await notes_of(seat, job) == ["added by Thandi on desk", "started by Johan on SEAT-2"]


async def test_answers_young_enough_are_taken_over_at_the_start(drafts, seat, lists):
    await run_list(seat, voters(3))
    job = await job_from(drafts, a_list(lists, voters(4)))
    assert (job.reused, job.lookups_left) == (3, 1)
    counts = await seat.store.read(lambda c: answers.count_by_state(c, job.job_id))
    assert sum(counts.values()) == 4


async def test_an_answer_makes_the_pre_flight_anew_from_the_stored_bytes(drafts, seat, lists):
    path = a_list(lists, voters(2), name="members.xlsx")
    draft = await draft_of(drafts, path)
    path.unlink()
    changed = await drafts.change(draft.draft_id, Wishes(ward="93501017"))
    assert (changed.is_ready, changed.inspection.ward_id) == (True, "93501017")
    assert changed.version > draft.version
    assert await drafts.draft(draft.draft_id) == changed
    (job,) = await drafts.start([draft.draft_id])
    assert job.ward_id == "93501017"


async def test_accepted_repairs_change_the_stored_people(drafts, seat, lists):
    short = synthetic_id(1, date(2002, 5, 6)).lstrip("0")
    draft = await draft_of(drafts, a_list(lists, [*voters(1), short]))
    assert rows_of(seat, draft.draft_id)[1] == (3, None)
    await drafts.change(draft.draft_id, Wishes(accept_repairs=True))
    assert rows_of(seat, draft.draft_id)[1] == (3, short.zfill(13))
    (job,) = await drafts.start([draft.draft_id])
    assert (job.repaired, job.lookups_left) == (1, 2)


async def test_a_wish_that_the_file_cannot_fulfil_leaves_the_draft_as_it_was(drafts, lists):
    draft = await draft_of(drafts, a_list(lists, voters(2)))
    with pytest.raises(SpreadsheetRefused, match="no column"):
        await drafts.change(draft.draft_id, Wishes(id_column="PASSPORT"))
    assert await drafts.draft(draft.draft_id) == draft


async def test_a_question_about_the_layout_is_answered_later(drafts, seat, lists):
    draft = await draft_of(drafts, two_id_columns(lists, voters(2), voters(2, start=500)))
    assert draft.inspection.questions[0].about is About.ID_COLUMN
    assert rows_of(seat, draft.draft_id) == []
    changed = await drafts.change(draft.draft_id, Wishes(id_column="D"))
    assert changed.is_ready
    assert [number for _, number in rows_of(seat, draft.draft_id)] == voters(2, start=500)


async def test_a_start_waits_for_the_answer_before_it(drafts, lists):
    draft = await draft_of(drafts, a_list(lists, voters(2)))
    changing = asyncio.ensure_future(drafts.change(draft.draft_id, Wishes(ward="93501017")))
    await asyncio.sleep(0)
    (job,) = await drafts.start([draft.draft_id])
    await changing
    assert job.ward_id == "93501017"


async def test_rows_of_several_wards_are_asked_only_under_a_ward(drafts, seat, lists):
    people = voters(4)
    path = a_list(lists, people, name="members.xlsx", wards=[93501016, 93501017, None, 93501016])
    draft = await draft_of(drafts, path)
    assert draft.inspection.questions
    await drafts.change(draft.draft_id, Wishes(ward="column"))
    (job,) = await drafts.start([draft.draft_id])
    assert (job.ward_per_row, job.ward_id, job.lookups_left) == (True, None, 3)


async def test_a_practice_list_cannot_start_at_the_real_iec(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, voters(2)))
    real = IecAccess(parse_address("https://iec.example"), None, False, 1)
    elsewhere = Drafts(
        seat.store, seat.worker, real, seat.settings, seat.scratch.folder, seat.permit
    )
    with pytest.raises(UserError, match="added for practice"):
        await elsewhere.start([draft.draft_id])
    assert held(seat)["jobs"] == 0


async def test_a_job_belongs_to_the_account_of_its_draft(seat, lists):
    account = IecAccess(parse_address("https://iec.example"), CREDENTIALS, False, 1)
    real = Drafts(seat.store, seat.worker, account, seat.settings, seat.scratch.folder, seat.permit)
    draft = await draft_of(real, a_list(lists, voters(2)))
    other = replace(account, credentials=Credentials("other", "secret"))
    later = Drafts(seat.store, seat.worker, other, seat.settings, seat.scratch.folder, seat.permit)
    (job,) = await later.start([draft.draft_id])
    assert job.iec == account.identity != other.identity
