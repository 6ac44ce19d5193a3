"""What an operator reads: counts, rows and reasons, where files are, what to type next."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.iec.practice.server import PracticeIec
from tests.e2e.conftest import HEADER
from tests.helpers.commands import Rollcheck
from tests.helpers.spreadsheets import members, save_xlsx


def test_a_check_names_rows_reasons_files_and_the_next_command(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    quick_iec.fault(f"server-error:502@id={members(30)[7][2]}")
    ran = office.run("verify", ward_list, "--out", "out")
    lines = [line.strip() for line in ran.out.splitlines()]
    assert lines[0].startswith(f"{ward_list.name}: done, 32 rows, ")
    assert lines[lines.index("Could not check:") + 1] == "row 9: server error 502"
    assert lines[lines.index("Duplicate:") + 1] == "row 32: repeats row 2"
    assert lines[lines.index("ID number wrong:") + 1].startswith("row 33: its check digit")
    assert f"workbook: {office.root}/out/" in ran.out
    assert f"register: {office.root}/out/" in ran.out
    assert lines[-1].startswith("next: `retry ")
    assert lines[-1].endswith("` asks again for 1 row without an answer")


def test_practice_says_so_and_its_next_command_says_practice(
    office: Rollcheck, ward_list: Path
) -> None:
    ran = office.run("add", ward_list, "--practice")
    assert "`resume " in ran.out
    assert " --practice` goes on where it stopped" in ran.out
    done = office.run("resume", "--practice")
    assert "done (PRACTICE)" in done.out


def test_a_pre_flight_lists_wrong_rows_and_every_choice_of_a_question(
    office: Rollcheck, tmp_path: Path
) -> None:
    rows = [HEADER, *members(3), ("Botha", "Anna", "8001015009088", "")]
    ran = office.run("inspect", save_xlsx(tmp_path / "Emalahleni ward 3.xlsx", rows))
    lines = [line.strip() for line in ran.out.splitlines()]
    assert "row 5: its check digit is wrong: a digit was mistyped" in lines
    assert "--ward 21306003 (Emalahleni ward 3, EC136)" in lines
    assert "--ward 83102003 (Emalahleni ward 3, MP312)" in lines


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("resume",), "Nothing is queued or unfinished"),
        (("jobs",), "No jobs yet. `verify FILE` or `add FILE` makes one."),
    ],
)
def test_nothing_to_do_is_said(office: Rollcheck, arguments: tuple[str, ...], says: str) -> None:
    ran = office.run(*arguments)
    assert (ran.code, ran.out, ran.err.strip()) == (0, "", says)


def test_what_a_finished_job_cannot_do_is_said(office: Rollcheck, ward_list: Path) -> None:
    job = office.run("verify", ward_list, "--json").object["job_id"]
    resumed = office.run("resume", job)
    assert (resumed.code, "nothing to resume" in resumed.err) == (0, True)
    retried = office.run("retry", job)
    assert (retried.code, "every row that can be asked has its answer" in retried.err) == (2, True)
    column = office.run("ward", job, "column")
    assert (column.code, "has no ward column" in column.err) == (2, True)


def test_results_that_are_not_there_yet_are_a_sentence(office: Rollcheck, ward_list: Path) -> None:
    job = office.run("add", ward_list, "--json").object["job_id"]
    ran = office.run("download", job)
    assert (ran.code, ran.out) == (2, "")
    assert f"{ward_list.name} has no results yet: waits in the queue" in ran.err


def test_another_address_than_a_jobs_own_is_refused_by_name(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    job = office.run("add", ward_list, "--json").object["job_id"]
    ran = office.run("resume", "--iec-url", "http://127.0.0.1:9")
    (sentence,) = ran.err.splitlines()
    assert (ran.code, job in sentence, quick_iec.address in sentence) == (2, True, True)


def test_the_log_says_which_job_on_which_seat_and_how_it_went(
    office: Rollcheck, ward_list: Path
) -> None:
    job = office.run("verify", ward_list, "--json").object["job_id"]
    log = office.logs()
    assert f"job {job} added on seat seat-1: 32 rows, 30 distinct ID numbers, 1 wrong" in log
    assert f"job {job}: writing the results, 30 of 30" in log
    assert f"job {job} on seat seat-1: completed after" in log
