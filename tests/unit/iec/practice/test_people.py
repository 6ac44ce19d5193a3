from collections import Counter

import pytest

from app.iec.practice.people import HOME_WARD, Outcome, person_of, station_of
from tests.helpers.iec import synthetic_ids


@pytest.fixture(scope="module")
def people():
    return [person_of(number) for number in synthetic_ids(10_000)]


@pytest.mark.parametrize(
    ("outcome", "share"),
    [
        (Outcome.HOME, 0.79),
        (Outcome.OTHER_WARD, 0.125),
        (Outcome.NOT_FOUND, 0.033),
        (Outcome.NOT_REGISTERED, 0.032),
        (Outcome.DECEASED, 0.02),
    ],
)
def test_the_shares_are_about_as_announced(people, outcome, share):
    counted = Counter(person.outcome for person in people)[outcome] / len(people)
    assert counted == pytest.approx(share, abs=0.015)


def test_the_same_id_number_is_always_the_same_person():
    assert person_of("8001015009087") == person_of("8001015009087")


def test_the_home_ward_has_five_stations_of_its_own(people):
    home = {person.station for person in people if person.outcome is Outcome.HOME}
    assert len({station.name for station in home}) == 5
    assert len({station.vd_number for station in home}) == 5
    assert {station.ward for station in home} == {HOME_WARD}


def test_the_others_live_in_neighbouring_wards_and_in_another_municipality(people):
    others = [person.station for person in people if person.outcome is Outcome.OTHER_WARD]
    assert HOME_WARD not in {station.ward for station in others}
    assert {station.municipality for station in others} == {
        "LIM351 - Blouberg",
        "LIM353 - Molemole",
    }


@pytest.mark.parametrize("home", [93501001, 93503004, 79700001])
def test_every_home_ward_has_sensible_neighbours(home):
    wards = {person_of(number, home).station.ward for number in synthetic_ids(500)}
    assert all(10_000_000 <= ward <= 99_999_999 and ward % 1000 for ward in wards)
    assert home in wards


def test_a_station_has_a_voting_district_of_eight_digits():
    assert len(str(station_of(HOME_WARD, 4).vd_number)) == 8
