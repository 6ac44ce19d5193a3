from datetime import timedelta

import pytest

from app.domain.watched_file import Version
from app.store import deliveries, watch_ledger
from app.store.schema import drafts
from app.store.watch_ledger import ABANDONED_AFTER, Entry, Outcome, path_key
from tests.helpers.stores import IEC, NOON, add_job

A, B = "a" * 64, "b" * 64
FIRST, LATER = Version(1000, 5_000_000_000), Version(1000, 15_000_000_000)


def offered(path="/lists/WARD 16.xlsx", *, sha256=A, version=FIRST, at=NOON):
    return Entry(path_key(path), path, version, sha256, Outcome.TAKING, "", at)


def claim(database, entry, *, seat="desk", moved_from=()):
    with database.write() as connection:
        return watch_ledger.claim(connection, seat, entry, moved_from)[0]


def settle(database, entry, outcome=Outcome.TAKEN, subject="j1", *, seat="desk"):
    settled = Entry(*(getattr(entry, name) for name in entry.__slots__[:4]), outcome, subject, NOON)
    with database.write() as connection:
        return watch_ledger.settle(connection, seat, settled)


def take(database, entry, *, seat="desk", subject="j1"):
    return settle(database, claim(database, entry, seat=seat), subject=subject, seat=seat)


def entries(database, seat="desk"):
    with database.read() as connection:
        return watch_ledger.entries(connection, seat)


def add_draft(database, draft_id="j7", *, sha256=A, name="WARD 16.xlsx", seat="desk", at=NOON):
    values = {"draft_id": draft_id, "door": "watched", "iec": IEC, "file_name": name}
    values |= {"file_size": 1000, "file_sha256": sha256, "operator": "Thandi", "seat": seat}
    with database.write() as connection:
        connection.execute(drafts.insert().values(**values, created_at=at, updated_at=at))


def test_a_new_file_is_the_seats_to_take(database):
    assert claim(database, offered()).outcome is Outcome.TAKING


def test_a_claim_is_in_the_ledger_before_anything_is_taken(database):
    claim(database, offered())
    assert [(one.path, one.outcome) for one in entries(database)] == [
        ("/lists/WARD 16.xlsx", Outcome.TAKING)
    ]


def test_what_was_taken_stays_with_its_job(database):
    taken = take(database, offered())
    assert entries(database) == [taken]
    assert (taken.outcome, taken.subject) == (Outcome.TAKEN, "j1")


def test_each_seat_has_its_own_part(database):
    take(database, offered())
    assert entries(database, "other") == []


def test_a_file_with_new_content_is_taken_again(database):
    take(database, offered())
    assert claim(database, offered(sha256=B, version=LATER)).outcome is Outcome.TAKING


def test_a_content_that_comes_back_is_taken_again(database):
    take(database, offered())
    take(database, offered(sha256=B, version=LATER))
    assert claim(database, offered(version=Version(1000, 9))).outcome is Outcome.TAKING


def test_a_file_saved_without_a_change_is_not_taken_again(database):
    take(database, offered())
    again = claim(database, offered(version=LATER))
    assert (again.outcome, again.subject, again.version) == (Outcome.TAKEN, "j1", LATER)


def test_a_refused_file_saved_again_is_tried_again(database):
    settle(database, claim(database, offered()), Outcome.REFUSED, "")
    assert claim(database, offered(version=LATER)).outcome is Outcome.TAKING


def test_a_renamed_file_is_not_taken_again(database):
    old = take(database, offered())
    new = offered("/lists/BLOUBERG 16.xlsx")
    renamed = claim(database, new, moved_from=[old.key])
    assert (renamed.outcome, renamed.subject) == (Outcome.TAKEN, "j1")
    assert [one.path for one in entries(database)] == ["/lists/BLOUBERG 16.xlsx"]


def test_a_copy_of_a_taken_file_is_taken(database):
    take(database, offered())
    assert claim(database, offered("/lists/copy.xlsx")).outcome is Outcome.TAKING


def test_another_file_under_a_name_that_was_given_up_is_taken(database):
    old = take(database, offered())
    new = offered("/lists/new.xlsx", sha256=B)
    assert claim(database, new, moved_from=[old.key]).outcome is Outcome.TAKING


def test_a_refused_file_under_a_new_name_is_tried_again(database):
    old = settle(database, claim(database, offered()), Outcome.REFUSED, "")
    new = claim(database, offered("/lists/new.xlsx"), moved_from=[old.key])
    assert new.outcome is Outcome.TAKING


@pytest.mark.parametrize("version", [FIRST, Version(1000, 6_500_000_000)])
def test_a_file_another_seat_took_from_the_same_share_is_left_to_it(database, version):
    take(database, offered("Z:\\lists\\WARD 16.xlsx"), seat="other")
    ours = claim(database, offered("/mnt/lists/ward 16.xlsx", version=version))
    assert (ours.outcome, ours.subject) == (Outcome.ELSEWHERE, "other")


