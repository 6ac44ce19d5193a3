"""What the office's database server says of itself, told as findings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.domain.barrier import Barred, barrier_words
from app.domain.grants import RUNNING, UPGRADING
from app.domain.office_address import OfficeAddress
from app.engine.doctor_check import Check, State
from app.store.schema import metadata
from app.store.server_look import ServerFacts
from app.store.upgrade import HEAD, VERSION_TABLE

SERVER, RIGHTS, PACKETS, CLOCK, TABLES = (
    "Office database",
    "Database rights",
    "Database packets",
    "Database clock",
    "Database tables",
)
SMALLEST_PACKET = 4_000_000
OLDEST_MARIADB = (10, 6)
CLOCK_SECONDS = 120.0
_UPGRADE = "`rollcheck database upgrade`"


def database_barred(address: OfficeAddress, barred: Barred) -> list[Check]:
    """The one finding where no look was possible."""
    return [Check(SERVER, State.TROUBLE, barrier_words(barred, address))]


def database_findings(address: OfficeAddress, tls: str, facts: ServerFacts) -> list[Check]:
    """Every finding; `tls` is how it was connected, as the setting `database_tls` has it."""
    return [
        _server(address, tls, facts),
        _rights(facts),
        _packets(facts),
        _clock(facts.ahead),
        _tables(facts),
    ]


def _server(address: OfficeAddress, tls: str, facts: ServerFacts) -> Check:
    number = ".".join(re.findall("[0-9]+", facts.server)[:3])
    if "mariadb" not in facts.server.lower():
        return Check(
            SERVER,
            State.WARNING,
            f"{address.shown}: MySQL {number}. Rollcheck was tested on MariaDB 10.11 only",
        )
    if tuple(int(part) for part in number.split(".")[:2]) < OLDEST_MARIADB:
        return Check(
            SERVER,
            State.WARNING,
            f"{address.shown}: MariaDB {number} is old. Rollcheck was tested on 10.11",
        )
    if not facts.cipher and not address.loopback:
        return Check(
            SERVER,
            State.WARNING,
            f"{address.shown}: MariaDB {number}, not encrypted: passwords and lists can be read on "
            "the network. Set database_tls to verify",
        )
    if facts.cipher and tls == "require":
        return Check(
            SERVER,
            State.WARNING,
            f"{address.shown}: MariaDB {number}, encrypted, but its certificate is not checked. "
            "Set database_tls to verify",
        )
    how = f"encrypted ({facts.cipher})" if facts.cipher else "on this PC"
    return Check(SERVER, State.OK, f"{address.shown}: MariaDB {number}, {how}")


def _rights(facts: ServerFacts) -> Check:
    missing = facts.grants.lacks(RUNNING, sorted(metadata.tables))
    # It is read at every start, and nothing else: an upgrade writes it.
    missing |= facts.grants.lacks(("SELECT",), [VERSION_TABLE])
    if missing:
        return Check(
            RIGHTS,
            State.TROUBLE,
            f"The account lacks {_said(missing)}. Grant that; .github/OFFICE.md has the statements",
        )
    return Check(RIGHTS, State.OK, "enough to work with")


def _said(missing: Mapping[str, tuple[str, ...]]) -> str:
    """ "INSERT on all tables", or "INSERT on rollcheck_rows and 3 other tables"."""
    return " and ".join(_one_right(right, missing) for right in RUNNING if _lacking(right, missing))


def _lacking(right: str, missing: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [table for table, rights in missing.items() if right in rights]


def _one_right(right: str, missing: Mapping[str, tuple[str, ...]]) -> str:
    tables = _lacking(right, missing)
    if len(tables) >= len(metadata.tables):
        return f"{right} on all tables"
    more = f" and {len(tables) - 1} other tables" if len(tables) > 1 else ""
    return f"{right} on {tables[0]}{more}"


def _packets(facts: ServerFacts) -> Check:
    packet = f"max_allowed_packet is {facts.packet / 1_048_576:,.0f} MB"
    if facts.packet < SMALLEST_PACKET:
        return Check(PACKETS, State.TROUBLE, f"{packet}: lists cannot be kept. Set it to 16M there")
    isolation = "on" if facts.snapshot_isolation else "off"
    return Check(
        PACKETS,
        State.OK,
        f"{packet}; innodb_snapshot_isolation is {isolation}, wait_timeout "
        f"{facts.idle_seconds:,} seconds: all fit",
    )


def _clock(ahead: float) -> Check:
    return Check(CLOCK, *clock_finding(ahead, "database"))


def clock_finding(ahead: float, whose: str) -> tuple[State, str]:
    """What it means that this PC's clock is so many seconds before another one's."""
    if abs(ahead) <= CLOCK_SECONDS:
        return State.OK, f"agrees with this PC's, to {max(1, round(abs(ahead)))} seconds"
    direction = "ahead of" if ahead > 0 else "behind"
    return State.WARNING, (
        f"This PC's clock is {abs(ahead) / 60:,.0f} minutes {direction} the {whose}'s. Jobs go by "
        "the database's, so nothing breaks; set the wrong one right, for times are shown by it"
    )


def _tables(facts: ServerFacts) -> Check:
    if facts.version is None and VERSION_TABLE in facts.tables:
        return Check(TABLES, State.WARNING, "The tables' version cannot be read by this account")
    if facts.version == HEAD:
        return Check(TABLES, State.OK, f"tables {HEAD}, as this Rollcheck needs them")
    if facts.version is not None and facts.version > HEAD:
        return Check(
            TABLES,
            State.TROUBLE,
            "The tables were made by a newer Rollcheck: install that version on this PC",
        )
    return _to_be_made(facts)


def _to_be_made(facts: ServerFacts) -> Check:
    there = "no tables yet" if facts.version is None else f"older tables ({facts.version})"
    missing = ", ".join(_missing_to_upgrade(facts))
    if missing:
        return Check(
            TABLES,
            State.TROUBLE,
            f"{there}, and this account lacks {missing} to make them. Run {_UPGRADE} with an "
            "account that has them",
        )
    return Check(TABLES, State.WARNING, f"{there}: {_UPGRADE} makes them")


def _missing_to_upgrade(facts: ServerFacts) -> Iterator[str]:
    """Tables that are not there yet can only be covered by rights on the whole database."""
    lacking = facts.grants.lacks(UPGRADING, ["(the database)"])
    yield from lacking.get("(the database)", ())
