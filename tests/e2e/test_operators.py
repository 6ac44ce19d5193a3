"""Roles and the access log from the command line; every command is a process of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.iec.practice.server import PracticeIec
from tests.helpers.commands import Rollcheck

pytestmark = pytest.mark.long


@pytest.fixture
def office(tmp_path: Path, quick_iec: PracticeIec) -> Rollcheck:
    """A PC on which nobody has worked yet."""
    user = Rollcheck(tmp_path / "office", quick_iec.address)
    user.data.mkdir(parents=True)
    return user


def as_user(office: Rollcheck, name: str) -> Rollcheck:
    """The same data, with another system user at the PC."""
    return replace(office, env={**office.env, "ROLLCHECK_OPERATOR": name})


def roles(office: Rollcheck) -> dict[str, str]:
    """Who is known, in which role."""
    return {one["name"]: one["role"] for one in office.run("operators", "--json").objects}


def test_the_first_operator_is_admin_and_the_next_one_is_not(office: Rollcheck) -> None:
    zanele, johan = as_user(office, "zanele"), as_user(office, "johan")
    assert roles(zanele) == {"zanele": "admin"}
    assert roles(johan) == {"johan": "operator", "zanele": "admin"}


def test_an_admin_gives_a_role_to_somebody_who_was_never_here(office: Rollcheck) -> None:
    zanele = as_user(office, "zanele")
    given = ("operator", "thandi", "--role", "viewer", "--display-name", "Thandi Mokoena")
    ran = zanele.run(*given)
    assert (ran.code, ran.out.strip()) == (0, "Thandi Mokoena (thandi): viewer")
    assert "thandi was never here" in ran.err
    assert zanele.run(*given, "--json").object == {
        "name": "thandi",
        "display_name": "Thandi Mokoena",
        "role": "viewer",
        "me": False,
    }


def test_a_viewer_is_refused_with_one_sentence(office: Rollcheck, ward_list: Path) -> None:
    zanele, thandi = as_user(office, "zanele"), as_user(office, "thandi")
    zanele.run("operator", "zanele", "--role", "admin", "--display-name", "Zanele Dube")
    zanele.run("operator", "thandi", "--role", "viewer")
    ran = thandi.run("add", ward_list)
    assert (ran.code, ran.err.strip()) == (
        2,
        "Adding and starting lists needs the role operator; thandi is a viewer. Ask Zanele Dube",
    )
    assert thandi.run("jobs", "--json").objects == []


def test_a_viewer_downloads_nothing_and_an_operator_leaves_a_line(
    office: Rollcheck, ward_list: Path, tmp_path: Path
) -> None:
    zanele, thandi = as_user(office, "zanele"), as_user(office, "thandi")
    job = str(zanele.run("verify", ward_list, "--json").object["job_id"])
    zanele.run("operator", "thandi", "--role", "viewer")
    refused = thandi.run("download", job, "--out", tmp_path / "out")
    assert (refused.code, "Giving out results" in refused.err) == (2, True)
    assert not (tmp_path / "out").exists()
    zanele.run("operator", "thandi", "--role", "operator")
    assert thandi.run("download", job, "--out", tmp_path / "out").code == 0
    (line,) = [
        line for line in zanele.run("access-log", "--json").objects if line["action"] == "export"
    ]
    assert (line["operator"], line["subject"]) == ("thandi", f"results, 1 job: {job}")


def test_only_an_admin_reads_the_access_log(office: Rollcheck) -> None:
    zanele, johan = as_user(office, "zanele"), as_user(office, "johan")
    zanele.run("operator", "johan", "--role", "operator")
    lines = zanele.run("access-log", "--json").objects
    assert [(one["operator"], one["action"], one["subject"]) for one in lines] == [
        ("zanele", "role", "johan: operator")
    ]
    assert "johan: operator" in zanele.run("access-log").out
    refused = johan.run("access-log")
    assert (refused.code, refused.out) == (2, "")
    assert "needs the role admin; johan is an operator. Ask zanele" in refused.err


def test_an_operator_removes_nobody_and_purges_nothing(office: Rollcheck) -> None:
    as_user(office, "zanele").run("operators")
    johan = as_user(office, "johan")
    for command in (("purge",), ("person", "-", "--erase")):
        refused = johan.run(*command, given="0000000000000")
        assert refused.code == 2
        assert "needs the role admin; johan is an operator" in refused.err


def test_the_only_admin_cannot_step_down(office: Rollcheck) -> None:
    zanele = as_user(office, "zanele")
    ran = zanele.run("operator", "zanele", "--role", "viewer")
    assert (ran.code, ran.err.strip()) == (
        2,
        "zanele is the only admin. Make somebody else admin first",
    )
    assert roles(zanele) == {"zanele": "admin"}
