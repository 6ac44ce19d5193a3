from __future__ import annotations

import pytest

from app.domain.wrong_ward import WardDoubt, ward_doubt
from tests.helpers.office import ward

OURS, THEIRS, THIRD = ward("Blouberg", 16), ward("Blouberg", 17), ward("Blouberg", 18)


def test_most_people_of_another_ward_raise_a_doubt():
    assert ward_doubt(OURS, 50, {OURS: 4, THEIRS: 38}) == WardDoubt(THEIRS, 38, 50)


@pytest.mark.parametrize(
    ("answers", "registered"),
    [
        (49, {OURS: 0, THEIRS: 49}),
        (50, {OURS: 10, THEIRS: 38}),
        (50, {OURS: 4, THEIRS: 25}),
        (50, {OURS: 2, THEIRS: 24, THIRD: 24}),
        (50, {}),
    ],
    ids=["too few answers", "a fifth is ours", "just half", "two others", "nobody registered"],
)
def test_less_than_that_raises_none(answers, registered):
    assert ward_doubt(OURS, answers, registered) is None


def test_a_list_with_a_ward_in_each_row_is_never_doubted():
    assert ward_doubt(None, 500, {THEIRS: 500}) is None
