"""The pre-flight's words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from app.domain.preflight_numbers import Number
from app.domain.preflight_view import CardRow, CardState, Note, NoteKind, Summary
from app.domain.spreadsheet import About, Kind, Question
from app.ui.translation.said import said as engine_said
from app.ui.words import clock, number

_KINDS = {
    Kind.XLSX: QT_TRANSLATE_NOOP("Preflight", "Excel workbook"),
    Kind.XLSM: QT_TRANSLATE_NOOP("Preflight", "Excel workbook with macros"),
    Kind.XLSB: QT_TRANSLATE_NOOP("Preflight", "Excel binary workbook"),
    Kind.ODS: QT_TRANSLATE_NOOP("Preflight", "OpenDocument spreadsheet"),
    Kind.XLS: QT_TRANSLATE_NOOP("Preflight", "Excel 97 workbook"),
    Kind.CSV: QT_TRANSLATE_NOOP("Preflight", "CSV file"),
}
_QUESTIONS = {
    About.WARD: QT_TRANSLATE_NOOP("Preflight", "Which ward is this list for?"),
    About.SHEET: QT_TRANSLATE_NOOP("Preflight", "Which sheet is the list?"),
    About.HEADER_ROW: QT_TRANSLATE_NOOP("Preflight", "Which row holds the headings?"),
    About.ID_COLUMN: QT_TRANSLATE_NOOP("Preflight", "Which column holds the members’ ID numbers?"),
}
_NOTES = {
    NoteKind.HERE_TWICE: QT_TRANSLATE_NOOP(
        "Preflight", "The same spreadsheet is here twice, not started yet"
    ),
    NoteKind.SAME_LIST: QT_TRANSLATE_NOOP("Preflight", "The same list was checked at {time}"),
    NoteKind.DIFFERS: QT_TRANSLATE_NOOP(
        "Preflight", "{number} rows differ from the list checked at {time}"
    ),
    NoteKind.WARD_BEING_CHECKED: QT_TRANSLATE_NOOP("Preflight", "{who} is checking this ward now"),
    NoteKind.PRACTICE_RESULT: QT_TRANSLATE_NOOP(
        "Preflight", "Holds results from practice, not from the IEC"
    ),
    NoteKind.SEVERAL_WARDS: QT_TRANSLATE_NOOP("Preflight", "{number} rows name another ward"),
    NoteKind.REPAIRED: QT_TRANSLATE_NOOP("Preflight", "{number} ID numbers repaired"),
    NoteKind.NO_WARD_IN_ROW: QT_TRANSLATE_NOOP("Preflight", "{number} rows name no ward"),
    NoteKind.HIDDEN_ROWS: QT_TRANSLATE_NOOP("Preflight", "{number} hidden rows are checked too"),
}
_ONE = {
    NoteKind.DIFFERS: QT_TRANSLATE_NOOP(
        "Preflight", "1 row differs from the list checked at {time}"
    ),
    NoteKind.SEVERAL_WARDS: QT_TRANSLATE_NOOP("Preflight", "1 row names another ward"),
    NoteKind.REPAIRED: QT_TRANSLATE_NOOP("Preflight", "1 ID number repaired"),
    NoteKind.NO_WARD_IN_ROW: QT_TRANSLATE_NOOP("Preflight", "1 row names no ward"),
    NoteKind.HIDDEN_ROWS: QT_TRANSLATE_NOOP("Preflight", "1 hidden row is checked too"),
}
"""What notes say of one row."""
_NUMBERS = {
    Number.WRONG: QT_TRANSLATE_NOOP("Preflight", "ID numbers wrong"),
    Number.DUPLICATE: QT_TRANSLATE_NOOP("Preflight", "Duplicates"),
    Number.REPAIRED: QT_TRANSLATE_NOOP("Preflight", "ID numbers repaired"),
    Number.ANSWERED: QT_TRANSLATE_NOOP("Preflight", "Answered already, no lookup"),
    Number.NO_WARD: QT_TRANSLATE_NOOP("Preflight", "No ward in the row, not asked"),
    Number.LOOKUPS: QT_TRANSLATE_NOOP("Preflight", "Lookups"),
}
_HEADS = {
    CardState.READY: QT_TRANSLATE_NOOP("Preflight", "{number} ready"),
    CardState.NEEDS_YOU: QT_TRANSLATE_NOOP("Preflight", "{number} need you"),
    CardState.COUNTING: QT_TRANSLATE_NOOP("Preflight", "{number} being counted"),
    CardState.REFUSED: QT_TRANSLATE_NOOP("Preflight", "{number} cannot be read"),
}
_ONE_NEEDS_YOU = QT_TRANSLATE_NOOP("Preflight", "1 needs you")


def said(text: str, **facts: object) -> str:
    """A text of this context in the operator's language, with its facts put in."""
    return QCoreApplication.translate("Preflight", text).format(**facts)


