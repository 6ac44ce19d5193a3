"""The rows of spreadsheets that wait on this PC, beside those that the database has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.draft_view import row_of_kept
from app.domain.job_list import in_default_order
from app.domain.job_view import Desk, JobRow
from app.domain.kept_file import KeptFile

if TYPE_CHECKING:
    from app.engine.desk.job_list import JobList


class KeptRows:
    """`waiting` says what is kept on this PC now. What did not change stays the same object."""

    def __init__(self, desk: Desk, waiting: Callable[[], Sequence[KeptFile]] = lambda: ()) -> None:
        self._desk = desk
        self._waiting = waiting
        self._rows: dict[str, JobRow] = {}
        self._made: tuple[JobList, tuple[str, ...], JobList] | None = None

    def row_of(self, key: str) -> JobRow | None:
        """The row of a kept file as last shown."""
        return self._rows.get(key)

    def added_to(self, found: JobList, known: Collection[str]) -> JobList:
        """The list with what is kept; `known` are the ids it has already."""
        waiting = [one for one in self._waiting() if one.key not in known]
        rows = {one.key: self._rows.get(one.key) or row_of_kept(one, self._desk) for one in waiting}
        self._rows = rows
        if not rows:
            return found
        keys = tuple(rows)
        if self._made is None or self._made[0] is not found or self._made[1] != keys:
            both = in_default_order([*found.rows, *rows.values()])
            self._made = (found, keys, replace(found, rows=tuple(both)))
        return self._made[2]
