from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import SpreadsheetRefused
from app.domain.municipalities import Municipalities
from app.domain.spreadsheet import Inspection, RowRecord, Wishes
from app.spreadsheets.municipality_table import load_municipalities
from app.spreadsheets.reading.inspect import inspect
from app.spreadsheets.reading.rows_file import read_records


@pytest.fixture(scope="session")
def municipalities() -> Municipalities:
    return load_municipalities()


@pytest.fixture
def look(municipalities) -> Callable[..., Inspection]:
    """Inspects a file under its own name, with wishes by keyword."""

    def look(path: Path, **wishes) -> Inspection:
        return inspect(path, path.name, Wishes(**wishes), municipalities)

    return look


@pytest.fixture
def people(municipalities, tmp_path) -> Callable[..., list[RowRecord]]:
    """The people of a file, through the rows file."""

    def people(path: Path, **wishes) -> list[RowRecord]:
        rows = tmp_path / "people.jsonl"
        inspect(path, path.name, Wishes(**wishes), municipalities, rows)
        return list(read_records(rows))

    return people


@pytest.fixture
def refusal(look) -> Callable[..., str]:
    """The sentence a file is refused with."""

    def refusal(path: Path, **wishes) -> str:
        with pytest.raises(SpreadsheetRefused) as caught:
            look(path, **wishes)
        assert str(caught.value).startswith(f"{path.name}: ")
        return str(caught.value)

    return refusal
