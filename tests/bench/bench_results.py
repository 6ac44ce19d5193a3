"""The result workbook against openpyxl and XlsxWriter that write the same cells.

Ours reads the source and the results, places every row and styles and formats what is printed; the
references get each cell ready made and write it, in their modes for large files. Each in a process
of its own.
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
from tests.bench.rows import ROWS, Compared, sizes, spent_by, times
from tests.bench.writers import openpyxl_writes, ours_writes, xlsxwriter_writes
from tests.bench.written_cells import Looks, keep_cells, looks_of

OPENPYXL, XLSXWRITER = "openpyxl writing", "XlsxWriter"
WHAT = "the result workbook"
NAMES = Compared(WHAT, ()).names(ROWS)


def measure(short: bool) -> list[Figure]:
    """Every size."""
    compared = Compared(WHAT, (OPENPYXL, XLSXWRITER))
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
            compared.at(rows, ours, spent_by(works, often, cells, folder / "plain.xlsx"))
    return compared.figures()


if __name__ == "__main__":
    run(__doc__, NAMES, measure)
