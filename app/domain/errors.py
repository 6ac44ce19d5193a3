"""The error tree: three branches, because three different things happen next.

`UserError`: the operator can act on it; its text is shown as it stands.
`OutageError`: something outside is away; the work waits and goes on.
`BugError`: our own fault; logged with context, shown once.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime


class RollcheckError(Exception):
    """The root. Nothing in this tree ever carries an ID number or a person's name."""

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process boundary whole, whatever the leaf's constructor takes."""
        return (_rebuild, (type(self), self.args, self.__dict__))


def _rebuild(
    kind: type[RollcheckError], words: tuple[object, ...], facts: dict[str, object]
) -> RollcheckError:
    error = kind.__new__(kind)
    error.args = words
    error.__dict__.update(facts)
    return error


class UserError(RollcheckError):
    """Says what is wrong, where, and what to do; shown to the operator unchanged."""


NAMED_IN_A_SENTENCE = 12


def first_of(names: Sequence[str]) -> str:
    """Names for a sentence; of many the first, and how many more there are.

    A workbook may have thousands of sheets.
    """
    left = len(names) - NAMED_IN_A_SENTENCE
    named = ", ".join(names[:NAMED_IN_A_SENTENCE])
    return f"{named} and {left:,} more" if left > 0 else named


class SpreadsheetRefused(UserError):
    """A file that cannot be used as it is. The text names the file, the cause and the cure."""

    def __init__(self, file_name: str, cause: str, cure: str) -> None:
        super().__init__(f"{file_name}: {cause}. {cure}")
        self.file_name = file_name
        self.cause = cause
        self.cure = cure


class NoRoom(SpreadsheetRefused):
    """The file may be good: this PC's disk has no room for what is made of it."""

    def __init__(self, file_name: str) -> None:
        super().__init__(
            file_name,
            "could not be copied, for the disk of this PC is full",
            "Make room on it, then add the file again",
        )


class NotReadable(SpreadsheetRefused):
    """The system does not give the file's bytes now: it is gone, locked, or its drive is away."""


class ResultsNotWritten(UserError):
    """The results could not be written to this PC's data folder; `reason` is the system's."""

    def __init__(self, job_id: str, reason: str) -> None:
        super().__init__(
            f"The results of job {job_id} cannot be made: the data folder cannot be written to "
            f"({reason}). Make room on its disk, then resume"
        )


class FolderFull(UserError):
    """Nothing more fits on the disk of a folder that was to be written to."""


class NoRoomForResults(ResultsNotWritten):
    """They did not fit on this PC's disk."""


class QuestionOpen(UserError):
    """A spreadsheet that only the operator can finish describing; `choices` may be empty."""

    def __init__(self, file_name: str, about: str, text: str, choices: tuple[str, ...]) -> None:
        named = f". Choose from: {first_of(choices)}" if choices else ""
        super().__init__(f"{file_name}: {text.rstrip('.')}{named}")
        self.about = about
        self.choices = choices


class OutageError(RollcheckError):
    """Wait and go on; never a reason to fail a job or to answer about a person."""


class QuotaExhausted(OutageError):
    """No lookups are free now. `retry_at` is store time (UTC), the earliest that can help."""

    def __init__(self, retry_at: datetime) -> None:
        super().__init__(f"no lookups left until {retry_at:%H:%M} UTC")
        self.retry_at = retry_at


class LeaseLost(OutageError):
    """Another seat runs the job now; this one must stop asking and writing at once."""


class StoreUnavailable(OutageError):
    """The database does not answer."""


class LookupFailed(OutageError):
    """One lookup gave no answer about the person (after its retries).

    `reason` is a short plain text for the workbook ("time-out", "server error 502").
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LimitReached(LookupFailed):
    """The IEC itself said 429. `retry_after` is seconds, None when it named none."""

    def __init__(self, retry_after: float | None) -> None:
        super().__init__("the IEC's limit was reached")
        self.retry_after = retry_after


class GatewayRefusal(LookupFailed):
    """An HTML page from the gateway before the IEC: says nothing about a person or a limit."""

    def __init__(self) -> None:
        super().__init__("refused by the IEC's gateway")


class AccountRefusal(LookupFailed):
    """A lookup answered 401 with a fresh token, or 403 that is not the gateway's page."""

    def __init__(self) -> None:
        super().__init__("the IEC refused this account for the lookup")


class ListAway(OutageError):
    """A list of the watched folder cannot be read any more since it was seen there."""

    def __init__(self) -> None:
        super().__init__("The list is gone from the watched folder; it is taken when it is back")


class SeatBlocked(OutageError):
    """This seat cannot use the IEC, though another one may: its job goes back to queued."""


class SignInRefused(SeatBlocked):
    """The IEC refused the user name and password."""

    def __init__(self) -> None:
        super().__init__(
            "The IEC refused the user name or password. Correct them in the settings "
            "(IEC_API_USERNAME and IEC_API_PASSWORD), then resume"
        )


class NoCredentials(SeatBlocked):
    """Neither the vault nor the environment holds an IEC user name and password."""

    def __init__(self) -> None:
        super().__init__(
            "No IEC user name and password on this PC. Unlock its vault, or set IEC_API_USERNAME "
            "and IEC_API_PASSWORD, or use --practice, then resume"
        )


class GatewayBlocked(SeatBlocked):
    """The gateway refused three different ID numbers in a row: it refuses this network."""

    def __init__(self) -> None:
        super().__init__("The IEC's gateway blocks this network; ask the IEC to allow-list it")


class AccountBlocked(SeatBlocked):
    """Three lookups in a row were refused although the sign-in was accepted."""

    def __init__(self) -> None:
        super().__init__(
            "The IEC accepts the sign-in but refuses lookups for this account; ask the IEC"
        )


class NoInternet(SeatBlocked):
    """Of many seats: this PC does not reach the IEC at all, which another one may."""

    def __init__(self) -> None:
        super().__init__(
            "The IEC cannot be reached from this PC. Its list goes on by itself, on another seat "
            "or here"
        )


class DiskFull(SeatBlocked):
    """This PC's disk is full: what was to be written waits, here or on another seat."""

    def __init__(self) -> None:
        super().__init__(
            "The disk of this PC is full. Make room on it; what waits goes on by itself"
        )


def is_disk_full(problem: BaseException) -> bool:
    """Whether an error of the system says that the disk, or this user's share of it, is full."""
    full = (errno.ENOSPC, errno.EDQUOT)
    return isinstance(problem, OSError) and problem.errno in full


@contextmanager
def where_full(error: RollcheckError) -> Iterator[None]:
    """Raise this in place of what the system says of a full disk."""
    try:
        yield
    except OSError as problem:
        if is_disk_full(problem):
            raise error from None
        raise


class BugError(RollcheckError):
    """A state that cannot be: logged with its context, never with personal data."""
