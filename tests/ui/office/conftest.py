from __future__ import annotations

import pytest

from tests.helpers.look import look_for


@pytest.fixture(scope="module")
def look(qapp):
    yield from look_for(qapp)
