"""Reads the two municipality tables that come with the program."""

from __future__ import annotations

import csv
from functools import cache

from app.domain.municipalities import Municipalities
from app.resources import resource_path


@cache
def load_municipalities() -> Municipalities:
    """All municipalities, read once a process. Raises OSError where the tables are missing."""
    return Municipalities.from_rows(_rows("municipalities.csv"), _rows("municipalities_former.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    with resource_path("municipalities", name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
