import pytest

from app.domain.errors import UserError
from app.engine.drafts.local_time import day_around, local
from tests.helpers.drafts import a_list, draft_of, drafts_of, job_from
from tests.helpers.seats import voters


async def test_files_of_a_batch_and_their_jobs_know_it(drafts, lists):
    batch = await drafts.new_batch("Blouberg")
    job = await job_from(drafts, a_list(lists, voters(2)), batch_id=batch.batch_id)
    assert await drafts.batch_of(job) == batch
    assert await drafts.batch(batch.batch_id) == batch
    alone = await job_from(drafts, a_list(lists, voters(2)))
    assert await drafts.batch_of(alone) is None


async def test_a_batch_is_named_after_the_hour_it_came_in(drafts):
    batch = await drafts.new_batch()
    made = local(batch.created_at)
    assert batch.name == f"{made.day} {made:%b %H.%M}"


async def test_two_batches_of_a_day_never_share_a_name(drafts, seat):
    other = drafts_of(seat, operator="Johan")
    names = [(await each.new_batch("Lists")).name for each in (drafts, other, drafts)]
    assert names == ["Lists", "Lists (2)", "Lists (3)"]


async def test_a_new_name_is_made_safe_and_its_own_name_is_free(drafts):
    first, second = await drafts.new_batch("A"), await drafts.new_batch("B")
    assert (await drafts.rename_batch(second.batch_id, "a")).name == "a (2)"
    assert (await drafts.rename_batch(first.batch_id, "A")).name == "A"
    assert (await drafts.rename_batch(first.batch_id, "W1/W2: new")).name == "W1 W2 new"
    assert (await drafts.batch(first.batch_id)).name == "W1 W2 new"


async def test_a_batch_that_is_gone_cannot_be_renamed(drafts):
    with pytest.raises(UserError, match="no longer together"):
        await drafts.rename_batch("nothing", "Lists")


async def test_a_draft_is_told_apart_from_the_day_before(drafts):
    batch = await drafts.new_batch("Lists")
    since, until = day_around(batch.created_at)
    assert since <= batch.created_at < until
    assert local(since).hour == local(until).hour == 0


async def test_a_batch_is_kept_with_its_refused_files(drafts, lists):
    batch = await drafts.new_batch("Lists")
    refused = await draft_of(drafts, lists / "gone.xlsx", batch_id=batch.batch_id)
    assert (await drafts.draft(refused.draft_id)).batch_id == batch.batch_id
