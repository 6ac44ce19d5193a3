"""The real program, but that results are short texts made without a child process.

For proofs of the queue, where a thousand workbooks would take all the time.
"""

from __future__ import annotations

import sys

from app import bootstrap
from app.__main__ import main
from tests.helpers.seats import PlainWorker

if __name__ == "__main__":
    bootstrap.SpreadsheetWorker = PlainWorker  # type: ignore[misc,assignment]
    sys.exit(main())
