"""Private copies: for this user alone, and gone with the process that made them."""

from __future__ import annotations

import stat
import sys

import pytest

from app.scratch import Scratch


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the profile's rights")
def test_nobody_else_may_enter_even_where_the_folder_above_is_open(tmp_path):
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    scratch = Scratch(data / "scratch")
    folders = (data / "scratch", scratch.folder)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700, 0o700]
    scratch.close()


def test_copies_go_with_their_process(tmp_path):
    scratch = Scratch(tmp_path)
    (scratch.folder / "source").write_text("a list")
    scratch.close()
    assert list(tmp_path.iterdir()) == []


def test_what_a_dead_process_left_goes_with_the_next_start_and_what_is_in_use_stays(tmp_path):
    living = Scratch(tmp_path)
    dead = tmp_path / "dead"
    dead.mkdir()
    (dead / "source").write_text("a list")
    started = Scratch(tmp_path)
    assert started.swept == 1
    assert not dead.exists()
    assert living.folder.exists()
    living.close()
    started.close()
