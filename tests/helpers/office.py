"""A made-up membership office: what its window shows on a busy day. No real person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from app.domain.job import Job, JobStatus, WaitReason
from app.domain.job_actions import Place
from app.domain.job_list import in_default_order
from app.domain.job_view import (
    Desk,
    JobRow,
    Live,
    OpenQuestion,
    Refusal,
    row_of_job,
    row_of_question,
    row_of_refusal,
)
from app.domain.verdict import Verdict
from app.domain.ward import WardId

DAY = datetime(2026, 11, 23)
SAST = timezone(timedelta(hours=2))

TOWNS = {
    "93501": ("Blouberg", "LIM351"),
    "93502": ("Lepelle-Nkumpi", "LIM355"),
    "93503": ("Thulamela", "LIM343"),
    "93504": ("Greater Tzaneen", "LIM333"),
    "93505": ("Greater Giyani", "LIM331"),
    "93506": ("Makhado", "LIM344"),
    "93507": ("Polokwane", "LIM354"),
    "93508": ("Mogalakwena", "LIM367"),
    "93509": ("Musina", "LIM341"),
    "93510": ("Collins Chabane", "LIM345"),
    "93511": ("Ba-Phalaborwa", "LIM334"),
    "93512": ("Maruleng", "LIM335"),
    "93513": ("Ephraim Mogale", "LIM471"),
    "93514": ("Lephalale", "LIM362"),
    "93515": ("Thabazimbi", "LIM361"),
    "93516": ("Bela-Bela", "LIM366"),
    "93517": ("Molemole", "LIM353"),
}
PREFIXES = {name: prefix for prefix, (name, _) in TOWNS.items()}
# As the engine says them.
WHICH_WARD = (
    "Neither the file name nor a column says which ward this is; "
    "say it with --ward, as 93501016 or as a municipality and number"
)
WHICH_COLUMN = (
    'In sheet "Members" the columns D (ID NO) and G (ID OF SPOUSE) hold ID numbers equally well: '
    "name the members' own with --id-column"
)
WHICH_SHEET = "The sheets Nov, Old all hold ID numbers: name the list's with --sheet"
OPERATORS = (("Thandi", "seat 1"), ("Johan", "seat 2"), ("Lerato", "seat 3"), ("Pieter", "seat 2"))


def ward_label(ward: WardId) -> str:
    name, code = TOWNS[ward[:5]]
    return f"{name} ward {int(ward[5:])} ({code})"


DESK = Desk(zone=SAST, ward_label=ward_label)


def ward(town: str, number: int) -> WardId:
    return WardId(f"{PREFIXES[town]}{number:03d}")


def at(clock: str) -> datetime:
    """Store time (UTC) of a wall clock time of the day, "11:55"."""
    hours, minutes = map(int, clock.split(":"))
    return DAY + timedelta(hours=hours - 2, minutes=minutes)


def counts(*numbers: int) -> dict[Verdict, int]:
    """Rows by verdict, in the order of `Verdict`."""
    return dict(zip(Verdict, numbers, strict=True))


def job(number: int = 1, **changes: Any) -> Job:
    """A queued job of 612 rows for Blouberg 16, changed as wished."""
    values: dict[str, Any] = {
        "sequence": number,
        "job_id": f"job-{number:04d}",
        "file_name": "BLOUBERG WARD 16.xlsx",
        "status": JobStatus.QUEUED,
        "ward_id": ward("Blouberg", 16),
        "ward_per_row": False,
        "iec": "practice",
        "rows": 612,
        "distinct_ids": 589,
        "invalid": 9,
        "duplicates": 14,
        "repaired": 3,
        "lookups": 0,
        "lookups_left": 469,
        "reused": 120,
        "priority": 1,
        "urgent": False,
        "recheck": False,
        "file_sha256": "",
        "operator": "Thandi",
        "seat": "seat 1",
        "created_at": at("11:55"),
        "started_at": None,
        "completed_at": None,
        "paused_at": None,
        "passed_over_at": None,
        "wait_reason": None,
        "wait_until": None,
        "wait_text": "",
        "cancel_requested": False,
        "crashes": 0,
        "version": 1,
        "seconds": 0.0,
        "error": "",
        "result": None,
        "details": {},
    }
    return Job(**values | changes)


def finished(by_verdict: Mapping[Verdict, int], **changes: Any) -> Job:
    """A completed job with these rows by verdict."""
    result = {"verdicts": {verdict.value: number for verdict, number in by_verdict.items()}}
    values = {
        "status": JobStatus.COMPLETED,
        "rows": sum(by_verdict.values()),
        "lookups_left": 0,
        "started_at": at("10:40"),
        "completed_at": at("11:20"),
        "result": result,
    }
    return job(**values | changes)


def spread(rows: int, to_look_at: int, step: int = 0) -> dict[Verdict, int]:
    """`rows` split into a believable mixture with so many to look at."""
    wrong = to_look_at - to_look_at // 3
    duplicates = rows // 60
    left = rows - to_look_at - duplicates
    other = left * (17 + step % 5) // 100
    roll = left * (8 + step % 4) // 100
    dead = left // 150
    return counts(
        left - other - roll - dead, other, roll, dead, to_look_at - wrong, wrong, duplicates
    )


DONE = (
    ("MOGALAKWENA WARD 12.xlsx", "Mogalakwena", 12, 498, 12, "11:35", 0),
    ("MUSINA_WARD_5 Nov.xlsx", "Musina", 5, 342, 0, "11:20", 0),
    ("Collins Chabane 21 list.xlsx", "Collins Chabane", 21, 587, 4, "11:18", 0),
    ("MARULENG WARD 4.xlsx", "Maruleng", 4, 301, 0, "11:14", 0),
    ("Ephraim Mogale 13.xlsx", "Ephraim Mogale", 13, 476, 3, "11:12", 2),
    ("Lepelle-Nkumpi W22.xlsx", "Lepelle-Nkumpi", 22, 520, 0, "11:09", 2),
    ("Lephalale 9.xlsx", "Lephalale", 9, 287, 0, "11:06", 2),
    ("THABAZIMBI WARD 6.xlsx", "Thabazimbi", 6, 333, 2, "11:04", 2),
    ("Bela-Bela 4 list.xlsx", "Bela-Bela", 4, 405, 0, "11:01", 0),
    ("Ephraim Mogale 7.csv", "Ephraim Mogale", 7, 268, 0, "10:59", 0),
    ("MOLEMOLE WARD 4.xlsx", "Molemole", 4, 297, 1, "10:57", 0),
    ("Polokwane ward 33.xlsx", "Polokwane", 33, 534, 0, "10:54", 1),
    ("BLOUBERG WARD 12 members, second list of November.xlsx", "Blouberg", 12, 388, 5, "10:51", 1),
    ("Makhado 25.xls", "Makhado", 25, 354, 0, "10:48", 1),
    ("Musina 4.xlsx", "Musina", 4, 299, 0, "10:46", 1),
    ("Thulamela 6 members.xlsx", "Thulamela", 6, 310, 2, "10:44", 0),
    ("COLLINS CHABANE WARD 16.xlsx", "Collins Chabane", 16, 512, 0, "10:42", 0),
    ("MOLEMOLE WARD 7.ods", "Molemole", 7, 445, 0, "10:40", 0),
    ("Greater Tzaneen 14.xlsx", "Greater Tzaneen", 14, 391, 0, "10:38", 2),
    ("MARULENG WARD 9.xlsx", "Maruleng", 9, 276, 0, "10:36", 2),
    ("Ba-Phalaborwa 11.xlsx", "Ba-Phalaborwa", 11, 322, 0, "10:35", 2),
    ("Lephalale 8 members.xlsx", "Lephalale", 8, 533, 0, "10:34", 0),
    ("Greater Giyani 3.xlsx", "Greater Giyani", 3, 488, 0, "10:33", 0),
)


def done_jobs() -> list[Job]:
    return [
        finished(
            spread(rows, odd, number),
            number=number,
            file_name=file,
            ward_id=ward(town, ward_number),
            created_at=at("10:31"),
            completed_at=at(clock),
            operator=OPERATORS[who][0],
            seat=OPERATORS[who][1],
        )
        for number, (file, town, ward_number, rows, odd, clock, who) in enumerate(DONE, 10)
    ]


RUNNING = replace(
    job(60, urgent=True, lookups_left=163),
    status=JobStatus.PROCESSING,
    started_at=at("11:55"),
)
RUNNING_LIVE = Live(counts(331, 58, 35, 0, 2, 9, 14), finish=at("11:58"))


def running_row() -> JobRow:
    """Blouberg 16, urgent, 449 of 612 rows decided."""
    return row_of_job(RUNNING, DESK, RUNNING_LIVE)


def waiting_rows() -> list[JobRow]:
    """Two in the queue and the 12,000 rows that gave way to the urgent ward."""
    giyani = job(
        61,
        file_name="Greater Giyani ward 11.xlsx",
        ward_id=ward("Greater Giyani", 11),
        rows=412,
        lookups_left=370,
        operator="Johan",
        seat="seat 2",
        created_at=at("11:56"),
    )
    makhado = replace(
        giyani,
        sequence=62,
        job_id="job-0062",
        file_name="Makhado ward 8 (new).xlsx",
        ward_id=ward("Makhado", 8),
        rows=538,
    )
    polokwane = replace(
        job(59, rows=12_000, lookups_left=8_588, operator="Pieter", seat="seat 2"),
        file_name="POLOKWANE ALL WARDS.xlsx",
        ward_id=None,
        ward_per_row=True,
        details={"row_wards": [ward("Polokwane", number) for number in range(1, 46)]},
        started_at=at("11:34"),
        created_at=at("11:33"),
    )
    return [
        row_of_job(giyani, DESK, Live(counts(24, 5, 3, 0, 0, 4, 6), at("12:00"), Place(1, 3))),
        row_of_job(makhado, DESK, Live(counts(22, 4, 2, 1, 0, 3, 6), at("12:03"), Place(2, 3))),
        row_of_job(
            polokwane,
            DESK,
            Live(counts(2_210, 511, 330, 31, 20, 120, 190), at("13:04"), Place(3, 3)),
        ),
    ]


def troubled_rows() -> list[JobRow]:
    """Three open questions, a refused file, a stopped job and one given up."""
    ask = OpenQuestion("ask-1", "Lepelle Nkumpi list final.xlsx", "", *OPERATORS[0], at("10:31"))
    stopped = finished(
        counts(83, 30, 24, 0, 106, 12, 9),
        number=40,
        file_name="Ba-Phalaborwa 7.csv",
        ward_id=ward("Ba-Phalaborwa", 7),
        status=JobStatus.CANCELLED,
        lookups_left=103,
        completed_at=at("11:15"),
        created_at=at("10:31"),
        operator="Lerato",
        seat="seat 3",
    )
    refused = Refusal(
        "no-1",
        "BELA-BELA WARD 3.pdf.xls",
        "it is a PDF, not a spreadsheet. Save the list in Excel as .xlsx and add that.",
        *OPERATORS[1],
        at("11:32"),
    )
    questions = (
        replace(ask, question=WHICH_WARD, rows=612),
        replace(
            ask,
            spreadsheet_id="ask-2",
            file_name="Thulamela 30 - branch copy.xls",
            question=WHICH_COLUMN,
            ward_id=ward("Thulamela", 30),
            rows=455,
        ),
        replace(
            ask,
            spreadsheet_id="ask-3",
            file_name="GREATER TZANEEN 9.ods",
            question=WHICH_SHEET,
            ward_id=ward("Greater Tzaneen", 9),
            rows=388,
        ),
    )
    return [
        *(row_of_question(question, DESK) for question in questions),
        row_of_job(stopped, DESK),
        row_of_refusal(refused, DESK),
    ]


def busy_day() -> list[JobRow]:
    """32 rows and more, every usual state among them, in the table's own order."""
    return in_default_order(
        [
            running_row(),
            *waiting_rows(),
            *troubled_rows(),
            *(row_of_job(done, DESK) for done in done_jobs()),
        ]
    )


