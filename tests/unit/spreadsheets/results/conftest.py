"""Finished jobs written to real files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from app.domain.spreadsheet import RowResult
from app.domain.totals import Totals
from app.spreadsheets.results.register.register import write_register
from app.spreadsheets.results.rows_file import write_results
from app.spreadsheets.results.workbook import write_workbook
from tests.helpers.results import LAYOUT, MemorySource, facts, source_of


@pytest.fixture
def make_workbook(tmp_path: Path) -> Callable[..., Workbook]:
    """Writes a workbook for some rows and opens it again."""

    def make(
        rows: Sequence[RowResult], source: MemorySource | None = None, **changes: Any
    ) -> Workbook:
        write_results(tmp_path / "results", rows)
        target = tmp_path / "made.xlsx"
        write_workbook(
            source or source_of(rows), LAYOUT, tmp_path / "results", facts(**changes), target
        )
        return load_workbook(target)

    return make


@pytest.fixture
def make_register(tmp_path: Path) -> Callable[..., Path]:
    """Writes a register for some rows; gives its path."""

    def make(rows: Sequence[RowResult], **changes: Any) -> Path:
        write_results(tmp_path / "results", rows)
        target = tmp_path / "made.pdf"
        fingerprint = "3f2a91bc77d0e15a" + "0" * 48
        write_register(tmp_path / "results", facts(**changes), Totals.of(rows), fingerprint, target)
        return target

    return make
