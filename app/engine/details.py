"""What a job remembers of its spreadsheet beside its columns in SQL; kept as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.domain.job import Job
from app.domain.spreadsheet import Inspection, Kind, Layout, Role


@dataclass(frozen=True, slots=True)
class JobDetails:
    """Layout and notices of a spreadsheet, as they were when it was taken in."""

    kind: Kind
    layout: Layout
    ward_source: str = ""
    row_wards: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    total_rows: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    meeting_date: str = ""
    meeting_kind: str = ""
    meeting_time: str = ""

    @classmethod
    def from_inspection(cls, found: Inspection, layout: Layout) -> JobDetails:
        """What is kept of a pre-flight without questions."""
        return cls(
            kind=found.kind,
            layout=layout,
            ward_source=found.ward_source,
            row_wards=sorted(found.row_wards),
            hidden_rows=found.hidden_rows,
            total_rows=list(found.total_rows),
            warnings=list(found.warnings),
        )

    @classmethod
    def of(cls, job: Job) -> JobDetails:
        """Read it back from a stored job."""
        data: Any = job.details
        layout = data["layout"]
        return cls(
            kind=Kind(data["kind"]),
            layout=Layout(
                sheet=layout["sheet"],
                header_row=layout["header_row"],
                columns={Role(role): column for role, column in layout["columns"].items()},
                headers=tuple(layout["headers"]),
            ),
            **{name: data[name] for name in _PLAIN if name in data},
        )

    def to_json(self) -> dict[str, object]:
        """As it is stored."""
        layout = {
            "sheet": self.layout.sheet,
            "header_row": self.layout.header_row,
            "columns": {str(role): column for role, column in self.layout.columns.items()},
            "headers": list(self.layout.headers),
        }
        plain = {name: getattr(self, name) for name in _PLAIN}
        return {"kind": str(self.kind), "layout": layout, **plain}


_PLAIN = (
    "ward_source",
    "row_wards",
    "hidden_rows",
    "total_rows",
    "warnings",
    "meeting_date",
    "meeting_kind",
    "meeting_time",
)
