import pytest

from app.domain.correction import correctable, counting_row
from app.domain.identity_number import IdProblem
from tests.helpers.iec import synthetic_id
from tests.helpers.stores import OTHER_WARD, WARD, record

ONE = synthetic_id(1)


@pytest.mark.parametrize(
    ("row", "offered"),
    [
        (record(2, None, problem=IdProblem.BAD_CHECK_DIGIT), True),
        (record(2, None, problem=IdProblem.MISSING), True),
        (record(2, None, problem=IdProblem.ERASED), False),
        (record(2, ONE), False),
        (record(2, ONE, duplicate_of=1), False),
    ],
)
def test_a_correction_is_offered_where_the_id_number_is_wrong(row, offered):
    assert correctable(row) is offered


def alike(*rows):
    """Rows of one person: number, ward, whether it repeats another."""
    return [
        record(number, ONE, ward_id=ward, duplicate_of=99 if repeats else None)
        for number, ward, repeats in rows
    ]


@pytest.mark.parametrize(
    ("rows", "corrected", "per_row", "counts"),
    [
        ([(5, None, False)], 5, False, 5),
        ([(5, None, False), (57, None, False)], 5, False, 57),
        ([(5, None, False), (57, None, False), (90, None, True)], 5, False, 57),
        ([(57, None, True), (90, None, True)], 5, False, 57),
        ([(5, WARD, False), (57, None, False)], 5, True, 5),
        ([(5, None, False), (57, None, False)], 5, True, 57),
        ([(5, WARD, False), (57, OTHER_WARD, False)], 5, True, 57),
        ([(57, None, True), (90, WARD, True)], 5, True, 90),
    ],
    ids=[
        "alone",
        "the other came first",
        "a third repeats on",
        "the next takes its place",
        "only it has a ward",
        "none has a ward",
        "both have wards",
        "the next with a ward",
    ],
)
def test_who_counted_goes_on_to_count(rows, corrected, per_row, counts):
    assert counting_row(alike(*rows), corrected, ward_per_row=per_row).row_no == counts
