"""Finished files are moved into place, whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.spreadsheets.results.placing import place, staging


def test_a_finished_file_takes_the_name_asked_for(tmp_path):
    with staging(tmp_path) as folder:
        (folder / "x").write_text("done")
        assert place(folder / "x", tmp_path / "list.xlsx") == tmp_path / "list.xlsx"
    assert (tmp_path / "list.xlsx").read_text() == "done"


def test_a_name_in_use_gives_a_new_name_and_not_a_lost_result(tmp_path):
    # A folder of that name stops a replace as an open file does on Windows.
    (tmp_path / "list.xlsx").mkdir()
    with staging(tmp_path) as folder:
        (folder / "x").write_text("done")
        used = place(folder / "x", tmp_path / "list.xlsx")
    assert used.name == "list (2).xlsx"
    assert used.read_text() == "done"


def test_when_no_name_is_free_the_operator_is_told_what_to_close(tmp_path):
    for name in ("list.xlsx", *(f"list ({number}).xlsx" for number in range(2, 60))):
        (tmp_path / name).mkdir()
    (tmp_path / "x").write_text("done")
    with pytest.raises(UserError, match="Close it in Excel"):
        place(tmp_path / "x", tmp_path / "list.xlsx")


def test_nothing_half_made_is_left_behind(tmp_path):
    def fail_while_making() -> None:
        with staging(tmp_path) as folder:
            (folder / "half").write_text("personal")
            raise KeyError

    with pytest.raises(KeyError):
        fail_while_making()
    assert list(tmp_path.iterdir()) == []


def test_temporary_files_of_libraries_stay_inside_the_staging_folder(tmp_path):
    with staging(tmp_path) as folder, tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).parent == folder


def test_afterwards_temporary_files_go_where_they_went_before(tmp_path):
    before = tempfile.gettempdir()
    with staging(tmp_path):
        pass
    assert tempfile.gettempdir() == before


def test_a_folder_that_cannot_be_made_is_named_to_the_operator(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(UserError, match="Choose another folder"),
        staging(tmp_path / "file" / "out"),
    ):
        pass
