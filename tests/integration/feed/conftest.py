from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from app.iec.practice.server import PracticeIec
from tests.helpers.feeds import FedSeat, fed_seat
from tests.helpers.iec import practice_iec

__all__ = ["practice_iec"]


@pytest_asyncio.fixture
async def fed(tmp_path: Path, practice_iec: PracticeIec) -> AsyncIterator[FedSeat]:
    """A seat that runs its queue and serves its feed."""
    async with fed_seat(tmp_path, practice_iec) as serving:
        yield serving


@pytest_asyncio.fixture
async def still(tmp_path: Path, practice_iec: PracticeIec) -> AsyncIterator[FedSeat]:
    """A seat that serves its feed while nothing runs."""
    async with fed_seat(tmp_path, practice_iec, runs=False) as serving:
        yield serving
