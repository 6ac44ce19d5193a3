"""What the result files are called, safe on Windows and without an ID number in the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

MAX_STEM_BYTES = 120
"""Leaves room for a long results folder within the 260 characters of older Windows."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_ID_NUMBER = re.compile(r"(?<!\d)\d{13}(?!\d)")
_PORTS = tuple(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³")
_RESERVED = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS))


@dataclass(frozen=True, slots=True)
class ResultNames:
    """The two files of one run; both carry the same stamp, so they are found together."""

    workbook: str
    register: str


def result_names(file_name: str, finished: datetime) -> ResultNames:
    """Names for the results of `file_name`, finished at the local time `finished`.

    The workbook is `<source stem>_processed_<YYYYMMDD_HHMMSS>.xlsx` (seed-system notes).
    """
    stem = _safe_stem(file_name)
    stamp = f"{finished:%Y%m%d_%H%M%S}"
    return ResultNames(
        workbook=f"{stem}_processed_{stamp}.xlsx", register=f"{stem}_form_a_{stamp}.pdf"
    )


def _safe_stem(file_name: str) -> str:
    stem = PurePath(file_name.replace("\\", "/")).stem
    stem = _ID_NUMBER.sub("ID", _FORBIDDEN.sub(" ", stem))
    stem = _shortened(" ".join(stem.split())).strip(" .") or "list"
    # Windows takes "CON.2026_processed.xlsx" for the console: the part before the first dot rules.
    if stem.split(".")[0].strip().upper() in _RESERVED:
        return f"_{stem}"
    return stem


def _shortened(stem: str) -> str:
    return stem.encode("utf-8")[:MAX_STEM_BYTES].decode("utf-8", errors="ignore")
