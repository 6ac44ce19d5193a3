"""What a command's exit code says; of several files, the first that applies in this order."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """0 every row has an answer; 3 some rows could not be checked; 2 the input or the command is
    at fault; 4 the IEC cannot be used now; 130 interrupted; 1 an internal error.
    """

    DONE = 0
    BUG = 1
    BAD_INPUT = 2
    NOT_ALL_CHECKED = 3
    IEC_UNUSABLE = 4
    INTERRUPTED = 130


_WORST_FIRST = (
    ExitCode.BUG,
    ExitCode.INTERRUPTED,
    ExitCode.IEC_UNUSABLE,
    ExitCode.BAD_INPUT,
    ExitCode.NOT_ALL_CHECKED,
)


def overall(codes: Iterable[ExitCode]) -> ExitCode:
    """One code for several files."""
    found = set(codes)
    return next((code for code in _WORST_FIRST if code in found), ExitCode.DONE)
