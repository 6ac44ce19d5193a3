from __future__ import annotations

import pytest

from tests.helpers.iec import practice_iec
from tests.helpers.look import look_for

__all__ = ["practice_iec"]


@pytest.fixture(scope="module")
def look(qapp):
    yield from look_for(qapp)
