import asyncio

import pytest

from app.domain.draft import Door, Draft
from app.domain.errors import BugError
from app.domain.job import Job, JobStatus
from app.domain.spreadsheet import About, Wishes
from app.store import files
from tests.helpers.drafts import a_list, draft_of, drafts_of, held, rows_of, source_bytes
from tests.helpers.seats import HEADERS, job_now, run_list, voters
from tests.helpers.spreadsheets import save_xlsx


async def test_a_dropped_file_is_stored_whole_and_waits(drafts, seat, lists, tmp_path):
    path = a_list(lists, voters(3))
    draft = await draft_of(drafts, path)
    path.unlink()
    assert await drafts.draft(draft.draft_id) == draft
    assert (draft.is_ready, draft.inspection.rows, draft.file_path) == (True, 3, str(path))
    assert rows_of(seat, draft.draft_id) == list(enumerate(voters(3), start=2))
    assert len(source_bytes(seat, draft.draft_id, tmp_path / "again")) == draft.file_size
    assert held(seat)["jobs"] == 0


async def test_a_draft_is_read_back_as_it_was_stored(drafts, lists):
    path = a_list(lists, [*voters(2), "123", 0, voters(1)[0]], wards=[16, 16, 17, 17, 16])
    draft = await draft_of(drafts, path, wishes=Wishes(ward="column"))
    assert draft.inspection.row_wards
    assert draft.inspection.preview
    assert await drafts.draft(draft.draft_id) == draft


async def test_a_file_that_cannot_be_read_stays_visible_without_its_bytes(drafts, seat, lists):
    path = lists / "notes.xlsx"
    path.write_bytes(b"%PDF-1.7 a scan")
    draft = await draft_of(drafts, path)
    assert draft.inspection is None
    assert draft.refusal.startswith("notes.xlsx: ")
    assert await drafts.open_drafts() == [draft]
    assert (held(seat)["files"], held(seat)["rows"]) == (0, 0)
    assert (await drafts.facts_of(draft)).refusal == draft.refusal


async def test_a_refusal_names_no_option_of_a_command(drafts, lists):
    path = save_xlsx(lists / "BLOUBERG WARD 16.xlsx", [("NAME", "AGE"), ("Thabo", 40)])
    draft = await draft_of(drafts, path)
    assert "13-digit ID numbers" in draft.refusal
    assert "--" not in draft.refusal


async def test_a_file_that_is_not_there_is_a_refusal_too(drafts, lists):
    draft = await draft_of(drafts, lists / "gone.xlsx")
    assert draft.refusal == "gone.xlsx: there is no such file. Check the name and folder."


@pytest.mark.parametrize(
    ("door", "setting", "starts"),
    [
        (Door.DROPPED, {}, False),
        (Door.DROPPED, {"start_dropped": True}, True),
        (Door.WATCHED, {}, True),
        (Door.WATCHED, {"start_watched": False}, False),
        (Door.FED, {}, True),
        (Door.FED, {"start_fed": False}, False),
        (Door.INBOX, {}, True),
        (Door.COMMAND, {"start_dropped": True}, False),
    ],
)
async def test_each_door_starts_as_its_setting_says(seat, lists, door, setting, starts):
    taken = await drafts_of(seat, **setting).take(a_list(lists, voters(2)), door=door)
    assert isinstance(taken, Job if starts else Draft)
    counts = held(seat)
    assert (counts["jobs"], counts["drafts"]) == (starts, not starts)


async def test_a_question_keeps_a_file_of_any_door_from_starting(seat, lists):
    path = a_list(lists, voters(2), name="members.xlsx")
    draft = await drafts_of(seat).take(path, door=Door.WATCHED)
    assert isinstance(draft, Draft)
    assert draft.inspection.questions[0].about is About.WARD


async def test_a_list_that_started_by_itself_runs_to_its_end(seat, lists):
    job = await drafts_of(seat).take(a_list(lists, voters(3)), door=Door.WATCHED)
    await seat.runner.run_until_done()
    ended = await job_now(seat, job)
    assert (ended.status, ended.lookups_left) == (JobStatus.COMPLETED, 0)


async def test_drafts_stand_in_the_order_they_were_dropped(drafts, lists):
    names = [f"WARD {at}.xlsx" for at in (9, 3, 7)]
    paths = [a_list(lists, voters(2, start=at), name=name) for at, name in enumerate(names)]
    for path in paths:
        await draft_of(drafts, path)
    assert [draft.file_name for draft in await drafts.open_drafts()] == names


async def test_what_breaks_off_before_it_is_stored_is_no_draft_and_is_swept(
    drafts, seat, lists, monkeypatch
):
    def crash(*_args):
        raise BugError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr(files, "complete", crash)
        with pytest.raises(BugError):
            await draft_of(drafts, a_list(lists, voters(3)))
    assert await drafts.open_drafts() == []
    database = seat.store.database
    with database.write() as connection:
        files.sweep(connection, database.now(connection))
    assert not any(held(seat).values())


async def test_a_sweep_leaves_drafts_alone(drafts, seat, lists):
    await draft_of(drafts, a_list(lists, voters(3)))
    before = held(seat)
    database = seat.store.database
    with database.write() as connection:
        assert files.sweep(connection, database.now(connection)) == 0
    assert held(seat) == before


async def test_nothing_is_left_in_the_spool(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, voters(3)))
    await drafts.change(draft.draft_id, Wishes(ward="93501017"))
    await draft_of(drafts, lists / "gone.xlsx")
    assert list(seat.scratch.folder.iterdir()) == []


async def test_many_files_at_once_all_come_in(drafts, lists):
    paths = [a_list(lists, voters(2, start=at), name=f"WARD {at}.xlsx") for at in range(1, 9)]
    taken = await asyncio.gather(*(draft_of(drafts, path) for path in paths))
    assert {draft.file_name for draft in taken} == {path.name for path in paths}
    assert len(await drafts.open_drafts()) == 8


async def test_a_draft_keeps_the_iec_it_came_in_with(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, voters(2)))
    assert draft.iec == seat.iec.identity == "practice"


async def test_the_commands_take_files_in_the_same_way(seat, lists, drafts):
    by_command = await run_list(seat, voters(4))
    by_window = await drafts.take(a_list(lists, voters(4), headers=HEADERS), door=Door.WATCHED)
    alike = ("rows", "distinct_ids", "ward_id", "details", "operator", "seat", "iec", "priority")
    assert [getattr(by_window, name) for name in alike] == [
        getattr(by_command, name) for name in alike
    ]
