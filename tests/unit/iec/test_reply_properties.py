import json
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import LookupFailed
from app.domain.verdict import AnswerMeaning, UnusableReply, VoterAnswer, meaning_of
from app.iec.reply import read_reply
from tests.helpers.iec import synthetic_id

NOW = datetime(2026, 11, 23, 8, 0, 0, tzinfo=UTC)
ASKED = synthetic_id(7)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["93501016", 93501016, 0, "", "DECEASED", "You are registered.", "Marula"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
STATIONS = JSON | st.fixed_dictionaries(
    {},
    optional={
        "Name": JSON,
        "Location": JSON | st.fixed_dictionaries({}, optional={"Street": JSON, "VDAddress": JSON}),
        "Delimitation": JSON
        | st.fixed_dictionaries({}, optional={"WardID": JSON, "VDNumber": JSON}),
    },
)
RECORDS = st.fixed_dictionaries(
    {"Id": st.just(int(ASKED)) | JSON, "bRegistered": st.booleans() | JSON},
    optional={"VoterStatus": JSON, "VotingStation": STATIONS},
)
STATUSES = st.sampled_from([200, 200, 200, 301, 400, 401, 403, 404, 429, 500, 503]) | st.integers(
    100, 599
)


def outcome(status: int, body: bytes) -> VoterAnswer | UnusableReply | None:
    """What the parser makes of it; None for the one kind of error it may raise."""
    try:
        return read_reply(ASKED, status, "application/json", body, "7", NOW)
    except LookupFailed:
        return None


@settings(max_examples=200, deadline=None)
@given(STATUSES, st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_arbitrary_bytes_raise_nothing_but_a_failed_lookup(status, body):
    read = outcome(status, body)
    assert read is None or status in (200, 404)


@settings(max_examples=250, deadline=None)
@given(RECORDS)
def test_deceased_is_said_only_with_a_false_flag_and_a_station(record):
    read = outcome(200, json.dumps(record).encode())
    if not isinstance(read, VoterAnswer) or meaning_of(read) is not AnswerMeaning.DECEASED:
        return
    assert record["bRegistered"] is False
    assert record["Id"] == int(ASKED) or str(record["Id"]).strip() == ASKED
    station = record["VotingStation"]
    assert station.get("Name") or station["Delimitation"]["WardID"]


@settings(max_examples=250, deadline=None)
@given(RECORDS)
def test_registered_is_said_only_with_a_true_flag_and_a_ward(record):
    read = outcome(200, json.dumps(record).encode())
    if isinstance(read, VoterAnswer) and read.registered:
        assert record["bRegistered"] is True
        assert len(read.station.ward_id) == 8
