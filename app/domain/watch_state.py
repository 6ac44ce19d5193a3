"""What a window shows of the watched folder. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

from app.domain.watched_file import Waits


class Trouble(StrEnum):
    """Why the watched folder, or a part of it, is not looked at."""

    ABSENT = "absent"
    NO_FOLDER = "no folder"
    DENIED = "denied"
    OFFLINE = "offline"
    NO_ANSWER = "no answer"
    OURS = "ours"
    CROWDED = "crowded"
    STORE_AWAY = "store away"


_SENTENCES = {
    Trouble.ABSENT: "There is no folder {0}, or it cannot be reached. "
    "Create it, or choose another one in the settings",
    Trouble.NO_FOLDER: "{0} is not a folder. Choose another one in the settings",
    Trouble.DENIED: "The folder {0} may not be read by this user. "
    "Ask for the right to read it, or choose another one in the settings",
    Trouble.OFFLINE: "The folder {0} cannot be reached. It is looked at again as soon as it can",
    Trouble.NO_ANSWER: "The folder {0} does not answer. It is looked at again as soon as it does",
    Trouble.OURS: "The folder {0} is where Rollcheck keeps results or its own data. "
    "Choose another one in the settings",
    Trouble.CROWDED: "The folder {0} holds too much to look through all of it. "
    "Choose a folder for lists only in the settings",
    Trouble.STORE_AWAY: "The database does not answer. Lists wait in the folder until it does",
}


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A list not taken yet; `name` is its path inside the folder, with `/`.

    `who` has it open, in which `program`; "" where that is not known or not the reason.
    """

    name: str
    reason: Waits
    who: str = ""
    program: str = ""


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A list that was given to intake and refused, with the sentence that says why."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WatchState:
    """The watched folder now.

    `offline_since` is store time (UTC, naive), set while a folder that was there cannot be looked
    at: then nothing is known of its files, least of all that they are gone. `refused` holds the
    refusals since this start, the newest last.
    """

    folder: PurePath
    offline_since: datetime | None = None
    trouble: Trouble | None = None
    waiting: tuple[WaitingFile, ...] = ()
    refused: tuple[RefusedFile, ...] = ()

    @property
    def has_no_room(self) -> bool:
        """Whether a list waits because this PC's disk has no room for its copy."""
        return any(one.reason is Waits.DISK_FULL for one in self.waiting)

    @property
    def problem(self) -> str:
        """What is wrong and what to do, in one or two sentences; "" while all is well."""
        return _SENTENCES[self.trouble].format(self.folder) if self.trouble else ""
