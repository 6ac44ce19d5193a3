"""Form A as a PDF: one section a ward, each from page 1 on a new sheet."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import BugError
from app.domain.results import JobFacts
from app.domain.totals import Totals
from app.spreadsheets.results.register.content import Section, sections
from app.spreadsheets.results.register.drawing import Stamp, draw_page
from app.spreadsheets.results.register.fonts import load_fonts
from app.spreadsheets.results.register.logo import read_logo
from app.spreadsheets.results.register.pages import paginate
from app.spreadsheets.results.register.sheet import HEIGHT, WIDTH, room
from app.spreadsheets.results.rows_file import read_results

FINGERPRINT_DIGITS = 16


def write_register(
    results_file: Path, facts: JobFacts, totals: Totals, workbook_fingerprint: str, target: Path
) -> int:
    """Write the register to `target`, which must not be in anybody's use; returns its pages.

    `workbook_fingerprint` is the workbook's sha256 in hex; its first 16 digits are printed.
    Raises BugError when the results are not those `totals` counted.
    """
    load_fonts()
    rows = list(read_results(results_file))
    if len(rows) != totals.all.rows:
        raise BugError(f"{totals.all.rows} rows in the workbook, {len(rows)} for the register")
    canvas = Canvas(str(target), pagesize=(WIDTH, HEIGHT))
    canvas.setTitle("Form A: Attendance Register")
    canvas.setCreator(f"Rollcheck {facts.version}")
    provenance = _provenance(facts, workbook_fingerprint)
    stamp = Stamp(provenance, facts.practice, read_logo(facts.logo_path))
    parts = enumerate(sections(rows, facts), 1)
    pages = sum(_draw_section(canvas, section, stamp, number) for number, section in parts)
    canvas.save()
    return pages


def grouped_fingerprint(sha256: str) -> str:
    """The first sixteen hex digits in fours, so that two people can compare them aloud."""
    digits = sha256[:FINGERPRINT_DIGITS].upper()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _draw_section(canvas: Canvas, section: Section, stamp: Stamp, place: int) -> int:
    # Every ward can be found in the outline, also once several registers are one file.
    canvas.bookmarkPage(f"ward-{place}")
    canvas.addOutlineEntry(section.head.ward, f"ward-{place}", 0)
    provisional = bool(section.head.provisional)
    pages = paginate(
        section.groups,
        room(first=True, provisional=provisional),
        room(first=False, provisional=provisional),
    )
    for number, page in enumerate(pages, 1):
        draw_page(canvas, section.head, page, number, len(pages), stamp)
    return len(pages)


def _provenance(facts: JobFacts, fingerprint: str) -> str:
    checked = facts.finished_at.replace("T", " ")[:16]
    return (
        f"Checked: {checked}  ·  Job: {facts.job_id}  ·  "
        f"Workbook fingerprint: {grouped_fingerprint(fingerprint)}  ·  Rollcheck {facts.version}"
    )
