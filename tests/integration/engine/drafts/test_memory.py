import pytest

from app.domain.draft import Door
from app.domain.job import Job
from app.domain.spreadsheet import About, Role, Wishes
from tests.helpers.drafts import a_list, draft_of, drafts_of, job_from, two_id_columns
from tests.helpers.seats import voters
from tests.helpers.spreadsheets import save_sheets, save_xlsx

OURS, SPOUSES = voters(3), voters(3, start=500)


async def started(drafts, path, wishes):
    draft = await draft_of(drafts, path)
    await drafts.change(draft.draft_id, wishes)
    return await drafts.start([draft.draft_id])


async def test_the_next_list_with_the_same_headers_needs_no_answer(drafts, lists):
    await started(drafts, two_id_columns(lists, OURS, SPOUSES), Wishes(id_column="D"))
    other = two_id_columns(lists, SPOUSES, OURS, name="BLOUBERG WARD 17.xlsx")
    draft = await draft_of(drafts, other)
    assert draft.is_ready
    assert draft.inspection.layout.columns[Role.ID_NUMBER] == 3
    assert draft.wishes == Wishes(id_column="D")
    assert (await drafts.facts_of(draft)).notes == ()


async def test_what_never_started_is_not_remembered(drafts, lists):
    draft = await draft_of(drafts, two_id_columns(lists, OURS, SPOUSES))
    await drafts.change(draft.draft_id, Wishes(id_column="D"))
    await drafts.remove([draft.draft_id])
    again = await draft_of(drafts, two_id_columns(lists, OURS, SPOUSES))
    assert again.inspection.questions


async def test_a_ward_is_never_remembered(drafts, lists):
    path = a_list(lists, OURS, name="members.xlsx")
    await started(drafts, path, Wishes(ward="93501016"))
    draft = await draft_of(drafts, a_list(lists, SPOUSES, name="members.xlsx"))
    assert draft.inspection.questions[0].about is About.WARD


async def test_accepted_repairs_are_never_remembered(drafts, lists):
    path = two_id_columns(lists, OURS, SPOUSES)
    await started(drafts, path, Wishes(id_column="D", accept_repairs=True))
    draft = await draft_of(drafts, two_id_columns(lists, OURS, SPOUSES))
    assert draft.wishes == Wishes(id_column="D")


async def test_that_each_row_has_its_ward_is_remembered(drafts, lists):
    wards = [93501016, 93501017, 93501018]
    path = a_list(lists, OURS, name="branch.xlsx", wards=wards)
    await started(drafts, path, Wishes(ward="column"))
    draft = await draft_of(drafts, a_list(lists, SPOUSES, name="next.xlsx", wards=wards))
    assert (draft.is_ready, draft.inspection.ward_per_row) == (True, True)


async def test_a_ward_per_row_answers_only_where_it_is_asked(drafts, lists):
    wards = [93501016, 93501017, 93501018]
    path = a_list(lists, OURS, name="branch.xlsx", wards=wards)
    await started(drafts, path, Wishes(ward="column"))
    of_one = a_list(lists, SPOUSES, name="one.xlsx", wards=[93501016] * 3)
    draft = await draft_of(drafts, of_one)
    assert (draft.inspection.ward_id, draft.wishes) == ("93501016", Wishes())


async def test_another_layout_of_the_same_question_is_asked(drafts, lists):
    await started(drafts, two_id_columns(lists, OURS, SPOUSES), Wishes(id_column="D"))
    headers = ("SURNAME", "NAMES", "ID NUMBER", "ID NUMBER")
    people = (("Botha", "Anna", *both) for both in zip(OURS, SPOUSES, strict=True))
    path = save_xlsx(lists / "BLOUBERG WARD 18.xlsx", [headers, *people])
    draft = await draft_of(drafts, path)
    assert draft.inspection.questions[0].about is About.ID_COLUMN
    assert draft.wishes == Wishes()


