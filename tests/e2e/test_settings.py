"""Settings: a file, the environment, the command line; later ones win, wrong ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.commands import Rollcheck


@pytest.fixture
def configured(office: Rollcheck) -> Rollcheck:
    """A user with a settings file in the usual place, and no address in the environment."""
    office.environment()
    folder = office.home / ".config" / "Rollcheck"
    folder.mkdir(parents=True)
    office.env["ROLLCHECK_IEC_URL"] = ""
    return office


def write(user: Rollcheck, text: str) -> None:
    (user.home / ".config" / "Rollcheck" / "settings.toml").write_text(text)


def test_file_environment_and_command_line_count_in_rising_order(
    configured: Rollcheck, ward_list: Path
) -> None:
    write(configured, 'iec_url = "https://file.example"\n')
    configured.run("jobs")
    configured.run("jobs", IEC_API_BASE_URL="https://environment.example")
    configured.run(
        *("inspect", ward_list, "--iec-url", "https://by-hand.example"),
        ROLLCHECK_IEC_URL="https://environment.example",
    )
    used = [line.rpartition("IEC: ")[2] for line in configured.logs().splitlines()]
    names = ("file", "environment", "by-hand")
    assert used == [f"https://{name}.example" for name in names]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MAX_FILE_SIZE", "100", "more than the 0 MB that can be taken"),
        ("IEC_API_TIMEOUT", "soon", "iec_timeout_ms"),
        ("IEC_API_BASE_URL", "http://api.example", "must begin with https://"),
        ("ROLLCHECK_LOOKUPS_AT_ONCE", "0", "lookups_at_once"),
    ],
)
def test_the_environments_names_are_understood(
    configured: Rollcheck, ward_list: Path, name: str, value: str, says: str
) -> None:
    ran = configured.run("inspect", ward_list, **{name: value})
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert says in ran.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('iec_url = "https://user:hunter2@example.org"', "the vault is the place for it"),
        ("quota_limits = 5", "quota_limits"),
        ("quota_limit = 0", "quota_limit"),
        ("iec_password = 'hunter2'", "iec_password"),
        ("iec_url = [broken", "line 1"),
    ],
)
def test_a_wrong_setting_is_named_and_no_secret_repeated(
    configured: Rollcheck, text: str, says: str
) -> None:
    write(configured, f"{text}\n")
    ran = configured.run("jobs")
    assert (ran.code, ran.out, "Traceback" in ran.err) == (2, "", False)
    assert says in ran.err
    assert "settings.toml" in ran.err
    assert "hunter2" not in ran.err
