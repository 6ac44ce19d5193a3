"""The entry: a command, or help."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    # First of all: in a frozen program the spreadsheet process starts here too.
    multiprocessing.freeze_support()
    from app.cli.shell import run

    return run(list(sys.argv[1:] if arguments is None else arguments))


if __name__ == "__main__":
    sys.exit(main())
