"""A disk of this PC that has no room for results, until a test makes some."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.domain.spreadsheet import RowResult
from app.engine import results


class Disk:
    """Full from the beginning; only the writing of results meets it.

    `refused` is how many times it was written to in vain, `tried` how often a seat looked for
    room.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.refused = self.tried = 0
        self._error: int | None = errno.ENOSPC
        self._write = results.write_results
        monkeypatch.setattr(results, "write_results", self._writing)
        monkeypatch.setattr(results.ResultsMaker, "has_room", lambda _maker: self._has_room())

    def make_room(self) -> None:
        """What is written from now on fits."""
        self._error = None

    def _has_room(self) -> bool:
        self.tried += 1
        return self._error is None

    def _writing(self, path: Path, rows: Iterable[RowResult]) -> int:
        if self._error is not None:
            self.refused += 1
            raise OSError(self._error, os.strerror(self._error))
        return self._write(path, rows)
