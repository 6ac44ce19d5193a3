"""What goes over the wire: to bytes and back. What cannot be read is no message."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.domain.bus import LiveProgress, SeatHere

_LIVE = TypeAdapter(LiveProgress)
_SEAT = TypeAdapter(SeatHere)


@dataclass(frozen=True, slots=True)
class Changed:
    """Something was committed; `origin` is the running seat that said so."""

    origin: str


Event = Changed | LiveProgress


def encode(event: Event) -> bytes:
    """An event for the channel of all seats."""
    if isinstance(event, Changed):
        return json.dumps({"changed": event.origin}).encode()
    return json.dumps({"progress": _LIVE.dump_python(event, mode="json")}).encode()


def decode(data: bytes) -> Event | None:
    """The event; None for what is none, such as another program's message."""
    try:
        told = json.loads(data)
        if isinstance(told, dict) and isinstance(told.get("changed"), str):
            return Changed(told["changed"])
        return _LIVE.validate_python(told["progress"]) if isinstance(told, dict) else None
    except (ValueError, KeyError, RecursionError, ValidationError):
        return None


def progress_fields(live: LiveProgress) -> dict[str, str]:
    """As the fields of a hash; what is not known is ""."""
    plain: dict[str, Any] = _LIVE.dump_python(live, mode="json")
    return {name: "" if value is None else str(value) for name, value in plain.items()}


def progress_of_fields(fields: Mapping[Any, Any]) -> LiveProgress | None:
    """What such a hash says; None for an empty or a strange one."""
    told = {
        key.decode("utf-8", "replace"): value.decode("utf-8", "replace") or None
        for key, value in fields.items()
    }
    try:
        return _LIVE.validate_python(told) if told else None
    except ValidationError:
        return None


def encode_seat(seat: SeatHere) -> bytes:
    """A seat's word that it is here."""
    return json.dumps(_SEAT.dump_python(seat, mode="json")).encode()


def decode_seat(data: bytes | str) -> SeatHere | None:
    """The seat; None for what is none."""
    try:
        return _SEAT.validate_json(data)
    except ValidationError:
        return None
