"""What the Summary says, line by line: pure, so that every sum can be tested without Excel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

from app.domain.results import JobFacts
from app.domain.totals import Counts, Station, Totals, quorum_sum
from app.domain.verdict import VERDICT_WORDS, Verdict

STATION_LINES = 28
"""Stations stand in two blocks side by side; more than twice this many share a last line."""
WARD_LINES = 24
_NUMBERS_NAMED = 12

Value = str | int | float | None
Item = TypeVar("Item")


class Tone(Enum):
    """How a line looks."""

    TITLE = auto()
    BANNER = auto()
    SUBTITLE = auto()
    HEADING = auto()
    PLAIN = auto()
    TOTAL = auto()


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of the Summary: its cells from column A on, and the verdict it counts, if any."""

    cells: tuple[Value, ...]
    tone: Tone = Tone.PLAIN
    verdict: Verdict | None = None


BLANK = SummaryLine(())


def summary_lines(totals: Totals, facts: JobFacts) -> list[SummaryLine]:
    """Every line of the Summary; seven columns wide, short enough for one A4 page."""
    return [
        *_title(facts),
        BLANK,
        *_result(totals.all),
        BLANK,
        *_standing(totals.all, facts),
        BLANK,
        *_about(facts),
        *_wards(totals, facts),
        BLANK,
        *_stations(totals),
    ]


def _title(facts: JobFacts) -> Iterator[SummaryLine]:
    yield SummaryLine((f"Rollcheck: {facts.file_name}",), Tone.TITLE)
    yield SummaryLine((_ward_line(facts),), Tone.SUBTITLE)
    if facts.practice:
        text = "PRACTICE: made with the simulated IEC; these are not real answers"
        yield SummaryLine((text,), Tone.BANNER)
    if facts.stopped:
        text = "STOPPED before every row was checked: the rest is under Could not check"
        yield SummaryLine((text,), Tone.BANNER)


def _ward_line(facts: JobFacts) -> str:
    if facts.per_row:
        return f"Each row against its own ward ({len(facts.wards):,} wards)"
    return "; ".join(f"{label}, ward ID {ward}" for ward, label in facts.wards.items())


def _result(counts: Counts) -> Iterator[SummaryLine]:
    yield SummaryLine(("Result", "Rows", "Share", "Sheet"), Tone.HEADING)
    for verdict in Verdict:
        share = counts[verdict] / counts.rows if counts.rows else 0.0
        cells = (VERDICT_WORDS[verdict], counts[verdict], share, verdict.value)
        yield SummaryLine(cells, verdict=verdict)
    share = 1.0 if counts.rows else 0.0
    yield SummaryLine(("All rows that came in", counts.rows, share, "All rows"), Tone.TOTAL)


def _standing(counts: Counts, facts: JobFacts) -> Iterator[SummaryLine]:
    yield SummaryLine(("For the meeting", "Members"), Tone.HEADING)
    in_ward, elsewhere = Verdict.REGISTERED_IN_WARD, Verdict.NOT_REGISTERED_IN_WARD
    explained = f"{counts[in_ward]:,} in ward + {counts[elsewhere]:,} elsewhere"
    yield SummaryLine(("Membership in good standing", counts.good_standing, explained))
    if not facts.per_row:
        yield SummaryLine(("Quorum", counts.quorum, quorum_sum(counts)))
    explained = "could not be checked, or the ID number is wrong"
    yield SummaryLine(("To be verified, not counted", counts.to_verify, explained))


def _about(facts: JobFacts) -> Iterator[SummaryLine]:
    yield SummaryLine(("About this check", ""), Tone.HEADING)
    iec = "practice (simulated)" if facts.practice else "real"
    known: tuple[tuple[str, Value], ...] = (
        ("Checked", f"{_clock(facts.started_at)} to {_clock(facts.finished_at)}"),
        ("Took", _duration(facts.seconds)),
        ("By", f"{facts.operator or 'unknown'} at {facts.seat}" if facts.seat else facts.operator),
        ("IEC", iec),
        ("Quota spent", f"{facts.lookups:,} lookups; {facts.reused:,} earlier answers reused"),
        ("Sheet", facts.sheet),
        ("Job", facts.job_id),
        ("Rollcheck version", facts.version),
    )
    for label, value in known:
        yield SummaryLine((label, value))
    yield from _remarks(facts)


