"""Words of states, verdicts, actions and times in the operator's language."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from app.domain.job_actions import Action
from app.domain.job_list import Filter
from app.domain.job_view import Pill, PillKind
from app.domain.verdict import Verdict

DASH = "–"

_PILLS = {
    PillKind.NEEDS_YOU: QT_TRANSLATE_NOOP("State", "Needs you"),
    PillKind.CHECKING: QT_TRANSLATE_NOOP("State", "Checking"),
    PillKind.STOPPING: QT_TRANSLATE_NOOP("State", "Stopping"),
    PillKind.WAITING_UNTIL: QT_TRANSLATE_NOOP("State", "Waiting until {time}"),
    PillKind.WAITING_FOR_QUOTA: QT_TRANSLATE_NOOP("State", "Waiting for quota"),
    PillKind.WAITING_FOR_IEC: QT_TRANSLATE_NOOP("State", "Waiting for the IEC"),
    PillKind.WAITING_FOR_DATABASE: QT_TRANSLATE_NOOP("State", "Waiting for database"),
    PillKind.WAITING_FOR_SEAT: QT_TRANSLATE_NOOP("State", "Waiting for a seat"),
    PillKind.KEPT_HERE: QT_TRANSLATE_NOOP("State", "Kept on this PC"),
    PillKind.IN_QUEUE: QT_TRANSLATE_NOOP("State", "In queue"),
    PillKind.PAUSED: QT_TRANSLATE_NOOP("State", "Paused"),
    PillKind.PAUSED_AT_ROW: QT_TRANSLATE_NOOP("State", "Paused at row {number}"),
    PillKind.DONE: QT_TRANSLATE_NOOP("State", "Done"),
    PillKind.DONE_TO_LOOK_AT: QT_TRANSLATE_NOOP("State", "Done: {number} to look at"),
    PillKind.STOPPED: QT_TRANSLATE_NOOP("State", "Stopped"),
    PillKind.FAILED: QT_TRANSLATE_NOOP("State", "Could not finish"),
    PillKind.CANNOT_BE_READ: QT_TRANSLATE_NOOP("State", "Cannot be read"),
}
_VERDICTS = {
    Verdict.REGISTERED_IN_WARD: QT_TRANSLATE_NOOP("Verdict", "In ward"),
    Verdict.NOT_REGISTERED_IN_WARD: QT_TRANSLATE_NOOP("Verdict", "Other ward"),
    Verdict.NOT_REGISTERED_VOTER: QT_TRANSLATE_NOOP("Verdict", "Not on voters’ roll"),
    Verdict.DECEASED: QT_TRANSLATE_NOOP("Verdict", "IEC reports deceased"),
    Verdict.COULD_NOT_CHECK: QT_TRANSLATE_NOOP("Verdict", "Could not check"),
    Verdict.INVALID_ID_NUMBER: QT_TRANSLATE_NOOP("Verdict", "ID number wrong"),
    Verdict.DUPLICATE: QT_TRANSLATE_NOOP("Verdict", "Duplicate"),
}
_ACTIONS = {
    Action.ANSWER: QT_TRANSLATE_NOOP("Action", "Answer the question…"),
    Action.OPEN_WORKBOOK: QT_TRANSLATE_NOOP("Action", "Open workbook"),
    Action.PRINT_REGISTER: QT_TRANSLATE_NOOP("Action", "Print register"),
    Action.COPY_FILE: QT_TRANSLATE_NOOP("Action", "Copy result file"),
    Action.SAVE_COPIES: QT_TRANSLATE_NOOP("Action", "Save copies…"),
    Action.REGISTERS_AS_PDF: QT_TRANSLATE_NOOP("Action", "Registers as one PDF…"),
    Action.OVERVIEW: QT_TRANSLATE_NOOP("Action", "Overview…"),
    Action.PROBLEM_ROWS: QT_TRANSLATE_NOOP("Action", "Problem rows…"),
    Action.BRANCH_MESSAGE: QT_TRANSLATE_NOOP("Action", "Message to the branch…"),
    Action.SHOW_IN_FOLDER: QT_TRANSLATE_NOOP("Action", "Show in folder"),
    Action.PAUSE: QT_TRANSLATE_NOOP("Action", "Pause"),
    Action.RESUME: QT_TRANSLATE_NOOP("Action", "Go on"),
    Action.STOP: QT_TRANSLATE_NOOP("Action", "Stop"),
    Action.RETRY: QT_TRANSLATE_NOOP("Action", "Ask again what could not be checked"),
    Action.URGENT: QT_TRANSLATE_NOOP("Action", "Urgent"),
    Action.NOT_URGENT: QT_TRANSLATE_NOOP("Action", "No longer urgent"),
    Action.MOVE_FIRST: QT_TRANSLATE_NOOP("Action", "Move to the front"),
    Action.MOVE_UP: QT_TRANSLATE_NOOP("Action", "Move up"),
    Action.MOVE_DOWN: QT_TRANSLATE_NOOP("Action", "Move down"),
    Action.CHANGE_WARD: QT_TRANSLATE_NOOP("Action", "Change ward…"),
    Action.REMOVE: QT_TRANSLATE_NOOP("Action", "Remove from the list"),
}
_FILTERS = {
    Filter.ALL: QT_TRANSLATE_NOOP("Filter", "All"),
    Filter.NEEDS_YOU: QT_TRANSLATE_NOOP("Filter", "Needs you"),
    Filter.UNDER_WAY: QT_TRANSLATE_NOOP("Filter", "Under way"),
    Filter.TO_LOOK_AT: QT_TRANSLATE_NOOP("Filter", "To look at"),
    Filter.DONE: QT_TRANSLATE_NOOP("Filter", "Done"),
    Filter.OTHER: QT_TRANSLATE_NOOP("Filter", "Other"),
}


def pill_words(pill: Pill) -> str:
    """ "Paused at row 3,412"."""
    text = QCoreApplication.translate("State", _PILLS[pill.kind])
    until = f"{pill.until:%H:%M}" if pill.until else ""
    return text.format(number=number(pill.number), time=until)


def verdict_words(verdict: Verdict) -> str:
    """A verdict as operators read it."""
    return QCoreApplication.translate("Verdict", _VERDICTS[verdict])


def action_words(action: Action) -> str:
    """An action as a menu or a button says it."""
    return QCoreApplication.translate("Action", _ACTIONS[action])


def filter_words(chip: Filter) -> str:
    """A chip's words without its count."""
    return QCoreApplication.translate("Filter", _FILTERS[chip])


