from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.bootstrap import Seat
from app.iec.practice.server import PracticeIec
from tests.helpers.fast_clock import FastClock
from tests.helpers.iec import practice_iec
from tests.helpers.seats import seat_of
from tests.helpers.store_away import impatient

__all__ = ["impatient", "practice_iec"]


@pytest.fixture
def clock() -> FastClock:
    """An hour of waiting in three seconds."""
    return FastClock()


@pytest_asyncio.fixture
async def seat(tmp_path: Path, practice_iec: PracticeIec) -> AsyncIterator[Seat]:
    """A seat on real time."""
    async with seat_of(tmp_path, practice_iec) as seat:
        yield seat


@pytest_asyncio.fixture
async def fast(tmp_path: Path, practice_iec: PracticeIec, clock: FastClock) -> AsyncIterator[Seat]:
    """A seat on the fast clock."""
    async with seat_of(tmp_path, practice_iec, clock=clock, retry_seconds=0.5) as seat:
        yield seat
