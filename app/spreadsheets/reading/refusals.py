"""The sentences for files that cannot be used, and the seam where readers' errors become them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import RollcheckError, SpreadsheetRefused

DAMAGED_CURE = (
    "Open it in Excel and save it again as .xlsx, or ask for it to be sent again, then add that"
)
SPREAD_CURE = (
    "Copy the list alone to a new workbook (in Excel, Ctrl+End shows where the sheet ends) "
    "and add that, or name the list's own sheet with --sheet"
)


def damaged(file_name: str) -> SpreadsheetRefused:
    """For bytes that begin like a spreadsheet and do not go on like one."""
    return SpreadsheetRefused(file_name, "the file is damaged or cut off", DAMAGED_CURE)


def spread_out(file_name: str, sheet: str, cell: str) -> SpreadsheetRefused:
    """For a sheet whose filled cells lie too far apart to be read in memory."""
    where = f' in sheet "{sheet}"' if sheet else ""
    cause = f"there is something as far away as cell {cell}{where}, too far from the list to read"
    return SpreadsheetRefused(file_name, cause, SPREAD_CURE)


@contextmanager
def readers_errors(file_name: str) -> Iterator[None]:
    """Whatever a reader raises over a file means that the file is damaged.

    The readers raise anything over damaged bytes (IndexError, struct.error, AssertionError), and
    Rust panics escape `except Exception`; none of their texts help an operator, and they may
    quote cells. Errors of our own tree and exhausted memory pass unchanged.
    """
    try:
        yield
    except (RollcheckError, MemoryError):
        raise
    except Exception as exc:
        raise damaged(file_name) from exc
    except BaseException as exc:
        if type(exc).__name__ != "PanicException":
            raise
        raise damaged(file_name) from None
