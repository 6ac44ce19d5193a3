"""What a MySQL or MariaDB account may do, read from its own SHOW GRANTS. Pure.

Rollcheck runs with four rights, and needs more only to make or upgrade its tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

RUNNING = ("SELECT", "INSERT", "UPDATE", "DELETE")
UPGRADING = ("CREATE", "ALTER", "INDEX")

# GRANT SELECT, INSERT (`a`) ON `members`.* TO …; a role's line has no ON.
_GRANT = re.compile(
    r"GRANT (?P<rights>.+?) ON (?:TABLE )?(?P<database>\*|`(?:[^`]|``)+`)\."
    r"(?P<table>\*|`(?:[^`]|``)+`) TO ",
    re.IGNORECASE,
)
# A right for some columns only is none for us.
_COLUMNS = re.compile(r"[A-Za-z ]+\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Grants:
    """Rights on a whole database, and beside them on single tables of it."""

    everywhere: frozenset[str]
    by_table: Mapping[str, frozenset[str]]

    def lacks(self, wanted: Iterable[str], tables: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Which tables lack which of these rights; empty when nothing is missing."""
        rights = tuple(wanted)
        found = {table: self._missing(rights, table) for table in tables}
        return {table: missing for table, missing in found.items() if missing}

    def _missing(self, wanted: tuple[str, ...], table: str) -> tuple[str, ...]:
        held = self.everywhere | self.by_table.get(table, frozenset())
        return () if "ALL PRIVILEGES" in held else tuple(one for one in wanted if one not in held)


def read_grants(lines: Iterable[str], database: str) -> Grants:
    """The rights that these lines of SHOW GRANTS give on a database."""
    everywhere: set[str] = set()
    by_table: dict[str, frozenset[str]] = {}
    for line in lines:
        found = _GRANT.match(line)
        if found is None or not _is_of(found["database"], database):
            continue
        rights = _rights(found["rights"])
        if found["table"] == "*":
            everywhere |= rights
        else:
            table = _unquoted(found["table"])
            by_table[table] = by_table.get(table, frozenset()) | rights
    return Grants(frozenset(everywhere), by_table)


def _rights(text: str) -> frozenset[str]:
    whole = _COLUMNS.sub("", text)
    names = {name.strip().upper() for name in whole.split(",")} - {""}
    return frozenset("ALL PRIVILEGES" if name == "ALL" else name for name in names)


def _is_of(pattern: str, database: str) -> bool:
    """Whether a grant's database, which may hold `_` and `%` as signs for others, is this one."""
    if pattern == "*":
        return True
    parts = re.findall(r"\\.|.", _unquoted(pattern), re.DOTALL)
    wild = {"%": ".*", "_": "."}
    made = "".join(wild.get(part) or re.escape(part.removeprefix("\\")) for part in parts)
    return re.fullmatch(made, database, re.DOTALL) is not None


def _unquoted(name: str) -> str:
    return name.strip("`").replace("``", "`")
