"""The process is killed at random moments; nothing is lost, nothing comes twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from app.iec.practice.server import PracticeIec
from tests.e2e.conftest import HEADER
from tests.helpers.commands import Rollcheck, Running, wait_until
from tests.helpers.iec import practice_in_thread
from tests.helpers.spreadsheets import members, save_xlsx
from tests.helpers.workbooks import Cells, cells_of

pytestmark = pytest.mark.long

PEOPLE = 400
LATENCY_MS = 80
BATCH_AND_IN_FLIGHT = 50 + 10
# Four jobs are killed in each of these, in this order: twenty kills.
STATES = ("starting", "asking", "asking", "asking", "writing")


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list with duplicates and wrong ID numbers among its people."""
    people = members(PEOPLE)
    wrong = [("Nkosi", "Sipho", "8001015009088", ""), ("Botha", "Anna", "A00669873", "")]
    rows = [HEADER, *people, *people[:15], *wrong]
    return save_xlsx(tmp_path_factory.mktemp("list") / "BLOUBERG WARD 16.xlsx", rows)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, spreadsheet: Path) -> Iterator[Cells]:
    """The cells of a run that nobody disturbed."""
    with practice_in_thread() as iec:
        office = Rollcheck(tmp_path_factory.mktemp("undisturbed"), iec.address)
        ran = office.run("verify", spreadsheet, "--json")
        assert ran.code == 0, ran.err
        yield cells_of(Path(ran.object["outputs"]["workbook"]))


@pytest.mark.parametrize("seed", range(4))
def test_a_job_killed_five_times_ends_as_if_nothing_had_been(
    office: Rollcheck, quick_iec: PracticeIec, spreadsheet: Path, undisturbed: Cells, seed: int
) -> None:
    assert office.run("add", spreadsheet).code == 0
    chance = random.Random(seed)
    quick_iec.latency_ms = LATENCY_MS
    for state in STATES:
        with office.start("resume") as running:
            kill_while(state, running, quick_iec, chance)
            wait_until(lambda running=running: not running.left_behind(), every=0.1)
    quick_iec.latency_ms = 0
    ended, workbook = finished(office)
    assert cells_of(workbook) == undisturbed
    people = {person[2] for person in members(PEOPLE)}
    assert {one.id_number for one in quick_iec.requests} == people
    confirmations = ended["verdicts"]["Deceased"]
    most = PEOPLE + confirmations + len(STATES) * BATCH_AND_IN_FLIGHT
    assert len(quick_iec.requests) <= most
    assert office.temporary_files() == []


def test_a_kill_while_results_are_written_asks_nobody_again(
    office: Rollcheck, quick_iec: PracticeIec, spreadsheet: Path, undisturbed: Cells
) -> None:
    with office.start("verify", spreadsheet) as running:
        running.until(lambda: "writing the results" in running.err)
        running.kill()
    asked = Counter(one.id_number for one in quick_iec.requests)
    _, workbook = finished(office)
    assert cells_of(workbook) == undisturbed
    assert Counter(one.id_number for one in quick_iec.requests) == asked


def kill_while(state: str, running: Running, iec: PracticeIec, chance: random.Random) -> None:
    """Kill at a random moment of what the process does then."""
    if state == "starting":
        go_on_for(running, chance.uniform(0.0, 1.5))
    elif state == "asking":
        enough = len(iec.requests) + chance.randrange(1, 90)
        running.until(lambda: len(iec.requests) > enough)
    else:
        iec.latency_ms = 0
        running.until(lambda: "writing the results" in running.err)
        go_on_for(running, chance.uniform(0.0, 0.9))
    running.kill()


def go_on_for(running: Running, seconds: float) -> None:
    """Let it run on to a moment that no state names, or to its end."""
    with suppress(TimeoutExpired):
        running.process.wait(seconds)


def finished(office: Rollcheck) -> tuple[dict[str, dict[str, int]], Path]:
    """Resume what is left; the only job and its workbook, given out afresh."""
    resumed = office.run("resume")
    assert resumed.code == 0, resumed.err
    job = office.run("jobs", "--json").object
    given = office.run("download", job["job_id"], "--out", "given", "--json").object
    return given, Path(given["outputs"]["workbook"])
