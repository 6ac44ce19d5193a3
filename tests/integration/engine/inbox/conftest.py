from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.engine.drafts import Drafts
from tests.helpers.drafts import drafts_of
from tests.helpers.redis_server import redis_server
from tests.integration.engine.conftest import practice_iec, seat

__all__ = ["practice_iec", "redis_server", "seat"]


@pytest.fixture
def drafts(seat: Seat) -> Drafts:
    """The drafts of the seat; what comes by the inbox starts by itself."""
    return drafts_of(seat)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder in which entries may name files."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder
