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
MOST_NAMED = 3


def database_barred(address: OfficeAddress, barred: Barred) -> list[Check]:
    """The one finding where no look was possible."""
    return [Check(SERVER, State.TROUBLE, barrier_words(barred, address))]


def database_findings(address: OfficeAddress, tls: str, facts: ServerFacts) -> list[Check]:
    """Every finding; `tls` is how it was connected, as the setting `database_tls` has it."""
    return [
        _server(address, tls, facts),
        _rights(facts),
        _packets(facts),
        Check(CLOCK, *clock_finding(facts.ahead)),
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
    if not facts.cipher:
        return Check(SERVER, State.OK, f"{address.shown}: MariaDB {number}, on this PC")
    return Check(SERVER, State.OK, f"{address.shown}: MariaDB {number}, encrypted ({facts.cipher})")


def _rights(facts: ServerFacts) -> Check:
    missing = facts.grants.lacks(RUNNING, sorted(metadata.tables))
    # It is read at every start, and nothing else: an upgrade writes it.
    missing |= facts.grants.lacks(("SELECT",), [VERSION_TABLE])
    if missing:
        return Check(
            RIGHTS,
            State.TROUBLE,
            f"The account lacks {_said(missing)}. Grant it; .github/OFFICE.md has the statements",
        )
    return Check(RIGHTS, State.OK, "enough to work with")


def _said(missing: Mapping[str, tuple[str, ...]]) -> str:
    """As a GRANT spells it: "INSERT ON *; DELETE ON rollcheck_rows, rollcheck_lease, …"."""
    lacking = {
        right: [table for table, rights in missing.items() if right in rights] for right in RUNNING
    }
    return "; ".join(f"{right} ON {_named(tables)}" for right, tables in lacking.items() if tables)


def _named(tables: list[str]) -> str:
    if len(tables) >= len(metadata.tables):
        return "*"
    more = ", …" if len(tables) > MOST_NAMED else ""
    return ", ".join(tables[:MOST_NAMED]) + more


def _packets(facts: ServerFacts) -> Check:
    size = f"{facts.packet / 1_048_576:,.0f}"
    if facts.packet < SMALLEST_PACKET:
        return Check(
            PACKETS,
            State.TROUBLE,
            f"max_allowed_packet is {size} MB, and lists cannot be kept. Set it to 16M there",
        )
    isolation = "ON" if facts.snapshot_isolation else "OFF"
    return Check(
        PACKETS,
        State.OK,
        f"max_allowed_packet {size} MB, wait_timeout {facts.idle_seconds:,} s, "
        f"innodb_snapshot_isolation {isolation}",
    )


def clock_finding(ahead: float) -> tuple[State, str]:
    """What it means that this PC's clock is so many seconds before a server's."""
    if abs(ahead) <= CLOCK_SECONDS:
        return State.OK, f"agrees with this PC's to {max(1, round(abs(ahead)))} s"
    minutes = f"{abs(ahead) / 60:,.0f}"
    if ahead > 0:
        return State.WARNING, (
            f"This PC's clock is {minutes} minutes ahead of the server's. Jobs go by the "
            "database's clock and nothing breaks; set the wrong one right"
        )
    return State.WARNING, (
        f"This PC's clock is {minutes} minutes behind the server's. Jobs go by the database's "
        "clock and nothing breaks; set the wrong one right"
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
    missing = ", ".join(_missing_to_upgrade(facts))
    older = facts.version
    if missing and older is None:
        text = (
            f"no tables yet, and this account lacks {missing} to make them. Run `rollcheck "
            "database upgrade` with an account that has them"
        )
    elif missing:
        text = (
            f"older tables ({older}), and this account lacks {missing} to upgrade them. Run "
            "`rollcheck database upgrade` with an account that has them"
        )
    elif older is None:
        text = "no tables yet: `rollcheck database upgrade` makes them"
    else:
        text = f"older tables ({older}): `rollcheck database upgrade` upgrades them"
    # A seat does not start without them, nor makes them by itself.
    return Check(TABLES, State.TROUBLE, text)


def _missing_to_upgrade(facts: ServerFacts) -> Iterator[str]:
    """Tables that are not there yet can only be covered by rights on the whole database."""
    lacking = facts.grants.lacks(UPGRADING, ["(the database)"])
    yield from lacking.get("(the database)", ())
