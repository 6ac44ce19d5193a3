"""Honest lists under hostile names: what a file is called must never become a path or a command."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tests.corpus.archives import honest
from tests.corpus.case import Case, Ends, of_bytes

NAMES = (
    "..xlsx",
    "...",
    "..\\..\\WARD 16 BLOUBERG.xlsx",
    "C:\\Windows\\win.ini",
    "\\\\server\\share\\list.xlsx",
    "CON.xlsx",
    "con",
    "NUL",
    "AUX.csv",
    "COM1.xlsx",
    "LPT9.WARD 16.xlsx",
    "CONIN$.xlsx",
    "list.xlsx.",
    "list.xlsx ",
    " list.xlsx",
    ".xlsx",
    "-rf.xlsx",
    "--ward=1.xlsx",
    "$(reboot).xlsx",
    "`reboot`.xlsx",
    "%PATH%.xlsx",
    "%s%n%x.xlsx",
    "{0.__class__}.xlsx",
    "=cmd|' !A0.xlsx",
    "<b>BLOUBERG.xlsx",
    "BLOUBERG & WARD 16.xlsx",
    "WARD \u202exslx.61 exe",
    "\u2066BLOUBERG\u2069.xlsx",
    "\u200b.xlsx",
    "BLOUBERG\nWARD 16\r.xlsx",
    "BLOUBERG\tWARD 16.xlsx",
    "\x1b[31mred.xlsx",
    "\x7f\x01.xlsx",
    "Naude\u0301 WARD 16.xlsx",
    "\U0001f5f3 WARD 16.xlsx",
    "a" * 250 + ".xlsx",
    "\U0001f5f3" * 60 + ".xlsx",
    "WARD 16:stream.xlsx",
    "WARD 16?*.xlsx",
    "8001015009087.xlsx",
    "WARD 99999999999999999999.xlsx",
    "WARD 16 " * 25 + ".xlsx",
    "16" * 100 + ".xlsx",
    os.fsdecode(b"BLOUBERG \xff\xfe WARD 16.xlsx"),
    "~$BLOUBERG WARD 16.xlsx",
)


def cases() -> Iterator[Case]:
    """Every name, with an honest list behind it."""
    data = of_bytes(honest("xlsx"))
    for number, name in enumerate(NAMES):
        yield Case(f"name/{number}", data, name, Ends.READ)
