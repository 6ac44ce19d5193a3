"""The register, Form A, against reportlab's own table of the same cells.

Ours reads the results, sorts them by voting station, fits every text into its cell, and draws a
head and a foot on each page; the reference gets the ready cells and rules them, its header on each
page, in the same letters, its texts neither fitted nor wrapped. Each in a process of its own.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.spreadsheets.results.register.content import sections
from tests.bench.apart import least
from tests.bench.figures import Figure
from tests.bench.people_rows import FACTS, put_results
from tests.bench.program import run
from tests.bench.registers import ours_draws, reportlab_draws
from tests.bench.rows import Compared, spent_by, times

MEMBERS = (200, 2_000, 20_000)
SHORT_MEMBERS = (200, 2_000)
REPORTLAB = "reportlab's table"
WHAT = "the register"
KEYS, SHORT_KEYS = (Compared(WHAT, (REPORTLAB,)).keys(each) for each in (MEMBERS, SHORT_MEMBERS))


def measure(short: bool) -> list[Figure]:
    """Every size."""
    compared = Compared(WHAT, (REPORTLAB,))
    with TemporaryDirectory() as name:
        folder = Path(name)
        for members in SHORT_MEMBERS if short else MEMBERS:
            rows = put_results(folder, members, source=False)
            groups = [group for section in sections(rows, FACTS) for group in section.groups]
            (folder / "groups.json").write_text(json.dumps([_plain(group) for group in groups]))
            often = times(members, short)
            ours = least(ours_draws, folder, times=often)
            compared.at(members, ours, spent_by({REPORTLAB: reportlab_draws}, often, folder))
    return compared.figures()


def _plain(group: object) -> dict[str, object]:
    told = asdict(group)  # type: ignore[call-overload]
    return {name: told[name] for name in ("title", "rows", "total")}


if __name__ == "__main__":
    run(__doc__, KEYS, measure, SHORT_KEYS)
