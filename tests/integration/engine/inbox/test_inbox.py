"""Lists that other programs leave in a real Redis, taken in by a real seat."""

from __future__ import annotations

import asyncio
import json

import pytest

from app.domain.draft import Door
from app.domain.errors import StoreUnavailable
from app.engine.inbox.line import Line
from app.seats.bus.connect import RedisTarget, open_client
from app.seats.bus.keys import mark_of
from app.store.inbox import InboxOutcome
from tests.helpers.buses import KEYS, TENTH
from tests.helpers.drafts import a_list, another_seat, two_id_columns
from tests.helpers.inboxes import (
    emptied,
    entry,
    inbox_of,
    jobs_and_drafts,
    push,
    reading,
    records,
)
from tests.helpers.seats import until, voters

PEOPLE = voters(3)


async def test_a_list_another_program_pushed_is_queued(seat, drafts, redis_server, root):
    path = a_list(root, PEOPLE)
    push(redis_server, entry(path, priority=5))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    ((job,), _) = jobs_and_drafts(seat)
    assert (job.file_name, job.priority, job.ward_id) == (path.name, 5, "93501016")
    assert records(seat)["theirs-1"].outcome is InboxOutcome.TAKEN
    assert records(seat)["theirs-1"].subject == job.job_id
    assert path.exists()


async def test_entries_come_in_the_order_they_were_pushed(seat, drafts, redis_server, root):
    names = [f"BLOUBERG WARD {number}.xlsx" for number in (1, 2, 3, 4)]
    for name in names:
        push(redis_server, entry(a_list(root, PEOPLE, name=name), name))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    assert [job.file_name for job in jobs_and_drafts(seat)[0]] == names


async def test_an_id_that_comes_twice_is_taken_once(seat, drafts, redis_server, root):
    path = a_list(root, PEOPLE)
    push(redis_server, entry(path), entry(path), entry(path, createdAt="later"))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
        push(redis_server, entry(path))
        await emptied(redis_server)
    assert len(jobs_and_drafts(seat)[0]) == 1


async def test_a_list_with_an_open_question_waits_for_somebody(seat, drafts, redis_server, root):
    push(redis_server, entry(two_id_columns(root, PEOPLE[:1], PEOPLE[1:2])))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    jobs, (draft,) = jobs_and_drafts(seat)
    assert jobs == []
    assert (draft.door, bool(draft.inspection.questions)) == (Door.INBOX, True)
    assert records(seat)["theirs-1"].subject == draft.draft_id


async def test_a_list_that_cannot_be_used_is_a_draft_with_its_refusal(
    seat, drafts, redis_server, root
):
    (root / "BLOUBERG WARD 16.xlsx").write_bytes(b"%PDF-1.7 no list")
    push(redis_server, entry(root / "BLOUBERG WARD 16.xlsx"))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    _, (draft,) = jobs_and_drafts(seat)
    known = records(seat)["theirs-1"]
    assert (known.outcome, known.reason) == (InboxOutcome.REFUSED, draft.refusal)


async def test_the_list_s_own_name_counts_where_its_file_has_another(
    seat, drafts, redis_server, root
):
    path = a_list(root, PEOPLE, name="1732546800-upload")
    push(redis_server, entry(path, fileName="BLOUBERG WARD 17.xlsx"))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    ((job,), _) = jobs_and_drafts(seat)
    assert (job.file_name, job.ward_id) == ("BLOUBERG WARD 17.xlsx", "93501017")


@pytest.mark.parametrize(
    ("name", "ward"), [("members.xlsx", 93501016), ("BLOUBERG.xlsx", 16), ("BLOUBERG.xlsx", "16")]
)
async def test_a_ward_the_sender_names_answers_the_question(
    seat, drafts, redis_server, root, name, ward
):
    push(redis_server, entry(a_list(root, PEOPLE, name=name), wardNumber=ward))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    ((job,), _) = jobs_and_drafts(seat)
    assert job.ward_id == "93501016"


