"""Files before they start, as an office drops them. All of it is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.preflight_view import FileFacts, Note, NoteKind, Pace
from app.domain.spreadsheet import (
    About,
    Inspection,
    InvalidRow,
    Kind,
    Layout,
    Question,
    Role,
)
from app.domain.ward import WardId

NOW = datetime(2026, 11, 23, 10, 31)
PACE = Pace(per_second=2.77, free_now=9000, limit=10_000)
HEADERS = ("SURNAME", "NAMES", "ID NO", "CELL")
LAYOUT = Layout("Members", 4, {Role.ID_NUMBER: 2, Role.SURNAME: 0, Role.FIRST_NAMES: 1}, HEADERS)
PEOPLE = (
    ("Ledwaba", "Mokgadi A", "8305145036081", "082 555 0101"),
    ("Mphahlele", "Kgaogelo", "7512190274082", "082 555 0102"),
    ("Van Wyk", "Annelise", "9206041023085", ""),
)
WHICH_WARD = Question(About.WARD, "Neither the file name nor a column says which ward this is")
WHICH_COLUMN = Question(About.ID_COLUMN, "Two columns", ("D (ID NO)", "G (ID OF SPOUSE)"))
WHICH_SHEET = Question(About.SHEET, "Two sheets", ("Nov", "Old"))
_WRONG = tuple(InvalidRow(row, "bad_check_digit") for row in (47, 112, 208, 209, 230, 301, 302))
WRONG = (*_WRONG, InvalidRow(400, "too_short"), InvalidRow(512, "missing"))
READY_FILES = (
    ("BLOUBERG WARD 16 v2.xlsx", "Blouberg", 16, 429, 12),
    ("MAKHADO WARD 25.xlsx", "Makhado", 25, 354, 345),
    ("MUSINA WARD 4.xlsx", "Musina", 4, 299, 290),
    ("Thulamela 6 members.xlsx", "Thulamela", 6, 310, 272),
    ("COLLINS CHABANE WARD 16.xlsx", "Collins Chabane", 16, 512, 503),
    ("MOLEMOLE WARD 7.xlsx", "Molemole", 7, 445, 359),
    ("Polokwane 42 members.xlsx", "Polokwane", 42, 255, 219),
    ("LEPELLE-NKUMPI WARD 15.xlsx", "Lepelle-Nkumpi", 15, 489, 329),
    ("MOGALAKWENA WARD 30.xlsx", "Mogalakwena", 30, 439, 305),
    ("Lephalale 8 members.xlsx", "Lephalale", 8, 533, 457),
    ("BELA-BELA WARD 4.xlsx", "Bela-Bela", 4, 446, 279),
    ("GREATER GIYANI WARD 3.xlsx", "Greater Giyani", 3, 488, 401),
)


def inspection(file_name: str = "BLOUBERG WARD 16.xlsx", **changes: object) -> Inspection:
    found = Inspection(
        file_name,
        Kind.XLSX,
        ("Members",),
        LAYOUT,
        ward_id=WardId("93501016"),
        ward_label="Blouberg ward 16 (LIM351)",
        ward_source="file name",
        rows=612,
        distinct_ids=589,
        duplicates=14,
        invalid=WRONG,
        repaired=(88, 90, 91),
        preview=PEOPLE,
    )
    return replace(found, **changes)


def facts(key: str = "1", **changes: object) -> FileFacts:
    """One ready file: 612 rows, 9 wrong, 14 duplicates, 120 answered, 469 lookups."""
    found = changes.pop("inspection", None) or inspection()
    made = FileFacts(key, found.file_name, 49_152, found, reusable=120, lookups=469)
    return replace(made, **changes)


def asked(question: Question, key: str = "1", **changes: object) -> FileFacts:
    """One file with an open question."""
    open_layout = None if question.about in (About.SHEET, About.ID_COLUMN) else LAYOUT
    found = inspection(
        questions=(question,), layout=open_layout, ward_id=None, ward_label="", **changes
    )
    return facts(key, inspection=found, lookups=0, reusable=0)


def ready(key: str, name: str, town: str, ward: int, rows: int, lookups: int) -> FileFacts:
    label = f"{town} ward {ward} (LIM350)"
    found = inspection(
        name,
        ward_label=label,
        rows=rows,
        distinct_ids=rows,
        duplicates=0,
        invalid=(),
        repaired=(),
    )
    return facts(key, inspection=found, lookups=lookups, reusable=rows - lookups)


def thirty_files() -> tuple[FileFacts, ...]:
    """27 ready with 8,140 lookups together, 3 with a question."""
    questions = (
        replace(asked(WHICH_WARD, "q1"), file_name="Lepelle Nkumpi list final.xlsx"),
        replace(asked(WHICH_COLUMN, "q2"), file_name="Thulamela 30 - branch copy.xls"),
        replace(asked(WHICH_SHEET, "q3"), file_name="GREATER TZANEEN 9.ods"),
    )
    done = [ready(f"r{at}", *line) for at, line in enumerate(READY_FILES)]
    left = 8140 - sum(one.lookups for one in done)
    for at in range(15):
        share = left // 15 + (1 if at < left % 15 else 0)
        name = f"MAKHUDUTHAMAGA WARD {at + 1}.xlsx"
        done.append(ready(f"m{at}", name, "Makhuduthamaga", at + 1, share + 20, share))
    done[0] = replace(done[0], notes=(Note(NoteKind.DIFFERS, 12, NOW.replace(hour=9, minute=12)),))
    done[6] = replace(done[6], notes=(Note(NoteKind.WARD_BEING_CHECKED, who="Johan (seat 2)"),))
    return (*questions, *done)
