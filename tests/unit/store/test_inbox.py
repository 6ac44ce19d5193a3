from __future__ import annotations

import pytest

from app.store import inbox
from app.store.inbox import InboxOutcome, InboxRecord, TakenAlready
from app.store.shown_jobs import shown_jobs, turned_away
from tests.helpers.stores import NOON, add_job


def record(key="k", outcome=InboxOutcome.TAKEN, **changes):
    usual = {"sender_id": "theirs", "subject": "a", "reason": "", "at": NOON}
    return InboxRecord(key, outcome=outcome, **(usual | changes))


def settle(database, one):
    with database.write() as connection:
        inbox.settle(connection, one)


def known(database, key="k"):
    with database.read() as connection:
        return inbox.find(connection, key)


def test_what_became_of_an_entry_is_kept(database):
    assert known(database) is None
    settle(database, record())
    assert known(database) == record()


def test_an_entry_that_was_taken_is_not_taken_again(database):
    settle(database, record())
    for outcome in InboxOutcome:
        with pytest.raises(TakenAlready):
            settle(database, record(outcome=outcome, subject="b"))
    assert known(database) == record()


def test_an_entry_that_was_refused_may_be_taken_later(database):
    settle(database, record(outcome=InboxOutcome.REFUSED, reason="no file"))
    settle(database, record())
    assert known(database) == record()


def test_a_transaction_that_fails_leaves_no_word_of_it(database):
    def fails():
        with database.write() as connection:
            inbox.settle(connection, record())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert known(database) is None


def test_shown_are_unfinished_jobs_and_those_that_ended_within_a_day(database, clock):
    add_job(database, "a", file_size=4711)
    settle(database, record())
    settle(database, record("r", InboxOutcome.REFUSED, sender_id="theirs-2", reason="no file"))
    settle(database, record("s", InboxOutcome.REFUSED, sender_id="", reason="no JSON"))
    with database.read() as connection:
        (shown,) = shown_jobs(connection, NOON)
        (refused,) = turned_away(connection, NOON)
        assert turned_away(connection, clock.move(days=2)) == []
    assert (shown.job.job_id, shown.file_size, shown.sender_ids) == ("a", 4711, ("theirs",))
    assert (refused.sender_id, refused.reason) == ("theirs-2", "no file")