def _remarks(facts: JobFacts) -> Iterator[SummaryLine]:
    if facts.corrected_rows:
        text = f"ID number corrected by the operator in {_numbers(facts.corrected_rows)}"
        yield SummaryLine(("Corrected", text))
    if facts.hidden_rows:
        yield SummaryLine(("Hidden rows", f"{facts.hidden_rows:,}, checked like all others"))
    if facts.total_rows_left_out:
        text = f"{_numbers(facts.total_rows_left_out)}: totals, not members"
        yield SummaryLine(("Left out", text))


def _wards(totals: Totals, facts: JobFacts) -> Iterator[SummaryLine]:
    if not facts.per_row:
        return
    yield BLANK
    heads = ("Ward", "Rows", "In ward", "Other ward", "Not counted", "Good standing", "Quorum")
    yield SummaryLine(heads, Tone.HEADING)
    wards = sorted(totals.wards, key=lambda ward: (not ward, ward))
    shown, rest = _cut(wards, WARD_LINES)
    for ward in shown:
        yield _ward(ward_name(facts, ward), totals.wards[ward], quorum=bool(ward))
    if rest:
        others = Counts()
        for ward in rest:
            others.by_verdict.update(totals.wards[ward].by_verdict)
        yield _ward(f"{len(rest):,} other wards", others, quorum=False)
    yield _ward("All wards", totals.all, quorum=False, tone=Tone.TOTAL)


def ward_name(facts: JobFacts, ward: str) -> str:
    """The label of a ward, its ID where it has none, or that the row names none."""
    return (facts.wards.get(ward) or ward) if ward else "No ward in the row"


def _ward(label: str, counts: Counts, *, quorum: bool, tone: Tone = Tone.PLAIN) -> SummaryLine:
    standing = counts.good_standing
    cells = (
        label,
        counts.rows,
        counts[Verdict.REGISTERED_IN_WARD],
        counts[Verdict.NOT_REGISTERED_IN_WARD],
        counts.rows - standing,
        standing,
        counts.quorum if quorum else None,
    )
    return SummaryLine(cells, tone)


def _stations(totals: Totals) -> Iterator[SummaryLine]:
    stations = totals.stations_by_name()
    head: tuple[Value, ...] = ("Voting station (in ward)", "VD number", "Members")
    shown, rest = _cut(stations, 2 * STATION_LINES)
    cells = [_station(station, members) for station, members in shown]
    if rest:
        cells.append((f"{len(rest):,} other stations", None, sum(n for _, n in rest)))
    left, right = _two_blocks(cells)
    yield SummaryLine((*head, *(("", *head) if right else ())), Tone.HEADING)
    for index, cell in enumerate(left):
        yield SummaryLine((*cell, *((None, *right[index]) if index < len(right) else ())))
    members = sum(totals.stations.values())
    yield SummaryLine((f"All {len(stations):,} stations", None, members), Tone.TOTAL)


def _station(station: Station, members: int) -> tuple[Value, ...]:
    return (station.name, station.vd_number, members)


def _two_blocks(
    cells: list[tuple[Value, ...]],
) -> tuple[list[tuple[Value, ...]], list[tuple[Value, ...]]]:
    """One block while it is short; then two of equal height, read down the left one first."""
    if len(cells) <= STATION_LINES // 2:
        return cells, []
    half = (len(cells) + 1) // 2
    return cells[:half], cells[half:]


def _cut(items: Sequence[Item], most: int) -> tuple[Sequence[Item], Sequence[Item]]:
    """All items, or one fewer than `most` so that a line for the others fits."""
    return (items, ()) if len(items) <= most else (items[: most - 1], items[most - 1 :])


def _numbers(rows: Sequence[int]) -> str:
    named = ", ".join(str(row) for row in rows[:_NUMBERS_NAMED])
    more = f" and {len(rows) - _NUMBERS_NAMED:,} more" if len(rows) > _NUMBERS_NAMED else ""
    return f"{'row' if len(rows) == 1 else 'rows'} {named}{more}"


def _clock(iso_text: str) -> str:
    return iso_text.replace("T", " ")[:16]


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
