import json
from datetime import UTC, datetime

import pytest

from app.domain.errors import AccountRefusal, GatewayRefusal, LimitReached, LookupFailed
from app.domain.verdict import (
    AnswerMeaning,
    UnusableReply,
    VoterAnswer,
    VotingStation,
    meaning_of,
)
from app.iec.errors import TokenRefused
from app.iec.reply import read_reply
from tests.helpers.iec import synthetic_id

NOW = datetime(2026, 11, 23, 8, 0, 0, tzinfo=UTC)
ASKED = synthetic_id(7)
FOREIGN = synthetic_id(8)
STATION = {
    "Name": "Marula Primary School",
    "Location": {"Street": "1 Baobab", "Suburb": "Village", "Town": "Town", "VotingDistrict": 12},
    "Delimitation": {
        "Province": "Limpopo",
        "Municipality": "LIM351 - Blouberg",
        "WardID": 93501016,
        "VDNumber": 76890123,
    },
}
EMPTY_STATION = {"Name": "", "Delimitation": {"WardID": 0}}


def record(**changes: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "Id": int(ASKED),
        "VoterId": 1,
        "bRegistered": True,
        "VoterStatus": "You are registered.",
        "VotingStation": STATION,
    }
    return {**whole, **changes}


def station(**changes: object) -> dict[str, object]:
    return {**STATION, **changes}


def with_ward(ward: object, name: object = "Marula") -> dict[str, object]:
    return {"Name": name, "Delimitation": {"WardID": ward}}


def read(body: object, status: int = 200, content_type: str = "application/json", **headers: str):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_reply(ASKED, status, content_type, raw, headers.get("retry_after"), NOW)


def test_a_registered_voters_record_is_read_in_full():
    assert read(record()) == VoterAnswer(
        on_roll=True,
        registered=True,
        station=VotingStation(
            name="Marula Primary School",
            ward_id="93501016",
            vd_number="76890123",
            municipality="LIM351 - Blouberg",
            province="Limpopo",
            address="1 Baobab, Village, Town",
        ),
        status_text="You are registered.",
    )


@pytest.mark.parametrize("value", [int(ASKED), float(ASKED), ASKED, str(int(ASKED)), f" {ASKED} "])
def test_the_id_may_come_as_number_or_text_without_its_zeros(value):
    assert isinstance(read(record(Id=value)), VoterAnswer)


def test_an_id_that_begins_with_zeros_arrives_shorter():
    young = synthetic_id(3, born=datetime(2003, 5, 5).date())
    assert len(str(int(young))) == 12
    raw = json.dumps(record(Id=int(young))).encode()
    answer = read_reply(young, 200, "", raw, None, NOW)
    assert isinstance(answer, VoterAnswer)


@pytest.mark.parametrize(
    "value",
    [
        None,
        0,
        -int(ASKED),
        int(FOREIGN),
        FOREIGN,
        "",
        True,
        [int(ASKED)],
        {},
        1e300,
        int(ASKED) + 0.5,
    ],
)
def test_a_reply_that_does_not_prove_whose_it_is_is_no_answer(value):
    assert read(record(Id=value)) is UnusableReply.OTHER_ID


def test_a_reply_without_an_id_is_no_answer():
    without = record()
    del without["Id"]
    assert read(without) is UnusableReply.OTHER_ID


@pytest.mark.parametrize("value", [None, "true", "false", 1, 0, [], {}, "", 1.0])
def test_only_a_json_boolean_says_whether_somebody_is_registered(value):
    assert read(record(bRegistered=value)) is UnusableReply.REGISTERED_NOT_BOOLEAN


@pytest.mark.parametrize(
    "place",
    [
        None,
        {},
        [],
        "Marula",
        7,
        EMPTY_STATION,
        {"Name": "Marula"},
        station(Delimitation=None),
        station(Delimitation=[93501016]),
        with_ward(None),
        with_ward(0),
        with_ward(16),
        with_ward("0016"),
        with_ward(935010160),
        with_ward(93501000),
        with_ward(-93501016),
        with_ward(True),
        with_ward([93501016]),
        with_ward(93501016.5),
    ],
)
def test_registered_without_a_usable_ward_is_no_answer(place):
    assert read(record(VotingStation=place)) is UnusableReply.NO_WARD


