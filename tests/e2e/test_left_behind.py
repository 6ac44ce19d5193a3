"""Whatever is killed or stopped, no process, no copy of a list and no half a job stays behind."""

from __future__ import annotations

import random
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from app.iec.practice.server import PracticeIec
from tests.e2e.conftest import HEADER
from tests.helpers.commands import Rollcheck, wait_until
from tests.helpers.spreadsheets import members, save_xlsx

pytestmark = pytest.mark.long


def test_a_list_killed_while_it_is_taken_in_is_there_whole_or_not_at_all(
    office: Rollcheck, ward_list: Path
) -> None:
    chance = random.Random(1)
    for _ in range(3):
        with office.start("add", ward_list) as running:
            with suppress(TimeoutExpired):
                running.process.wait(chance.uniform(0.6, 1.8))
            running.kill()
    there = office.run("jobs", "--json").objects
    assert {(job["rows"], job["distinct_ids"]) for job in there} <= {(32, 30)}
    assert office.run("verify", ward_list).code == 0
    assert office.temporary_files() == []


def test_a_killed_practice_run_leaves_no_process_behind(office: Rollcheck, ward_list: Path) -> None:
    with office.start("verify", ward_list, "--practice") as running:
        running.until(lambda: "checking" in running.err)
        assert len(running.left_behind()) >= 3
        running.kill()
        wait_until(lambda: not running.left_behind())


def test_a_signal_while_a_list_is_read_is_an_interruption_too(
    office: Rollcheck, ward_list: Path
) -> None:
    with office.start("verify", ward_list) as running:
        running.until(lambda: "on seat seat-1" in office.logs())
        running.process.terminate()
        ran = running.end()
        assert not running.left_behind()
    assert ran.code == 130, ran.err
    assert "Traceback" not in ran.err
    assert "`resume` goes on" in ran.err


def test_two_at_once_take_turns(office: Rollcheck, tmp_path: Path, quick_iec: PracticeIec) -> None:
    quick_iec.latency_ms = 50
    people = members(80)
    lists = [
        save_xlsx(tmp_path / f"BLOUBERG WARD {ward}.xlsx", [HEADER, *people[at : at + 40]])
        for at, ward in ((0, 16), (40, 17))
    ]
    with (
        office.start("verify", lists[0]) as one,
        office.start("verify", lists[1]) as other,
    ):
        assert [one.end().code, other.end().code] == [0, 0]
    first = {person[2] for person in people[:40]}
    turns = [request.id_number in first for request in quick_iec.requests]
    assert sum(now != before for before, now in pairwise(turns)) == 1
