"""The process is killed at random moments; nothing is lost, nothing comes twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from app.iec.practice.server import PracticeIec
from tests.helpers.commands import Ran, Rollcheck, wait_until
from tests.helpers.iec import practice_in_thread
from tests.helpers.spreadsheets import members, save_xlsx
from tests.helpers.workbooks import cells_of

KILLS = 20
PEOPLE = 400
BATCH_AND_IN_FLIGHT = 50 + 10
HEADER = ("SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER")
PLAIN_RUN_SECONDS = 2.4


@pytest.fixture
def iec() -> Iterator[PracticeIec]:
    """A simulated IEC that outlives every killed process."""
    with practice_in_thread(latency_ms=300) as server:
        yield server


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Path:
    """A list with duplicates and wrong ID numbers among its people."""
    people = members(PEOPLE)
    wrong = [("Nkosi", "Sipho", "8001015009088", ""), ("Botha", "Anna", "A00669873", "")]
    rows = [HEADER, *people, *people[:15], *wrong]
    return save_xlsx(tmp_path / "BLOUBERG WARD 16.xlsx", rows)


@pytest.fixture
def undisturbed(tmp_path: Path, iec: PracticeIec, spreadsheet: Path) -> Path:
    """The workbook of a run that nobody disturbed."""
    quick, iec.latency_ms = iec.latency_ms, 0
    ran = Rollcheck(tmp_path / "undisturbed", iec.address).run("verify", spreadsheet, "--json")
    iec.latency_ms = quick
    iec.requests.clear()
    return workbook_of(ran)


def workbook_of(ran: Ran) -> Path:
    """The workbook a command says it has written."""
    assert ran.code == 0, ran.err
    return Path(ran.object["outputs"]["workbook"])


def kill_at_random(office: Rollcheck, spreadsheet: Path, chance: random.Random) -> int:
    """Start the job, then kill and resume it again and again; how often a process was killed."""
    killed = 0
    arguments: tuple[object, ...] = ("verify", spreadsheet)
    while killed < KILLS:
        with office.start(*arguments, "--json") as running:
            try:
                running.process.wait(chance.uniform(0.2, PLAIN_RUN_SECONDS))
                break
            except TimeoutExpired:
                running.kill()
                killed += 1
            wait_until(lambda: not running.left_behind())
        if office.run("jobs", "--json").objects:
            arguments = ("resume",)
    return killed


@pytest.mark.timeout(240)
def test_a_job_killed_at_twenty_moments_ends_as_if_nothing_had_been(
    tmp_path: Path, iec: PracticeIec, spreadsheet: Path, undisturbed: Path
) -> None:
    office = Rollcheck(tmp_path / "office", iec.address)
    killed = kill_at_random(office, spreadsheet, random.Random(16))
    iec.latency_ms = 0
    before = len(iec.requests)
    ended = office.run("resume", "--json")
    assert killed == KILLS
    assert cells_of(workbook_of(ended)) == cells_of(undisturbed)
    assert 0 < before < len(iec.requests), "every kill fell before or after the asking"
    confirmations = 2 * ended.object["verdicts"]["Deceased"]
    most = PEOPLE + confirmations + killed * BATCH_AND_IN_FLIGHT
    assert len(iec.requests) <= most
    assert {one.id_number for one in iec.requests} == {person[2] for person in members(PEOPLE)}
    assert office.temporary_files() == []


def test_a_kill_while_results_are_written_loses_nothing(
    tmp_path: Path, iec: PracticeIec, spreadsheet: Path, undisturbed: Path
) -> None:
    iec.latency_ms = 0
    office = Rollcheck(tmp_path / "office", iec.address)
    with office.start("verify", spreadsheet, "--json") as running:
        running.until(lambda: "writing the results" in running.err)
        running.kill()
        wait_until(lambda: not running.left_behind())
    asked = Counter(one.id_number for one in iec.requests)
    ended = office.run("resume", "--json")
    assert cells_of(workbook_of(ended)) == cells_of(undisturbed)
    assert Counter(one.id_number for one in iec.requests) == asked
