"""What is counted in SQL while a job runs is what its results will say."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity_number import IdProblem
from app.domain.job import AnswerState, Job
from app.domain.live_counts import people_by_ward, verdict_counts
from app.domain.spreadsheet import RowRecord
from app.domain.verdict import Verdict
from app.engine.results import row_results
from app.store import job_states, rows, tallies
from app.store.database import Database
from app.store.tallies import StationCount
from tests.helpers.iec import synthetic_id
from tests.helpers.stores import (
    DECEASED,
    ELSEWHERE,
    IN_WARD,
    NOON,
    NOT_ON_ROLL,
    OTHER_WARD,
    WARD,
    add_job,
    fresh_database,
    job_now,
    keep_answer,
    record,
    records,
)

ANSWERS = (IN_WARD, ELSEWHERE, NOT_ON_ROLL, DECEASED)
_names = itertools.count()


def live(database: Database, job: Job) -> Counter[Verdict]:
    with database.read() as connection:
        return verdict_counts(job, tallies.alike(connection, job))


def at_the_end(database: Database, job: Job) -> Counter[Verdict]:
    found = row_results(job, rows.checked_rows(database, job.job_id))
    return Counter(Verdict(row.verdict) for row in found)


def test_nothing_is_counted_of_people_not_asked_yet(database: Database):
    job = add_job(database, "one", records([synthetic_id(1), synthetic_id(2)]))
    assert live(database, job) == {}


def test_wrong_numbers_and_duplicates_count_from_the_start(database: Database):
    first = synthetic_id(1)
    people = [
        record(2, first),
        record(3, problem=IdProblem.TOO_SHORT),
        record(4, first, duplicate_of=2),
    ]
    job = add_job(database, "one", people)
    assert live(database, job) == {Verdict.INVALID_ID_NUMBER: 1, Verdict.DUPLICATE: 1}


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (IN_WARD, Verdict.REGISTERED_IN_WARD),
        (ELSEWHERE, Verdict.NOT_REGISTERED_IN_WARD),
        (NOT_ON_ROLL, Verdict.NOT_REGISTERED_VOTER),
        (DECEASED, Verdict.DECEASED),
    ],
)
def test_an_answer_counts_once_it_is_sure(database: Database, answer, verdict):
    number = synthetic_id(1)
    job = add_job(database, "one", records([number]))
    keep_answer(database, "one", number, answer)
    assert live(database, job) == {verdict: 1}


def test_an_unconfirmed_record_is_never_shown_as_deceased(database: Database):
    number = synthetic_id(1)
    job = add_job(database, "one", records([number]))
    keep_answer(database, "one", number, DECEASED, AnswerState.UNCONFIRMED)
    assert live(database, job) == {}


def test_a_row_that_failed_once_is_not_given_up_yet(database: Database):
    number = synthetic_id(1)
    job = add_job(database, "one", records([number]))
    keep_answer(database, "one", number, None, AnswerState.FAILED, "time-out")
    assert live(database, job) == {}


def test_a_row_without_a_ward_cannot_be_checked_where_each_has_its_own(database: Database):
    people = [record(2, synthetic_id(1), ward_id=WARD), record(3, synthetic_id(2))]
    job = add_job(database, "one", people, ward_id=None, ward_per_row=True)
    assert live(database, job) == {Verdict.COULD_NOT_CHECK: 1}


def test_a_duplicate_of_an_answered_person_stays_a_duplicate(database: Database):
    number = synthetic_id(1)
    job = add_job(database, "one", [record(2, number), record(3, number, duplicate_of=2)])
    keep_answer(database, "one", number)
    assert live(database, job) == {Verdict.REGISTERED_IN_WARD: 1, Verdict.DUPLICATE: 1}


def test_what_the_rows_say_of_their_ward_decides_nothing_where_the_list_has_one(
    database: Database,
):
    number = synthetic_id(1)
    job = add_job(database, "one", [record(2, number, ward_id=OTHER_WARD)])
    keep_answer(database, "one", number, IN_WARD)
    assert live(database, job) == {Verdict.REGISTERED_IN_WARD: 1}


def test_people_are_counted_by_the_ward_the_iec_names(database: Database):
    numbers = [synthetic_id(at) for at in range(5)]
    job = add_job(database, "one", records(numbers))
    for number, answer in zip(numbers, (IN_WARD, ELSEWHERE, ELSEWHERE, NOT_ON_ROLL), strict=False):
        keep_answer(database, "one", number, answer)
    keep_answer(database, "one", numbers[4], DECEASED, AnswerState.UNCONFIRMED)
    with database.read() as connection:
        found = people_by_ward(tallies.alike(connection, job))
    assert found == (4, {WARD: 1, OTHER_WARD: 2})


def test_stations_count_the_people_registered_there(database: Database):
    numbers = [synthetic_id(at) for at in range(4)]
    job = add_job(database, "one", records(numbers))
    for number, answer in zip(numbers, (IN_WARD, IN_WARD, ELSEWHERE, DECEASED), strict=True):
        keep_answer(database, "one", number, answer)
    with database.read() as connection:
        found = set(tallies.stations(connection, job))
    assert found == {
        StationCount("Marula Primary School", "93501238", WARD, WARD, 2),
        StationCount("Kibi Clinic", "93501249", OTHER_WARD, WARD, 1),
    }


def test_a_station_is_counted_apart_for_each_ward_of_the_rows(database: Database):
    people = [
        record(2, synthetic_id(1), ward_id=WARD),
        record(3, synthetic_id(2), ward_id=OTHER_WARD),
    ]
    job = add_job(database, "one", people, ward_id=None, ward_per_row=True)
    for person in people:
        keep_answer(database, "one", person.id_number, IN_WARD)
    with database.read() as connection:
        found = {(one.own_ward, one.people) for one in tallies.stations(connection, job)}
    assert found == {(WARD, 1), (OTHER_WARD, 1)}


@pytest.mark.parametrize("state", [AnswerState.OPEN, AnswerState.FAILED, AnswerState.UNCONFIRMED])
def test_what_a_stopped_job_never_learned_could_not_be_checked(database: Database, state):
    number = synthetic_id(1)
    add_job(database, "one", records([number]))
    keep_answer(database, "one", number, DECEASED if state == "unconfirmed" else None, state)
    with database.write() as connection:
        job_states.request_cancel(connection, "one", NOON)
    job = job_now(database, "one")
    assert live(database, job) == at_the_end(database, job) == {Verdict.COULD_NOT_CHECK: 1}


FINAL = st.one_of(
    st.tuples(st.just(AnswerState.ANSWERED), st.sampled_from(ANSWERS)),
    st.tuples(st.just(AnswerState.COULD_NOT_CHECK), st.none()),
)
ROW = st.one_of(
    st.tuples(st.just("person"), st.sampled_from([None, WARD, OTHER_WARD]), FINAL),
    st.tuples(st.just("wrong"), st.sampled_from([None, WARD]), st.none()),
    st.tuples(st.just("again"), st.sampled_from([None, WARD, OTHER_WARD]), st.none()),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One store for all examples: making one takes longer than an example."""
    database = fresh_database(tmp_path_factory.mktemp("kept") / "rollcheck.sqlite")
    yield database
    database.close()


