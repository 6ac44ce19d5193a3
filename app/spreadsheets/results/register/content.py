"""What stands in the register, ward by ward: pure, so that its sums can be tested as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.identity_number import mask_id
from app.domain.results import JobFacts
from app.domain.spreadsheet import RowResult
from app.domain.totals import Totals, quorum_sum
from app.domain.verdict import Verdict
from app.spreadsheets.results.people import (
    by_surname,
    grouped_by_station,
    printed_name,
    ward_shown,
)

VERIFY_TITLE = "To be verified: not counted above"
ELSEWHERE_TITLE = "Not Registered In Ward"
NO_WARD = "No ward in the list"

# First digit of a ward ID (iec-api notes).
_PROVINCES = dict(
    enumerate(
        (
            "Western Cape",
            "Eastern Cape",
            "Northern Cape",
            "Free State",
            "KwaZulu-Natal",
            "North West",
            "Gauteng",
            "Mpumalanga",
            "Limpopo",
        ),
        1,
    )
)


class Table(Enum):
    """The two kinds of table on the register."""

    SIGN = auto()
    VERIFY = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """A titled run of rows with its total line; `rows` are the texts of the columns."""

    table: Table
    title: str
    rows: tuple[tuple[str, ...], ...]
    total: str


@dataclass(frozen=True, slots=True)
class Head:
    """The fields above the first page's table and in every page's footer."""

    province: str
    sub_region: str
    ward: str
    good_standing: str
    quorum: str
    quorum_sum: str
    meeting_date: str
    meeting_kind: str
    meeting_time: str
    stations: str
    reconciled: str
    provisional: str


@dataclass(frozen=True, slots=True)
class Section:
    """The register of one ward: printed from its own page 1."""

    head: Head
    groups: tuple[Group, ...]


def sections(rows: Sequence[RowResult], facts: JobFacts) -> list[Section]:
    """One section, or one for each ward where each row has its own; never none."""
    if not facts.per_row:
        ward = next(iter(facts.wards), "")
        return [_section(ward, rows, facts)]
    wards = sorted({row.ward_id for row in rows}, key=lambda ward: (not ward, ward)) or [""]
    return [_section(ward, [row for row in rows if row.ward_id == ward], facts) for ward in wards]


def _section(ward: str, rows: Sequence[RowResult], facts: JobFacts) -> Section:
    by_verdict: dict[str, list[RowResult]] = {}
    for row in rows:
        by_verdict.setdefault(row.verdict, []).append(row)
    in_ward = by_verdict.get(Verdict.REGISTERED_IN_WARD, [])
    elsewhere = by_verdict.get(Verdict.NOT_REGISTERED_IN_WARD, [])
    verify = [
        *by_verdict.get(Verdict.COULD_NOT_CHECK, []),
        *by_verdict.get(Verdict.INVALID_ID_NUMBER, []),
    ]
    masked = facts.mask_ids
    groups = [
        _station_group(station.name, station.vd_number, members, masked)
        for station, members in grouped_by_station(in_ward)
    ]
    if elsewhere:
        groups.append(_elsewhere_group(elsewhere, masked))
    if verify:
        groups.append(_verify_group(verify, masked))
    return Section(_head(ward, rows, facts), tuple(groups))


def _station_group(name: str, vd: str, members: Sequence[RowResult], masked: bool) -> Group:
    number = f" (VDNumber: {vd})" if vd else ""
    return Group(
        Table.SIGN,
        f"Voting Station: {name}{number}",
        _signing_rows(members, masked),
        f"Total Voters in {name}: {len(members):,}",
    )


def _elsewhere_group(members: Sequence[RowResult], masked: bool) -> Group:
    ordered = sorted(members, key=by_surname)
    total = f"Total {ELSEWHERE_TITLE}: {len(ordered):,}"
    return Group(Table.SIGN, ELSEWHERE_TITLE, _signing_rows(ordered, masked), total)


def _verify_group(members: Sequence[RowResult], masked: bool) -> Group:
    ordered = sorted(members, key=by_surname)
    rows = tuple(
        (
            str(number),
            printed_name(row),
            ward_shown(row),
            _shown_id(row.id_number or row.as_received, masked),
            row.cell_number,
            row.remark,
            "",
            "",
        )
        for number, row in enumerate(ordered, 1)
    )
    return Group(Table.VERIFY, VERIFY_TITLE, rows, f"Total to be verified: {len(rows):,}")


def _signing_rows(members: Iterable[RowResult], masked: bool) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(number),
            printed_name(row),
            ward_shown(row),
            _shown_id(row.id_number, masked),
            row.cell_number,
            row.voting_station,
            "",
            "",
        )
        for number, row in enumerate(members, 1)
    )


def _shown_id(number: str, masked: bool) -> str:
    return mask_id(number) if masked else number


def _head(ward: str, rows: Sequence[RowResult], facts: JobFacts) -> Head:
    totals = Totals.of(rows)
    counts = totals.all
    judged = bool(ward) or not facts.per_row
    return Head(
        province=_province(ward, rows),
        sub_region=_sub_region(ward, rows, facts),
        ward=_ward_label(ward, facts),
        good_standing=f"{counts.good_standing:,}",
        quorum=f"{counts.quorum:,}" if judged else "",
        quorum_sum=quorum_sum(counts) if judged else "",
        meeting_date=facts.meeting.date,
        meeting_kind=facts.meeting.kind,
        meeting_time=facts.meeting.time,
        stations=f"{len(grouped_by_station(_in_ward(rows))):,}",
        reconciled=_reconciled(totals),
        provisional=_provisional(counts.to_verify, facts.stopped),
    )


def _in_ward(rows: Iterable[RowResult]) -> list[RowResult]:
    return [row for row in rows if row.verdict == Verdict.REGISTERED_IN_WARD]


def _reconciled(totals: Totals) -> str:
    """Every row of the list accounted for, listed here or not."""
    counts = totals.all
    duplicates = counts[Verdict.DUPLICATE]
    return (
        f"{counts.rows:,} {_rows(counts.rows)} in the list: "
        f"{counts.good_standing:,} in good standing, {counts.to_verify:,} to be verified; "
        f"not listed: {counts[Verdict.NOT_REGISTERED_VOTER]:,} not on the voters' roll, "
        f"{counts[Verdict.DECEASED]:,} whom the IEC's record indicates as deceased, "
        f"{duplicates:,} {'duplicate' if duplicates == 1 else 'duplicates'}"
    )


def _provisional(to_verify: int, stopped: bool) -> str:
    if not to_verify and not stopped:
        return ""
    why = "the check was stopped; " if stopped else ""
    members = "member" if to_verify == 1 else "members"
    return f"PROVISIONAL: {why}{to_verify:,} {members} to be verified, not counted"


def _rows(count: int) -> str:
    return "row" if count == 1 else "rows"


def _province(ward: str, rows: Sequence[RowResult]) -> str:
    named = _most_common(row.province for row in _in_ward(rows))
    return named or (_PROVINCES.get(int(ward[0]), "") if ward[:1].isdigit() else "")


def _sub_region(ward: str, rows: Sequence[RowResult], facts: JobFacts) -> str:
    named = _most_common(row.municipality for row in _in_ward(rows))
    return named or facts.wards.get(ward, "").partition(" ward ")[0]


def _ward_label(ward: str, facts: JobFacts) -> str:
    if not ward:
        return NO_WARD
    label = facts.wards.get(ward, "")
    return f"{label}, {ward}" if label else ward


def _most_common(texts: Iterable[str]) -> str:
    counted = Counter(text for text in texts if text)
    # By name among equals: the same list must print the same register.
    return min(counted, key=lambda text: (-counted[text], text)) if counted else ""