def heading(summary: Summary) -> str:
    """ "27 ready, 3 need you"."""
    counts = (
        (CardState.READY, summary.ready),
        (CardState.NEEDS_YOU, summary.need_you),
        (CardState.COUNTING, summary.counting),
        (CardState.REFUSED, summary.refused),
    )
    parts = [group_head(state, count) for state, count in counts if count]
    return ", ".join(parts) or said(QT_TRANSLATE_NOOP("Preflight", "Nothing to start"))


def below_heading(summary: Summary, today: date) -> str:
    """ "8,140 lookups, done about 11:20."; what is known of it."""
    lookups = _lookups(summary.lookups)
    if summary.counting:
        return said(
            QT_TRANSLATE_NOOP("Preflight", "{lookups} so far, still counting…"), lookups=lookups
        )
    if not summary.ready:
        return said(QT_TRANSLATE_NOOP("Preflight", "Nothing is asked yet."))
    if summary.finish is None:
        return f"{lookups}."
    return said(
        QT_TRANSLATE_NOOP("Preflight", "{lookups}, done about {time}."),
        lookups=lookups,
        time=clock(summary.finish, today),
    )


def group_head(state: CardState, count: int) -> str:
    """ "3 need you"."""
    if state is CardState.NEEDS_YOU and count == 1:
        return said(_ONE_NEEDS_YOU)
    return said(_HEADS[state], number=number(count))


def group_rest(state: CardState, lookups: int) -> str:
    """What a group's head says behind its count."""
    if state is CardState.NEEDS_YOU:
        return said(
            QT_TRANSLATE_NOOP("Preflight", "answer here or later; the others need not wait")
        )
    if state is CardState.REFUSED:
        return said(QT_TRANSLATE_NOOP("Preflight", "the others need not wait"))
    if state is CardState.COUNTING:
        return said(QT_TRANSLATE_NOOP("Preflight", "numbers as they come"))
    return _lookups(lookups)


def _lookups(count: int) -> str:
    if count == 1:
        return said(QT_TRANSLATE_NOOP("Preflight", "1 lookup"))
    return said(QT_TRANSLATE_NOOP("Preflight", "{number} lookups"), number=number(count))


def question_words(question: Question) -> str:
    """What is asked, short enough for a row: names the columns or sheets where there are few."""
    if question.about is About.ID_COLUMN and len(question.choices) == 2:
        one, two = (choice.partition(" ")[0] for choice in question.choices)
        return said(
            QT_TRANSLATE_NOOP("Preflight", "Columns {one} and {two} both hold ID numbers"),
            one=one,
            two=two,
        )
    if question.about is About.SHEET and len(question.choices) == 2:
        one, two = question.choices
        return said(
            QT_TRANSLATE_NOOP("Preflight", "Sheets “{one}” and “{two}” both hold people"),
            one=one,
            two=two,
        )
    return said(_QUESTIONS[question.about])


def question_asked(question: Question) -> str:
    """What is asked, above the field that answers it."""
    return said(_QUESTIONS[question.about])


def ward_words(row: CardRow) -> str:
    """The list's ward, "12 wards", or a question mark."""
    if row.wards:
        return said(QT_TRANSLATE_NOOP("Preflight", "{number} wards"), number=number(row.wards))
    return engine_said(row.ward) or ("?" if row.state is CardState.NEEDS_YOU else "")


def note_words(note: Note, today: date) -> str:
    """A note in one line."""
    if note.kind is NoteKind.WARNING:
        return engine_said(note.who)
    facts = {"number": number(note.number), "time": clock(note.time, today), "who": note.who}
    texts = _ONE if note.number == 1 and note.kind in _ONE else _NOTES
    return said(texts[note.kind], **facts)


def to_know(row: CardRow, today: date) -> str:
    """The last column: the question, the refusal, the count so far, or the first note."""
    if row.question is not None:
        return question_words(row.question)
    if row.state is CardState.REFUSED:
        return engine_said(row.refusal)
    if row.state is CardState.COUNTING:
        seen = row.rows or row.rows_seen
        rows = said(
            QT_TRANSLATE_NOOP("Preflight", "counting… {number} rows so far"), number=number(seen)
        )
        return rows if seen else said(QT_TRANSLATE_NOOP("Preflight", "counting…"))
    return note_words(row.note, today) if row.note else ""


def number_words(kind: Number) -> str:
    """What a number of the card counts."""
    return said(_NUMBERS[kind])


def kind_words(kind: Kind) -> str:
    """What a file is."""
    return said(_KINDS[kind])


def size_words(size: int) -> str:
    """ "48 KB"."""
    if size >= 1_048_576:
        point = QLocale().decimalPoint()
        return f"{size / 1_048_576:.1f} MB".replace(".", point)
    return f"{number(max(1, round(size / 1024)))} KB"
