"""The options that several commands share, each declared once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.domain.errors import UserError
from app.domain.municipalities import Municipalities
from app.domain.spreadsheet import WARD_PER_ROW
from app.domain.ward import WardId

PRIORITIES = 1_000_000

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Membership spreadsheets.")]
JobText = Annotated[str, typer.Argument(metavar="JOB", help="A job's id, or its beginning.")]
Ward = Annotated[
    str | None,
    typer.Option(
        help='A ward ID (93501016), a name ("Blouberg 16"), or "column": each row by its own.'
    ),
]
Sheet = Annotated[str | None, typer.Option(help="The sheet to read.")]
HeaderRow = Annotated[
    int | None, typer.Option(min=0, help="The header's row as Excel shows it; 0: there is none.")
]
IdColumn = Annotated[str | None, typer.Option(help="The ID column: its header or its letter.")]
AcceptRepairs = Annotated[
    bool, typer.Option("--accept-repairs", help="Restore leading zeros lost from text cells too.")
]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Where the results are written.")]
Practice = Annotated[
    bool, typer.Option("--practice", help="Use the simulated IEC; nobody is really asked.")
]
IecUrl = Annotated[str | None, typer.Option(metavar="URL", help="The IEC's address.")]
Urgent = Annotated[bool, typer.Option("--urgent", help="Goes before all others.")]
Priority = Annotated[
    int,
    typer.Option(min=-PRIORITIES, max=PRIORITIES, help="Among its equals, the larger goes first."),
]
Recheck = Annotated[
    bool, typer.Option("--recheck", help="Ask afresh, also where a young answer is known.")
]


class Meeting(StrEnum):
    """What kind of meeting Form A is for."""

    BPA = "BPA"
    BGA = "BGA"


MeetingDate = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The meeting's date, printed on Form A."),
]
MeetingKind = Annotated[
    Meeting | None, typer.Option(case_sensitive=False, help="The meeting, ticked on Form A.")
]
MaxWait = Annotated[
    float | None,
    typer.Option(metavar="SECONDS", min=0, help="Give up waiting for the IEC or quota after this."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def ward_wish(text: str | None, municipalities: Municipalities) -> str | None:
    """What `--ward` means: a ward ID, WARD_PER_ROW, or None.

    Raises UserError saying what to type for what names no ward.
    """
    if text is None or text.strip().lower() == WARD_PER_ROW:
        return text and WARD_PER_ROW
    return ward_of(text, municipalities)


def ward_of(text: str, municipalities: Municipalities) -> WardId:
    """The ward an operator named. Raises UserError with the choices where there are several."""
    found = municipalities.parse(text)
    if found.ward_id is not None:
        return found.ward_id
    choices = ", ".join(f"{one.ward_id} ({one.label})" for one in found.choices)
    problem = found.problem or 'names no ward; type a ward ID, or a name such as "Blouberg 16"'
    sentence = f'The ward "{text[:60]}": {problem}'
    raise UserError(f"{sentence}. Choose from: {choices}" if choices else sentence)
