"""The figures that the README shows: what an owner asks about, the good and the bad.

Here and nowhere else: `packaging/bench.sh --markdown` prints these, and tests/unit/test_bench.py
holds the README's table to them, row by row. The bench measures more; what got worse stays here.
"""

from __future__ import annotations

from tests.bench.figures import Key

_LIMIT = "at a limit of 1,000 an hour"
_LIST = "inspecting a list of 14 columns"
_WORKBOOK = "the result workbook"
_LATE = "a 10 ms timer of the window with 2,000 jobs, while a list is checked: late"
_BARE_WINDOW = "bare PySide6 window"

README_ROWS: tuple[Key, ...] = (
    ("lookups at 0 ms, ten at once: a whole job", "bare httpx"),
    ("lookups at 100 ms, ten at once: a whole job", "ceiling"),
    ("lookups at 100 ms, ten at once: a whole job", "bare httpx"),
    (f"{_LIMIT}: most lookups in any 60 minutes", "the limit"),
    (f"{_LIMIT}: lookups an hour while a list lasts", "the limit"),
    ("from the minute with room again to the next lookup", ""),
    (f"{_LIST}, 50,000 rows: time", "openpyxl reading"),
    (f"{_LIST}, 50,000 rows: time", "calamine reading"),
    (f"{_LIST}, 50,000 rows: peak memory", "openpyxl reading"),
    (f"{_LIST}: log-log slope of memory over rows", "openpyxl reading"),
    ("growth of the seat's process while 50,000 rows' results are made", ""),
    (f"{_WORKBOOK}, 50,000 rows: time", "openpyxl writing"),
    (f"{_WORKBOOK}, 50,000 rows: time", "XlsxWriter"),
    (f"{_WORKBOOK}, 50,000 rows: peak memory", "XlsxWriter"),
    (f"{_WORKBOOK}: log-log slope of time over rows", "XlsxWriter"),
    (f"{_WORKBOOK}: log-log slope of memory over rows", "XlsxWriter"),
    ("the register, 2,000 rows: time", "reportlab's table"),
    ("the register, 20,000 rows: time", "reportlab's table"),
    ("start to first paint, warm", _BARE_WINDOW),
    ("start to 2,000 jobs listed, warm", _BARE_WINDOW),
    (f"{_LATE} at p99", _BARE_WINDOW),
    (f"{_LATE} at worst", _BARE_WINDOW),
    ("memory of the window grown meanwhile", _BARE_WINDOW),
    ("event loop: lookups at 0 ms, ten at once", "asyncio's own loop"),
    ("claiming one of 10 waiting jobs on MariaDB: p50", "bare UPDATE"),
    ("50 idle seats of an office: statements a second, with Redis", "without Redis"),
    ("a change on one seat is seen on another, with Redis: p95", "without Redis"),
    ("the feed to 200 clients at 10,000 messages a second: p99", "bare websockets"),
    (
        "the feed in a window at 2,000 messages a second: a 10 ms timer late at p99",
        "an idle feed",
    ),
)
