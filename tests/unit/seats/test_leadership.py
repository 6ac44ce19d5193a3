"""Who runs the queue, over all seats: the lease is watched, renewed and feared."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest

from app.domain.errors import LeaseLost, StoreUnavailable
from app.domain.lease_watch import LeaseTimes
from app.seats import lease
from app.seats.leadership import SharedLeadership
from app.seats.lease import guard, standing
from tests.helpers.seats import until
from tests.helpers.stores import NOON

TIMES = LeaseTimes(renew=0.02, stop=20, takeover=45)
QUIET = LeaseTimes(renew=10_000, stop=20, takeover=45)


class Hands:
    """Monotonic seconds that a test moves."""

    def __init__(self):
        self.at = 100.0

    def __call__(self):
        return self.at


class Kept:
    """A database that outlives the leadership that closes it, and can be away."""

    def __init__(self, database):
        self._database = database
        self.away = False

    def transact(self, work):
        if self.away:
            raise StoreUnavailable("the store does not answer")
        return self._database.transact(work)

    def now(self, connection):
        return self._database.now(connection)

    def close(self):
        """The test's own is closed by its fixture."""


@asynccontextmanager
async def leading(database, hands, times=QUIET):
    made = SharedLeadership(Kept(database), times, hands)
    try:
        yield made
    finally:
        await made.aclose()


def look(database, seat):
    database.look(lambda connection: seat.observe(connection))


def claim(database, seat, owner="desk"):
    """Look, and take the lease if it can be had."""
    look(database, seat)
    if not seat.try_to_lead():
        return None
    epoch = database.transact(lambda connection: seat.take(connection, owner))
    if epoch is not None:
        seat.hold()
    return epoch


def watch_for(database, seat, hands, seconds):
    for _ in range(int(seconds)):
        look(database, seat)
        hands.at += 1
    look(database, seat)


async def test_a_free_lease_is_taken_and_nobody_else_gets_it(database):
    hands = Hands()
    async with leading(database, hands) as first, leading(database, hands) as second:
        assert claim(database, first) == 1
        assert claim(database, second) is None


async def test_of_two_that_saw_it_free_one_gets_it(database):
    hands = Hands()
    async with leading(database, hands) as first, leading(database, hands) as second:
        for seat in (first, second):
            look(database, seat)
        taken = [
            database.transact(lambda connection, seat=seat: seat.take(connection, "desk"))
            for seat in (first, second)
        ]
    assert taken == [1, None]


async def test_every_claim_of_its_holder_has_an_epoch_of_its_own(database):
    async with leading(database, Hands()) as seat:
        assert [claim(database, seat) for _ in range(3)] == [1, 2, 3]


async def test_a_lease_that_was_given_back_is_free_at_once(database):
    hands = Hands()
    async with leading(database, hands) as first, leading(database, hands) as second:
        claim(database, first)
        first.give_back()
        await until(lambda: claim(database, second) == 2)


async def test_giving_back_late_does_not_undo_a_new_claim(database):
    async with leading(database, Hands()) as seat:
        claim(database, seat)
        seat.give_back()
        # Before the giving back has reached the database.
        epoch = database.transact(lambda connection: seat.take(connection, "desk"))
        seat.hold()
        await asyncio.gather(*seat._leaving)
        assert database.look(standing).holder != "" or epoch is None
        database.transact(lambda connection: guard(connection, epoch, NOON))


async def test_while_it_is_being_given_back_nothing_is_claimed(database):
    async with leading(database, Hands()) as seat:
        claim(database, seat)
        seat.give_back()
        look(database, seat)
        assert not seat.try_to_lead()
        await asyncio.gather(*seat._leaving)
        assert claim(database, seat) == 2


class Undone(Exception):
    """What rolls a transaction back."""


def claim_undone(database, seat):
    def take(connection):
        seat.take(connection, "desk")
        raise Undone

    with suppress(Undone):
        database.transact(take)


async def test_a_claim_that_was_undone_renews_nothing(database):
    hands = Hands()
    async with leading(database, hands) as seat:
        claim(database, seat)
        hands.at += 21
        claim_undone(database, seat)
        beat = database.look(standing).beat
        await seat.confirm()
        assert database.look(standing).beat == beat + 1


