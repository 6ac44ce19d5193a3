"""Makes resources/samples/kinds: one list of five made-up people in every kind of spreadsheet.

The self-test reads them. With the packages for tests:
.venv/bin/python packaging/samples/make_kinds.py [FOLDER]
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.helpers import spreadsheets  # noqa: E402 - found by the line above

NAME = "MOGALE CITY WARD 1"
PEOPLE = 5


def save_csv(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [spreadsheets.HEADERS, *spreadsheets.members(PEOPLE)]
    writers = {
        "csv": save_csv,
        "ods": spreadsheets.save_ods,
        "xls": spreadsheets.save_xls,
        "xlsb": spreadsheets.save_xlsb,
        "xlsx": spreadsheets.save_xlsx,
    }
    for kind, save in writers.items():
        save(folder / f"{NAME}.{kind}", rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "samples" / "kinds")
