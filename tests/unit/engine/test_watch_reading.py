"""One file read through: its content, and what it is a new name of."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.domain.spreadsheet import MAX_FILE_BYTES
from app.domain.watched_file import Version
from app.engine.watcher.reading import Condition, Read, Reader

TEXT = b"NAME,ID NUMBER\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(TEXT)
    return path


def read(path: Path, *, others=(), stat=os.stat, cut_off=False) -> Read:
    facts = path.stat()
    reader = Reader(lambda _sha256: others, stat)
    version = Version(facts.st_size, facts.st_mtime_ns)
    return reader.read(path, "own key", version, take_cut_off=cut_off)


def test_a_file_is_known_by_its_content(path):
    assert read(path) == Read(Condition.READY, sha256(TEXT).hexdigest())


def test_a_file_too_large_for_intake_is_not_read_through(path):
    with path.open("ab") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert read(path, cut_off=True) == Read(Condition.READY, "")


def test_a_file_that_is_gone_has_changed(path):
    gone = path.with_name("gone.csv")
    found = Reader(lambda _sha256: ()).read(gone, "k", Version(1, 1), take_cut_off=False)
    assert found == Read(Condition.CHANGED)


def test_only_paths_that_are_gone_were_its_names_before(path):
    path.with_name("copy.csv").write_bytes(TEXT)
    others = [("gone", str(path.with_name("old.csv"))), ("copy", str(path.with_name("copy.csv")))]
    assert read(path, others=others).moved_from == ("gone",)


def test_its_own_entry_is_no_name_before(path):
    assert read(path, others=[("own key", str(path.with_name("old.csv")))]).moved_from == ()


def test_the_same_file_by_another_way_is_one_of_its_names(path, tmp_path):
    (tmp_path / "way").symlink_to(tmp_path, target_is_directory=True)
    others = [("way", str(tmp_path / "way" / "list.csv"))]
    assert read(path, others=others).moved_from == ("way",)


def test_files_without_numbers_on_a_network_drive_are_not_taken_for_one(path):
    path.with_name("copy.csv").write_bytes(TEXT)

    def numberless(name: str) -> SimpleNamespace:
        facts = os.stat(name)
        return SimpleNamespace(
            st_size=facts.st_size, st_mtime_ns=facts.st_mtime_ns, st_ino=0, st_dev=1
        )

    others = [("copy", str(path.with_name("copy.csv")))]
    assert read(path, others=others, stat=numberless).moved_from == ()


def test_what_cannot_be_told_of_an_old_path_counts_as_still_there(path):
    def denied(name: str) -> os.stat_result:
        if name.endswith("old.csv"):
            raise PermissionError(13, "denied")
        return os.stat(name)

    others = [("old", str(path.with_name("old.csv")))]
    assert read(path, others=others, stat=denied).moved_from == ()
