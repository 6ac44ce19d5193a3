"""The table's columns: heading, width, what a cell says, and how it sorts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt

from app.domain.job_view import JobRow, PillKind
from app.ui import words
from app.ui.translation.said import said, said_alone

Text = Callable[[JobRow, date], str]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Jobs", text)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `key` names it in saved widths; `width` 0 takes what is left.

    `seen` is all that the cell's picture depends on: equal means that no repaint is due.
    """

    key: str
    heading: str
    width: int
    text: Text
    spoken: Text
    order: Callable[[JobRow], Any]
    seen: Callable[[JobRow], Any]
    right: bool = False

    @property
    def title(self) -> str:
        """The heading in the operator's language."""
        return _tr(self.heading)

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Figures stand right, words left."""
        side = Qt.AlignmentFlag.AlignRight if self.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def is_told(row: JobRow) -> bool:
    """Whether the row's note stands in place of progress and finish: nothing is checked yet."""
    return bool(row.note) and row.pill.kind in _TOLD


_TOLD = frozenset(
    {PillKind.NEEDS_YOU, PillKind.CANNOT_BE_READ, PillKind.FAILED, PillKind.KEPT_HERE}
)


def row_sentence(row: JobRow, today: date) -> str:
    """The whole row for a screen reader: "BLOUBERG WARD 16.xlsx, Blouberg 16, checking, …"."""
    state = words.pill_words(row.pill)
    parts = [row.file_name, said(row.ward_long or row.ward), state[:1].lower() + state[1:]]
    if row.urgent and not row.ended:
        parts.insert(1, _tr(QT_TRANSLATE_NOOP("Jobs", "urgent")))
    if is_told(row):
        parts.append(said_alone(row.note))
    elif row.rows:
        parts.append(
            _tr(QT_TRANSLATE_NOOP("Jobs", "{percent} percent")).format(percent=row.percent)
        )
        parts.append(_finish_spoken(row, today))
    parts.append(_added_by(row, today))
    return ", ".join(part for part in parts if part)


def _rows(row: JobRow, today: date) -> str:
    return words.number(row.rows) if row.rows is not None else words.DASH


def _ward(row: JobRow, today: date) -> str:
    if row.ward:
        return said(row.ward)
    asked = row.pill.kind is PillKind.NEEDS_YOU
    return _tr(QT_TRANSLATE_NOOP("Jobs", "which ward?")) if asked else words.DASH


def _status(row: JobRow, today: date) -> str:
    return words.pill_words(row.pill)


def _checked(row: JobRow, today: date) -> str:
    if is_told(row):
        return said_alone(row.note)
    return f"{row.percent} %" if row.rows else words.DASH


def _checked_spoken(row: JobRow, today: date) -> str:
    if is_told(row) or not row.rows:
        return said_alone(row.note)
    text = _tr(QT_TRANSLATE_NOOP("Jobs", "{settled} of {rows} rows, {percent} percent"))
    return text.format(
        settled=words.number(row.settled), rows=words.number(row.rows), percent=row.percent
    )


def _finish(row: JobRow, today: date) -> str:
    return "" if is_told(row) else words.clock_or_day(row.finish, today)


def _finish_spoken(row: JobRow, today: date) -> str:
    if is_told(row) or row.finish is None:
        return ""
    text = (
        _tr(QT_TRANSLATE_NOOP("Jobs", "ended {time}"))
        if row.ended
        else _tr(QT_TRANSLATE_NOOP("Jobs", "done about {time}"))
    )
    return text.format(time=words.clock(row.finish, today))


def _shown(row: JobRow) -> str:
    return row.operator_name or row.operator


def _added_by(row: JobRow, today: date) -> str:
    return ", ".join(part for part in (_shown(row), row.seat) if part)


def _added(row: JobRow, today: date) -> str:
    return words.clock(row.added, today)


def _added_spoken(row: JobRow, today: date) -> str:
    return _tr(QT_TRANSLATE_NOOP("Jobs", "added {time}")).format(
        time=words.day_and_clock(row.added)
    )


def _moment(moment: datetime | None) -> tuple[bool, datetime | None]:
    return (moment is None, moment)


COLUMNS: tuple[Column, ...] = (
    Column(
        "file",
        QT_TRANSLATE_NOOP("Jobs", "File"),
        0,
        lambda row, today: row.file_name,
        row_sentence,
        lambda row: row.file_name.casefold(),
        lambda row: (row.file_name, row.urgent and not row.ended),
    ),
    Column(
        "ward",
        QT_TRANSLATE_NOOP("Jobs", "Ward"),
        138,
        _ward,
        lambda row, today: said(row.ward_long) or _ward(row, today),
        lambda row: (not row.ward, row.ward.rpartition(" ")[0].casefold(), row.ward_id),
        lambda row: (row.ward, row.pill.kind is PillKind.NEEDS_YOU),
    ),
    Column(
        "rows",
        QT_TRANSLATE_NOOP("Jobs", "Rows"),
        64,
        _rows,
        lambda row, today: _tr(QT_TRANSLATE_NOOP("Jobs", "{rows} rows")).format(
            rows=_rows(row, today)
        ),
        lambda row: row.rows if row.rows is not None else -1,
        lambda row: row.rows,
        right=True,
    ),
    Column(
        "status",
        QT_TRANSLATE_NOOP("Jobs", "Status"),
        174,
        _status,
        _status,
        lambda row: (list(PillKind).index(row.pill.kind), row.pill.number),
        lambda row: row.pill,
    ),
    Column(
        "checked",
        QT_TRANSLATE_NOOP("Jobs", "Checked"),
        146,
        _checked,
        _checked_spoken,
        lambda row: row.settled / row.rows if row.rows else -1.0,
        lambda row: (row.settled, row.counts, row.rows, row.note, row.not_asked, is_told(row)),
    ),
    Column(
        "finish",
        QT_TRANSLATE_NOOP("Jobs", "Finish"),
        54,
        _finish,
        _finish_spoken,
        lambda row: _moment(row.finish),
        lambda row: (row.finish, row.note, is_told(row)),
    ),
    Column(
        "added_by",
        QT_TRANSLATE_NOOP("Jobs", "Added by"),
        98,
        _added_by,
        _added_by,
        lambda row: (_shown(row).casefold(), row.seat),
        lambda row: (_shown(row), row.seat),
    ),
    Column(
        "added",
        QT_TRANSLATE_NOOP("Jobs", "Added"),
        58,
        _added,
        _added_spoken,
        lambda row: _moment(row.added),
        lambda row: row.added,
    ),
)

INDEX = {column.key: index for index, column in enumerate(COLUMNS)}
HIDES_FIRST = ("added", "added_by")
"""Columns that make room in a narrow window; tooltip and row sentence still say them."""


def tooltip(row: JobRow, column: Column, today: date) -> str:
    """What the cell says in full."""
    if column.key == "file":
        by = _tr(QT_TRANSLATE_NOOP("Jobs", "added by {who}, {when}"))
        when = words.day_and_clock(row.added)
        return f"{row.file_name}\n{by.format(who=_added_by(row, today), when=when)}"
    if column.key == "finish":
        return words.day_and_clock(row.finish)
    if column.key == "status":
        return said_alone(row.note) or _status(row, today)
    return column.spoken(row, today)
