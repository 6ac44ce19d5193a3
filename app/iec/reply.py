"""Reads a reply about one person, or says why it is no answer (design, decision 6). Pure.

A failure is never an answer about a person: what is not plainly the IEC's own record about the
ID number that was asked leaves this module as an error or as an `UnusableReply`.
"""

from __future__ import annotations

import re
from datetime import datetime

from app.domain.errors import AccountRefusal, GatewayRefusal, LimitReached, LookupFailed
from app.domain.identity_number import IdNumber
from app.domain.verdict import UnusableReply, VoterAnswer, VotingStation
from app.domain.ward import WardId, parse_ward_id
from app.iec.errors import TokenRefused
from app.iec.fields import (
    JsonObject,
    NotAnObject,
    digits,
    is_blank,
    part,
    read_json,
    read_object,
    text,
)
from app.iec.page import is_gateway_page, is_page, retry_after_seconds

NOT_A_RECORD = "the reply is not a voter record"
UNEXPECTED_PAGE = "an unexpected page instead of an answer"
REDIRECTED = "redirected elsewhere"

_ADDRESS_PARTS = ("Street", "Suburb", "Town")
_WRONG_PATH = b"no http resource was found"

_SAYS_DECEASED = re.compile(r"\bdeceased\b", re.IGNORECASE)
_SAYS_NOT_REGISTERED = re.compile(
    r"\b(?:not|never|no longer)\b[^.;]{0,40}\bregistered\b|\b(?:un|de)-?registered\b",
    re.IGNORECASE,
)
_SAYS_REGISTERED = re.compile(
    r"\b(?:you|voter|person) (?:are|is) registered\b|^registered\.?$", re.IGNORECASE
)


def read_reply(
    asked: IdNumber,
    status_code: int,
    content_type: str,
    body: bytes,
    retry_after: str | None,
    now: datetime,
) -> VoterAnswer | UnusableReply:
    """What one HTTP reply says about the ID number that was asked.

    Raises TokenRefused (401), GatewayRefusal, AccountRefusal, LimitReached or LookupFailed for
    every reply that is no answer; never anything else, whatever the bytes. `now` is used only
    for a `Retry-After` given as a date.
    """
    if status_code == 200:
        return _read_record(asked, body)
    if status_code == 404:
        return _read_not_found(content_type, body)
    raise _failure(status_code, content_type, body, retry_after, now)


def _failure(
    status_code: int, content_type: str, body: bytes, retry_after: str | None, now: datetime
) -> LookupFailed:
    if status_code == 401:
        return TokenRefused()
    if is_gateway_page(status_code, content_type, body):
        return GatewayRefusal()
    if status_code == 403:
        return AccountRefusal()
    if status_code == 429:
        return LimitReached(retry_after_seconds(retry_after, now))
    if 300 <= status_code < 400:
        return LookupFailed(REDIRECTED)
    kind = "server error" if status_code >= 500 else "unexpected reply"
    return LookupFailed(f"{kind} {status_code}")


def _read_not_found(content_type: str, body: bytes) -> VoterAnswer:
    """404 with no body or JSON is the IEC's own; a page comes from something in between."""
    if not body.strip() and not is_page(content_type, body):
        return VoterAnswer(on_roll=False, registered=False)
    # An empty page is a page too: something in between may have lost its text.
    if not body.strip() or is_page("", body) or not _is_json(body):
        raise LookupFailed(UNEXPECTED_PAGE)
    # What ASP.NET says to a wrong path: everybody would be "not on the roll".
    if _WRONG_PATH in body.lower():
        raise LookupFailed("unexpected reply 404: the IEC's address may have a wrong path")
    return VoterAnswer(on_roll=False, registered=False)


def _is_json(body: bytes) -> bool:
    try:
        read_json(body)
    except NotAnObject:
        return False
    return True


def _read_record(asked: IdNumber, body: bytes) -> VoterAnswer | UnusableReply:
    if is_page("", body):
        raise LookupFailed(UNEXPECTED_PAGE)
    try:
        record = read_object(body)
    except NotAnObject:
        raise LookupFailed(NOT_A_RECORD) from None
    if "Id" not in record and "bRegistered" not in record:
        raise LookupFailed(NOT_A_RECORD)
    return _judge(asked, record)


def _judge(asked: IdNumber, record: JsonObject) -> VoterAnswer | UnusableReply:
    """The table of decision 6, in its order."""
    # An absent or null Id proves nothing about whose record this is.
    about = digits(record.get("Id"))
    if about is None or about.zfill(13) != asked:
        return UnusableReply.OTHER_ID
    registered = record.get("bRegistered")
    if not isinstance(registered, bool):
        return UnusableReply.REGISTERED_NOT_BOOLEAN
    if not registered:
        _refuse_unclear_station(record)
    station = _station(record)
    if registered and (station is None or not station.ward_id):
        return UnusableReply.NO_WARD
    status = text(record.get("VoterStatus"), 200)
    if _contradicts(status, registered, station):
        return UnusableReply.STATUS_CONTRADICTS
    return VoterAnswer(on_roll=True, registered=registered, station=station, status_text=status)


def _contradicts(status: str, registered: bool, station: VotingStation | None) -> bool:
    """Whether the status text denies the flags; texts nobody knows decide nothing."""
    deceased = _SAYS_DECEASED.search(status) is not None
    not_registered = _SAYS_NOT_REGISTERED.search(status) is not None
    if registered:
        return deceased or not_registered
    if deceased and station is None:
        return True
    return not not_registered and _SAYS_REGISTERED.search(status) is not None


def _station(record: JsonObject) -> VotingStation | None:
    """The voting station; one whose name and ward are both empty counts as none.

    Its `ward_id` is "" where the reply has no usable one.
    """
    station = part(record, "VotingStation")
    place, area = part(station, "Location"), part(station, "Delimitation")
    if is_blank(station.get("Name")) and is_blank(area.get("WardID")):
        return None
    return VotingStation(
        name=text(station.get("Name"), 150),
        ward_id=parse_ward_id(area.get("WardID")) or WardId(""),
        vd_number=_vd_number(place, area),
        municipality=text(area.get("Municipality"), 100),
        province=text(area.get("Province"), 60),
        address=_address(place),
    )


def _refuse_unclear_station(record: JsonObject) -> None:
    """For a person not registered, having a station or not decides between two verdicts.

    Raises LookupFailed where a list, a text or `true` stands for the station or its parts.
    """
    station = record.get("VotingStation")
    area = part(record, "VotingStation").get("Delimitation")
    name = part(record, "VotingStation").get("Name")
    ward = part(part(record, "VotingStation"), "Delimitation").get("WardID")
    unclear = any(value and not isinstance(value, dict) for value in (station, area))
    if unclear or any(value and isinstance(value, (bool, dict, list)) for value in (name, ward)):
        raise LookupFailed(NOT_A_RECORD)


def _vd_number(place: JsonObject, area: JsonObject) -> str:
    values = (area.get("VDNumber"), place.get("VotingDistrict"))
    return next((text(value, 30) for value in values if not is_blank(value)), "")


def _address(place: JsonObject) -> str:
    parts = [text(place.get(key), 100) for key in _ADDRESS_PARTS]
    named = ", ".join(dict.fromkeys(part for part in parts if part))
    return named or text(place.get("VDAddress"), 300)
