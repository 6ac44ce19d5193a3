from collections import Counter

import pytest

from app.domain.spreadsheet import WARD_PER_ROW, About, Layout, Role
from app.domain.ward import WardChoice, WardFinding, WardId, WardSource
from app.spreadsheets.reading.ward_column import WardColumn
from app.spreadsheets.reading.ward_decision import ColumnEvidence, decide_ward

B16, B17, D06 = WardId("93501016"), WardId("93501017"), WardId("52504006")
NOTHING = WardFinding()
NO_COLUMN = ColumnEvidence(Counter())
LAYOUT = Layout("S", 1, {Role.ID_NUMBER: 0, Role.WARD: 1, Role.MUNICIPALITY: 2}, ("ID", "W", "M"))
NUMBER_ONLY = Layout("S", 1, {Role.ID_NUMBER: 0, Role.WARD: 1}, ("ID", "WARD"))


def column(*wards: str, without: int = 0, problem: WardFinding | None = None) -> ColumnEvidence:
    return ColumnEvidence(Counter(wards), without, problem)


@pytest.fixture
def decide(municipalities):
    def decide(wish=None, in_name=NOTHING, evidence=NO_COLUMN):
        return decide_ward(wish, in_name, evidence, municipalities)

    return decide


def test_the_operators_word_outweighs_everything(decide):
    found = decide(B17, WardFinding(B16), column(D06, D06))
    assert (found.ward_id, found.source, found.question) == (B17, WardSource.OPERATOR, None)


def test_the_file_name_is_enough(decide):
    found = decide(None, WardFinding(B16))
    assert (found.ward_id, found.source) == (B16, WardSource.FILE_NAME)


def test_a_column_all_rows_agree_on_is_enough(decide):
    found = decide(None, NOTHING, column(B16, B16, without=1))
    assert (found.ward_id, found.source) == (B16, WardSource.COLUMN)


def test_the_file_name_stands_when_most_rows_agree_with_it(decide):
    assert decide(None, WardFinding(B16), column(*[B16] * 9, B17)).ward_id == B16


def test_the_file_name_is_asked_about_when_many_rows_name_another_ward(decide):
    found = decide(None, WardFinding(B16), column(*[B16] * 8, B17))
    assert (found.ward_id, found.question.about) == (None, About.WARD)


def test_a_ward_per_row_has_no_ward_and_no_question(decide):
    found = decide(WARD_PER_ROW, WardFinding(B16), column(B16, B17))
    assert (found.ward_id, found.source, found.question) == (None, WardSource.COLUMN, None)


UNCLEAR = WardFinding(
    problem="Emalahleni is in two provinces",
    choices=(WardChoice(B16, "one"), WardChoice(D06, "other")),
)


@pytest.mark.parametrize(
    ("in_name", "evidence"),
    [
        (NOTHING, NO_COLUMN),
        (UNCLEAR, NO_COLUMN),
        (UNCLEAR, column(B17)),
        (WardFinding(B16), column(B17, B17)),
        (NOTHING, column(B16, B17)),
        (NOTHING, column(B16, without=9)),
        (NOTHING, column(B16, problem=UNCLEAR)),
    ],
    ids=["none", "unclear", "unclear beside other", "disagree", "several", "few", "half unclear"],
)
def test_what_is_unclear_is_a_question_never_a_default(decide, in_name, evidence):
    found = decide(None, in_name, evidence)
    assert found.ward_id is None
    assert found.question.about is About.WARD
    assert "--ward" in found.question.text


def test_a_column_settles_which_of_the_possible_wards_is_meant(decide):
    found = decide(None, UNCLEAR, column(D06, D06))
    assert (found.ward_id, found.source) == (D06, WardSource.COLUMN)


def test_wards_that_disagree_are_both_choices_readable(decide):
    choices = decide(None, WardFinding(B16), column(B17, B17)).question.choices
    assert choices == (
        "93501016 (Blouberg ward 16, LIM351)",
        "93501017 (Blouberg ward 17, LIM351)",
    )


def test_several_wards_offer_each_row_its_own(decide):
    choices = decide(None, NOTHING, column(B16, B16, B17)).question.choices
    assert choices[0].startswith(B16)
    assert choices[-1].startswith(f"{WARD_PER_ROW} ")


@pytest.mark.parametrize(
    ("ward", "municipality", "expected"),
    [
        ("93501016", "", B16),
        (93501016.0, "", B16),
        (16.0, "LIM351 - Blouberg", B16),
        (16.0, "Blouberg", B16),
        ("16", "Blouberg", B16),
        ("Ward 16", "BLOUBERG", B16),
        ("WYK NR. 016", "Blouberg", B16),
        ("Blouberg ward 16", "", B16),
        ("", "Blouberg", None),
        ("Ward sixteen", "Blouberg", None),
        (16.5, "Blouberg", None),
        (0, "Blouberg", None),
        (16, "Nowhere at all", None),
    ],
)
def test_a_rows_ward_is_an_id_or_a_number_with_its_municipality(
    municipalities, ward, municipality, expected
):
    read = WardColumn(LAYOUT, municipalities, None)
    assert read.read(["x", ward, municipality]) == expected


@pytest.mark.parametrize(("home", "expected"), [(B17[:5], B16), (None, None)])
def test_a_number_without_municipality_is_of_the_files_municipality_or_unclear(
    municipalities, home, expected
):
    read = WardColumn(NUMBER_ONLY, municipalities, home)
    assert read.read(["x", 16.0]) == expected
    assert bool(read.problem) is (home is None)


def test_rows_are_counted_by_ward_and_without(municipalities):
    read = WardColumn(LAYOUT, municipalities, None)
    for ward in (16, 16, 17, None, ""):
        read.read(["x", ward, "Blouberg"])
    assert (read.counts, read.without) == ({B16: 2, B17: 1}, 2)
