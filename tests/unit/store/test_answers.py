from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.job import AnswerState
from app.domain.verdict import VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.store import answers
from app.store.answers import SavedAnswer
from tests.helpers.iec import synthetic_id, synthetic_ids
from tests.helpers.stores import (
    DECEASED,
    ELSEWHERE,
    IEC,
    IN_WARD,
    NOON,
    NOT_ON_ROLL,
    add_job,
    keep_answer,
    records,
)

ID = synthetic_id(0)
LONG_AGO = NOON - timedelta(days=30)


@pytest.fixture
def job(database):
    return add_job(database, "aaaa", records([ID]))


def reusable(database, *, number=ID, iec=IEC, since=LONG_AGO):
    with database.read() as connection:
        return answers.reusable(connection, [number], iec, since).get(number)


def states_of(database, job_id="aaaa"):
    with database.read() as connection:
        return answers.count_by_state(connection, job_id)


def save(database, *batch):
    with database.write() as connection:
        answers.save(connection, "aaaa", batch)


def keep_single(database, answer, asked_at, number=ID):
    with database.write() as connection:
        answers.save_single(connection, number, IEC, "Thandi", answer, asked_at)


@pytest.mark.parametrize(
    "answer",
    [
        IN_WARD,
        NOT_ON_ROLL,
        DECEASED,
        VoterAnswer(True, False, None, "NOT REGISTERED"),
        VoterAnswer(True, False, VotingStation("Kibi Clinic", WardId(""))),
        VoterAnswer(
            True,
            True,
            VotingStation("Škola", WardId("93501016"), "9", "Blouberg", "Limpopo", "1 Road"),
            "REGISTERED",
        ),
    ],
)
def test_an_answer_comes_back_as_it_was_kept(database, job, answer):
    keep_answer(database, "aaaa", ID, answer)
    with database.read() as connection:
        assert answers.first_answer(connection, "aaaa", ID) == answer


def test_an_open_id_number_has_no_answer(database, job):
    with database.read() as connection:
        assert answers.first_answer(connection, "aaaa", ID) is None


def test_keeping_the_same_batch_twice_changes_nothing(database, job):
    saved = keep_answer(database, "aaaa", ID)
    save(database, saved, saved)
    assert states_of(database) == {AnswerState.ANSWERED: 1}
    assert reusable(database).answer == IN_WARD


@pytest.mark.parametrize("final", [AnswerState.ANSWERED, AnswerState.COULD_NOT_CHECK])
@pytest.mark.parametrize("late", list(AnswerState))
def test_what_comes_late_never_undoes_a_final_answer(database, job, final, late):
    keep_answer(database, "aaaa", ID, IN_WARD, final)
    keep_answer(database, "aaaa", ID, ELSEWHERE, late)
    assert states_of(database) == {final: 1}
    with database.read() as connection:
        assert answers.first_answer(connection, "aaaa", ID) == IN_WARD


@pytest.mark.parametrize("before", [AnswerState.OPEN, AnswerState.FAILED, AnswerState.UNCONFIRMED])
def test_an_unfinished_one_can_be_answered(database, job, before):
    keep_answer(database, "aaaa", ID, DECEASED, before)
    keep_answer(database, "aaaa", ID, DECEASED)
    assert states_of(database) == {AnswerState.ANSWERED: 1}


def test_a_batch_touches_its_own_id_numbers_and_job_only(database):
    one, two = synthetic_ids(2)
    add_job(database, "aaaa", records([one, two]))
    add_job(database, "bbbb", records([one]))
    keep_answer(database, "aaaa", one)
    assert states_of(database, "aaaa") == {AnswerState.ANSWERED: 1, AnswerState.OPEN: 1}
    assert states_of(database, "bbbb") == {AnswerState.OPEN: 1}


def test_an_empty_batch_is_nothing(database, job):
    save(database)
    assert states_of(database) == {AnswerState.OPEN: 1}


def test_texts_longer_than_their_columns_are_cut_and_kept(database, job):
    station = replace(IN_WARD.station, name="n" * 300, address="a" * 600)
    keep_answer(database, "aaaa", ID, replace(IN_WARD, station=station), reason="r" * 300)
    with database.read() as connection:
        kept = answers.first_answer(connection, "aaaa", ID)
    assert (len(kept.station.name), len(kept.station.address)) == (255, 500)


