from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import event

from app.domain.draft import DraftChoices
from app.domain.errors import UserError
from app.domain.identity_number import mask_id
from app.domain.preflight_numbers import Number, number_lines
from app.domain.preflight_view import NoteKind, state_of
from app.domain.spreadsheet import Wishes
from app.store import job_states, retention
from tests.helpers.drafts import a_list, draft_of, drafts_of, job_from
from tests.helpers.seats import job_now, run_list, voters


async def notes_of(drafts, draft):
    return {note.kind: note for note in (await drafts.facts_of(draft)).notes}


async def test_the_facts_of_a_draft_say_what_it_needs(drafts, seat, lists):
    await run_list(seat, voters(3))
    path = a_list(lists, [*voters(5), voters(1)[0], "123"], name="BLOUBERG WARD 17.xlsx")
    draft = await draft_of(drafts, path)
    facts = await drafts.facts_of(draft)
    assert (facts.key, facts.file_name, facts.size) == (draft.draft_id, path.name, draft.file_size)
    assert (facts.reusable, facts.lookups, facts.counted) == (3, 2, True)
    assert {line.number: line.count for line in number_lines(facts)} == {
        Number.WRONG: 1,
        Number.DUPLICATE: 1,
        Number.ANSWERED: 3,
        Number.LOOKUPS: 2,
    }


async def test_a_list_to_be_checked_fresh_reuses_nothing(drafts, seat, lists):
    await run_list(seat, voters(3))
    draft = await draft_of(drafts, a_list(lists, voters(3)))
    fresh = await drafts.set_choices(draft.draft_id, DraftChoices(recheck=True))
    facts = await drafts.facts_of(fresh)
    assert (facts.reusable, facts.lookups) == (0, 3)
    assert await drafts.listed_rows(draft.draft_id, Number.ANSWERED) == ()


async def test_old_answers_are_asked_for_again(seat, lists):
    await run_list(seat, voters(3))
    drafts = drafts_of(seat, reuse_hours=0)
    draft = await draft_of(drafts, a_list(lists, voters(3)))
    assert (await drafts.facts_of(draft)).lookups == 3


async def test_rows_without_a_ward_are_counted_apart(drafts, lists):
    wards = [93501016, 93501017, None, 93501016]
    draft = await draft_of(drafts, a_list(lists, voters(4), name="all.xlsx", wards=wards))
    draft = await drafts.change(draft.draft_id, Wishes(ward="column"))
    facts = await drafts.facts_of(draft)
    counts = {line.number: line.count for line in number_lines(facts)}
    assert (counts[Number.NO_WARD], counts[Number.LOOKUPS]) == (1, 3)
    (row,) = await drafts.listed_rows(draft.draft_id, Number.NO_WARD)
    assert row.row_no == 4


async def test_the_same_spreadsheet_again_says_when_it_was_checked(drafts, seat, lists):
    path = a_list(lists, voters(3))
    job = await job_from(drafts, path)
    await seat.runner.run_until_done()
    ended = (await job_now(seat, job)).completed_at
    notes = await notes_of(drafts, await draft_of(drafts, path))
    assert notes.keys() == {NoteKind.SAME_LIST}
    wall = notes[NoteKind.SAME_LIST].time
    assert wall.astimezone(UTC).replace(tzinfo=None) == ended


async def test_a_list_with_other_people_says_how_many_are_new(drafts, seat, lists):
    await run_list(seat, voters(5))
    draft = await draft_of(drafts, a_list(lists, [*voters(3), *voters(2, start=900)]))
    note = (await notes_of(drafts, draft))[NoteKind.DIFFERS]
    assert note.number == 2
    assert (await drafts.facts_of(draft)).lookups == 2
    assert note.time is not None


async def test_the_same_people_in_another_file_are_the_same_list(drafts, seat, lists):
    await run_list(seat, voters(5))
    draft = await draft_of(drafts, a_list(lists, reversed(voters(5))))
    assert (await notes_of(drafts, draft)).keys() == {NoteKind.SAME_LIST}


async def test_other_people_or_another_ward_are_no_earlier_list(drafts, seat, lists):
    await run_list(seat, voters(3))
    others = await draft_of(drafts, a_list(lists, voters(3, start=900)))
    elsewhere = a_list(lists, [*voters(3), *voters(1, start=900)], name="BLOUBERG WARD 17.xlsx")
    for draft in (others, await draft_of(drafts, elsewhere)):
        assert await notes_of(drafts, draft) == {}


async def test_a_list_checked_with_another_account_is_no_earlier_list(drafts, seat, lists):
    path = a_list(lists, voters(3))
    job = await run_list(seat, voters(3))
    await seat.store.write(partial(job_states.bind_iec, job_id=job.job_id, iec="another"))
    draft = await draft_of(drafts, path)
    assert (await drafts.facts_of(draft)).lookups == 3
    assert await notes_of(drafts, draft) == {}