def the_list(shapes: list[tuple]) -> tuple[list[RowRecord], dict[str, tuple]]:
    people: list[RowRecord] = []
    replies: dict[str, tuple] = {}
    for row_no, (kind, ward, final) in enumerate(shapes, start=2):
        firsts = [one for one in people if one.id_number and not one.duplicate_of]
        if kind == "wrong" or (kind == "again" and not firsts):
            people.append(record(row_no, problem=IdProblem.BAD_DATE, ward_id=ward))
        elif kind == "again":
            first = firsts[row_no % len(firsts)]
            repeats = {"duplicate_of": first.row_no, "ward_id": ward}
            people.append(record(row_no, first.id_number, **repeats))
        else:
            number = synthetic_id(row_no)
            people.append(record(row_no, number, ward_id=ward))
            replies[number] = final
    return people, replies


@given(shapes=st.lists(ROW, max_size=12), per_row=st.booleans(), asked=st.integers(0, 12))
def test_live_counts_only_grow_into_what_the_results_say(
    kept: Database, shapes: list[tuple], per_row: bool, asked: int
):
    people, replies = the_list(shapes)
    name = f"job-{next(_names)}"
    wards = {"ward_id": None, "ward_per_row": True} if per_row else {}
    job = add_job(kept, name, people, **wards)
    for number, (state, answer) in list(replies.items())[:asked]:
        keep_answer(kept, name, number, answer, state, "time-out" if answer is None else "")
    midway = live(kept, job)
    for number, (state, answer) in replies.items():
        keep_answer(kept, name, number, answer, state, "time-out" if answer is None else "")
    ended = job_now(kept, name)
    assert live(kept, ended) == at_the_end(kept, ended)
    assert midway <= live(kept, ended)
    assert live(kept, ended).total() == len(people)