@pytest.mark.parametrize("ward", [93501016, "93501016", 93501016.0, " 93501016 "])
def test_a_ward_may_come_as_number_or_text(ward):
    answer = read(record(VotingStation=with_ward(ward, name=None)))
    assert answer.station.ward_id == "93501016"


@pytest.mark.parametrize(
    "place",
    [
        None,
        {},
        [],
        "",
        0,
        False,
        EMPTY_STATION,
        with_ward(None, name=None),
        with_ward("", name="   "),
        with_ward("00000000", name=""),
        with_ward([], name={}),
        {"Name": None, "Delimitation": None, "Location": {"Town": "Somewhere"}},
    ],
)
def test_not_registered_with_an_empty_station_is_not_on_the_roll(place):
    answer = read(record(bRegistered=False, VoterStatus="", VotingStation=place))
    assert meaning_of(answer) is AnswerMeaning.NOT_ON_ROLL


@pytest.mark.parametrize("place", [STATION, {"Name": "Marula"}, with_ward(93501016, name="")])
def test_not_registered_with_a_station_is_how_a_deceased_person_looks(place):
    answer = read(record(bRegistered=False, VoterStatus="DECEASED", VotingStation=place))
    assert meaning_of(answer) is AnswerMeaning.DECEASED
    assert answer.status_text == "DECEASED"


@pytest.mark.parametrize(
    "place",
    [
        "Marula",
        [STATION],
        True,
        station(Delimitation="x"),
        with_ward([1], name=""),
        with_ward(0, [1]),
    ],
)
def test_not_registered_with_a_station_of_no_sensible_type_is_no_answer(place):
    with pytest.raises(LookupFailed, match="not a voter record"):
        read(record(bRegistered=False, VoterStatus="", VotingStation=place))


@pytest.mark.parametrize(
    ("flag", "status", "place"),
    [
        (True, "DECEASED", STATION),
        (True, "Voter is deceased.", STATION),
        (True, "You are not registered.", STATION),
        (True, "You are NOT currently registered as a voter", STATION),
        (True, "You are no longer registered", STATION),
        (True, "Unregistered", STATION),
        (True, "Deregistered", STATION),
        (False, "You are registered.", STATION),
        (False, "you are registered", None),
        (False, "Registered", STATION),
        (False, "DECEASED", None),
        (False, "Deceased", EMPTY_STATION),
    ],
)
def test_a_status_that_denies_the_flags_is_no_answer(flag, status, place):
    reply = record(bRegistered=flag, VoterStatus=status, VotingStation=place)
    assert read(reply) is UnusableReply.STATUS_CONTRADICTS


@pytest.mark.parametrize("flag", [True, False])
@pytest.mark.parametrize(
    "status", ["", None, 7, [], "Special vote", "Pending", "Verwerk", "x" * 5000, "\ud800\x00"]
)
def test_a_status_nobody_knows_decides_nothing(flag, status):
    answer = read(record(bRegistered=flag, VoterStatus=status))
    assert answer.registered is flag
    assert len(answer.status_text) <= 200


def test_not_registered_may_be_said_in_words_too():
    reply = record(bRegistered=False, VoterStatus="You are not registered.", VotingStation=None)
    assert meaning_of(read(reply)) is AnswerMeaning.NOT_ON_ROLL


def test_texts_are_stripped_of_what_breaks_files_and_screens():
    place = with_ward(93501016, name="  Ma\u0000ru\u202ela\n\tSchool\ud83d " + "x" * 900)
    name = read(record(VotingStation=place)).station.name
    assert name.startswith("Marula School xxx")
    assert len(name) == 150


