"""Where a seat keeps its things: the real world, or practice, which never meets it; and its log.

Read before anything heavy is imported: the window is painted before the engine is there.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from app.domain.errors import UserError
from app.privacy import MaskDigits

LOG_BYTES = 2_000_000
LOG_FILES = 5
KEPT = "kept"


@dataclass(frozen=True, slots=True)
class World:
    """Where a seat keeps its things: the real world, or practice, which never meets it."""

    root: Path
    practice: bool

    @property
    def data_dir(self) -> Path:
        """Practice lives in a folder of its own (design, decision 8)."""
        return self.root / "practice" if self.practice else self.root

    @property
    def store_file(self) -> Path:
        return self.data_dir / "rollcheck.sqlite"

    @property
    def scratch(self) -> Path:
        return self.data_dir / "scratch"

    @property
    def kept(self) -> Path:
        """Spreadsheets that wait on this PC while the database is away."""
        return self.data_dir / KEPT

    @property
    def logs(self) -> Path:
        return self.data_dir / "logs"


def make_folders(world: World) -> None:
    """The data folders, for this user alone. Raises UserError where they cannot be made."""
    for folder in (world.root, world.data_dir, world.logs):
        try:
            # `mode` counts for the last folder only, hence one after the other.
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as problem:
            raise _unusable(folder, problem) from None


class _PrivateLog(logging.handlers.RotatingFileHandler):
    """Files for this user's eyes only, also where the folder is open to others."""

    def _open(self) -> TextIOWrapper:
        # Before it is written to: whoever opened it while it was open would go on reading.
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()


@contextmanager
def start_log(world: World) -> Iterator[None]:
    """Log into rotating files of the data folder, every run of digits masked.

    Raises UserError where they cannot be made.
    """
    handler = _log_of(world)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(MaskDigits())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # The first two log each address, which holds an ID number; the last a page at every job.
    for name in ("httpx", "httpcore", "alembic", "wakepy"):
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.removeHandler(handler)
        # On a full disk the last lines do not fit: that must not look as if the work had failed
        # (found by packaging/chaos.sh).
        with contextlib.suppress(OSError):
            handler.close()


def _log_of(world: World) -> logging.Handler:
    path = world.logs / "rollcheck.log"
    try:
        return _PrivateLog(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
    except OSError as problem:
        raise _unusable(world.logs, problem) from None


def _unusable(folder: Path, problem: OSError) -> UserError:
    reason = problem.strerror or os.strerror(problem.errno or 0)
    return UserError(
        f"The data folder {folder} cannot be used: {reason}. "
        "Set ROLLCHECK_DATA_DIR to a folder of your own"
    )