@pytest.mark.parametrize(
    "changes",
    [{"path": "/lists/WARD 17.xlsx"}, {"sha256": B}, {"version": LATER}],
    ids=["name", "content", "time"],
)
def test_another_file_than_the_other_seats_is_taken(database, changes):
    take(database, offered(), seat="other")
    assert claim(database, offered(**changes)).outcome is Outcome.TAKING


def test_a_file_the_other_seat_is_taking_just_now_is_left_to_it(database):
    claim(database, offered(), seat="other")
    assert claim(database, offered()).outcome is Outcome.ELSEWHERE


def test_a_file_the_other_seat_was_refused_is_tried_here(database):
    settle(database, claim(database, offered(), seat="other"), Outcome.REFUSED, "", seat="other")
    assert claim(database, offered()).outcome is Outcome.TAKING


def test_a_claim_whose_seat_never_came_back_holds_nobody_up(database):
    claim(database, offered(), seat="other")
    late = NOON + ABANDONED_AFTER + timedelta(seconds=1)
    assert claim(database, offered(at=late)).outcome is Outcome.TAKING


def test_a_change_of_a_file_left_to_the_other_seat_is_for_the_first_to_come(database):
    take(database, offered(), seat="other")
    claim(database, offered())
    assert claim(database, offered(version=LATER, sha256=B)).outcome is Outcome.TAKING
    assert claim(database, offered(version=LATER, sha256=B), seat="other").outcome is (
        Outcome.ELSEWHERE
    )


def test_a_claim_broken_off_before_intake_is_tried_again(database):
    claim(database, offered())
    assert claim(database, offered()).outcome is Outcome.TAKING


def test_a_claim_broken_off_after_intake_is_not_tried_again(database):
    claim(database, offered())
    add_draft(database)
    again = claim(database, offered())
    assert (again.outcome, again.subject) == (Outcome.TAKEN, "j7")


def test_a_draft_that_has_become_a_job_meanwhile_counts_too(database, clock):
    claim(database, offered())
    clock.move(seconds=5)
    add_job(database, "j8", file_sha256=A, file_name="WARD 16.xlsx")
    assert claim(database, offered()).subject == "j8"


def test_a_job_that_another_seat_checks_by_now_counts_too(database, clock):
    """Found by packaging/chaos.sh: the list was taken a second time."""
    claim(database, offered())
    clock.move(seconds=5)
    add_job(database, "j8", file_sha256=A, file_name="WARD 16.xlsx", seat="other")
    with database.write() as connection:
        deliveries.expect(connection, "j8", "desk", NOON)
    assert claim(database, offered()).subject == "j8"


@pytest.mark.parametrize(
    "other",
    [
        {"sha256": B},
        {"name": "WARD 17.xlsx"},
        {"seat": "other"},
        {"at": NOON - timedelta(seconds=1)},
    ],
    ids=["content", "name", "seat", "time"],
)
def test_another_draft_is_no_outcome_of_a_broken_claim(database, other):
    claim(database, offered())
    add_draft(database, **other)
    assert claim(database, offered()).outcome is Outcome.TAKING


def test_a_file_renamed_after_a_claim_broke_off_is_not_taken_twice(database):
    old = claim(database, offered())
    add_draft(database)
    new = claim(database, offered("/lists/new.xlsx"), moved_from=[old.key])
    assert (new.outcome, new.subject) == (Outcome.TAKEN, "j7")


def test_the_content_intake_copied_counts_where_the_file_changed_meanwhile(database):
    add_draft(database, sha256=B)
    taken = settle(database, claim(database, offered()), subject="j7")
    assert taken.sha256 == B
    assert claim(database, offered(sha256=B, version=LATER)).outcome is Outcome.TAKEN


def test_files_too_large_to_be_read_are_told_apart_by_size_and_time_only(database):
    take(database, offered(sha256=""), seat="other")
    assert claim(database, offered(sha256="")).outcome is Outcome.TAKING
    old = take(database, offered(sha256=""))
    large = offered("/lists/large.xlsx", sha256="", version=LATER)
    assert claim(database, large, moved_from=[old.key]).outcome is Outcome.TAKING


def test_names_kept_long_enough_are_forgotten_and_the_file_is_not_taken_again(database):
    take(database, offered())
    with database.write() as connection:
        assert watch_ledger.forget_names(connection, NOON) == 0
        assert watch_ledger.forget_names(connection, NOON + timedelta(seconds=1)) == 1
        assert watch_ledger.forget_names(connection, NOON + timedelta(seconds=1)) == 0
    assert [one.path for one in entries(database)] == [""]
    assert claim(database, offered(version=LATER)).outcome is Outcome.TAKEN