def number(value: int) -> str:
    """ "3,412"; in Afrikaans "3 412", with a space that does not break."""
    # Not toString: a locale without grouping, as in a bare environment, would say 3412.
    return f"{value:,}".replace(",", QLocale().groupSeparator())


def short_month(month: int) -> str:
    """ "Nov", for 1 to 12; without the full stop that Afrikaans would put behind it."""
    return QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat).rstrip(".")


def short_day(moment: date) -> str:
    """ "Tue"."""
    return (
        QLocale().standaloneDayName(moment.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".")
    )


def clock(moment: datetime | None, today: date) -> str:
    """ "11:58" today, "Tue 11:58" in the week to come, else "22 Nov"; a dash for no time."""
    if moment is None:
        return DASH
    days = (moment.date() - today).days
    if days == 0:
        return f"{moment:%H:%M}"
    if 0 < days < 7:
        return f"{short_day(moment)} {moment:%H:%M}"
    return f"{moment.day} {short_month(moment.month)}"


def clock_or_day(moment: datetime | None, today: date) -> str:
    """As `clock`, but in a narrow column a day of the week to come stands alone: "Tue"."""
    if moment is not None and 0 < (moment.date() - today).days < 7:
        return short_day(moment)
    return clock(moment, today)


def day_and_clock(moment: datetime | None) -> str:
    """ "23 November 2026, 11:58" for tooltips and screen readers; empty for no time."""
    if moment is None:
        return ""
    month = QLocale().standaloneMonthName(moment.month, QLocale.FormatType.LongFormat)
    return f"{moment.day} {month} {moment.year}, {moment:%H:%M}"
