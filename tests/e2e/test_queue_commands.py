"""The commands around `verify`: one queue, seen and changed from any process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.iec.practice.server import PracticeIec
from app.store import queue_state
from app.store.database import open_embedded, utc_now
from tests.e2e.conftest import HEADER
from tests.helpers.commands import Rollcheck
from tests.helpers.spreadsheets import members, save_xlsx

INSPECTED = {
    *("sheet", "header_row", "id_column", "ward_id", "ward_source", "rows", "distinct_ids"),
    *("invalid", "repaired", "duplicates", "reusable", "lookups", "seconds", "questions"),
}


def test_inspect_says_everything_and_asks_nobody(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    ran = office.run("inspect", ward_list, "--json")
    found = ran.object
    assert ran.code == 0
    assert set(found) >= INSPECTED
    assert (found["rows"], found["distinct_ids"], found["invalid"], found["duplicates"]) == (
        *(32, 30, 1),
        1,
    )
    assert (found["ward_id"], found["ward_source"]) == (93501016, "file name")
    assert (found["lookups"], found["questions"], quick_iec.requests) == (30, [], [])


def test_inspect_counts_what_can_be_reused(office: Rollcheck, ward_list: Path) -> None:
    office.run("verify", ward_list)
    found = office.run("inspect", ward_list, "--json").object
    assert (found["reusable"], found["lookups"]) == (30, 0)


def test_inspect_ends_with_0_while_questions_are_open(office: Rollcheck, tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "LIST.xlsx", [HEADER, *members(3)])
    ran = office.run("inspect", path, "--json")
    assert ran.code == 0
    assert [question["about"] for question in ran.object["questions"]] == ["ward"]


def test_inspect_ends_with_2_for_what_is_no_list(office: Rollcheck, tmp_path: Path) -> None:
    path = tmp_path / "BLOUBERG WARD 16.xlsx"
    path.write_bytes(b"")
    ran = office.run("inspect", path, "--json")
    assert (ran.code, ran.object["status"]) == (2, "refused")


def test_what_was_added_runs_with_resume(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    added = office.run("add", ward_list, "--json")
    assert (added.code, added.object["status"], quick_iec.requests) == (0, "queued", [])
    ended = office.run("resume", "--json")
    assert (ended.code, ended.object["job_id"]) == (0, added.object["job_id"])


def test_an_urgent_list_goes_before_one_that_was_added_earlier(
    office: Rollcheck, tmp_path: Path, quick_iec: PracticeIec
) -> None:
    people = members(40)
    first = save_xlsx(tmp_path / "BLOUBERG WARD 16.xlsx", [HEADER, *people[:20]])
    urgent = save_xlsx(tmp_path / "BLOUBERG WARD 17.xlsx", [HEADER, *people[20:]])
    office.run("add", first)
    office.run("add", urgent, "--urgent")
    office.run("resume")
    asked = [one.id_number for one in quick_iec.requests]
    assert set(asked[:20]) == {person[2] for person in people[20:]}


def test_jobs_and_show_print_the_object_that_verify_printed(
    office: Rollcheck, ward_list: Path
) -> None:
    ran = office.run("verify", ward_list, "--json").object
    listed, shown = office.run("jobs", "--json").object, office.run("show", ran["job_id"], "--json")
    for found in (listed, shown.object):
        assert {**found, "outputs": None} == {**ran, "outputs": None}


def test_another_ward_needs_no_lookup_and_makes_the_results_anew(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    before = office.run("verify", ward_list, "--json").object
    asked = len(quick_iec.requests)
    after = office.run("ward", before["job_id"], "Blouberg 17", "--json").object
    assert (after["ward_id"], len(quick_iec.requests)) == (93501017, asked)
    was, now = before["verdicts"], after["verdicts"]
    assert was["RegisteredInWard"] != now["RegisteredInWard"]
    registered = ("RegisteredInWard", "NotRegisteredInWard")
    assert sum(was[one] for one in registered) == sum(now[one] for one in registered)


def test_a_queued_list_can_be_cancelled(office: Rollcheck, ward_list: Path) -> None:
    job = office.run("add", ward_list, "--json").object["job_id"]
    assert office.run("cancel", job, "--json").object["status"] == "cancelled"
    assert office.run("cancel", job).code == 2
    assert office.run("resume", "--json").out == ""


def change_queue(office: Rollcheck, work: Callable[[Connection], object]) -> None:
    """Do to the queue what a window does."""
    database = open_embedded(office.data / "rollcheck.sqlite")
    with database.write() as connection:
        work(connection)
    database.close()


def test_a_paused_queue_is_named_and_not_run(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    office.run("add", ward_list)
    change_queue(office, lambda c: queue_state.pause_queue(c, "Lerato", utc_now()))
    ran = office.run("resume")
    assert "Lerato paused the queue at " in ran.err
    assert (ran.code, quick_iec.requests) == (3, [])


def test_a_paused_list_goes_on_only_when_it_is_named(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    job = office.run("add", ward_list, "--json").object["job_id"]
    change_queue(office, lambda c: queue_state.pause(c, job, "Lerato", utc_now()))
    assert "paused by Lerato" in office.run("show", job).out
    assert f"`resume {job}` lets one job go on" in office.run("resume").err
    assert quick_iec.requests == []
    assert office.run("resume", job, "--json").object["status"] == "completed"


def test_a_running_list_stops_when_another_process_cancels_it(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    quick_iec.latency_ms = 300
    with office.start("verify", ward_list, "--json") as running:
        running.until(lambda: len(quick_iec.requests) > 10)
        # Some are answered; the others give the second process all the time it needs.
        quick_iec.latency_ms = 10_000
        job = office.run("jobs", "--json").object["job_id"]
        assert office.run("cancel", job).code == 0
        ran = running.end()
    assert (ran.code, ran.object["status"]) == (3, "cancelled")
    assert 0 < ran.object["verdicts"]["CouldNotCheck"] < 30
    assert sum(ran.object["verdicts"].values()) == 32


def test_download_writes_the_results_once(office: Rollcheck, ward_list: Path) -> None:
    job = office.run("verify", ward_list, "--json").object["job_id"]
    for _ in range(2):
        ran = office.run("download", job, "--out", "copies", "--json")
        assert ran.code == 0
    assert len(list((office.root / "copies").iterdir())) == 2


def test_practice_and_the_real_world_never_meet(office: Rollcheck, ward_list: Path) -> None:
    practised = office.run("verify", ward_list, "--practice", "--json")
    assert practised.code == 0
    assert office.run("jobs", "--json").out == ""
    real = office.run("verify", ward_list, "--json").object
    assert real["reused"] == 0
    assert len(office.run("jobs", "--practice", "--json").objects) == 1


def test_going_on_with_another_account_is_refused(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    office.run("add", ward_list)
    ran = office.run("resume", IEC_API_USERNAME="somebody-else")
    assert (ran.code, quick_iec.requests) == (2, [])
    assert "another IEC or account" in ran.err


def test_a_person_can_be_found_exported_and_erased(office: Rollcheck, ward_list: Path) -> None:
    office.run("verify", ward_list)
    number = members(30)[3][2]
    found = office.run("find", "-", "--json", given=f"{number}\n").objects
    assert [one["row"] for one in found] == [5]
    exported = json.loads(office.run("person", "-", "--export", given=number).out)
    assert number in json.dumps(exported)
    assert office.run("person", "-", "--erase", given=number).code == 0
    assert office.run("find", "-", "--json", given=number).out == ""
    assert number.encode() not in b"".join(
        path.read_bytes() for path in office.data.rglob("*") if path.is_file()
    )


def test_one_person_is_asked_about_on_the_phone(office: Rollcheck, quick_iec: PracticeIec) -> None:
    number = members(1)[0][2]
    first = office.run("check-person", "-", given=number)
    again = office.run("check-person", "-", given=number)
    assert (first.code, again.code) == (0, 0)
    assert number not in first.out + first.err
    assert len(quick_iec.requests) == 1


@pytest.mark.parametrize(
    ("arguments", "env", "says"),
    [
        (("verify", "--iec-url", "http://api.example.org"), {}, "https"),
        (("jobs",), {"ROLLCHECK_QUOTA_LIMIT": "many"}, "quota_limit"),
        (("show", "nothing"), {}, "no job"),
        (("verify",), {}, "FILE"),
        (("person", "8001015009087"), {}, "--export"),
    ],
)
def test_a_wrong_command_ends_with_2_and_one_clear_sentence(
    office: Rollcheck,
    ward_list: Path,
    arguments: tuple[str, ...],
    env: dict[str, str],
    says: str,
) -> None:
    files = (ward_list,) if "--iec-url" in arguments else ()
    ran = office.run(*arguments, *files, **env)
    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_settings_come_from_file_environment_and_command_in_rising_order(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    file = office.home.parent / "settings.toml"
    office.run("--version")
    file.write_text('iec_url = "http://127.0.0.1:1"\nseat_name = "from the file"\n')
    named = {"ROLLCHECK_CONFIG_FILE": str(file)}
    ran = office.run("verify", ward_list, "--json", IEC_API_BASE_URL=quick_iec.address, **named)
    assert ran.code == 0
    file.write_text('iec_url = "https://user:secret@example.org"\n')
    refused = office.run("jobs", ROLLCHECK_IEC_URL="", **named)
    assert (refused.code, "secret" in refused.err) == (2, False)
