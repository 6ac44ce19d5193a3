"""The one call of the spreadsheet process: workbook and register of a finished job."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from app.domain.results import JobFacts, MadeResults
from app.domain.spreadsheet import Kind, Layout
from app.domain.totals import Totals
from app.spreadsheets.reading.source_rows import read_source
from app.spreadsheets.results.names import result_names
from app.spreadsheets.results.placing import place, staging
from app.spreadsheets.results.register.register import write_register
from app.spreadsheets.results.source import SourceRows
from app.spreadsheets.results.workbook import write_workbook


def make_results(
    source_path: Path,
    file_name: str,
    kind: Kind,
    layout: Layout,
    results_file: Path,
    facts: JobFacts,
    out_dir: Path,
) -> MadeResults:
    """Make both files in `out_dir`, each whole or not at all.

    A name that is open in another program gets " (2)". Raises SpreadsheetRefused for a source
    that cannot be read any more, UserError where `out_dir` cannot be written to, BugError when
    results and source do not fit together.
    """
    source = read_source(source_path, file_name, kind, layout)
    return make_from(source, layout, results_file, facts, out_dir)


def make_from(
    source: SourceRows, layout: Layout, results_file: Path, facts: JobFacts, out_dir: Path
) -> MadeResults:
    """The same from a source that is already open."""
    names = result_names(facts.file_name, datetime.fromisoformat(facts.finished_at))
    with staging(out_dir) as folder:
        workbook, register = folder / "workbook.xlsx", folder / "register.pdf"
        totals = write_workbook(source, layout, results_file, facts, workbook)
        pages = _register(results_file, facts, totals, workbook, register)
        return MadeResults(
            workbook=place(workbook, out_dir / names.workbook),
            register=place(register, out_dir / names.register),
            totals_json=totals.to_json(facts.seconds),
            pages=pages,
        )


def _register(
    results_file: Path, facts: JobFacts, totals: Totals, workbook: Path, target: Path
) -> int:
    with workbook.open("rb") as file:
        fingerprint = hashlib.file_digest(file, "sha256").hexdigest()
    return write_register(results_file, facts, totals, fingerprint, target)
