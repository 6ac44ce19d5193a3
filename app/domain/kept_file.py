"""A spreadsheet kept on this PC while the database is away. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.draft import Batch, Draft


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One spreadsheet that waits on this PC to be taken in; its id stays that of `draft`.

    The draft's `created_at` is when it was kept, UTC by this PC's clock. `office` says which
    database it is meant for: the office's, or this PC's own. `starts` is set for a file that
    becomes a job at once where nothing is open (the command `add`); a window asks first.
    `warning` says that somebody had the file open when it was copied, or is "".
    """

    draft: Draft
    office: bool
    starts: bool = False
    warning: str = ""
    batch: Batch | None = None

    @property
    def key(self) -> str:
        """The id that the draft or job will have."""
        return self.draft.draft_id
