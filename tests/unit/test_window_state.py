"""The window's state: all of it comes back, damage costs only the damaged piece."""

from __future__ import annotations

import json
import sys

import pytest

from app.window_state import (
    FILE_NAME,
    TableState,
    WindowState,
    load_window_state,
    save_window_state,
)

STATE = WindowState(
    geometry=b"\x01\xd9\xd0\xcb\x00\xff",
    tables={"jobs": TableState({"ward": 138, "status": 174}, "added", descending=True)},
    splitters={"jobs": (900, 380)},
    seen_notes=frozenset({"goes on in the tray"}),
)


def damage(folder, **pieces: object) -> None:
    """Save a sound state with some of its pieces replaced."""
    save_window_state(folder, STATE)
    whole = json.loads((folder / FILE_NAME).read_text())
    (folder / FILE_NAME).write_text(json.dumps(whole | pieces))


def test_everything_comes_back(tmp_path):
    assert save_window_state(tmp_path, STATE)
    assert load_window_state(tmp_path) == STATE


def test_before_the_first_start_there_is_nothing(tmp_path):
    assert load_window_state(tmp_path) == WindowState()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b"[" * 200_000, b'"text"', b"7"]
)
def test_a_damaged_file_is_as_none(tmp_path, content):
    (tmp_path / FILE_NAME).write_bytes(content)
    assert load_window_state(tmp_path) == WindowState()


def test_a_folder_in_its_place_is_as_none(tmp_path):
    (tmp_path / FILE_NAME).mkdir()
    assert load_window_state(tmp_path) == WindowState()
    assert not save_window_state(tmp_path, STATE)


@pytest.mark.parametrize(
    ("piece", "value"),
    [
        ("geometry", "not base64 !"),
        ("geometry", 5),
        ("tables", []),
        ("tables", "jobs"),
        ("splitters", {"jobs": [900, "wide"]}),
        ("splitters", {"jobs": [900, -1]}),
        ("splitters", {"jobs": []}),
        ("splitters", None),
        ("seen_notes", {"a": 1}),
        ("seen_notes", [7, None]),
    ],
)
def test_a_damaged_piece_is_left_out_and_the_rest_stays(tmp_path, piece, value):
    damage(tmp_path, **{piece: value})
    found = load_window_state(tmp_path)
    assert getattr(found, piece) == getattr(WindowState(), piece)
    others = {"geometry", "tables", "splitters", "seen_notes"} - {piece}
    assert all(getattr(found, other) == getattr(STATE, other) for other in others)


@pytest.mark.parametrize("width", [-5, 1.5, "138", True, None, 10**9])
def test_a_width_that_is_none_is_left_out(tmp_path, width):
    damage(tmp_path, tables={"jobs": {"widths": {"ward": width, "status": 174}}})
    assert load_window_state(tmp_path).tables == {"jobs": TableState({"status": 174})}


def test_what_a_later_version_adds_does_no_harm(tmp_path):
    damage(tmp_path, weather="fine")
    assert load_window_state(tmp_path) == STATE


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_it_is_for_this_user_alone(tmp_path):
    save_window_state(tmp_path, STATE)
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


def test_it_has_no_place_for_a_filter():
    fields = set(WindowState.__dataclass_fields__) | set(TableState.__dataclass_fields__)
    assert not {name for name in fields if "filter" in name or "search" in name}
