import pytest

from app.domain.layout_key import filled_up, header_key, layout_key, worth_remembering
from app.domain.spreadsheet import About, Question, Wishes
from tests.helpers.preflight import WHICH_COLUMN, inspection

HEADERS = ("SURNAME", "NAMES", "ID NO", "CELL")


@pytest.mark.parametrize(
    "alike",
    [
        ("Surname", "names", "Id no", "cell"),
        (" SURNAME ", "NAMES", "ID   NO", "CELL"),
        (*HEADERS, "", ""),
    ],
)
def test_headers_that_read_alike_have_one_key(alike):
    assert header_key(alike) == header_key(HEADERS) != ""


@pytest.mark.parametrize(
    "other",
    [
        ("NAMES", "SURNAME", "ID NO", "CELL"),
        ("SURNAME", "NAMES", "ID NO"),
        ("", *HEADERS),
        ("SURNAME NAMES", "ID NO", "CELL"),
    ],
)
def test_other_headers_have_another_key(other):
    assert header_key(other) != header_key(HEADERS)


@pytest.mark.parametrize(
    "headers", [(), ("", "", ""), ("ID NO",), ("Botha", "Anna", "8001015009087")]
)
def test_headers_that_tell_nothing_have_no_key(headers):
    assert header_key(headers) == ""


def test_where_no_header_is_known_the_choices_stand_for_it():
    asked = inspection(layout=None, questions=(WHICH_COLUMN,))
    same = inspection("OTHER.xlsx", layout=None, questions=(WHICH_COLUMN,))
    other = Question(About.SHEET, WHICH_COLUMN.text, WHICH_COLUMN.choices)
    assert layout_key(asked) == layout_key(same) != ""
    assert layout_key(inspection(layout=None, questions=(other,))) != layout_key(asked)


def test_a_question_without_choices_has_no_key():
    asked = inspection(layout=None, questions=(Question(About.SHEET, "?"),))
    assert layout_key(asked) == ""


def test_only_what_holds_for_another_list_is_remembered():
    said = Wishes("Nov", 4, "D", "93501016", accept_repairs=True)
    assert worth_remembering(said) == Wishes("Nov", 4, "D")
    assert worth_remembering(Wishes(ward="column")) == Wishes(ward="column")


def test_what_is_said_now_goes_before_what_was_said():
    remembered = Wishes("Nov", 4, "D", "column")
    assert filled_up(Wishes(), remembered) == remembered
    said = Wishes("Old", 0, "E", "93501016", accept_repairs=True)
    assert filled_up(said, remembered) == said