async def test_the_latest_of_the_earlier_lists_is_compared(drafts, seat, lists):
    await run_list(seat, voters(1))
    await run_list(seat, voters(4))
    draft = await draft_of(drafts, a_list(lists, voters(5)))
    assert (await notes_of(drafts, draft))[NoteKind.DIFFERS].number == 1


async def test_a_ward_somebody_checks_now_is_said_with_her_name(drafts, seat, lists):
    johan = drafts_of(seat, operator="Johan", seat_name="SEAT-2")
    await job_from(johan, a_list(lists, voters(3)))
    draft = await draft_of(drafts, a_list(lists, voters(3, start=900)))
    notes = await notes_of(drafts, draft)
    assert notes[NoteKind.WARD_BEING_CHECKED].who == "Johan on SEAT-2"
    await seat.runner.run_until_done()
    assert NoteKind.WARD_BEING_CHECKED not in await notes_of(drafts, draft)


async def test_a_file_dropped_twice_says_so_once(drafts, lists):
    path = a_list(lists, voters(3))
    first, second = await draft_of(drafts, path), await draft_of(drafts, path)
    facts = await drafts.facts_of_all([second, first])
    assert [[note.kind for note in one.notes] for one in facts] == [[NoteKind.HERE_TWICE], []]
    await drafts.remove([first.draft_id])
    assert await notes_of(drafts, second) == {}


async def test_thirty_files_need_no_more_queries_than_one(drafts, seat, lists):
    await run_list(seat, voters(3))
    taken = [
        await draft_of(drafts, a_list(lists, voters(2, start=at), name=f"BLOUBERG WARD {at}.xlsx"))
        for at in range(1, 9)
    ]
    asked = []
    engine = seat.store.database.engine
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    await drafts.facts_of_all(taken[:1])
    one = len(asked)
    facts = await drafts.facts_of_all(taken)
    assert len(asked) - one <= one
    assert [each.key for each in facts] == [draft.draft_id for draft in taken]


# The rows behind the numbers


async def test_each_number_lists_its_rows_masked(drafts, seat, lists):
    await run_list(seat, voters(1))
    wrong = voters(1)[0][:-1]
    cells = [voters(2)[0], voters(2)[1], wrong, voters(2)[0]]
    draft = await draft_of(drafts, a_list(lists, cells, name="BLOUBERG WARD 17.xlsx"))
    known = {
        number: [(row.row_no, row.masked_id) for row in await listed(drafts, draft, number)]
        for number in Number
    }
    mask = [mask_id(each) for each in voters(2)]
    assert known == {
        Number.WRONG: [(4, "•" * 12)],
        Number.DUPLICATE: [(5, mask[0])],
        Number.ANSWERED: [(2, mask[0])],
        Number.NO_WARD: [],
        Number.LOOKUPS: [(3, mask[1])],
        Number.REPAIRED: [],
    }


async def listed(drafts, draft, number):
    return await drafts.listed_rows(draft.draft_id, number)


async def test_a_listed_row_says_who_and_why(drafts, seat, lists):
    await run_list(seat, voters(1))
    draft = await draft_of(drafts, a_list(lists, [*voters(1), "12", *voters(1)]))
    (wrong,) = await listed(drafts, draft, Number.WRONG)
    (twice,) = await listed(drafts, draft, Number.DUPLICATE)
    (known,) = await listed(drafts, draft, Number.ANSWERED)
    assert (wrong.name, wrong.reason) == ("Name1 Surname1", "has fewer than 13 digits")
    assert twice.reason == "repeats row 2"
    today = datetime.now().astimezone()
    assert known.reason.startswith(f"asked {today:%Y-%m-%d}")


async def test_a_revealed_number_is_whole_and_noted_without_it(drafts, seat, lists):
    draft = await draft_of(drafts, a_list(lists, [*voters(1), "12x"]))
    assert await drafts.reveal(draft.draft_id, 2) == voters(1)[0]
    assert await drafts.reveal(draft.draft_id, 3) == "12x"
    entries = await seat.store.read(retention.access_entries)
    assert [(entry.action, entry.operator) for entry in entries] == [("reveal", "Thandi")] * 2
    assert entries[1].subject == f"before the start, 1: {draft.draft_id}:2;"
    with pytest.raises(UserError, match="Row 9"):
        await drafts.reveal(draft.draft_id, 9)


async def test_a_reveal_is_found_by_the_members_export_before_and_after_the_start(
    drafts, seat, lists
):
    draft = await draft_of(drafts, a_list(lists, voters(2)))
    await drafts.reveal(draft.draft_id, 2)
    before = await seat.people.export(voters(1)[0])
    await drafts.start([draft.draft_id])
    after = await seat.people.export(voters(1)[0])
    assert [line["action"] for line in before["access_log"]] == ["reveal"]
    assert [line["action"] for line in after["access_log"]] == ["reveal", "export"]


async def test_a_draft_with_a_question_says_so(drafts, lists):
    facts = await drafts.facts_of(await draft_of(drafts, a_list(lists, voters(2), name="m.xlsx")))
    assert state_of(facts).name == "NEEDS_YOU"