async def test_after_a_claim_that_was_undone_the_lease_is_still_given_back(database):
    async with leading(database, Hands()) as seat:
        claim(database, seat)
        claim_undone(database, seat)
        seat.give_back()
        await until(lambda: database.look(standing).holder == "")


async def test_a_claim_that_was_kept_unseen_is_given_back_too(database):
    async with leading(database, Hands()) as seat:
        look(database, seat)
        # Its COMMIT was done; that nobody heard of it is why `hold` is not called.
        database.transact(lambda connection: seat.take(connection, "desk"))
        seat.give_back()
        await until(lambda: database.look(standing).holder == "")


async def test_a_holder_that_stands_still_is_taken_over_and_can_write_no_more(database):
    hands = Hands()
    async with leading(database, hands) as first, leading(database, hands) as second:
        old = claim(database, first)
        watch_for(database, second, hands, 44)
        assert claim(database, second) is None
        watch_for(database, second, hands, 3)
        assert claim(database, second) == old + 1
        with pytest.raises(LeaseLost):
            database.transact(lambda connection: guard(connection, old, NOON))
        with pytest.raises(LeaseLost):
            await first.confirm()


async def test_a_holder_that_renews_is_never_taken_over(database):
    hands = Hands()
    async with leading(database, hands, TIMES) as first, leading(database, hands) as second:
        claim(database, first)
        beat = database.look(standing).beat
        for _ in range(6):
            watch_for(database, second, hands, 10)
            await until(lambda seen=beat: database.look(standing).beat > seen)
            beat = database.look(standing).beat
        assert claim(database, second) is None


async def test_of_two_that_saw_it_dead_one_takes_over(database):
    hands = Hands()
    async with (
        leading(database, hands) as first,
        leading(database, hands) as second,
        leading(database, hands) as third,
    ):
        claim(database, first)
        for _ in range(47):
            look(database, second)
            look(database, third)
            hands.at += 1
        taken = [
            database.transact(lambda connection, seat=seat: seat.take(connection, "desk"))
            for seat in (second, third)
        ]
    assert taken == [2, None]


async def test_a_lookup_is_confirmed_at_once_while_the_renewal_is_young(database):
    hands = Hands()
    async with leading(database, hands) as seat:
        claim(database, seat)
        beat = database.look(standing).beat
        hands.at += 19
        await seat.confirm()
        assert database.look(standing).beat == beat


async def test_after_a_sleep_of_the_pc_the_lease_is_renewed_before_the_next_lookup(database):
    hands = Hands()
    async with leading(database, hands) as seat:
        claim(database, seat)
        beat = database.look(standing).beat
        hands.at += 3600
        await seat.confirm()
        assert database.look(standing).beat == beat + 1


async def test_while_the_database_is_away_no_lookup_is_confirmed_after_the_time_to_stop(database):
    hands = Hands()
    async with leading(database, hands) as seat:
        claim(database, seat)
        seat._database.away = True
        hands.at += 19
        await seat.confirm()
        hands.at += 2
        with pytest.raises(StoreUnavailable):
            await seat.confirm()
        seat._database.away = False
        await seat.confirm()


async def test_nothing_is_confirmed_for_a_seat_that_has_given_back(database):
    async with leading(database, Hands()) as seat:
        claim(database, seat)
        seat.give_back()
        with pytest.raises(LeaseLost):
            await seat.confirm()


async def test_a_claim_that_found_nothing_leaves_the_lease_free(database):
    hands = Hands()
    async with leading(database, hands) as first, leading(database, hands) as second:
        look(database, first)

        def take_and_leave(connection):
            first.take(connection, "desk")
            first.leave(connection)

        database.transact(take_and_leave)
        assert claim(database, second) == 2


async def test_an_expiry_in_the_past_or_future_decides_nothing(database):
    """Times of other seats' clocks are for display only."""
    hands = Hands()
    async with leading(database, hands) as first, leading(database, hands) as second:
        claim(database, first)
        for shift in (timedelta(days=-1), timedelta(days=1)):
            database.transact(
                lambda connection, shift=shift: connection.execute(
                    lease.lease.update().values(expires_at=NOON + shift)
                )
            )
            watch_for(database, second, hands, 10)
            assert claim(database, second) is None