def every_state() -> list[JobRow]:
    """One row for every pill an operator can see."""
    processing = replace(RUNNING, urgent=False)
    wait = {
        "quota until": (WaitReason.QUOTA, at("15:02")),
        "quota": (WaitReason.QUOTA, None),
        "iec": (WaitReason.IEC, None),
        "database": (WaitReason.DATABASE, None),
        "seat": (WaitReason.SEAT, None),
    }
    waits = [
        replace(processing, job_id=name, wait_reason=reason, wait_until=until)
        for name, (reason, until) in wait.items()
    ]
    jobs = [
        processing,
        replace(processing, job_id="stopping", cancel_requested=True),
        *waits,
        job(70),
        job(71, paused_at=at("11:50")),
        job(72, started_at=at("11:40")),
        finished(spread(400, 0), number=73),
        finished(spread(400, 12), number=74),
        job(75, status=JobStatus.CANCELLED, completed_at=at("11:00")),
        job(76, status=JobStatus.FAILED, error="It crashed three times", completed_at=at("11:01")),
    ]
    questions = [row for row in troubled_rows() if row.note]
    return in_default_order([*(row_of_job(item, DESK) for item in jobs), *questions])


def many_rows(number: int) -> list[JobRow]:
    """So many rows: the busy day's live ones, then finished lists of the days before."""
    live = [running_row(), *waiting_rows(), *troubled_rows()]
    towns = sorted(PREFIXES)
    old = [
        row_of_job(
            finished(
                spread(250 + index % 300, index % 7, index),
                number=1_000 + index,
                file_name=f"{towns[index % 17].upper()} WARD {index % 40 + 1} list {index}.xlsx",
                ward_id=ward(towns[index % 17], index % 40 + 1),
                completed_at=at("10:00") - timedelta(minutes=7 * index),
                created_at=at("09:30") - timedelta(minutes=7 * index),
                operator=OPERATORS[index % 4][0],
                seat=OPERATORS[index % 4][1],
            ),
            DESK,
        )
        for index in range(number - len(live))
    ]
    return in_default_order([*live, *old])
