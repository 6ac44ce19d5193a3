"""A window as a process that measures itself: `window_probe.py rollcheck|bare [options]`."""

from __future__ import annotations

import sys
from pathlib import Path

# The spreadsheet process starts by reading this file too, and must not read Qt.
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tests.bench.window_measures import main

    main()
