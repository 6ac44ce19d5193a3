import pytest

from app.domain.job import AnswerState
from app.store import rows
from app.store.rows import checked_rows, insert_rows
from tests.helpers.iec import synthetic_ids
from tests.helpers.stores import (
    DECEASED,
    IN_WARD,
    NOON,
    NOT_ON_ROLL,
    OTHER_WARD,
    WARD,
    add_job,
    keep_answer,
    record,
    records,
)

ONE, TWO = synthetic_ids(2)


def rows_of(database, job_id="aaaa"):
    return list(checked_rows(database, job_id))


def test_rows_come_back_as_they_were_read_in_the_lists_order(database):
    people = [
        record(2, ONE, repair="leading_zeros", ward_id=WARD),
        record(3, None, problem="missing", as_received=""),
        record(7, TWO, surname="van der Merwe-Ščepán", cell_number=""),
    ]
    add_job(database, "aaaa", people[::-1])
    assert [row.record for row in rows_of(database)] == people


def test_as_many_rows_come_out_as_went_in_over_every_page_border(database, monkeypatch):
    monkeypatch.setattr(rows, "PAGE", 10)
    people = records(synthetic_ids(25))
    assert insert_rows(database, "aaaa", people) == 25
    assert [row.record.row_no for row in rows_of(database)] == list(range(2, 27))


def test_a_row_carries_what_was_answered_about_its_id_number(database):
    add_job(database, "aaaa", records([ONE, TWO]))
    keep_answer(database, "aaaa", ONE)
    answered, still_open = rows_of(database)
    assert (answered.state, answered.answer, answered.asked_at) == (
        AnswerState.ANSWERED,
        IN_WARD,
        NOON,
    )
    assert (still_open.state, still_open.answer) == (AnswerState.OPEN, None)


def test_a_row_that_is_never_asked_has_no_state(database):
    add_job(database, "aaaa", [record(2, None, problem="letters")])
    assert [(row.state, row.answer) for row in rows_of(database)] == [(None, None)]


def test_a_duplicate_knows_the_ward_of_the_row_it_repeats(database):
    people = [record(2, ONE, ward_id=WARD), record(3, ONE, ward_id=OTHER_WARD, duplicate_of=2)]
    add_job(database, "aaaa", people, ward_id=None, ward_per_row=True)
    assert [row.first_ward for row in rows_of(database)] == [None, WARD]


@pytest.mark.parametrize("answer", [NOT_ON_ROLL, DECEASED])
def test_the_rows_own_ward_never_becomes_the_iecs(database, answer):
    add_job(database, "aaaa", [record(2, ONE, ward_id=OTHER_WARD)], ward_per_row=True)
    keep_answer(database, "aaaa", ONE, answer)
    assert rows_of(database)[0].answer == answer


def test_answers_of_another_job_are_not_a_rows(database):
    add_job(database, "aaaa", records([ONE]))
    add_job(database, "bbbb", records([ONE]))
    keep_answer(database, "bbbb", ONE)
    assert rows_of(database, "aaaa")[0].state is AnswerState.OPEN


def test_texts_longer_than_their_columns_are_cut(database):
    person = record(2, ONE, surname="s" * 300, first_names="f" * 300, cell_number="0" * 80)
    add_job(database, "aaaa", [person])
    kept = rows_of(database)[0].record
    assert [len(kept.surname), len(kept.first_names), len(kept.cell_number)] == [255, 255, 60]
