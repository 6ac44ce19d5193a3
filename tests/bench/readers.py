"""What reads a list in a process of its own; each imports only what it needs (see `apart`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def openpyxl_reads() -> Callable[[str], None]:
    """Every cell, in the mode for large files."""
    from openpyxl import load_workbook

    def work(path: str) -> None:
        book = load_workbook(path, read_only=True, data_only=True)
        for _ in book.active.iter_rows(values_only=True):
            pass
        book.close()

    return work


def calamine_reads() -> Callable[[str], None]:
    """Every cell."""
    from python_calamine import CalamineWorkbook

    def work(path: str) -> None:
        for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows():
            pass

    return work


def ours_inspects() -> Callable[[str, str, str], None]:
    """The whole pre-flight of a list of this ward, every person written to `target`."""
    from app.domain.spreadsheet import Wishes
    from app.spreadsheets.municipality_table import load_municipalities
    from app.spreadsheets.reading.inspect import inspect

    municipalities = load_municipalities()
    municipalities.prepare()

    def work(path: str, ward: str, target: str) -> None:
        source = Path(path)
        inspect(source, source.name, Wishes(ward=ward), municipalities, Path(target))

    return work
