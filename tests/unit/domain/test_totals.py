"""The sums of a list: what every sheet, register and total agrees with."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.totals import NO_STATION, Totals, quorum_sum
from app.domain.verdict import Verdict
from tests.helpers.results import ELSEWHERE, IN_WARD, one_of_each, row, rows_of

SEED_NAMES = {
    "total_members",
    "registered_voters",
    "not_registered",
    "deceased",
    "not_in_ward",
    "registered_in_ward",
    "processing_time",
    "voting_station_counts",
}


@given(st.lists(st.tuples(st.sampled_from(Verdict), st.sampled_from(["93501016", "93501003", ""]))))
def test_every_sum_equals_the_rows_whatever_their_verdicts_and_wards(described):
    rows = [row(number, verdict, ward_id=ward) for number, (verdict, ward) in enumerate(described)]
    totals = Totals.of(rows)
    assert sum(totals.all.to_json().values()) == len(rows)
    assert sum(counts.rows for counts in totals.wards.values()) == len(rows)
    assert sum(totals.stations.values()) == totals.all[IN_WARD]


@pytest.mark.parametrize(
    ("in_ward", "elsewhere", "quorum"), [(0, 0, 1), (1, 0, 1), (2, 0, 2), (288, 16, 153), (3, 2, 3)]
)
def test_the_quorum_is_half_of_good_standing_rounded_down_plus_one(in_ward, elsewhere, quorum):
    totals = Totals.of(rows_of({IN_WARD: in_ward, ELSEWHERE: elsewhere}))
    assert totals.all.quorum == quorum


def test_the_quorum_counts_neither_the_deceased_nor_those_who_could_not_be_checked():
    unable = rows_of(dict.fromkeys(list(Verdict)[2:], 10))
    assert Totals.of(unable).all.good_standing == 0


def test_the_quorum_sum_says_how_it_comes_about():
    totals = Totals.of(rows_of({IN_WARD: 288, ELSEWHERE: 16}))
    assert quorum_sum(totals.all) == "half of 304 (288 in ward + 16 elsewhere), plus one"


def test_the_quorum_sum_of_an_odd_number_says_that_it_is_rounded():
    totals = Totals.of(rows_of({IN_WARD: 3}))
    assert quorum_sum(totals.all).endswith("elsewhere), rounded down, plus one")


def test_a_member_elsewhere_is_not_counted_at_a_voting_station_of_the_ward():
    totals = Totals.of(rows_of({IN_WARD: 2, ELSEWHERE: 5}))
    assert sum(members for _, members in totals.stations_by_name()) == 2


def test_stations_of_one_name_are_told_apart_by_their_number():
    rows = [row(2, voting_station="Hall", vd_number=vd) for vd in ("1", "2", "2")]
    counted = [(s.vd_number, members) for s, members in Totals.of(rows).stations_by_name()]
    assert counted == [("1", 1), ("2", 2)]


def test_stations_stand_in_alphabetical_order_whatever_their_letter_case():
    names = ["tolwe", "Bochum", "KIBI"]
    rows = [row(2, voting_station=name) for name in names]
    assert [s.name for s, _ in Totals.of(rows).stations_by_name()] == ["Bochum", "KIBI", "tolwe"]


def test_a_station_without_a_name_is_counted_under_words():
    totals = Totals.of([row(2, voting_station="")])
    assert totals.to_json(1.0)["voting_station_counts"] == {NO_STATION: 1}


def test_the_json_has_the_seeds_statistics_under_their_old_names():
    statistics = Totals.of(one_of_each()).to_json(12.5)
    assert statistics.keys() >= SEED_NAMES
    assert statistics["registered_voters"] == 2
    assert statistics["processing_time"] == 12.5


def test_the_json_names_every_verdict_even_those_that_nobody_has():
    verdicts = Totals.of([row(2)]).to_json(0)["verdicts"]
    assert verdicts == {verdict.value: int(verdict is IN_WARD) for verdict in Verdict}


def test_the_json_survives_being_stored():
    statistics = Totals.of(one_of_each()).to_json(1.0)
    assert json.loads(json.dumps(statistics)) == statistics


def test_a_verdict_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="Deceased"):
        Totals().add(replace(row(2), verdict="Deceased?"))
