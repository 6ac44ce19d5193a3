"""Whatever the verdicts: rows in are rows out, on every sheet, in the summary and the register."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.domain.totals import Totals
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.spreadsheets.results.register.content import sections
from app.spreadsheets.results.rows_file import write_results
from app.spreadsheets.results.summary_content import summary_lines
from app.spreadsheets.results.workbook import write_workbook
from tests.helpers.results import LAYOUT, WARD, facts, row, source_of

OTHER = "93501003"
ROWS = st.lists(
    st.tuples(st.sampled_from(Verdict), st.sampled_from([WARD, OTHER, ""])), max_size=25
).map(
    lambda shapes: [
        row(number, verdict, ward_id=ward) for number, (verdict, ward) in enumerate(shapes, 2)
    ]
)
WARDS = {WARD: "Blouberg ward 16 (LIM351)", OTHER: "Blouberg ward 3 (LIM351)"}


def counted(rows):
    return {verdict: sum(one.verdict == verdict for one in rows) for verdict in Verdict}


@settings(max_examples=40)
@given(ROWS, st.booleans())
def test_every_row_stands_once_on_all_rows_and_once_on_the_sheet_of_its_verdict(
    tmp_path_factory, rows, per_row
):
    folder = tmp_path_factory.mktemp("sums")
    write_results(folder / "results", rows)
    about = facts(per_row=per_row, wards=WARDS)
    write_workbook(source_of(rows), LAYOUT, folder / "results", about, folder / "made.xlsx")
    book = load_workbook(folder / "made.xlsx", read_only=True)
    lines = {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book}
    book.close()
    named = {verdict: len(lines[verdict.value]) for verdict in Verdict}
    assert [line[0] for line in lines["All rows"]] == [one.surname for one in rows]
    assert named == counted(rows)
    assert sum(named.values()) == len(rows)


@given(ROWS, st.booleans())
def test_the_summary_counts_every_verdict_and_all_of_them_the_rows(rows, per_row):
    told = {
        line.cells[0]: line.cells[1]
        for line in summary_lines(Totals.of(rows), facts(per_row=per_row, wards=WARDS))
        if len(line.cells) > 1
    }
    counts = [told[VERDICT_WORDS[verdict]] for verdict in Verdict]
    assert counts == list(counted(rows).values())
    assert told["All rows that came in"] == sum(counts) == len(rows)


@given(ROWS, st.booleans())
def test_the_register_accounts_for_every_row_and_lists_nobody_twice(rows, per_row):
    made = sections(rows, facts(per_row=per_row, wards=WARDS))
    heads = [re.findall("[0-9]+", one.head.reconciled) for one in made]
    for all_of_them, *parts in heads:
        assert int(all_of_them) == sum(map(int, parts))
    assert sum(int(head[0]) for head in heads) == len(rows)
    listed = sum(len(group.rows) for one in made for group in one.groups)
    left_out = (Verdict.DECEASED, Verdict.NOT_REGISTERED_VOTER, Verdict.DUPLICATE)
    assert listed == len(rows) - sum(counted(rows)[verdict] for verdict in left_out)
