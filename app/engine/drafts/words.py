"""What the drafts say to operators: a window has fields where a command has options."""

from __future__ import annotations

import re

from app.domain.draft import Door, Draft
from app.domain.errors import (
    DiskFull,
    ListAway,
    NoRoom,
    NotReadable,
    SpreadsheetRefused,
    UserError,
)
from app.domain.spreadsheet import About

_OFFER = re.compile(r",? or name [^.]*--[a-z-]+[^.]*")
_OPTIONS = {
    "--header-row": "the header row",
    "--id-column": "the ID column",
    "--sheet": "the sheet",
    "--ward": "the ward",
}
_ASKED = {
    About.WARD: "which ward it is of",
    About.SHEET: "which sheet holds the list",
    About.HEADER_ROW: "which row holds the headers",
    About.ID_COLUMN: "which column holds the ID numbers",
}


def refusal_words(refused: SpreadsheetRefused) -> str:
    """A refusal with its cure, for somebody who has no options to give."""
    text = _OFFER.sub("", str(refused))
    for option, words in _OPTIONS.items():
        text = text.replace(option, words)
    return text if text.endswith(".") else f"{text}."


def wait_where_nobody_is(
    door: Door, refused: SpreadsheetRefused, *, accepted: bool = False
) -> None:
    """Raises OutageError where a list is to be offered again later: refused, it would be for ever.

    Nobody is at its door, or it was `accepted` before: its disk was full (DiskFull), or the file
    of a watched folder cannot be read now (ListAway), for its share went away after it was seen
    there (both found by packaging/chaos.sh) or another program holds it.
    """
    if (accepted or door.is_unattended) and isinstance(refused, NoRoom):
        raise DiskFull from None
    if door is Door.WATCHED and isinstance(refused, NotReadable):
        raise ListAway from None


def gone() -> UserError:
    """For a draft that is nowhere any more."""
    return UserError(
        "This list is no longer here: it was removed or started elsewhere, or its time was over. "
        "Add the file again if it is still to be checked"
    )


def cannot_be_read(draft: Draft) -> UserError:
    """For a refused file that is asked for more than to be removed."""
    return UserError(
        f"{draft.file_name} cannot be read, so nothing can be done with it. Mend the file and "
        "add it again"
    )


def still_asked(draft: Draft) -> UserError:
    """For a draft with an open question that was to start."""
    questions = draft.inspection.questions if draft.inspection else ()
    asked = " and ".join(dict.fromkeys(_ASKED[one.about] for one in questions))
    return UserError(f"{draft.file_name}: it is not known {asked}. Say so, then start it")
