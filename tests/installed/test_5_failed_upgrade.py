"""An upgrade that fails says so and leaves the version that was there, whole."""

from __future__ import annotations

import dataclasses

import pytest

from tests.installed.packing import packed
from tests.installed.windows import UNINSTALL_KEY, Windows

BLOCKED = "blocked.txt"


def files_of(version: str) -> dict[str, str]:
    text = f"of {version}"
    return {"LICENCES.txt": text, "_internal/part.dll": text, BLOCKED: text}


@pytest.fixture
def old(bare, tmp_path) -> Windows:
    """A Windows with an older version."""
    files = files_of("9.9.8")
    del files[BLOCKED]
    older = dataclasses.replace(bare, setup=packed(tmp_path, "9.9.8", files))
    assert older.install() == 0
    yield older
    older.uninstall()


@pytest.fixture
def newer(old, tmp_path) -> Windows:
    """The same Windows, with a newer installer."""
    return dataclasses.replace(old, setup=packed(tmp_path, "9.9.9", files_of("9.9.9")))


def is_whole(windows: Windows, version: str) -> bool:
    parts = [windows.program / "LICENCES.txt", windows.program / "_internal" / "part.dll"]
    return (
        [part.read_text() for part in parts] == [f"of {version}"] * 2
        and (windows.program / "Uninstall.exe").stat().st_size > 0
        and windows.registry(UNINSTALL_KEY, "DisplayVersion") == version
    )


def test_a_file_that_cannot_be_written_leaves_the_old_version(newer):
    in_the_way = newer.program / BLOCKED
    in_the_way.mkdir()
    (in_the_way / "of somebody else").write_text("stays")
    assert newer.install() == 4
    assert is_whole(newer, "9.9.8")
    assert not (newer.program / "_before").exists()
    (in_the_way / "of somebody else").unlink()
    in_the_way.rmdir()
    assert newer.install() == 0
    assert is_whole(newer, "9.9.9")
    (newer.program / BLOCKED).unlink()


def test_a_version_that_cannot_be_put_aside_stays(newer):
    in_the_way = newer.program / "_before"
    in_the_way.write_text("")
    assert newer.install() == 4
    assert is_whole(newer, "9.9.8")
    in_the_way.unlink()


def test_an_upgrade_that_was_cut_off_is_made_good_by_the_next_one(newer):
    before = newer.program / "_before"
    before.mkdir()
    (newer.program / "LICENCES.txt").rename(before / "LICENCES.txt")
    assert newer.install() == 0
    assert is_whole(newer, "9.9.9")
    assert not before.exists()
    (newer.program / BLOCKED).unlink()
