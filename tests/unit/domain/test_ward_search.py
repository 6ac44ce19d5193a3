from __future__ import annotations

import pytest

from app.domain.ward_search import WardSearch
from app.spreadsheets.municipality_table import load_municipalities

SEARCH = WardSearch(load_municipalities().all_wards())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Lepelle-Nkumpi 1", "93505001"),
        ("lepelle nkumpi 1", "93505001"),
        ("blou 16", "93501016"),
        ("16 blouberg", "93501016"),
        ("LIM351 16", "93501016"),
        ("93501016", "93501016"),
        ("Blouberg ward 16 (LIM351)", "93501016"),
    ],
)
def test_a_ward_is_found_by_any_of_its_parts(typed, first):
    assert SEARCH.matching(typed)[0].ward_id == first


def test_a_number_finds_wards_that_begin_with_it():
    numbers = {ward.label.split()[-2] for ward in SEARCH.matching("lepelle-nkumpi 1")}
    assert numbers == {"1", *map(str, range(10, 20))}


@pytest.mark.parametrize("typed", ["", "   ", "Atlantis 99", "blouberg 999"])
def test_what_names_no_ward_finds_none(typed):
    assert SEARCH.matching(typed) == ()


def test_all_wards_can_be_found():
    assert len(SEARCH) == 4468


def test_a_search_prepared_in_advance_finds_the_same():
    prepared = WardSearch(load_municipalities().all_wards())
    prepared.prepare()
    assert prepared.matching("blouberg 16") == SEARCH.matching("blouberg 16") != ()
