"""The private folder of one drop."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.ui.drops.names import numbered
from app.ui.drops.values import Limits


class Shelf:
    """Holds what one drop unpacks or receives: no name twice, no more bytes than allowed.

    `folder` is None until the first file needs it.
    """

    def __init__(self, private: Path, limits: Limits) -> None:
        self.limits = limits
        self.room = limits.all_bytes
        self.folder: Path | None = None
        self._private = private
        self._names: set[str] = set()

    def place(self, name: str) -> Path:
        """Where a file of this safe name goes; nothing is there yet."""
        if self.folder is None:
            # mkdtemp makes it for this user alone.
            self.folder = Path(tempfile.mkdtemp(prefix="drop-", dir=self._private))
        return self.folder / numbered(name, self._names)
