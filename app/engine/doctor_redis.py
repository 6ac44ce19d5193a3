"""What the office's Redis says of itself, told as findings. Pure.

Nothing here is trouble: without Redis everything goes on, and screens follow every two seconds.
"""

from __future__ import annotations

from app.domain.barrier import Barred, barrier_words
from app.domain.office_address import OfficeAddress
from app.engine.doctor_check import Check, State
from app.engine.doctor_database import clock_finding
from app.seats.redis_look import RedisFacts

SERVER, RIGHTS, EVICTION, CLOCK = (
    "Office Redis",
    "Redis rights",
    "Redis eviction",
    "Redis clock",
)
OLDEST = (5, 0)
KEEPS = "noeviction"
_WITHOUT = "Jobs go on without it, and screens follow every 2 seconds"


def redis_barred(address: OfficeAddress, barred: Barred) -> list[Check]:
    """The one finding where no look was possible."""
    return [Check(SERVER, State.WARNING, f"{barrier_words(barred, address)}. {_WITHOUT}")]


def redis_findings(address: OfficeAddress, facts: RedisFacts) -> list[Check]:
    """Every finding."""
    return [
        _server(address, facts),
        _rights(facts),
        _eviction(facts),
        Check(CLOCK, *clock_finding(facts.ahead)),
    ]


def _server(address: OfficeAddress, facts: RedisFacts) -> Check:
    number = tuple(int(part) for part in facts.version.split(".")[:2] if part.isdigit())
    if number and number < OLDEST:
        return Check(
            SERVER,
            State.WARNING,
            f"{address.shown}: Redis {facts.version} is too old. Install 5.0 or newer. {_WITHOUT}",
        )
    if not facts.encrypted and not address.loopback and address.password:
        return Check(
            SERVER,
            State.WARNING,
            f"{address.shown}: Redis {facts.version}, not encrypted: its password can be read on "
            "the network. Use rediss://",
        )
    if facts.encrypted:
        return Check(SERVER, State.OK, f"{address.shown}: Redis {facts.version}, encrypted")
    return Check(SERVER, State.OK, f"{address.shown}: Redis {facts.version}, not encrypted")


def _rights(facts: RedisFacts) -> Check:
    if facts.missing:
        return Check(
            RIGHTS,
            State.WARNING,
            f"This user may not give {_named(facts.missing)}. Allow it; .github/OFFICE.md has an "
            f"ACL. {_WITHOUT}",
        )
    return Check(RIGHTS, State.OK, "enough to work with")


def _named(commands: tuple[str, ...]) -> str:
    return ", ".join(commands)


def _eviction(facts: RedisFacts) -> Check:
    if facts.policy and facts.policy != KEEPS:
        return Check(
            EVICTION,
            State.WARNING,
            f"Redis throws keys away when it is full ({facts.policy}), other programs' waiting "
            "jobs among them. Set maxmemory-policy to noeviction",
        )
    return Check(EVICTION, State.OK, "keeps every key" if facts.policy else "not told")
