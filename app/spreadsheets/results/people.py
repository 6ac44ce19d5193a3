"""How people are named, ordered and grouped, the same on every sheet and in the register."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from app.domain.spreadsheet import RowResult
from app.domain.totals import Station, station_of
from app.domain.verdict import Verdict

# Sheets of people the seed sorts by voting station.
BY_STATION = (Verdict.REGISTERED_IN_WARD, Verdict.NOT_REGISTERED_IN_WARD)

OrderKey = tuple[str, str, int]


def printed_name(row: RowResult) -> str:
    """ "MOKOENA, Thabo John"; the one part there is where the list has no other."""
    parts = (row.surname.strip().upper(), row.first_names.strip())
    return ", ".join(part for part in parts if part)


def ward_shown(row: RowResult) -> str:
    """The ward a person votes in; the list's own ward where the IEC names none."""
    return row.iec_ward_id or row.ward_id


def sorting_letters(text: str) -> str:
    """Text to order by: neither case nor accents count, so Ḓau stands among the D's."""
    if text.isascii():
        return text.strip().casefold()
    bare = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(char for char in bare if not unicodedata.combining(char))


def by_surname(row: RowResult) -> OrderKey:
    """Order by surname, then first names; the row number keeps equal names in list order."""
    name = row.surname or row.first_names
    return sorting_letters(name), sorting_letters(row.first_names), row.row_no


def by_station(row: RowResult) -> tuple[str, str, OrderKey]:
    """Order by voting station, then by surname."""
    station = station_of(row)
    return sorting_letters(station.name), station.vd_number, by_surname(row)


def grouped_by_station(rows: Iterable[RowResult]) -> list[tuple[Station, list[RowResult]]]:
    """Members by voting station, stations alphabetical, members by surname.

    One station stays one group when the IEC names it in different letter case.
    """
    groups: dict[tuple[str, str], tuple[Station, list[RowResult]]] = {}
    for row in sorted(rows, key=by_station):
        key = (sorting_letters(row.voting_station), row.vd_number)
        groups.setdefault(key, (station_of(row), []))[1].append(row)
    return list(groups.values())


def of_verdict(rows: Iterable[RowResult], *verdicts: Verdict) -> list[RowResult]:
    """The rows with one of the verdicts, in the order they are sheeted.

    The two registered sheets stand by station, all others in source order.
    """
    chosen = [row for row in rows if row.verdict in verdicts]
    if all(verdict in BY_STATION for verdict in verdicts):
        chosen.sort(key=by_station)
    return chosen
