from __future__ import annotations

import json
from datetime import timedelta

from app.domain.job import JobStatus
from app.domain.visible_queue import STAMP, Shown, TurnedAway, visible_queue
from tests.helpers import office
from tests.helpers.stores import NOON

SEED_FIELDS = {
    "id",
    "fileName",
    "filePath",
    "fileSize",
    "wardNumber",
    "status",
    "progress",
    "createdAt",
    "priority",
    "userId",
    "startedAt",
    "completedAt",
    "error",
    "result",
}


def job(job_id, **changes):
    return office.job(**({"job_id": job_id, "lookups_left": 100} | changes))


def test_the_list_has_the_ids_in_the_order_they_will_run():
    jobs = [job("large", lookups_left=5000), job("small"), job("urgent", urgent=True)]
    running = job("running", status=JobStatus.PROCESSING)
    paused = job("paused", paused_at=NOON)
    shown = visible_queue(map(Shown, [*jobs, running, paused]), [], NOON)
    assert shown.order == ("urgent", "small", "large")
    assert shown.hashes["paused"]["status"] == "queued"
    assert shown.own == {"large", "small", "urgent", "running", "paused"}


def test_a_hash_has_the_seed_s_fields_and_one_of_ours():
    (fields,) = visible_queue([Shown(job("a"), 4711)], [], NOON).hashes.values()
    assert set(fields) == SEED_FIELDS | {STAMP}
    assert fields["fileSize"] == "4711"
    assert fields["createdAt"].endswith("Z")


def test_no_id_number_is_shown_whatever_a_file_is_called():
    named = job("a", file_name="LIST 8001015009087.xlsx", error="8001015009087.xlsx is damaged")
    turned = TurnedAway("x", "8001015009087 is wrong", NOON)
    assert "8001015009087" not in repr(visible_queue([Shown(named)], [turned], NOON))


def test_of_the_results_only_sums_are_shown():
    result = {"total_members": 5, "voting_station_counts": {"Anna's house": 1}, "wards": {}}
    done = job("a", status=JobStatus.COMPLETED, result=result, completed_at=NOON)
    fields = visible_queue([Shown(done)], [], NOON).hashes["a"]
    assert json.loads(fields["result"]) == {"total_members": 5}
    assert fields["progress"] == "100"


def test_a_job_that_is_not_done_is_never_at_a_hundred():
    almost = job("a", distinct_ids=1000, lookups_left=1, status=JobStatus.PROCESSING)
    over = job("b", distinct_ids=10, lookups_left=0, status=JobStatus.PROCESSING)
    empty = job("c", distinct_ids=0, lookups_left=0)
    hashes = visible_queue(map(Shown, [almost, over, empty]), [], NOON).hashes
    assert [hashes[key]["progress"] for key in "abc"] == ["99", "99", "0"]


def test_a_sender_follows_its_job_under_its_own_id():
    shown = visible_queue([Shown(job("a"), 1, ("theirs-7",))], [], NOON)
    assert shown.hashes["theirs-7"]["status"] == "queued"
    assert shown.hashes["theirs-7"]["id"] == "theirs-7"
    assert shown.own == {"a"}


def test_what_was_turned_away_has_failed_with_its_reason():
    shown = visible_queue([], [TurnedAway("theirs-8", "The path lies outside", NOON)], NOON)
    fields = shown.hashes["theirs-8"]
    assert (fields["status"], fields["error"]) == ("failed", "The path lies outside")
    assert shown.order == ()


def test_a_sender_s_id_never_hides_a_job_of_ours():
    shown = visible_queue(
        [Shown(job("a")), Shown(job("b"), 1, ("a",))], [TurnedAway("a", "no", NOON)], NOON
    )
    assert shown.hashes["a"]["status"] == "queued"
    assert shown.hashes["a"]["fileName"] == job("a").file_name


def test_the_stamp_is_another_one_when_anything_is_another():
    def stamp(**changes):
        return visible_queue([Shown(job("a", **changes))], [], NOON).hashes["a"][STAMP]

    assert stamp() == stamp()
    assert stamp() != stamp(priority=2)
    assert stamp() != stamp(created_at=NOON + timedelta(seconds=1))
