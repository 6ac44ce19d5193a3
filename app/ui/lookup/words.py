"""The look-up's words, and the sentence that passes an earlier check on."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.identity_number import mask_id
from app.domain.lookup_view import EarlierCheck, PersonFound
from app.domain.verdict import Verdict
from app.ui.translation.said import said as engine_said
from app.ui.words import number, short_month

_ANSWERS = {
    Verdict.REGISTERED_IN_WARD: QT_TRANSLATE_NOOP(
        "Lookup", "On {when} the IEC had {id} registered in {ward}."
    ),
    Verdict.NOT_REGISTERED_IN_WARD: QT_TRANSLATE_NOOP(
        "Lookup", "On {when} the IEC had {id} registered in {iec_ward}, not in {ward}."
    ),
    Verdict.NOT_REGISTERED_VOTER: QT_TRANSLATE_NOOP(
        "Lookup", "On {when} the IEC did not have {id} on the voters’ roll."
    ),
    Verdict.DECEASED: QT_TRANSLATE_NOOP(
        "Lookup", "On {when} the IEC’s record for {id} indicated that the person is deceased."
    ),
}
_NO_ANSWERS = {
    Verdict.COULD_NOT_CHECK: QT_TRANSLATE_NOOP(
        "Lookup",
        "{id} in row {row} of {file} could not be checked; this says nothing about "
        "the registration.",
    ),
    Verdict.INVALID_ID_NUMBER: QT_TRANSLATE_NOOP(
        "Lookup", "The ID number in row {row} of {file} is wrong, so the IEC was not asked."
    ),
    Verdict.DUPLICATE: QT_TRANSLATE_NOOP(
        "Lookup", "Row {row} of {file} repeats {id}; the answer stands at its first row."
    ),
}
_OTHER_WARD = QT_TRANSLATE_NOOP(
    "Lookup", "On {when} the IEC had {id} registered in another ward than {ward}."
)
_TODAY = QT_TRANSLATE_NOOP("Lookup", "Today {time}")


def said(text: str, **facts: object) -> str:
    """A text of this context in the operator's language, with its facts put in."""
    return QCoreApplication.translate("Lookup", text).format(**facts)


def answer_sentence(check: EarlierCheck) -> str:
    """One sentence to pass on: with date, masked ID number, and nothing that was not answered."""
    facts = {
        "when": _long_when(check.checked_at),
        "id": check.masked_id,
        "ward": engine_said(check.ward),
        "iec_ward": engine_said(check.iec_ward),
        "row": number(check.row_no),
        "file": check.file_name,
    }
    if check.verdict in _NO_ANSWERS:
        return said(_NO_ANSWERS[check.verdict], **facts)
    if check.checked_at is None:
        return said(_NO_ANSWERS[Verdict.COULD_NOT_CHECK], **facts)
    if check.verdict is Verdict.NOT_REGISTERED_IN_WARD and not check.iec_ward:
        return said(_OTHER_WARD, **facts)
    return said(_ANSWERS[check.verdict], **facts)


def nobody_sentence(typed: str, today: date) -> str:
    """That an ID number stands in no list here, which says nothing about the voters' roll."""
    digits = "".join(char for char in typed if char.isdigit())
    text = QT_TRANSLATE_NOOP(
        "Lookup", "On {day} {id} was not in any list here; the IEC was not asked."
    )
    return said(
        text, day=f"{today.day} {short_month(today.month)} {today.year}", id=mask_id(digits)
    )


def short_when(moment: datetime | None, today: date) -> str:
    """ "Today 11:20", "2 Nov 14:07", "2 Nov 2025 14:07"; a dash before there is an answer."""
    if moment is None:
        return "–"
    if moment.date() == today:
        return said(_TODAY, time=f"{moment:%H:%M}")
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{moment.day} {short_month(moment.month)}{year} {moment:%H:%M}"


def found_words(people: tuple[PersonFound, ...], *, more: bool) -> str:
    """What was found, and that it cost nothing."""
    checks = sum(len(person.checks) for person in people)
    texts = {
        (False, False): QT_TRANSLATE_NOOP("Lookup", "1 person in 1 earlier check."),
        (False, True): QT_TRANSLATE_NOOP("Lookup", "1 person in {checks} earlier checks."),
        (True, True): QT_TRANSLATE_NOOP("Lookup", "{people} people in {checks} earlier checks."),
    }
    counted = said(
        texts[len(people) > 1, checks > 1], people=number(len(people)), checks=number(checks)
    )
    rest = said(QT_TRANSLATE_NOOP("Lookup", "No lookup was used. Looking up a person is logged."))
    if more:
        rest = said(
            QT_TRANSLATE_NOOP("Lookup", "There are more: type more of the name, or an ID number.")
        )
    return f"{counted} {rest}"


def _long_when(moment: datetime | None) -> str:
    if moment is None:
        return ""
    day = f"{moment.day} {short_month(moment.month)} {moment.year}"
    return said(QT_TRANSLATE_NOOP("Lookup", "{day} at {time}"), day=day, time=f"{moment:%H:%M}")