@pytest.mark.parametrize(
    ("status", "content_type", "body", "error", "reason"),
    [
        (401, "application/json", b"{}", TokenRefused, "refused this account"),
        (403, "text/html", b"<html>no", GatewayRefusal, "gateway"),
        (403, "application/json", b"{}", AccountRefusal, "refused this account"),
        (403, "", b"", AccountRefusal, "refused this account"),
        (429, "text/html", b"<html>no", GatewayRefusal, "gateway"),
        (429, "application/json", b"{}", LimitReached, "limit"),
        (503, "text/html", b"<html>Just a moment...", GatewayRefusal, "gateway"),
        (503, "text/html", b"<html>Service Unavailable", LookupFailed, "server error 503"),
        (500, "", b"", LookupFailed, "server error 500"),
        (502, "text/html", b"<html>bad", LookupFailed, "server error 502"),
        (301, "", b"", LookupFailed, "redirected"),
        (204, "", b"", LookupFailed, "unexpected reply 204"),
        (400, "", b"", LookupFailed, "unexpected reply 400"),
        (404, "text/html", b"<html>Not found", LookupFailed, "unexpected page"),
        (404, "text/plain", b"404 page not found", LookupFailed, "unexpected page"),
        (
            404,
            "application/json",
            b'{"Message": "No HTTP resource was found that matches the request URI"}',
            LookupFailed,
            "wrong path",
        ),
        (200, "text/html", b"<html>hello", LookupFailed, "unexpected page"),
        (200, "text/html", b"", LookupFailed, "not a voter record"),
    ],
)
def test_a_reply_that_is_no_answer_raises_its_own_error(status, content_type, body, error, reason):
    with pytest.raises(LookupFailed, match=reason) as failed:
        read(body, status, content_type)
    assert type(failed.value) is error


def test_the_limit_names_its_seconds():
    with pytest.raises(LimitReached) as limit:
        read(b"", 429, retry_after="90")
    assert limit.value.retry_after == 90


@pytest.mark.parametrize("body", [b"", b"  \r\n"])
@pytest.mark.parametrize("content_type", ["", "application/json"])
def test_404_with_nothing_is_not_on_the_roll(body, content_type):
    assert read(body, 404, content_type) == VoterAnswer(on_roll=False, registered=False)


def test_404_with_an_empty_page_is_no_answer():
    with pytest.raises(LookupFailed):
        read(b"", 404, "text/html")


@pytest.mark.parametrize("body", [b"null", b"{}", b'{"Message": "Not found"}', b'""'])
def test_404_with_json_is_not_on_the_roll_whatever_it_is_labelled(body):
    assert read(body, 404, "text/html") == VoterAnswer(on_roll=False, registered=False)


@pytest.mark.parametrize(
    "body",
    [
        b"null",
        b"[]",
        b'"OK"',
        b"7",
        b"{",
        b"{}",
        b'{"Message": "An error has occurred."}',
        b'{"Id": NaN, "bRegistered": true}',
        b'{"Id": 1, "Id": 2, "bRegistered": true}',
        b'{"bRegistered": true, "x": {"bRegistered": false, "bRegistered": true}}',
        b"\xff\xfe\x00",
        b"\xed\xa0\x80",
        b"[" * 100_000,
        b'{"Id":' * 60_000,
        b'{"Id": ' + b"9" * 6_000 + b"}",
    ],
)
def test_200_with_something_else_is_no_answer(body):
    with pytest.raises(LookupFailed, match="not a voter record"):
        read(body)


def test_a_byte_order_mark_is_no_reason_to_refuse():
    raw = b"\xef\xbb\xbf" + json.dumps(record()).encode()
    assert isinstance(read(raw), VoterAnswer)


@pytest.mark.parametrize(
    ("area", "place", "vd_number"),
    [
        ({"VDNumber": 5}, {"VotingDistrict": 6}, "5"),
        ({"VDNumber": 0}, {"VotingDistrict": "6"}, "6"),
        ({}, {}, ""),
        ({"VDNumber": {"x": 1}}, None, ""),
    ],
)
def test_the_voting_district_is_taken_from_either_place(area, place, vd_number):
    reply = {"Name": "M", "Location": place, "Delimitation": {"WardID": 93501016, **area}}
    assert read(record(VotingStation=reply)).station.vd_number == vd_number


def test_the_vd_address_serves_where_street_suburb_and_town_are_missing():
    place = station(Location={"VDAddress": "Stand 7, Village"})
    assert read(record(VotingStation=place)).station.address == "Stand 7, Village"