def test_id_numbers_come_page_by_page_in_the_order_of_the_list(database):
    numbers = synthetic_ids(5)
    add_job(database, "aaaa", records(reversed(numbers)))
    with database.read() as connection:
        first = answers.page(connection, "aaaa", AnswerState.OPEN, 0, 3)
        rest = answers.page(connection, "aaaa", AnswerState.OPEN, first[-1][1], None)
    assert [number for number, _ in first + rest] == numbers[::-1]


def test_of_several_young_answers_the_youngest_is_reused(database, job, clock):
    add_job(database, "bbbb", records([ID]))
    keep_answer(database, "aaaa", ID, IN_WARD)
    clock.move(hours=2)
    keep_answer(database, "bbbb", ID, ELSEWHERE)
    keep_single(database, NOT_ON_ROLL, clock() - timedelta(hours=1))
    found = reusable(database)
    assert (found.answer, found.asked_at, found.reused) == (ELSEWHERE, clock(), True)


def test_a_single_check_is_reused_by_a_job(database, clock):
    keep_single(database, NOT_ON_ROLL, clock())
    assert reusable(database).answer == NOT_ON_ROLL


def test_of_single_checks_the_youngest_is_reused(database, clock):
    keep_single(database, ELSEWHERE, clock())
    keep_single(database, IN_WARD, clock() - timedelta(hours=1))
    assert reusable(database).answer == ELSEWHERE


@pytest.mark.parametrize(
    "state",
    [
        AnswerState.OPEN,
        AnswerState.FAILED,
        AnswerState.UNCONFIRMED,
        AnswerState.COULD_NOT_CHECK,
    ],
)
def test_what_is_not_a_confirmed_answer_is_never_reused(database, job, state):
    keep_answer(database, "aaaa", ID, DECEASED, state)
    assert reusable(database) is None


@pytest.mark.parametrize(
    ("age", "found"), [(timedelta(hours=24), True), (timedelta(hours=24, seconds=1), False)]
)
def test_an_answer_is_reused_until_its_time_is_over(database, job, age, found):
    keep_answer(database, "aaaa", ID)
    since = NOON + age - timedelta(hours=24)
    assert (reusable(database, since=since) is not None) is found


def test_answers_of_another_account_or_person_are_not_reused(database, job):
    keep_answer(database, "aaaa", ID)
    assert reusable(database, iec="practice") is None
    assert reusable(database, number=synthetic_id(1)) is None


def test_more_id_numbers_than_one_statement_takes_are_looked_up(database):
    numbers = synthetic_ids(1201)
    add_job(database, "aaaa", records(numbers))
    with database.write() as connection:
        batch = [SavedAnswer(n, AnswerState.ANSWERED, IN_WARD, "", NOON) for n in numbers]
        answers.save(connection, "aaaa", batch)
        assert set(answers.reusable(connection, numbers, IEC, LONG_AGO)) == set(numbers)


def test_what_could_not_be_checked_is_opened_again_except_for_one_reason(database):
    numbers = synthetic_ids(3)
    add_job(database, "aaaa", records(numbers))
    for number, reason in zip(numbers, ("time-out", "no ward in the row", ""), strict=True):
        state = AnswerState.COULD_NOT_CHECK if reason else AnswerState.ANSWERED
        keep_answer(database, "aaaa", number, IN_WARD, state, reason)
    with database.write() as connection:
        assert answers.reopen_failed(connection, "aaaa", "no ward in the row") == 1
        opened = answers.page(connection, "aaaa", AnswerState.OPEN, 0, None)
    assert [number for number, _ in opened] == numbers[:1]


def test_reused_answers_are_counted(database):
    numbers = synthetic_ids(2)
    add_job(database, "aaaa", records(numbers))
    saved = SavedAnswer(numbers[0], AnswerState.ANSWERED, IN_WARD, "", NOON, reused=True)
    save(database, saved)
    keep_answer(database, "aaaa", numbers[1])
    with database.read() as connection:
        assert answers.count_reused(connection, "aaaa") == 1


def test_somebody_the_iec_has_answered_is_found_for_a_probe(database):
    numbers = synthetic_ids(2)
    add_job(database, "aaaa", records(numbers))
    keep_answer(database, "aaaa", numbers[0], DECEASED, AnswerState.UNCONFIRMED)
    with database.read() as connection:
        assert answers.any_answered(connection, "aaaa") is None
    keep_answer(database, "aaaa", numbers[1])
    with database.read() as connection:
        assert answers.any_answered(connection, "aaaa") == numbers[1]
