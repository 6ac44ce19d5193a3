"""What must hold of a job's papers: its workbook and its register say what its list's truth is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader

from app.domain.verdict import Verdict
from tests.chaos.accounts import JobNow
from tests.chaos.lists import MembersList, true_verdict

# The words of the workbook, by hand from the design ("Operators read").
WORDS = {
    "In ward": Verdict.REGISTERED_IN_WARD,
    "Other ward": Verdict.NOT_REGISTERED_IN_WARD,
    "Not on voters' roll": Verdict.NOT_REGISTERED_VOTER,
    "IEC reports deceased": Verdict.DECEASED,
    "Could not check": Verdict.COULD_NOT_CHECK,
    "ID number wrong": Verdict.INVALID_ID_NUMBER,
    "Duplicate": Verdict.DUPLICATE,
}
# Of these the register has a line each (Form A: members in good standing may sign).
GOOD_STANDING = (Verdict.REGISTERED_IN_WARD, Verdict.NOT_REGISTERED_IN_WARD)
SUMMARY, ALL_ROWS, TOTAL = "Summary", "All rows", "All rows that came in"
ID_HEADER, STATUS_HEADER, ID_HEADER_OF_VERDICT = "ID NUMBER", "Status", "ID_NUMBER"

Row = Sequence[object]
Sheets = Mapping[str, Sequence[Row]]


def wrong_workbook(path: Path, job: JobNow, made: MembersList) -> Iterator[str]:
    """Who stands where in it, and every number in its summary."""
    try:
        sheets = _sheets(path)
        told = {number: WORDS[word] for number, word in _told(sheets[ALL_ROWS])}
        by_verdict = {one: _column(sheets[one], ID_HEADER_OF_VERDICT) for one in WORDS.values()}
        summary = {str(row[0]): row[1] for row in sheets[SUMMARY] if len(row) > 1}
        everybody = _column(sheets[ALL_ROWS], ID_HEADER)
    except Exception as fault:
        yield f"{job.job_id}: its workbook cannot be read: {fault!r}"
        return
    wrong = [
        *_wrong_people(everybody, told, job, made),
        *_wrong_sheets(by_verdict, told),
        *_wrong_summary(summary, told, len(everybody)),
    ]
    counted = Counter(map(str, told.values()))
    if counted != Counter({name: count for name, count in job.verdicts.items() if count}):
        wrong.append(f"its workbook counts {dict(counted)}, the job {dict(job.verdicts)}")
    yield from (f"{job.job_id}: {what}" for what in wrong)


def _sheets(path: Path) -> Sheets:
    book = load_workbook(path, read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    book.close()
    return sheets


def _told(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    return zip(_column(rows, ID_HEADER), _column(rows, STATUS_HEADER), strict=True)


def _column(rows: Sequence[Row], header: str) -> list[str]:
    at = list(rows[0]).index(header)
    return [str(row[at]) for row in rows[1:]]


def _wrong_people(
    everybody: Sequence[str], told: Mapping[str, Verdict], job: JobNow, made: MembersList
) -> Iterator[str]:
    if sorted(everybody) != sorted(made.people):
        yield "other people stand in its workbook than on the list"
    for number, verdict in told.items():
        if verdict not in (true_verdict(number, job.ward), Verdict.COULD_NOT_CHECK):
            yield f"somebody is {verdict} in its workbook and is not in truth"


def _wrong_sheets(
    by_verdict: Mapping[Verdict, Sequence[str]], told: Mapping[str, Verdict]
) -> Iterator[str]:
    for verdict, people in by_verdict.items():
        belong = sorted(number for number, its in told.items() if its is verdict)
        if sorted(people) != belong:
            yield f"on its sheet {verdict} {len(people)} stand, {len(belong)} belong there"


def _wrong_summary(
    summary: Mapping[str, object], told: Mapping[str, Verdict], rows: int
) -> Iterator[str]:
    counted = Counter(told.values())
    for word, count in [*((word, counted[one]) for word, one in WORDS.items()), (TOTAL, rows)]:
        if summary.get(word) != count:
            yield f"its summary says {summary.get(word)} for {word}, its rows {count}"


def wrong_register(path: Path, job: JobNow, made: MembersList) -> Iterator[str]:
    """Exactly the members in good standing stand in it, each once, on numbered pages."""
    try:
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    except Exception as fault:
        yield f"{job.job_id}: its register cannot be read: {fault!r}"
        return
    printed = [number for page in pages for number in re.findall(r"(?<!\d)\d{13}(?!\d)", page)]
    true = {one for one in made.people if true_verdict(one, job.ward) in GOOD_STANDING}
    count = sum(job.verdicts.get(one, 0) for one in GOOD_STANDING)
    if not set(printed) <= true:
        yield f"{job.job_id}: somebody stands in its register who is not in good standing"
    if len(printed) != count or len(set(printed)) != count:
        yield f"{job.job_id}: {len(printed)} stand in its register, {count} are in good standing"
    for number, page in enumerate(pages, 1):
        if f"Page {number} of {len(pages)}" not in page:
            yield f"{job.job_id}: page {number} of its register does not say so"
