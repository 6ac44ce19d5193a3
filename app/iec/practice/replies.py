"""What the simulated IEC says, written by hand from the interface notes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.iec.practice.people import Outcome, Person, Station

JSON_TYPE = "application/json; charset=utf-8"
HTML_TYPE = "text/html; charset=UTF-8"


class Manner(Enum):
    """How a reply travels."""

    WHOLE = auto()
    SILENT = auto()  # the request is read, nothing ever comes back
    RESET = auto()  # the connection is reset in the middle of the reply
    TRUNCATED = auto()  # Content-Length promises more than is sent, then the end
    DRIP = auto()  # a byte at a time, `Reply.drip_seconds` apart


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP reply and how it travels. `revoke` makes every token given out worthless."""

    status: int
    body: bytes = b""
    content_type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()
    manner: Manner = Manner.WHOLE
    drip_seconds: float = 0.1
    revoke: bool = False
    extra_seconds: float = 0.0


Scripted = Mapping[str, object] | Reply
Roll = Mapping[str, Scripted | Sequence[Scripted]]
"""Scripted people by ID number; of a sequence each asking takes the next, the last stays."""


def json_reply(status: int, value: object) -> Reply:
    """Any value as a JSON reply."""
    return Reply(status, json.dumps(value).encode())


def scripted_reply(entry: Scripted | Sequence[Scripted], times_asked: int) -> Reply:
    """The scripted reply for the asking after `times_asked` earlier ones."""
    if isinstance(entry, Sequence):
        entry = entry[min(times_asked, len(entry) - 1)]
    return entry if isinstance(entry, Reply) else json_reply(200, dict(entry))


def reply_about(id_number: str, person: Person) -> Reply:
    """The true reply about a person."""
    match person.outcome:
        case Outcome.NOT_FOUND:
            return NOT_FOUND
        case Outcome.NOT_REGISTERED:
            return json_reply(200, not_registered(id_number, empty=int(id_number[-1]) % 2 == 0))
        case Outcome.DECEASED:
            return json_reply(200, deceased(id_number, person.station))
        case _:
            return json_reply(200, registered(id_number, person.station))


def registered(id_number: str, station: Station) -> dict[str, object]:
    """The record of a registered voter."""
    return _record(id_number, True, "You are registered.", 1, _station(station))


def deceased(id_number: str, station: Station) -> dict[str, object]:
    """The record of somebody not registered any more whose station is still on record."""
    return _record(id_number, False, "DECEASED", 3, _station(station))


def not_registered(id_number: str, *, empty: bool = False) -> dict[str, object]:
    """Known, but not on the roll; the station is null, or an object with nothing in it."""
    nothing: dict[str, object] = {
        "Name": "",
        "Location": {"Street": None, "Suburb": None, "Town": None},
        "Delimitation": {"WardID": 0, "Municipality": None, "Province": None, "VDNumber": 0},
    }
    station = nothing if empty else None
    return _record(id_number, False, "You are not registered.", 2, station)


def _record(
    id_number: str, flag: bool, status: str, status_id: int, station: dict[str, object] | None
) -> dict[str, object]:
    # As numbers, like the real one: leading zeros are lost on the way.
    return {
        "Id": int(id_number),
        "VoterId": int(id_number),
        "bRegistered": flag,
        "VoterStatus": status,
        "VoterStatusID": status_id,
        "VotingStation": station,
    }


def _station(station: Station) -> dict[str, object]:
    return {
        "Name": station.name,
        "Location": {
            "Street": station.street,
            "Suburb": station.suburb,
            "Town": "Practice Town",
            "VDAddress": f"{station.street}, {station.suburb}, Practice Town",
            "Latitude": -23.1,
            "Longitude": 28.9,
            "VotingDistrict": station.vd_number,
        },
        "Delimitation": {
            "ProvinceID": station.province_id,
            "Province": station.province,
            "MunicipalityID": station.municipality_id,
            "Municipality": station.municipality,
            "WardID": station.ward,
            "VDNumber": station.vd_number,
        },
    }


NOT_FOUND = Reply(404)
UNAUTHORISED = json_reply(401, {"Message": "Authorization has been denied for this request."})
LIMIT_MESSAGE = {"Message": "API calls quota exceeded! maximum admitted 10000 per hour."}
SIGN_IN_WRONG = {
    "error": "invalid_grant",
    "error_description": "The user name or password is incorrect.",
}
CHALLENGE_PAGE = (
    b'<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>'
    b'<div id="cf-chl-widget"></div>'
    b'<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>'
    b"</body></html>"
)
PLAIN_PAGE = (
    b"<!DOCTYPE html><html><head><title>Service</title></head>"
    b"<body><h1>Service Unavailable</h1></body></html>"
)
