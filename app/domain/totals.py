"""What a finished list adds up to: counted once, so every sheet, register and total agrees.

Good standing and quorum as the party's Form A defines them (seed-system notes, "Form A"), but
without the seed's fault of counting the deceased and the failed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.spreadsheet import RowResult
from app.domain.verdict import Verdict

NO_STATION = "Voting station not named"


@dataclass(slots=True)
class Counts:
    """How many rows have each verdict; `rows` is their sum by construction."""

    by_verdict: Counter[Verdict] = field(default_factory=Counter)

    def __getitem__(self, verdict: Verdict) -> int:
        return self.by_verdict[verdict]

    @property
    def rows(self) -> int:
        """All rows, whatever their verdict."""
        return self.by_verdict.total()

    @property
    def good_standing(self) -> int:
        """Members who may sign: registered in the ward or in another one."""
        return self[Verdict.REGISTERED_IN_WARD] + self[Verdict.NOT_REGISTERED_IN_WARD]

    @property
    def quorum(self) -> int:
        """Half of those in good standing, rounded down, plus one."""
        return self.good_standing // 2 + 1

    @property
    def to_verify(self) -> int:
        """Rows without an answer that the branch can still put right."""
        return self[Verdict.COULD_NOT_CHECK] + self[Verdict.INVALID_ID_NUMBER]

    def to_json(self) -> dict[str, int]:
        """Every verdict by its stored name, zeros included, in the order of `Verdict`."""
        return {verdict.value: self[verdict] for verdict in Verdict}


@dataclass(frozen=True, slots=True, order=True)
class Station:
    """A voting station as the IEC names it; two of one name differ in their VD number."""

    name: str
    vd_number: str
    ward_id: str


class Totals:
    """The sums of a list: over all rows, per ward judged against, per voting station.

    `stations` counts the members registered in the ward of their list only, as Form A does.
    """

    def __init__(self) -> None:
        self.all = Counts()
        self.wards: dict[str, Counts] = {}
        self.stations: Counter[Station] = Counter()

    @classmethod
    def of(cls, rows: Iterable[RowResult]) -> Totals:
        """The totals of the rows given."""
        totals = cls()
        for row in rows:
            totals.add(row)
        return totals

    def add(self, row: RowResult) -> None:
        """Count one row. Raises ValueError for a verdict that does not exist."""
        verdict = Verdict(row.verdict)
        self.all.by_verdict[verdict] += 1
        self.wards.setdefault(row.ward_id, Counts()).by_verdict[verdict] += 1
        if verdict is Verdict.REGISTERED_IN_WARD:
            self.stations[station_of(row)] += 1

    def stations_by_name(self) -> list[tuple[Station, int]]:
        """The stations in alphabetical order, whatever their letter case."""
        return sorted(self.stations.items(), key=lambda item: (item[0].name.casefold(), item[0]))

    def to_json(self, seconds: float) -> dict[str, object]:
        """The seed's statistics under their old names, then Rollcheck's own.

        `seconds` is the job's run time. Two stations of one name share an entry of
        `voting_station_counts`; `voting_stations` keeps them apart by VD number.
        """
        return {
            **self._seed_statistics(seconds),
            "verdicts": self.all.to_json(),
            "good_standing": self.all.good_standing,
            "quorum": self.all.quorum,
            "voting_stations": [
                {"name": s.name, "vd_number": s.vd_number, "ward_id": s.ward_id, "members": n}
                for s, n in self.stations_by_name()
            ],
            "wards": {ward: self.wards[ward].to_json() for ward in sorted(self.wards)},
        }

    def _seed_statistics(self, seconds: float) -> dict[str, object]:
        by_name: Counter[str] = Counter()
        for station, members in self.stations_by_name():
            by_name[station.name] += members
        return {
            "total_members": self.all.rows,
            "registered_voters": self.all.good_standing,
            "not_registered": self.all[Verdict.NOT_REGISTERED_VOTER],
            "deceased": self.all[Verdict.DECEASED],
            "not_in_ward": self.all[Verdict.NOT_REGISTERED_IN_WARD],
            "registered_in_ward": self.all[Verdict.REGISTERED_IN_WARD],
            "processing_time": round(seconds, 3),
            "voting_station_counts": dict(by_name),
        }


def station_of(row: RowResult) -> Station:
    """The station a row's member votes at, with a readable name where the IEC gave none."""
    return Station(row.voting_station or NO_STATION, row.vd_number, row.iec_ward_id)


def quorum_sum(counts: Counts) -> str:
    """How the quorum comes about: "half of 304 (288 in ward + 16 elsewhere), plus one"."""
    rounded = ", rounded down" if counts.good_standing % 2 else ""
    return (
        f"half of {counts.good_standing:,} ({counts[Verdict.REGISTERED_IN_WARD]:,} in ward + "
        f"{counts[Verdict.NOT_REGISTERED_IN_WARD]:,} elsewhere){rounded}, plus one"
    )
