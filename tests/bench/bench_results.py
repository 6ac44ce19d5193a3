"""The result workbook against openpyxl and XlsxWriter that write the same cells.

Ours reads the source and the results, places every row and styles and formats what is printed; the
references get each cell ready made and write it, in their modes for large files. Each in a process
of its own. A reference takes its cells from a file, a row at a time, for held in memory they would
be in its peak: what it takes to read that file alone is measured too, and taken off its time.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.apart import least
from tests.bench.figures import Figure
from tests.bench.people_rows import put_results
from tests.bench.program import run
from tests.bench.rows import ROWS, SHORT_ROWS, Compared, sizes, spent_by, times
from tests.bench.writers import cells_are_read, openpyxl_writes, ours_writes, xlsxwriter_writes
from tests.bench.written_cells import Looks, keep_cells, looks_of

OPENPYXL, XLSXWRITER = "openpyxl writing", "XlsxWriter"
WHAT = "the result workbook"
REFERENCES = (OPENPYXL, XLSXWRITER)
KEYS, SHORT_KEYS = (Compared(WHAT, REFERENCES).keys(each) for each in (ROWS, SHORT_ROWS))


def measure(short: bool) -> list[Figure]:
    """Every size."""
    compared = Compared(WHAT, REFERENCES)
    works = {OPENPYXL: openpyxl_writes, XLSXWRITER: xlsxwriter_writes}
    looks: Looks = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        cells = folder / "cells.pickle"
        for rows in sizes(short):
            put_results(folder, rows)
            often = times(rows, short)
            ours = least(ours_writes, folder, times=often)
            looks = looks or looks_of(folder / "ours.xlsx")
            keep_cells(folder / "ours.xlsx", looks, cells)
            reading = least(cells_are_read, cells, times=often).seconds
            spent = spent_by(works, often, cells, folder / "plain.xlsx")
            compared.at(rows, ours, {name: one.without(reading) for name, one in spent.items()})
    return compared.figures()


if __name__ == "__main__":
    run(__doc__, KEYS, measure, SHORT_KEYS)