async def test_a_sheet_is_remembered_by_the_sheets_there_are(drafts, lists):
    def book(name, ours):
        people = [("NAME", "SURNAME", "ID NUMBER"), *(("A", "B", number) for number in ours)]
        return save_sheets(lists / name, {"Nov": people, "Old": people})

    await started(drafts, book("BLOUBERG WARD 16.xlsx", OURS), Wishes(sheet="Old"))
    draft = await draft_of(drafts, book("BLOUBERG WARD 17.xlsx", SPOUSES))
    assert (draft.is_ready, draft.inspection.layout.sheet) == (True, "Old")


async def test_a_column_chosen_against_the_guess_is_chosen_again(drafts, lists):
    def path(name, ours, others):
        headers = ("NAME", "SURNAME", "ID NUMBER", "ID OF SPOUSE")
        people = (("Anna", "Botha", *both) for both in zip(ours, others, strict=True))
        return save_xlsx(lists / name, [headers, *people])

    first = await draft_of(drafts, path("BLOUBERG WARD 16.xlsx", OURS, SPOUSES))
    guessed = first.inspection.layout.columns[Role.ID_NUMBER]
    other = "D" if guessed == 2 else "C"
    await started(drafts, path("BLOUBERG WARD 16.xlsx", OURS, SPOUSES), Wishes(id_column=other))
    draft = await draft_of(drafts, path("BLOUBERG WARD 17.xlsx", SPOUSES, OURS))
    assert draft.inspection.layout.columns[Role.ID_NUMBER] == 5 - guessed


async def test_a_watched_list_starts_by_itself_once_its_layout_is_known(seat, lists):
    drafts = drafts_of(seat)
    await started(drafts, two_id_columns(lists, OURS, SPOUSES), Wishes(id_column="D"))
    path = two_id_columns(lists, SPOUSES, OURS, name="BLOUBERG WARD 17.xlsx")
    assert isinstance(await drafts.take(path, door=Door.WATCHED), Job)


async def test_the_latest_word_counts(drafts, lists):
    await started(drafts, two_id_columns(lists, OURS, SPOUSES), Wishes(id_column="D"))
    await started(drafts, two_id_columns(lists, OURS, SPOUSES), Wishes(id_column="C"))
    draft = await draft_of(drafts, two_id_columns(lists, OURS, SPOUSES))
    assert draft.wishes == Wishes(id_column="C")


@pytest.mark.parametrize("ward", [None, "93501018"])
async def test_one_answer_serves_the_files_like_it_and_leaves_their_wards(drafts, lists, ward):
    names = [f"BLOUBERG WARD {at}.xlsx" for at in (16, 17)]
    taken = [
        await draft_of(drafts, two_id_columns(lists, OURS, SPOUSES, name=name)) for name in names
    ]
    ids = [draft.draft_id for draft in taken]
    changed = await drafts.apply_to_alike(ids, Wishes(id_column="D", ward=ward))
    assert [draft.inspection.ward_id for draft in changed] == ["93501016", "93501017"]
    assert [draft.wishes.ward for draft in changed] == [None, None]


async def test_an_answer_that_does_not_fit_one_file_serves_the_others(drafts, lists):
    fits = await draft_of(drafts, two_id_columns(lists, OURS, SPOUSES))
    other = await draft_of(drafts, a_list(lists, OURS, name="BLOUBERG WARD 19.xlsx"))
    answer = Wishes(id_column="Z")
    assert await drafts.apply_to_alike([other.draft_id], answer) == []
    assert await drafts.draft(other.draft_id) == other
    changed = await drafts.apply_to_alike([other.draft_id, fits.draft_id], Wishes(id_column="D"))
    assert fits.draft_id in [draft.draft_id for draft in changed]


async def test_a_job_started_without_a_word_leaves_nothing_to_remember(drafts, seat, lists):
    await job_from(drafts, a_list(lists, OURS))
    draft = await draft_of(drafts, a_list(lists, SPOUSES))
    assert draft.wishes == Wishes()