async def test_a_ward_the_sender_names_against_the_list_is_asked_about(
    seat, drafts, redis_server, root
):
    push(redis_server, entry(a_list(root, PEOPLE), wardNumber=17))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    jobs, (draft,) = jobs_and_drafts(seat)
    assert jobs == []
    assert "another ward" in draft.inspection.questions[0].text


@pytest.mark.parametrize(
    "data",
    [
        b"{broken",
        b"\xff\x00\xfe",
        b"[]",
        b'{"id": "x"}',
        b'{"id": "x", "filePath": 5}',
        b'{"id": "x", "filePath": "/x", "surprise": 1}',
        json.dumps({"id": "x", "filePath": "/x", "error": "e" * 1_000_000}).encode(),
        b"",
    ],
)
async def test_what_is_no_entry_is_refused_and_the_next_one_is_taken(
    seat, drafts, redis_server, root, data
):
    push(redis_server, data, entry(a_list(root, PEOPLE)))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    outcomes = [one.outcome for one in records(seat).values()]
    assert sorted(outcomes) == [InboxOutcome.REFUSED, InboxOutcome.TAKEN]


async def test_an_id_that_was_refused_may_come_again(seat, drafts, redis_server, root):
    push(redis_server, entry(root / "BLOUBERG WARD 16 MEMBERSHIP.xlsx"))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
        assert records(seat)["theirs-1"].reason == "There is no file at this path"
        push(redis_server, entry(a_list(root, PEOPLE)))
        await emptied(redis_server)
    assert records(seat)["theirs-1"].outcome is InboxOutcome.TAKEN


async def test_an_entry_moved_by_a_seat_that_died_is_taken_up_by_itself(
    seat, drafts, redis_server, root
):
    push(redis_server, entry(a_list(root, PEOPLE)))
    await moved_by("desk", redis_server)
    async with reading(inbox_of(seat, drafts, redis_server, root, name="desk")):
        await emptied(redis_server)
    assert len(jobs_and_drafts(seat)[0]) == 1


async def moved_by(name, server, alive=30.0):
    """A seat that takes an entry out of the inbox and dies."""
    async with open_client(RedisTarget("127.0.0.1", server.port), None, TENTH) as client:
        line = Line(client, KEYS, mark_of(name), alive)
        await line.show_life()
        assert await line.first() is not None
    with server.client() as client:
        assert client.llen(KEYS.inbox) == 0


async def test_an_entry_moved_by_a_seat_that_died_is_taken_up_by_another(
    seat, drafts, redis_server, root
):
    push(redis_server, entry(a_list(root, PEOPLE)))
    await moved_by("dead", redis_server, alive=0.3)
    async with reading(inbox_of(seat, drafts, redis_server, root, name="desk")):
        await emptied(redis_server)
    assert len(jobs_and_drafts(seat)[0]) == 1


async def test_an_entry_of_a_living_seat_is_left_to_it(seat, drafts, redis_server, root):
    push(redis_server, entry(a_list(root, PEOPLE)))
    await moved_by("living", redis_server)
    push(redis_server, entry(a_list(root, PEOPLE, name="BLOUBERG WARD 17.xlsx"), "theirs-2"))
    async with reading(inbox_of(seat, drafts, redis_server, root, name="desk")):
        await until(lambda: "theirs-2" in records(seat))
        with redis_server.client() as client:
            assert client.llen(KEYS.taking(mark_of("living"))) == 1


async def test_a_crash_after_sql_has_it_and_before_redis_lets_go_doubles_nothing(
    seat, drafts, redis_server, root, monkeypatch
):
    push(redis_server, entry(a_list(root, PEOPLE)))

    async def dies(self, entry):
        raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(Line, "done", dies)
        async with reading(inbox_of(seat, drafts, redis_server, root)):
            await until(lambda: records(seat))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    assert len(jobs_and_drafts(seat)[0]) == 1


