"""The message to a branch in the operator's language: she is who pastes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from app.domain.branch_message import BranchMessage, Say, Words, branch_text

TEXTS = {
    Say.CHECKED: QT_TRANSLATE_NOOP("Branch", "Checked on {day}"),
    Say.CHECKED_WARD: QT_TRANSLATE_NOOP("Branch", "{ward}, checked on {day}"),
    Say.SEVERAL_WARDS: QT_TRANSLATE_NOOP("Branch", "{number} wards"),
    Say.NOTHING: QT_TRANSLATE_NOOP("Branch", "There is nothing to correct in this list."),
    Say.PLEASE_ONE: QT_TRANSLATE_NOOP("Branch", "Please correct one row of this list:"),
    Say.PLEASE_MANY: QT_TRANSLATE_NOOP("Branch", "Please correct {number} rows of this list:"),
    Say.ROW: QT_TRANSLATE_NOOP("Branch", "{reason}: row {rows}"),
    Say.ROWS: QT_TRANSLATE_NOOP("Branch", "{reason}: rows {rows}"),
    Say.REPEATS: QT_TRANSLATE_NOOP("Branch", "{row} (as in row {first})"),
    Say.NOT_YET_ONE: QT_TRANSLATE_NOOP(
        "Branch",
        "One row could not be checked yet. We ask again; you need not do anything.",
    ),
    Say.NOT_YET_MANY: QT_TRANSLATE_NOOP(
        "Branch",
        "{number} rows could not be checked yet. We ask again; you need not do anything.",
    ),
    Say.COMPARE: QT_TRANSLATE_NOOP(
        "Branch",
        "The row numbers are those at the left edge in Excel. Compare with the ID book.",
    ),
    Say.SEND_BACK: QT_TRANSLATE_NOOP(
        "Branch",
        "Then send us the whole list again, as a spreadsheet.",
    ),
    Say.BY_MAIL: QT_TRANSLATE_NOOP(
        "Branch",
        "Please use e-mail for it, not a chat: it holds ID numbers.",
    ),
    Say.MISSING: QT_TRANSLATE_NOOP("Branch", "No ID number"),
    Say.SCIENTIFIC: QT_TRANSLATE_NOOP(
        "Branch",
        "ID number cut short by Excel (it looks like 8.00102E+12)",
    ),
    Say.LETTERS: QT_TRANSLATE_NOOP("Branch", "Letters in the ID number, or another document"),
    Say.TOO_SHORT: QT_TRANSLATE_NOOP("Branch", "Fewer than 13 digits"),
    Say.TOO_LONG: QT_TRANSLATE_NOOP("Branch", "More than 13 digits"),
    Say.NOT_WHOLE: QT_TRANSLATE_NOOP("Branch", "A number with decimals in place of the ID number"),
    Say.BAD_DATE: QT_TRANSLATE_NOOP("Branch", "The first six digits are not a date of birth"),
    Say.BAD_CITIZENSHIP: QT_TRANSLATE_NOOP("Branch", "The eleventh digit is not 0, 1 or 2"),
    Say.BAD_CHECK_DIGIT: QT_TRANSLATE_NOOP("Branch", "A digit of the ID number is mistyped"),
    Say.REPAIR_NOT_ACCEPTED: QT_TRANSLATE_NOOP(
        "Branch",
        "Zeros may be missing at the beginning of the ID number",
    ),
    Say.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Branch", "Not an ID number"),
    Say.DUPLICATE: QT_TRANSLATE_NOOP("Branch", "The same ID number as another row"),
    Say.NO_WARD: QT_TRANSLATE_NOOP("Branch", "No ward in the row"),
}
"""The domain's own texts, where they can be gathered for translation."""


def branch_words(message: BranchMessage) -> str:
    """The whole message."""
    return branch_text(message, Words(_text, _day))


def _text(say: Say) -> str:
    return QCoreApplication.translate("Branch", TEXTS[say])


def _day(day: date) -> str:
    month = QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    return f"{day.day} {month} {day.year}"
