from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.engine.drafts import Drafts
from tests.helpers.drafts import drafts_of
from tests.integration.engine.conftest import practice_iec, seat

__all__ = ["practice_iec", "seat"]


@pytest.fixture
def drafts(seat: Seat) -> Drafts:
    """The drafts of the seat, asked before they start."""
    return drafts_of(seat)


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder of an operator's spreadsheets."""
    folder = tmp_path / "lists"
    folder.mkdir()
    return folder