async def test_two_seats_that_take_the_same_entry_at_the_same_time_make_one_job(
    seat, drafts, redis_server, root
):
    """A frozen seat thaws while another one has taken its entry up."""
    data = entry(a_list(root, PEOPLE))
    push(redis_server, data)
    copied, go_on = asyncio.Event(), asyncio.Event()

    async def slow(path, **options):
        copied.set()
        await go_on.wait()
        return await drafts.take(path, **options)

    with another_seat(seat) as other:
        frozen = inbox_of(seat, slow, redis_server, root, name="frozen")
        async with reading(frozen):
            await copied.wait()
            push(redis_server, data)
            async with reading(inbox_of(seat, other, redis_server, root, name="other")):
                await until(lambda: records(seat))
                go_on.set()
                await emptied(redis_server)
    assert len(jobs_and_drafts(seat)[0]) == 1


async def test_a_thawed_reader_does_not_remove_an_entry_it_has_not_dealt_with(redis_server):
    async with open_client(RedisTarget("127.0.0.1", redis_server.port), None, TENTH) as client:
        line = Line(client, KEYS, "mine")
        push(redis_server, "one")
        first = await line.first()
        await client.delete(KEYS.taking("mine"))
        push(redis_server, "two")
        second = await line.first()
        await line.done(first)
        assert await line.first() == second
        await line.done(second)
        assert await line.first() is None


async def test_while_the_store_is_away_an_entry_waits(seat, drafts, redis_server, root):
    away = True

    async def take(path, **options):
        if away:
            raise StoreUnavailable("the store is away")
        return await drafts.take(path, **options)

    push(redis_server, entry(a_list(root, PEOPLE)))
    reader = inbox_of(seat, take, redis_server, root)
    async with reading(reader):
        await until(lambda: reader.trouble == "the store is away")
        away = False
        await emptied(redis_server)
        assert reader.trouble == ""
    assert len(jobs_and_drafts(seat)[0]) == 1


async def test_while_redis_is_away_the_inbox_waits(seat, drafts, redis_server, root):
    redis_server.stop()
    reader = inbox_of(seat, drafts, redis_server, root)
    async with reading(reader):
        await until(lambda: reader.trouble != "")
        redis_server.start()
        push(redis_server, entry(a_list(root, PEOPLE)))
        await until(lambda: records(seat))
        await emptied(redis_server)
    assert reader.trouble == ""


async def test_while_the_folder_is_not_there_an_entry_waits(seat, drafts, redis_server, root):
    later = root / "share"
    push(redis_server, entry(later / "BLOUBERG WARD 16.xlsx"))
    reader = inbox_of(seat, drafts, redis_server, later)
    async with reading(reader):
        await until(lambda: reader.trouble != "")
        assert records(seat) == {}
        a_list(later, PEOPLE, name="BLOUBERG WARD 16.xlsx")
        await emptied(redis_server)
    assert records(seat)["theirs-1"].outcome is InboxOutcome.TAKEN


async def test_a_fault_of_ours_refuses_one_entry_and_not_the_next(seat, drafts, redis_server, root):
    async def take(path, **options):
        if "16" in path.name:
            raise RuntimeError("ours, about 8001015009087")
        return await drafts.take(path, **options)

    push(redis_server, entry(a_list(root, PEOPLE)))
    push(redis_server, entry(a_list(root, PEOPLE, name="BLOUBERG WARD 17.xlsx"), "theirs-2"))
    async with reading(inbox_of(seat, take, redis_server, root)):
        await emptied(redis_server)
    known = records(seat)
    assert known["theirs-1"].outcome is InboxOutcome.REFUSED
    assert "8001015009087" not in known["theirs-1"].reason
    assert known["theirs-2"].outcome is InboxOutcome.TAKEN


async def test_a_key_of_another_kind_is_trouble_and_no_end(seat, drafts, redis_server, root):
    with redis_server.client() as client:
        client.set(KEYS.inbox, "a text")
    reader = inbox_of(seat, drafts, redis_server, root)
    async with reading(reader):
        await until(lambda: "another program" in reader.trouble)
        with redis_server.client() as client:
            assert client.get(KEYS.inbox) == "a text"
            client.delete(KEYS.inbox)
        push(redis_server, entry(a_list(root, PEOPLE)))
        await until(lambda: records(seat))
