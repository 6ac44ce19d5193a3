"""The workbook: Summary, all rows, then a sheet for every verdict; rows in are rows out."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from app.domain.errors import BugError
from app.domain.results import JobFacts
from app.domain.spreadsheet import Layout
from app.domain.totals import Totals
from app.domain.verdict import Verdict
from app.spreadsheets.results.all_rows_sheet import AllRows, write_all_rows
from app.spreadsheets.results.people_sheets import write_people
from app.spreadsheets.results.rows_file import read_results
from app.spreadsheets.results.sheets import PageMarks
from app.spreadsheets.results.source import SourceRows
from app.spreadsheets.results.styles import Styles
from app.spreadsheets.results.summary_content import summary_lines
from app.spreadsheets.results.summary_sheet import write_summary

RESULT_PROPERTY = "rollcheck_result"
"""Document property by which Rollcheck knows its own results again; its value is the job id."""
PRACTICE_PROPERTY = "rollcheck_practice"


def write_workbook(
    source: SourceRows, layout: Layout, results_file: Path, facts: JobFacts, target: Path
) -> Totals:
    """Write the whole workbook to `target`, which must not be in anybody's use.

    The sum of the seven verdict sheets, the all-rows sheet and every total equal the rows of
    `results_file`. Raises BugError when source and results do not fit together.
    """
    rows = list(read_results(results_file))
    by_number = {row.row_no: row for row in rows}
    if len(by_number) != len(rows):
        raise BugError("the results file has two results for one row")
    everybody = AllRows.read(source, layout, by_number)
    totals = Totals.of(rows)
    workbook = Workbook(write_only=True)
    styles = Styles(workbook)
    marks = PageMarks(facts.file_name, facts.practice)
    write_summary(workbook, styles, marks, summary_lines(totals, facts))
    write_all_rows(workbook, styles, marks, everybody)
    for verdict in Verdict:
        write_people(workbook, styles, marks, verdict, rows)
    _describe(workbook, facts)
    workbook.save(target)
    return totals


def _describe(workbook: Workbook, facts: JobFacts) -> None:
    workbook.properties.creator = f"Rollcheck {facts.version}"
    workbook.properties.title = "Rollcheck result"
    properties = workbook.custom_doc_props  # type: ignore[attr-defined]
    properties.append(StringProperty(name=RESULT_PROPERTY, value=facts.job_id))
    practice = "yes" if facts.practice else "no"
    properties.append(StringProperty(name=PRACTICE_PROPERTY, value=practice))
    workbook.active = 0
