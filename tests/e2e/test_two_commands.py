"""Two commands of one PC share one queue: order, limits and ends hold over both."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.iec.practice.server import PracticeIec
from tests.e2e.conftest import HEADER
from tests.helpers.commands import Rollcheck
from tests.helpers.spreadsheets import members, save_xlsx

pytestmark = pytest.mark.long


def test_an_urgent_list_of_another_command_goes_first(
    office: Rollcheck, tmp_path: Path, quick_iec: PracticeIec
) -> None:
    quick_iec.latency_ms = 300
    people = members(260)
    large = save_xlsx(tmp_path / "BLOUBERG WARD 16.xlsx", [HEADER, *people[:240]])
    urgent = save_xlsx(tmp_path / "BLOUBERG WARD 17.xlsx", [HEADER, *people[240:]])
    with office.start("verify", large, "--json") as first:
        first.until(lambda: len(quick_iec.requests) >= 10)
        ran = office.run("verify", urgent, "--urgent", "--json")
        still_running = first.process.poll() is None
        quick_iec.latency_ms = 0
        ended = first.end()
    assert (ran.code, ended.code, still_running) == (0, 0, True)
    assert ran.object["verdicts"]["CouldNotCheck"] == 0
    asked = [one.id_number for one in quick_iec.requests]
    assert max(asked.index(person[2]) for person in people[240:]) < len(asked) - 50


def test_a_list_that_was_cancelled_while_it_waited_is_not_all_checked(
    office: Rollcheck, tmp_path: Path, quick_iec: PracticeIec
) -> None:
    quick_iec.latency_ms = 3000
    people = members(130)
    first_list = save_xlsx(tmp_path / "BLOUBERG WARD 16.xlsx", [HEADER, *people[:120]])
    second_list = save_xlsx(tmp_path / "BLOUBERG WARD 17.xlsx", [HEADER, *people[120:]])
    with office.start("verify", first_list, "--json") as first:
        first.until(lambda: len(quick_iec.requests) >= 10)
        with office.start("verify", second_list, "--json") as second:
            second.until(lambda: len(office.run("jobs", "--json").objects) == 2)
            waiting = office.run("jobs", "--json").objects[0]["job_id"]
            assert office.run("cancel", waiting).code == 0
            ran = second.end()
        quick_iec.latency_ms = 0
        assert first.end().code == 0
    assert (ran.code, ran.object["status"]) == (3, "cancelled")


def test_a_queued_list_with_answers_keeps_them_when_it_is_cancelled(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    quick_iec.latency_ms = 400
    with office.start("verify", ward_list, "--json") as running:
        running.until(lambda: len(quick_iec.requests) >= 20)
        running.process.terminate()
        job = running.end().object["job_id"]
    cancelled = office.run("cancel", job, "--json").object
    assert cancelled["status"] == "cancelled"
    assert 0 < cancelled["verdicts"]["CouldNotCheck"] < 30
    assert office.run("download", job).code == 0
