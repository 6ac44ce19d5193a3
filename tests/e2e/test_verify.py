"""`verify` as other programs use it: objects on standard output, and what its code says."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.iec.practice.server import PracticeIec
from tests.e2e.conftest import HEADER
from tests.helpers.commands import Rollcheck
from tests.helpers.spreadsheets import members, save_xlsx

FIELDS = {
    *("job_id", "file", "status", "ward_id", "rows", "distinct_ids", "lookups", "reused"),
    *("repaired", "verdicts", "outputs", "seconds"),
}
VERDICTS = {
    *("RegisteredInWard", "NotRegisteredInWard", "NotRegisteredVoter", "Deceased"),
    *("CouldNotCheck", "InvalidIdNumber", "Duplicate"),
}


def test_one_object_a_file_with_every_field_and_sums_that_add_up(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    ran = office.run("verify", ward_list, "--json")
    found = ran.object
    assert (ran.code, set(found), set(found["verdicts"])) == (0, FIELDS, VERDICTS)
    assert (found["ward_id"], found["rows"], found["distinct_ids"]) == (93501016, 32, 30)
    assert sum(found["verdicts"].values()) == 32
    assert found["lookups"] == len(quick_iec.requests)


def test_the_results_lie_in_the_folder_named(office: Rollcheck, ward_list: Path) -> None:
    found = office.run("verify", ward_list, "--out", "here", "--json").object
    for kind in ("workbook", "register"):
        assert Path(found["outputs"][kind]).parent == office.root / "here"
        assert (office.root / "here" / Path(found["outputs"][kind]).name).stat().st_size


def test_a_refused_file_does_not_stop_the_others(
    office: Rollcheck, ward_list: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "BLOUBERG WARD 17.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing more")
    ran = office.run("verify", broken, ward_list, tmp_path / "missing.xlsx", "--json")
    by_file = {one["file"]: one for one in ran.objects}
    assert ran.code == 2
    assert by_file[ward_list.name]["status"] == "completed"
    for name in (broken.name, "missing.xlsx"):
        assert set(by_file[name]) == {"file", "status", "error"}
        assert by_file[name]["status"] == "refused"
        assert name in by_file[name]["error"]


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("LIST.xlsx", (), "ward"),
        ("EMALAHLENI WARD 3.xlsx", (), "EC136"),
        ("BLOUBERG WARD 16 AND 17.xlsx", (), "93501017"),
        ("BLOUBERG WARD 16.xlsx", ("--sheet", "Nowhere"), "Members"),
        ("BLOUBERG WARD 16.xlsx", ("--id-column", "ZZ"), "ZZ"),
        ("BLOUBERG WARD 16.xlsx", ("--ward", "Nowhere 16"), "Nowhere"),
    ],
)
def test_what_only_the_operator_knows_ends_with_2_and_says_what(
    office: Rollcheck, tmp_path: Path, name: str, arguments: tuple[str, ...], says: str
) -> None:
    path = save_xlsx(tmp_path / name, [HEADER, *members(5)])
    ran = office.run("verify", path, *arguments)
    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("ward", ["93501016", "Blouberg 16", "LIM351 16"])
def test_a_ward_can_be_named_in_words(office: Rollcheck, tmp_path: Path, ward: str) -> None:
    path = save_xlsx(tmp_path / "LIST.xlsx", [HEADER, *members(3)])
    ran = office.run("add", path, "--ward", ward, "--json")
    assert (ran.code, ran.object["ward_id"]) == (0, 93501016)


def test_each_row_may_have_a_ward_of_its_own(office: Rollcheck, tmp_path: Path) -> None:
    rows = [(*one, 93501016 + at % 2) for at, one in enumerate(members(10))]
    path = save_xlsx(tmp_path / "LIST.xlsx", [(*HEADER, "WARD"), *rows])
    ran = office.run("verify", path, "--ward", "column", "--json")
    assert (ran.code, ran.object["ward_id"]) == (0, None)
    assert sum(ran.object["verdicts"].values()) == 10


def test_rows_that_got_no_answer_end_with_3_and_retry_asks_only_them(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    somebody = members(30)[7][2]
    fault = quick_iec.fault(f"server-error:500@id={somebody}")
    ran = office.run("verify", ward_list, "--json")
    assert (ran.code, ran.object["verdicts"]["CouldNotCheck"]) == (3, 1)
    fault.stop()
    quick_iec.requests.clear()
    again = office.run("retry", ran.object["job_id"], "--json")
    assert (again.code, again.object["verdicts"]["CouldNotCheck"]) == (0, 0)
    assert {one.id_number for one in quick_iec.requests} == {somebody}


@pytest.mark.parametrize("fault", ["token-refused:400", "html-403"])
def test_an_iec_that_refuses_this_seat_ends_with_4_and_resume_goes_on(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec, fault: str
) -> None:
    refusing = quick_iec.fault(fault)
    ran = office.run("verify", ward_list, "--json")
    assert (ran.code, ran.object["status"], ran.object["verdicts"]) == (4, "queued", None)
    refusing.stop()
    ended = office.run("resume", "--json")
    assert (ended.code, ended.object["verdicts"]["CouldNotCheck"]) == (0, 0)


def test_without_an_account_the_list_is_queued_and_says_what_is_missing(
    office: Rollcheck, ward_list: Path
) -> None:
    ran = office.run("verify", ward_list, "--json", IEC_API_USERNAME="", IEC_API_PASSWORD="")
    assert (ran.code, ran.object["status"]) == (4, "queued")
    assert "IEC_API_USERNAME" in ran.err
    assert office.run("resume", "--json").object["status"] == "completed"


def test_waiting_longer_than_allowed_ends_with_4(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    away = quick_iec.fault("server-error:503")
    ran = office.run("verify", ward_list, "--max-wait", 1, "--json")
    assert (ran.code, ran.object["status"]) == (4, "queued")
    away.stop()
    assert office.run("resume", "--json").code == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_with_130_and_resume_asks_nobody_twice(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec, number: signal.Signals
) -> None:
    quick_iec.latency_ms = 400
    with office.start("verify", ward_list, "--json") as running:
        running.until(lambda: len(quick_iec.requests) >= 10)
        running.signal(number)
        ran = running.end()
    assert (ran.code, ran.object["status"]) == (130, "queued")
    quick_iec.latency_ms = 0
    ended = office.run("resume", "--json")
    assert (ended.code, ended.object["rows"]) == (0, 32)
    assert len(quick_iec.requests) <= ended.object["lookups"] + 10


def test_a_second_check_asks_nobody_and_recheck_asks_afresh(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    office.run("verify", ward_list)
    asked = len(quick_iec.requests)
    again = office.run("verify", ward_list, "--json").object
    assert (again["lookups"], again["reused"], len(quick_iec.requests)) == (0, 30, asked)
    fresh = office.run("verify", ward_list, "--recheck", "--json").object
    assert (fresh["reused"], fresh["lookups"]) == (0, asked)


def test_two_at_once_both_end_and_ask_each_person_once(
    office: Rollcheck, tmp_path: Path, quick_iec: PracticeIec
) -> None:
    quick_iec.latency_ms = 100
    paths = [
        save_xlsx(tmp_path / f"BLOUBERG WARD {ward}.xlsx", [HEADER, *members(40)[at : at + 20]])
        for at, ward in ((0, 16), (20, 17))
    ]
    with (
        office.start("verify", paths[0], "--json") as one,
        office.start("verify", paths[1], "--json") as other,
    ):
        ended = [one.end(), other.end()]
    assert [ran.code for ran in ended] == [0, 0]
    assert sum(ran.object["lookups"] for ran in ended) == len(quick_iec.requests)


def test_nothing_personal_and_no_secret_is_ever_logged_or_said(
    office: Rollcheck, ward_list: Path, quick_iec: PracticeIec
) -> None:
    quick_iec.fault("server-error:500@every=5")
    ran = office.run("verify", ward_list)
    said = ran.out + ran.err + office.logs()
    assert "BLOUBERG WARD 16" in said
    personal = {text for surname, _, number, _ in members(30) for text in (number, surname)}
    assert not {text for text in (*personal, "sesame-of-the-office") if text in said}


def test_the_workbook_opens_on_the_summary(office: Rollcheck, ward_list: Path) -> None:
    found = office.run("verify", ward_list, "--json").object
    book = load_workbook(found["outputs"]["workbook"])
    assert (book.sheetnames[0], book.active.title) == ("Summary", "Summary")
