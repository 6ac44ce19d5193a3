"""What the result files are called, safe on Windows and without an ID number in the name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from app.domain.safe_name import safe_name


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
    return safe_name(PurePath(file_name.replace("\\", "/")).stem, "list")
