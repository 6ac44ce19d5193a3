"""Results cross between processes by a file of lines."""

from __future__ import annotations

import pytest

from app.domain.errors import BugError
from app.spreadsheets.results.rows_file import read_results, write_results
from tests.helpers.results import one_of_each, row


def test_results_come_back_as_they_were_written(tmp_path):
    rows = [*one_of_each(), row(99, surname="Ḓau", address="a\nb\u2028c", first_names="\ud800")]
    assert write_results(tmp_path / "r", rows) == len(rows)
    assert list(read_results(tmp_path / "r")) == rows


@pytest.mark.parametrize("broken", ['["half of a', "[1,2]", "{}", ""])
def test_a_damaged_file_is_a_bug_that_names_the_line_only(tmp_path, broken):
    write_results(tmp_path / "r", [row(2)])
    with (tmp_path / "r").open("a") as file:
        file.write(broken + "\n")
    with pytest.raises(BugError, match="damaged at line 2") as caught:
        list(read_results(tmp_path / "r"))
    assert caught.value.__cause__ is None
