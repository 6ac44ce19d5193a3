"""The message to a branch about its list: row numbers and reasons, ready to paste. Pure.

It never holds an ID number or a person's name: it travels by mail and in chats. The words are
English here; a window gives its own by `Words`, for every `Say` has one text with its facts in
braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.identity_number import IdProblem
from app.domain.verdict import NO_WARD_REASON, Verdict

_ID_NUMBER = re.compile(r"(?<!\d)\d{13}(?!\d)")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORTEST_RUN = 3


class Say(StrEnum):
    """One text of the message; those named as an `IdProblem` say what is wrong with a row."""

    CHECKED = "checked"
    CHECKED_WARD = "checked ward"
    SEVERAL_WARDS = "several wards"
    NOTHING = "nothing"
    PLEASE_ONE = "please one"
    PLEASE_MANY = "please many"
    ROW = "row"
    ROWS = "rows"
    REPEATS = "repeats"
    NOT_YET_ONE = "not yet one"
    NOT_YET_MANY = "not yet many"
    COMPARE = "compare"
    SEND_BACK = "send back"
    BY_MAIL = "by mail"
    MISSING = "missing"
    SCIENTIFIC = "scientific"
    LETTERS = "letters"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_WHOLE = "not_whole"
    BAD_DATE = "bad_date"
    BAD_CITIZENSHIP = "bad_citizenship"
    BAD_CHECK_DIGIT = "bad_check_digit"
    REPAIR_NOT_ACCEPTED = "repair_not_accepted"
    NOT_A_NUMBER = "not_a_number"
    DUPLICATE = "duplicate"
    NO_WARD = "no ward"


ENGLISH: dict[Say, str] = {
    Say.CHECKED: "Checked on {day}",
    Say.CHECKED_WARD: "{ward}, checked on {day}",
    Say.SEVERAL_WARDS: "{number} wards",
    Say.NOTHING: "There is nothing to correct in this list.",
    Say.PLEASE_ONE: "Please correct one row of this list:",
    Say.PLEASE_MANY: "Please correct {number} rows of this list:",
    Say.ROW: "{reason}: row {rows}",
    Say.ROWS: "{reason}: rows {rows}",
    Say.REPEATS: "{row} (as in row {first})",
    Say.NOT_YET_ONE: "One row could not be checked yet. We ask again; you need not do anything.",
    Say.NOT_YET_MANY: (
        "{number} rows could not be checked yet. We ask again; you need not do anything."
    ),
    Say.COMPARE: "The row numbers are those at the left edge in Excel. Compare with the ID book.",
    Say.SEND_BACK: "Then send us the whole list again, as a spreadsheet.",
    Say.BY_MAIL: "Please use e-mail for it, not a chat: it holds ID numbers.",
    Say.MISSING: "No ID number",
    Say.SCIENTIFIC: "ID number cut short by Excel (it looks like 8.00102E+12)",
    Say.LETTERS: "Letters in the ID number, or another document",
    Say.TOO_SHORT: "Fewer than 13 digits",
    Say.TOO_LONG: "More than 13 digits",
    Say.NOT_WHOLE: "A number with decimals in place of the ID number",
    Say.BAD_DATE: "The first six digits are not a date of birth",
    Say.BAD_CITIZENSHIP: "The eleventh digit is not 0, 1 or 2",
    Say.BAD_CHECK_DIGIT: "A digit of the ID number is mistyped",
    Say.REPAIR_NOT_ACCEPTED: "Zeros may be missing at the beginning of the ID number",
    Say.NOT_A_NUMBER: "Not an ID number",
    Say.DUPLICATE: "The same ID number as another row",
    Say.NO_WARD: "No ward in the row",
}


@dataclass(frozen=True, slots=True)
class OddRow:
    """A row to put right. `problem` is an `IdProblem` value; `repeats` the row it repeats."""

    row_no: int
    verdict: Verdict
    reason: str = ""
    problem: str | None = None
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with one thing wrong; `firsts` are the rows they repeat, where they are duplicates."""

    say: Say
    rows: tuple[int, ...]
    firsts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchMessage:
    """What the message says. `ward` is a label, "" with `wards` where each row has its own."""

    file_name: str
    ward: str
    wards: int
    day: date
    groups: tuple[Group, ...]
    not_yet: int

    @property
    def to_correct(self) -> int:
        """Rows the branch is asked to correct."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Words:
    """The language of a message."""

    text: Callable[[Say], str]
    day: Callable[[date], str]


def _english_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


ENGLISH_WORDS = Words(ENGLISH.__getitem__, _english_day)


def branch_message(
    file_name: str, wards: Sequence[str], day: date, odd: Iterable[OddRow]
) -> BranchMessage:
    """The message about a list checked on a (local) day; `wards` are labels, one or more."""
    rows = sorted(odd, key=lambda row: row.row_no)
    found: dict[Say, list[OddRow]] = {}
    for row in rows:
        if (say := _says(row)) is not None:
            found.setdefault(say, []).append(row)
    return BranchMessage(
        file_name=_ID_NUMBER.sub("ID", file_name),
        ward=wards[0] if len(wards) == 1 else "",
        wards=len(wards),
        day=day,
        groups=tuple(_group(say, found[say]) for say in Say if say in found),
        not_yet=sum(_is_ours(row) for row in rows),
    )


def branch_text(message: BranchMessage, words: Words = ENGLISH_WORDS) -> str:
    """The message as it is pasted: paragraphs with an empty line between them."""
    text = words.text
    paragraphs = [[message.file_name, _checked(message, words)], [_please(message, words)]]
    if message.groups:
        paragraphs[-1] += [f"- {_line(group, words)}" for group in message.groups]
        paragraphs.append([text(Say.COMPARE), text(Say.SEND_BACK), text(Say.BY_MAIL)])
    if message.not_yet:
        say = Say.NOT_YET_ONE if message.not_yet == 1 else Say.NOT_YET_MANY
        paragraphs.append([text(say).format(number=f"{message.not_yet:,}")])
    return "\n\n".join("\n".join(lines) for lines in paragraphs)


def row_numbers(rows: Sequence[int]) -> str:
    """ "12, 14–16, 20" for ascending row numbers, as Excel writes them."""
    return ", ".join(_run_text(first, last) for first, last in _runs(rows))


def _says(row: OddRow) -> Say | None:
    """What the branch can put right about a row; None where there is nothing for it to do."""
    if row.verdict is Verdict.INVALID_ID_NUMBER:
        erased = row.problem == IdProblem.ERASED
        return None if erased else Say(row.problem or IdProblem.NOT_A_NUMBER)
    if row.verdict is Verdict.DUPLICATE:
        return Say.DUPLICATE
    return Say.NO_WARD if row.reason == NO_WARD_REASON else None


def _is_ours(row: OddRow) -> bool:
    return row.verdict is Verdict.COULD_NOT_CHECK and row.reason != NO_WARD_REASON


def _group(say: Say, rows: Sequence[OddRow]) -> Group:
    firsts = tuple(row.repeats or 0 for row in rows) if say is Say.DUPLICATE else ()
    return Group(say, tuple(row.row_no for row in rows), firsts)


def _checked(message: BranchMessage, words: Words) -> str:
    ward = message.ward
    if message.wards > 1:
        ward = words.text(Say.SEVERAL_WARDS).format(number=f"{message.wards:,}")
    say = Say.CHECKED_WARD if ward else Say.CHECKED
    return words.text(say).format(ward=ward, day=words.day(message.day))


def _please(message: BranchMessage, words: Words) -> str:
    count = message.to_correct
    say = Say.PLEASE_MANY if count > 1 else Say.PLEASE_ONE if count else Say.NOTHING
    return words.text(say).format(number=f"{count:,}")


def _line(group: Group, words: Words) -> str:
    shown = row_numbers(group.rows)
    if group.firsts:
        repeats = words.text(Say.REPEATS)
        pairs = zip(group.rows, group.firsts, strict=True)
        shown = ", ".join(repeats.format(row=row, first=first) for row, first in pairs)
    say = Say.ROW if len(group.rows) == 1 else Say.ROWS
    return words.text(say).format(reason=words.text(group.say), rows=shown)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[start], rows[at - 1]
            start = at


def _run_text(first: int, last: int) -> str:
    if last - first + 1 >= _SHORTEST_RUN:
        return f"{first}–{last}"
    return ", ".join(str(row) for row in range(first, last + 1))
