"""What stands between the operator's double click and the window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
# Read after the window was painted; the database's library alone takes a fifth of a second.
LATER = {"sqlalchemy", "alembic", "httpx", "openpyxl", "reportlab", "redis", "fastapi", "pymysql"}
LATER_ROOMS = {"app.store", "app.seats", "app.serving", "app.bootstrap", "app.feed"}
READ = """
import sys
from app.__main__ import read_application
read_application()
print(*sys.modules)
"""


def test_no_library_of_the_engine_is_read_before_the_window_is_painted():
    told = subprocess.run(
        [sys.executable, "-P", "-c", READ],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        check=True,
    )
    modules = set(told.stdout.split())
    rooms = {".".join(name.split(".")[:2]) for name in modules}
    assert "app.ui.window.shell" in modules
    assert modules & LATER | rooms & LATER_ROOMS == set()


def test_garbage_is_looked_for_again_once_the_modules_are_read():
    told = subprocess.run(
        [sys.executable, "-P", "-c", f"{READ}\nimport gc; print(gc.isenabled())"],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "True"
