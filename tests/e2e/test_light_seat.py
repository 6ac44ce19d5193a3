"""The process that asks the IEC and shows the window leaves spreadsheets to another one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.helpers.commands import SECONDS, Rollcheck

HEAVY = {"openpyxl", "reportlab", "python_calamine", "xlrd", "pypdf", "PySide6"}
CHECK_AND_TELL = """
import sys
from app.cli.shell import run
if __name__ == "__main__":
    code = run(["verify", sys.argv[1], "--json"])
    print(code, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_a_whole_job_reads_no_library_of_spreadsheets_into_the_seats_process(
    office: Rollcheck, ward_list: Path
) -> None:
    script = office.root / "check.py"
    script.write_text(CHECK_AND_TELL)
    ran = subprocess.run(
        [sys.executable, "-P", str(script), str(ward_list)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        cwd=office.root,
        env=office.environment(),
        check=True,
    )
    code, *imported = ran.stdout.splitlines()[-1].split()
    assert (code, HEAVY.intersection(imported)) == ("0", set())
