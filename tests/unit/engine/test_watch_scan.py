"""What only Windows' file systems have, told by directory entries as Windows gives them."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from typing import Any

import pytest

from app.engine.watcher import scan

JUNCTION, CLOUD, SYMBOLIC = 0xA0000003, 0x9000001A, 0xA000000C


@dataclass
class WindowsEntry:
    """A directory entry with a reparse tag."""

    st_reparse_tag: int

    def is_symlink(self) -> bool:
        """Windows' own symbolic links only."""
        return self.st_reparse_tag == SYMBOLIC

    def stat(self, *, follow_symlinks: bool) -> Any:
        """The link's own record."""
        assert not follow_symlinks
        return self


@pytest.mark.parametrize(
    ("tag", "is_link"), [(JUNCTION, True), (SYMBOLIC, True), (CLOUD, False), (0, False)]
)
def test_a_junction_is_a_link_and_a_folder_in_the_cloud_is_none(monkeypatch, tag, is_link):
    monkeypatch.setattr(sys, "platform", "win32")
    assert scan._is_link(WindowsEntry(tag)) is is_link


def test_a_list_has_one_key_however_the_folder_is_spelled(tmp_path):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "WARD 16.xlsx").write_bytes(b"list")
    (tmp_path / "way").symlink_to(tmp_path / "lists", target_is_directory=True)
    ways = [tmp_path / "lists", tmp_path / "way", tmp_path / "lists" / ".." / "way"]
    looks = [scan.Scanner(way, (), time.monotonic).look() for way in ways]
    assert len({look.found[0].key for look in looks}) == 1


@pytest.mark.parametrize(
    ("folder", "outer", "inside"),
    [
        ("/data", "/data", True),
        ("/data/lists", "/data", True),
        ("/database", "/data", False),
        ("/data", "/data/lists", False),
        ("/lists", "/", True),
    ],
)
def test_a_folder_lies_inside_another_by_its_parts(folder, outer, inside):
    assert scan._is_inside(folder.replace("/", os.sep), outer.replace("/", os.sep)) is inside
