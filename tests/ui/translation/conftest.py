from __future__ import annotations

import pytest

from app.ui.translation import Language
from tests.helpers.look import look_for


@pytest.fixture
def language(qapp):
    """The application's language; as it was before when the test is over."""
    made = Language(qapp, system=lambda: ["en-ZA"])
    yield made
    made.leave()


@pytest.fixture
def look(qapp):
    yield from look_for(qapp)
