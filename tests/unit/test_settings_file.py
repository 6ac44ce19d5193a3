"""The settings file: changed where something was changed, never half, never with a secret."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from app.atomic_file import replace_file
from app.domain.errors import BugError, UserError
from app.settings import load_settings
from app.settings_file import write_settings

BY_HAND = """\
# Set up by Thandi, 12 March.
theme = "dark"   # easier at night

retries = 5
quota_limit = 8_000 # as the IEC wrote
"""


@pytest.fixture
def file(monkeypatch, tmp_path):
    path = tmp_path / "config" / "settings.toml"
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(path))
    return path


@pytest.fixture
def by_hand(file):
    file.parent.mkdir()
    file.write_text(BY_HAND)
    return file


def left_behind(file: Path) -> list[str]:
    return [one.name for one in file.parent.iterdir() if one != file]


def test_a_file_is_made_for_this_user_alone(file):
    write_settings({"theme": "dark"})
    assert file.read_text() == 'theme = "dark"\n'
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_comments_and_settings_that_no_dialog_shows_stay(by_hand):
    write_settings({"theme": "light", "quota_limit": 9_000})
    changed = BY_HAND.replace('"dark"', '"light"').replace("8_000", "9000")
    assert by_hand.read_text() == changed


def test_a_default_is_written_only_where_the_file_names_it(by_hand):
    write_settings({"theme": "system", "start_dropped": False, "warn_days": 7})
    assert by_hand.read_text() == BY_HAND.replace('"dark"', '"system"')


def test_nothing_changed_is_nothing_written(by_hand):
    before = by_hand.stat().st_mtime_ns
    write_settings({"theme": "dark", "warn_days": 7})
    assert by_hand.stat().st_mtime_ns == before


def test_no_file_is_made_for_defaults(file):
    write_settings({"theme": "system"})
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("watched_folder", r"\\SRV1\lists\ngewone \"map\""),
        ("watched_folder", "D:\\Lyste\\Môrester’s = #1"),
        ("reuse_hours", 12),
        ("start_dropped", True),
        ("language", "af"),
        ("results_folder", Path("/srv/results").absolute()),
    ],
)
def test_what_was_written_is_read_back(file, name, value):
    write_settings({name: value})
    assert getattr(load_settings(), name) == value


def test_the_name_that_the_file_uses_is_kept(by_hand):
    by_hand.write_text('iec_api_base_url = "https://old.example"\n')
    write_settings({"iec_url": "https://new.example"})
    assert by_hand.read_text() == 'iec_api_base_url = "https://new.example"\n'
    assert load_settings().iec_url == "https://new.example"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"theme = \n", "line 1"),
        (b'theme = "dark"\ntheme = "light"\n', "line 2"),
        (b'seat_name = "\xff"\n', "not UTF-8"),
        (b"quota_limits = 5\n", "quota_limits"),
        (b"retries = -1\n", "retries"),
    ],
)
def test_a_broken_file_is_named_and_stays_as_it_was(by_hand, text, says):
    by_hand.write_bytes(text)
    with pytest.raises(UserError, match=says) as told:
        write_settings({"warn_days": 3})
    assert str(by_hand) in str(told.value)
    assert by_hand.read_bytes() == text
    assert left_behind(by_hand) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"iec_url": "https://office:hunter2@iec.example"}, "vault"),
        ({"quota_limit": 2_100}, "quota_small_jobs"),
        ({"theme": "pink"}, "theme"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(by_hand, changes, says):
    with pytest.raises(UserError, match=says) as told:
        write_settings(changes)
    assert "hunter2" not in str(told.value)
    assert by_hand.read_text() == BY_HAND


@pytest.mark.parametrize("name", ["iec_password", "password", "iec_user", "token"])
def test_a_secret_has_no_place_in_it(by_hand, name):
    with pytest.raises(BugError, match=name) as told:
        write_settings({name: "hunter2"})
    assert "hunter2" not in str(told.value)
    assert by_hand.read_text() == BY_HAND


def test_the_environment_does_not_hide_a_wrong_value(by_hand, monkeypatch):
    monkeypatch.setenv("ROLLCHECK_THEME", "light")
    with pytest.raises(UserError, match="theme"):
        write_settings({"theme": "pink"})


def test_a_folder_where_the_file_should_be_is_told(file):
    file.mkdir(parents=True)
    with pytest.raises(UserError, match="cannot be read"):
        write_settings({"theme": "dark"})


def test_a_folder_that_cannot_be_made_is_told(file):
    file.parent.write_text("a file in its way")
    with pytest.raises(UserError, match="cannot be"):
        write_settings({"theme": "dark"})


def test_a_replacement_that_fails_leaves_the_old_content_and_nothing_else(tmp_path):
    in_its_way = tmp_path / "kept" / "old"
    in_its_way.parent.mkdir()
    in_its_way.touch()
    with pytest.raises(OSError):
        replace_file(in_its_way.parent, b"new")
    assert in_its_way.exists()
    assert left_behind(in_its_way.parent) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_linked_file_stays_a_link(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    replace_file(link, b"new")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"new")


@pytest.mark.parametrize(
    ("limit", "single", "small", "taken"),
    [
        (10_000, 100, 2_000, True),
        (2_101, 100, 2_000, True),
        (2_100, 100, 2_000, False),
        (50, 0, 0, True),
        (1, 0, 0, True),
        (100, 100, 0, False),
    ],
)
def test_a_limit_that_its_shares_use_up_is_refused(file, limit, single, small, taken):
    shares = {"quota_limit": limit, "quota_single": single, "quota_small_jobs": small}
    if taken:
        assert load_settings(**shares).quota_limit == limit
        return
    with pytest.raises(UserError, match="make the shares smaller or the limit larger"):
        load_settings(**shares)


def test_a_limit_below_the_shares_that_nobody_named_is_refused(file):
    with pytest.raises(UserError, match=r"quota_small_jobs.*100 \+ 2,000 of 500"):
        load_settings(quota_limit=500)
