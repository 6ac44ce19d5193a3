from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.lookup_view import EarlierCheck, people_found
from app.domain.verdict import Verdict

TODAY = datetime(2026, 11, 23, 11, 20)
CHECK = EarlierCheck(
    "a2b3c4d5",
    214,
    "MUSINA_WARD_5 Nov.xlsx",
    Verdict.NOT_REGISTERED_IN_WARD,
    TODAY,
    masked_id="790412•••••83",
    surname="Sebola",
    first_names="Mokgadi Anna",
)


def test_a_persons_newest_check_comes_first():
    old = replace(CHECK, checked_at=datetime(2026, 8, 11, 9, 35), row_no=201)
    (person,) = people_found([old, CHECK], by_number=False)
    assert [check.row_no for check in person.checks] == [214, 201]


def test_a_row_without_an_answer_comes_last():
    unanswered = replace(CHECK, checked_at=None, verdict=Verdict.COULD_NOT_CHECK, row_no=9)
    (person,) = people_found([unanswered, CHECK], by_number=False)
    assert [check.row_no for check in person.checks] == [214, 9]


def test_two_people_of_one_surname_stay_apart():
    other = replace(CHECK, masked_id="010923•••••88", first_names="Tshepo Johannes")
    assert len(people_found([CHECK, other], by_number=False)) == 2


def test_by_id_number_all_rows_are_one_person_however_the_name_is_written():
    married = replace(CHECK, surname="Sebola-Ntuli", row_no=3)
    assert len(people_found([CHECK, married], by_number=True)) == 1
    assert len(people_found([CHECK, married], by_number=False)) == 2


def test_nobody_found_is_nobody():
    assert people_found([], by_number=True) == ()
