"""Closed pipes, strange names, homeless users, full disks: one sentence, and nothing lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import HEADER
from tests.helpers.commands import Ran, Rollcheck
from tests.helpers.spreadsheets import members, save_xlsx

LONG = f"BLOUBERG WARD 16 {'n' * 228}.xlsx"
STRANGE = (
    *("-x BLOUBERG WARD 16.xlsx", "it's a “list” [red]x[_red] BLOUBERG WARD 16.xlsx"),
    *("Ñandú élan BLOUBERG WARD 16.xlsx", "BLOUBERG\nWARD 16.xlsx", LONG),
)

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """All strange names in one command, into a relative folder with a strange name."""
    user = Rollcheck(tmp_path_factory.mktemp("strange"))
    for at, name in enumerate(STRANGE):
        save_xlsx(user.root / name, [HEADER, *members(40)[at * 5 : at * 5 + 5]])
    options = ("--practice", "--json", "--out", "out put/ünter's")
    return user.run("verify", *options, "--", *STRANGE, LC_ALL="C")


def test_every_strange_name_is_checked_and_told_as_it_is(strange: Ran) -> None:
    assert strange.code == 0, strange.err
    assert [one["file"] for one in strange.objects] == list(STRANGE)


def test_results_of_strange_names_lie_in_the_relative_folder(strange: Ran) -> None:
    for report in strange.objects:
        for path in map(Path, report["outputs"].values()):
            assert path.is_file()
            assert path.parent.parts[-2:] == ("out put", "ünter's")


def test_a_name_never_steers_the_terminal(strange: Ran) -> None:
    assert "BLOUBERG WARD 16.xlsx: 0 of 5" in strange.err


def test_a_name_in_another_encoding_is_taken_in(office: Rollcheck, ward_list: Path) -> None:
    office.environment()
    latin = os.fsencode(office.root) + b"/R\xe9sum\xe9 BLOUBERG WARD 16.xlsx"
    Path(os.fsdecode(latin)).write_bytes(ward_list.read_bytes())
    ran = office.run("verify", os.fsdecode(latin), "missing \udce9.xlsx", "--practice", "--json")
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    report = ran.objects[-1]
    assert (report["file"], report["status"]) == ("R�sum� BLOUBERG WARD 16.xlsx", "completed")


def test_a_reader_that_goes_away_ends_nothing(office: Rollcheck, ward_list: Path) -> None:
    command = office.command("verify", ward_list)
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        command,
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=office.home,
        env=office.environment(),
        text=True,
    )
    os.close(writing)
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)
    assert office.run("jobs", "--json").object["status"] == "completed"
    assert len(list(office.out.rglob("*.xlsx"))) == 1


def test_a_terminal_that_goes_away_ends_no_job(office: Rollcheck, ward_list: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        office.command("verify", ward_list, "--json"),
        stdout=subprocess.PIPE,
        stderr=writing,
        cwd=office.home,
        env=office.environment(),
        text=True,
    )
    os.close(writing)
    assert ran.returncode == 0
    assert '"status": "completed"' in ran.stdout


def test_a_user_without_a_home_works(office: Rollcheck, ward_list: Path) -> None:
    ran = office.run("verify", ward_list, "--json", HOME="/nonexistent/home", LC_ALL="C")
    assert (ran.code, ran.object["status"]) == (0, "completed")


def test_a_results_folder_that_cannot_be_is_refused_before_anybody_is_asked(
    office: Rollcheck, ward_list: Path
) -> None:
    ran = office.run("verify", ward_list, "--out", ward_list)
    sentence = f"Results cannot be written to {ward_list}: it is a file. Name another folder"
    assert (ran.code, sentence in ran.err) == (2, True)
    assert office.run("jobs", "--json").out == ""


@pytest.mark.parametrize("place", ["a file", "/proc/nowhere"])
def test_a_data_folder_that_cannot_be_is_a_sentence(office: Rollcheck, place: str) -> None:
    office.environment()
    (office.root / "a file").touch()
    folder = office.root / place
    ran = office.run("jobs", ROLLCHECK_DATA_DIR=str(folder))
    assert ran.code == 2
    assert f"The data folder {folder} cannot be used" in ran.err
    assert "ROLLCHECK_DATA_DIR" in ran.err


def test_a_result_of_the_same_name_is_never_written_over(
    office: Rollcheck, ward_list: Path
) -> None:
    first = office.run("verify", ward_list, "--out", "out", "--json").object
    workbook = Path(first["outputs"]["workbook"])
    workbook.write_bytes(b"the operator's notes")
    again = office.run("download", first["job_id"], "--out", "out", "--json").object
    assert workbook.read_bytes() == b"the operator's notes"
    assert Path(again["outputs"]["workbook"]) == workbook.with_stem(f"{workbook.stem} (2)")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte with little left on it; only root can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False)
    if made.returncode:
        pytest.skip("this user cannot mount a small disk")
    (disk / "fill").write_bytes(b"\0" * 1_036_000)
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_under_the_results_loses_nothing(
    office: Rollcheck, ward_list: Path, small_disk: Path
) -> None:
    ran = office.run("verify", ward_list, "--out", small_disk / "out", "--json")
    job = ran.object
    assert (ran.code, job["status"], job["outputs"]["workbook"]) == (2, "completed", None)
    assert "No space left on device" in ran.err
    assert not list((small_disk / "out").iterdir())
    given = office.run("download", job["job_id"], "--out", "elsewhere", "--json")
    assert Path(given.object["outputs"]["workbook"]).is_file()


def test_a_full_disk_under_the_store_is_a_sentence_and_takes_nothing_in(
    office: Rollcheck, ward_list: Path, small_disk: Path
) -> None:
    data = {"ROLLCHECK_DATA_DIR": str(small_disk / "data")}
    ran = office.run("verify", ward_list, **data)
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert "full" in ran.err
    (small_disk / "fill").unlink()
    assert office.run("verify", ward_list, "--json", **data).object["status"] == "completed"


def test_a_folder_named_app_is_not_taken_for_the_program(
    office: Rollcheck, ward_list: Path
) -> None:
    office.environment()
    (office.root / "app").mkdir()
    (office.root / "app" / "__init__.py").write_text("raise SystemExit('the wrong app')")
    assert office.run("verify", ward_list, "--practice", "--json").code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Commands work without one: verify"),
        (("bogus",), "No such command 'bogus'"),
        (("verify", "-x list.xlsx"), "A file whose name begins with a dash goes after --"),
        (("jobs", "--limit", "0"), "--limit"),
        (("verify", "x", "--priority", "99999999999999999999"), "--priority"),
        (("show", "a", "b"), "unexpected"),
    ],
)
def test_a_command_that_is_none_is_explained(
    office: Rollcheck, arguments: tuple[str, ...], says: str
) -> None:
    ran = office.run(*arguments)
    assert (ran.code, ran.out, "Traceback" in ran.err) == (2, "", False)
    assert says in ran.err
