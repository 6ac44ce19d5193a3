"""A spreadsheet that is no job yet: looked over, perhaps with a question, not yet started. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.preflight_view import Meeting
from app.domain.spreadsheet import Inspection, Wishes


class Door(StrEnum):
    """How a spreadsheet came in."""

    DROPPED = "dropped"
    WATCHED = "watched"
    FED = "fed"
    INBOX = "inbox"
    COMMAND = "command"

    @property
    def is_unattended(self) -> bool:
        """Whether no operator stands at it: what is refused for a while is offered again."""
        return self in (Door.WATCHED, Door.INBOX, Door.FED)


@dataclass(frozen=True, slots=True)
class DraftChoices:
    """How the job is to run, as its operator chose before it started."""

    urgent: bool = False
    recheck: bool = False
    priority: int = 1
    meeting: Meeting = field(default_factory=Meeting)


@dataclass(frozen=True, slots=True)
class Draft:
    """One stored spreadsheet that is no job yet; `draft_id` becomes its job's id.

    `inspection` is None and `refusal` a whole sentence where the file cannot be used. `batch_id`
    is "" for a file that came alone. `layout_key` names the headers as they were first found,
    before the operator's word; "" where there were none. Times are store time, UTC, naive.
    """

    draft_id: str
    batch_id: str
    door: Door
    iec: str
    file_name: str
    file_path: str
    file_size: int
    file_sha256: str
    operator: str
    seat: str
    created_at: datetime
    version: int = 1
    inspection: Inspection | None = None
    refusal: str = ""
    wishes: Wishes = field(default_factory=Wishes)
    choices: DraftChoices = field(default_factory=DraftChoices)
    layout_key: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether it could start without another word of its operator."""
        return not self.refusal and self.inspection is not None and not self.inspection.questions


@dataclass(frozen=True, slots=True)
class Batch:
    """Spreadsheets that came together: one notification, one results folder."""

    batch_id: str
    name: str
    operator: str
    seat: str
    created_at: datetime
