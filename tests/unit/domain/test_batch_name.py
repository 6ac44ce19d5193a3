from datetime import datetime

import pytest

from app.domain.batch_name import batch_name
from app.domain.safe_name import safe_name

NOW = datetime(2026, 11, 25, 11, 58)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("", "25 Nov 11.58"),
        ("  ", "25 Nov 11.58"),
        ("...", "25 Nov 11.58"),
        ("Blouberg", "Blouberg"),
        ("Blouberg: wards 16/17?", "Blouberg wards 16 17"),
        ("..\\..\\up", "up"),
        ("con", "_con"),
        ("Lpt1.old", "_Lpt1.old"),
        ("ends with dots...", "ends with dots"),
        ("list of 8001015009087", "list of ID"),
        ("new\nline\x00", "new line"),
    ],
)
def test_a_batch_has_a_name_that_a_folder_can_have(wanted, name):
    assert batch_name(wanted, NOW, ()) == name


def test_a_name_that_differs_in_case_alone_is_taken():
    assert batch_name("Lists", NOW, ["LISTS", "lists (2)"]) == "Lists (3)"


def test_a_long_name_is_cut_where_a_character_ends():
    name = batch_name("ê" * 200, NOW, ())
    assert len(name.encode()) <= 80
    assert set(name) == {"ê"}


def test_a_name_is_never_empty():
    assert safe_name("<>|", "list") == "list"
