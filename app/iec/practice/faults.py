"""Faults by name: every way the interface notes say that the IEC can fail, and a few more.

Written `NAME[:ARGUMENT][@WHEN]…`, for example `server-error:502@every=10`,
`limit:30@first=5`, `token-down@first=2`, `wrong-id@id=8001015009087`. WHEN is one of
`first=N` (only the first N requests), `after=N` (only after N requests), `every=N` (each Nth),
`id=NUMBER` (only about this person). Without it a fault is there always.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import Enum, auto
from typing import Any

from app.domain.errors import UserError
from app.iec.practice.people import person_of
from app.iec.practice.replies import (
    CHALLENGE_PAGE,
    HTML_TYPE,
    LIMIT_MESSAGE,
    NOT_FOUND,
    PLAIN_PAGE,
    SIGN_IN_WRONG,
    UNAUTHORISED,
    Manner,
    Reply,
    deceased,
    json_reply,
    registered,
)


class Door(Enum):
    """Which address of the IEC a fault stands at."""

    VOTERS = auto()
    TOKEN = auto()


@dataclass(frozen=True, slots=True)
class Call:
    """One request: about whom ("" at the token's door), its true reply, earlier askings."""

    id_number: str
    proper: Reply
    times_asked: int


Effect = Callable[[Call], Reply]


@dataclass
class Fault:
    """One fault and when it strikes. `start` and `stop` switch it while the server runs."""

    name: str
    door: Door
    effect: Effect
    first: int | None = None
    after: int = 0
    every: int = 1
    ids: frozenset[str] = frozenset()
    active: bool = True
    seen: int = field(default=0, init=False)
    struck: int = field(default=0, init=False)

    def start(self) -> None:
        """Let it strike from now on, counting requests anew."""
        self.active, self.seen = True, 0

    def stop(self) -> None:
        """Let it strike no more."""
        self.active = False

    def strikes(self, door: Door, id_number: str) -> bool:
        """Count this request, and say whether it is struck."""
        if not self.active or door is not self.door or (self.ids and id_number not in self.ids):
            return False
        self.seen += 1
        place = self.seen - self.after
        hit = place > 0 and place % self.every == 0 and (self.first is None or place <= self.first)
        self.struck += hit
        return hit


def make_fault(name: str, argument: str = "", *, active: bool = True) -> Fault:
    """A fault by name. Raises UserError naming all names, or the argument it cannot take."""
    if name not in _FAULTS:
        raise UserError(f"No fault is called {name}. Choose from: {', '.join(FAULT_NAMES)}")
    door, build = _FAULTS[name]
    try:
        return Fault(name, door, build(argument), active=active)
    except (ValueError, KeyError):
        raise UserError(f"The fault {name} cannot take the argument {argument}") from None


def parse_fault(text: str) -> Fault:
    """A fault as the command line writes it. Raises UserError."""
    what, *whens = text.strip().split("@")
    name, _, argument = what.partition(":")
    fault = make_fault(name, argument)
    for when in whens:
        _set_when(fault, when)
    return fault


def _set_when(fault: Fault, when: str) -> None:
    key, _, value = when.partition("=")
    if key == "id" and value:
        fault.ids |= {value}
        return
    if key not in ("first", "after", "every") or not value.isascii() or not value.isdigit():
        raise UserError(f"After @ a fault takes first=N, after=N, every=N or id=NUMBER, not {key}")
    setattr(fault, key, max(1, int(value)) if key == "every" else int(value))


def _always(reply: Reply) -> Effect:
    return lambda _call: reply


def _server_error(argument: str) -> Effect:
    status = int(argument or 500)
    return _always(json_reply(status, {"Message": "An error has occurred."}))


def _manner(manner: Manner) -> Callable[[str], Effect]:
    return lambda _argument: lambda call: replace(_with_body(call), manner=manner)


def _with_body(call: Call) -> Reply:
    # Nothing can be cut off a reply without a body: a person who has one stands in.
    if call.proper.body:
        return call.proper
    return _registered(call)


def _registered(call: Call) -> Reply:
    return json_reply(200, registered(call.id_number, person_of(call.id_number).station))


def _drip(argument: str) -> Effect:
    seconds = float(argument or 0.1)
    return lambda call: replace(_with_body(call), manner=Manner.DRIP, drip_seconds=seconds)


def _slow(argument: str) -> Effect:
    seconds = int(argument or 1000) / 1000
    return lambda call: replace(call.proper, extra_seconds=seconds)


def _html(status: int) -> Callable[[str], Effect]:
    pages = {"": CHALLENGE_PAGE, "plain": PLAIN_PAGE}
    return lambda argument: _always(Reply(status, pages[argument], HTML_TYPE))


def _json(status: int) -> Callable[[str], Effect]:
    return lambda _argument: _always(json_reply(status, {"Message": "Refused."}))


def _limit(argument: str) -> Effect:
    """`limit` names no time, `limit:30` seconds, `limit:date:30` a date so far ahead."""
    kind, _, seconds = argument.rpartition(":")
    if kind not in ("", "date"):
        raise ValueError(kind)
    wait = int(seconds) if seconds else None
    return lambda _call: limit_reply(wait, as_date=kind == "date")


def limit_reply(seconds: int | None, *, as_date: bool = False) -> Reply:
    """429 as the IEC sends it, with or without `Retry-After`."""
    if seconds is None:
        return json_reply(429, LIMIT_MESSAGE)
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    value = format_datetime(until, usegmt=True) if as_date else str(seconds)
    return replace(json_reply(429, LIMIT_MESSAGE), headers=(("Retry-After", value),))


def _record(change: Callable[[dict[str, object]], dict[str, object]]) -> Callable[[str], Effect]:
    def effect(call: Call) -> Reply:
        station = person_of(call.id_number).station
        return json_reply(200, change(registered(call.id_number, station)))

    return lambda _argument: effect


def _without_ward(record: dict[str, object]) -> dict[str, object]:
    copy: dict[str, Any] = deepcopy(record)
    copy["VotingStation"]["Delimitation"]["WardID"] = None
    return copy


def _other_person(record: dict[str, object]) -> dict[str, object]:
    return {**record, "Id": 8001015009087, "VoterId": 8001015009087}


def _only_id(record: dict[str, object]) -> dict[str, object]:
    return {key: (value if key == "Id" else None) for key, value in record.items()}


def _not_json(argument: str) -> Effect:
    bodies = {
        "": (PLAIN_PAGE, HTML_TYPE),
        "html": (PLAIN_PAGE, HTML_TYPE),
        "empty": (b"", HTML_TYPE),
        "array": (b"[]", "application/json"),
        "text": (b'"OK"', "application/json"),
        "null": (b"null", "application/json"),
        "garbage": (bytes(range(256)), "application/json"),
        "nested": (b"[" * 100_000, "application/json"),
        "huge": (b" " * 2_000_000, "application/json"),
    }
    body, content_type = bodies[argument]
    return _always(Reply(200, body, content_type))


def _two_answers(_argument: str) -> Effect:
    def effect(call: Call) -> Reply:
        station = person_of(call.id_number).station
        say = registered if call.times_asked else deceased
        return json_reply(200, say(call.id_number, station))

    return effect


def _deceased(_argument: str) -> Effect:
    return lambda call: json_reply(200, deceased(call.id_number, person_of(call.id_number).station))


def _redirect(argument: str) -> Effect:
    where = (("Location", "/elsewhere"),)
    return _always(replace(Reply(int(argument or 302)), headers=where))


def _token_refused(argument: str) -> Effect:
    return _always(json_reply(int(argument or 400), SIGN_IN_WRONG))


_FAULTS: dict[str, tuple[Door, Callable[[str], Effect]]] = {
    "server-error": (Door.VOTERS, _server_error),
    "time-out": (Door.VOTERS, _manner(Manner.SILENT)),
    "reset": (Door.VOTERS, _manner(Manner.RESET)),
    "truncated": (Door.VOTERS, _manner(Manner.TRUNCATED)),
    "drip": (Door.VOTERS, _drip),
    "slow": (Door.VOTERS, _slow),
    "html-403": (Door.VOTERS, _html(403)),
    "html-404": (Door.VOTERS, _html(404)),
    "html-429": (Door.VOTERS, _html(429)),
    "html-503": (Door.VOTERS, _html(503)),
    "json-403": (Door.VOTERS, _json(403)),
    "limit": (Door.VOTERS, _limit),
    "unauthorised": (Door.VOTERS, lambda _argument: _always(UNAUTHORISED)),
    "token-expires-early": (
        Door.VOTERS,
        lambda _argument: _always(replace(UNAUTHORISED, revoke=True)),
    ),
    "redirect": (Door.VOTERS, _redirect),
    "wrong-id": (Door.VOTERS, _record(_other_person)),
    "registered-text": (Door.VOTERS, _record(lambda record: {**record, "bRegistered": "true"})),
    "no-ward": (Door.VOTERS, _record(_without_ward)),
    "contradicting": (Door.VOTERS, _record(lambda record: {**record, "VoterStatus": "DECEASED"})),
    "null-fields": (Door.VOTERS, _record(_only_id)),
    "not-json": (Door.VOTERS, _not_json),
    "two-answers": (Door.VOTERS, _two_answers),
    "deceased": (Door.VOTERS, _deceased),
    "not-on-roll": (Door.VOTERS, lambda _argument: _always(NOT_FOUND)),
    "token-down": (Door.TOKEN, _server_error),
    "token-refused": (Door.TOKEN, _token_refused),
    "token-time-out": (Door.TOKEN, lambda _argument: _always(Reply(200, manner=Manner.SILENT))),
    "token-reset": (
        Door.TOKEN,
        lambda _argument: lambda call: replace(call.proper, manner=Manner.RESET),
    ),
    "token-html-403": (Door.TOKEN, _html(403)),
    "token-limit": (Door.TOKEN, _limit),
    "token-empty": (Door.TOKEN, lambda _argument: _always(Reply(200, json.dumps({}).encode()))),
}

FAULT_NAMES = tuple(sorted(_FAULTS))


def struck_by(faults: Iterable[Fault], door: Door, call: Call) -> Reply:
    """The reply after all faults: the first that strikes decides, the true one without any."""
    for fault in faults:
        if fault.strikes(door, call.id_number):
            return fault.effect(call)
    return call.proper
