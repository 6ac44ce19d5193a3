from app.domain.quota import Lane, QuotaRules
from app.seats.quota_carry import carry_quota
from app.seats.quota_ledger import QuotaLedger
from tests.helpers.stores import IEC, NOON, HandClock, fresh_database

LEDGER = QuotaLedger(IEC, QuotaRules(1000, 10, 20))


def spend(database, lookups, clock):
    database.transact(lambda c: LEDGER.reserve(c, Lane.SMALL, lookups, clock()))


def used(database, clock):
    return database.look(lambda c: LEDGER.snapshot(c, clock()).used)


def test_what_was_spent_before_joining_counts_in_the_office_once(database, clock, tmp_path):
    own_clock = HandClock()
    here = fresh_database(tmp_path / "own.sqlite", own_clock)
    own_clock.moment = NOON
    spend(here, 40, own_clock)
    spend(database, 7, clock)
    assert carry_quota(here, database) == 40
    assert used(database, clock) == 47
    assert carry_quota(here, database) == 0
    assert used(database, clock) == 47
    here.close()


def test_what_was_spent_long_ago_is_not_carried(database, clock, tmp_path):
    own_clock = HandClock()
    here = fresh_database(tmp_path / "own.sqlite", own_clock)
    spend(here, 40, own_clock)
    own_clock.move(hours=2)
    assert carry_quota(here, database) == 0
    assert used(database, clock) == 0
    here.close()
