from __future__ import annotations

import pytest

from app.domain.spreadsheet import About, Inspection, Kind, Question
from app.domain.told_ward import ToldWard
from app.spreadsheets.municipality_table import load_municipalities

MUNICIPALITIES = load_municipalities()


def told(number):
    return ToldWard(number, MUNICIPALITIES)


def found(file_name, ward_id=None, choices=None):
    asked = () if choices is None else (Question(About.WARD, "Which?", choices),)
    return Inspection(file_name, Kind.XLSX, ("A",), None, ward_id=ward_id, questions=asked)


@pytest.mark.parametrize(
    ("number", "name", "choices", "ward"),
    [
        (93501016, "members.xlsx", (), "93501016"),
        (93501016, "BLOUBERG.xlsx", (), "93501016"),
        (16, "BLOUBERG MEMBERSHIP.xlsx", (), "93501016"),
        (16, "members.xlsx", (), None),
        (93501016, "MOLEMOLE.xlsx", (), None),
        (99999016, "members.xlsx", (), None),
        (16, "BLOUBERG.xlsx", ("93501016 (Blouberg ward 16, LIM351)",), "93501016"),
        (16, "BLOUBERG.xlsx", ("93501017 (Blouberg ward 17, LIM351)",), None),
        (93501016, "members.xlsx", ("93501017 (Blouberg ward 17, LIM351)",), None),
    ],
)
def test_a_told_ward_answers_the_list_s_question_where_it_can(number, name, choices, ward):
    assert told(number).wish(found(name, choices=choices)) == ward


def test_a_told_ward_is_no_answer_where_nothing_is_asked():
    assert told(93501017).wish(found("BLOUBERG WARD 16.xlsx", "93501016")) is None


@pytest.mark.parametrize("number", [16, 93501016])
def test_a_told_ward_that_agrees_raises_no_question(number):
    list_of_16 = found("BLOUBERG WARD 16.xlsx", "93501016")
    assert told(number).doubted(list_of_16) == list_of_16


@pytest.mark.parametrize(
    ("number", "choices"),
    [
        (17, ("93501016 (Blouberg ward 16, LIM351)",)),
        (
            93501017,
            ("93501016 (Blouberg ward 16, LIM351)", "93501017 (Blouberg ward 17, LIM351)"),
        ),
        (99999017, ("93501016 (Blouberg ward 16, LIM351)",)),
    ],
)
def test_a_told_ward_that_contradicts_the_list_is_asked_about(number, choices):
    (question,) = told(number).doubted(found("BLOUBERG WARD 16.xlsx", "93501016")).questions
    assert (question.about, question.choices) == (About.WARD, choices)
