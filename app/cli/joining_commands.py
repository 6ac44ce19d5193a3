"""`seat-file`, `join` and `leave`: a seat comes to an office, and goes."""

from __future__ import annotations

import asyncio
import getpass
import os
import sys
from functools import partial
from pathlib import Path

from app.cli.exit_codes import ExitCode
from app.cli.output import put, put_table, say
from app.cli.running import Where, seat_for
from app.domain.errors import UserError
from app.domain.office_address import parse_database
from app.domain.passphrase import new_passphrase, passphrase_trouble
from app.domain.permissions import Deed
from app.engine.doctor_check import SIGNS, Check
from app.engine.office_desk import OfficeDesk, keeps_from_joining
from app.engine.permits import require_logged
from app.settings import Settings

VARIABLE = "ROLLCHECK_SEAT_PASSPHRASE"


async def make_seat_file(
    settings: Settings, out: Path, office: str, *, from_input: bool
) -> ExitCode:
    """Write a seat file; only an admin may give the office's passwords away."""
    desk = OfficeDesk(settings, gate=partial(_admins_only, settings))
    given = _given(from_input)
    made = "" if given is not None else await asyncio.to_thread(_typed_twice)
    if given is None and not made:
        given = new_passphrase()
        say(f"The passphrase is: {given}   (it is not shown again)")
    content = await desk.make(out, office, given or made)
    put(f"{out}: the seat file of {content.office}, with {_parts(content.redis, content.iec_user)}")
    if parse_database(content.database).loopback:
        say("Its database is on this very PC by its address: other PCs cannot reach it like that")
    say("Give file and passphrase on different ways, and remove the file when all have joined")
    return ExitCode.DONE


async def _admins_only(settings: Settings) -> None:
    async with seat_for(settings, Where(), asks=False) as seat:
        await require_logged(seat.permit, seat.store, Deed.MAKE_SEAT_FILE, action="seat file")


async def join(settings: Settings, file: Path, *, from_input: bool) -> ExitCode:
    """Test what a seat file leads to, say what is wrong, and join where nothing is."""
    desk = OfficeDesk(settings)
    given = _given(from_input)
    passphrase = await asyncio.to_thread(_typed) if given is None else given
    content = await desk.open(file, passphrase)
    checks = await desk.try_out(content)
    _put_checks(checks)
    if keeps_from_joining(checks):
        say(f"Not joined {content.office}; nothing was changed. Mend what is told above first")
        return ExitCode.BAD_INPUT
    await desk.join(content)
    put(f"This seat has joined {content.office}. It counts from the next start")
    return ExitCode.DONE


async def leave(settings: Settings, *, with_vault: bool) -> ExitCode:
    """Be a seat of its own again."""
    was = settings.joined_office or "the office"
    await OfficeDesk(settings).leave(with_vault=with_vault)
    put(f"This seat has left {was} and works on its own from the next start")
    if not with_vault:
        say("The vault was left as it is: run `leave` once more when it works again")
    return ExitCode.DONE


def _put_checks(checks: list[Check]) -> None:
    put_table(("what", "state", ""), [(c.name, SIGNS[c.state], c.text) for c in checks])


def _parts(redis: str, iec_user: str) -> str:
    parts = ["database"]
    parts += ["Redis"] if redis else []
    parts += ["IEC account"] if iec_user else []
    return ", ".join(parts)


def _given(from_input: bool) -> str | None:
    """The passphrase from standard input or the environment, None to ask for it."""
    if from_input:
        line = sys.stdin.readline().strip() if sys.stdin is not None else ""
        if not line:
            raise UserError("Nothing came on standard input: give the passphrase there")
        return line
    return os.environ.get(VARIABLE) or None


def _typed() -> str:
    _need_a_terminal()
    return getpass.getpass("Passphrase of the seat file: ")


def _typed_twice() -> str:
    """ "" when a new one is to be made. Raises UserError."""
    _need_a_terminal()
    first = getpass.getpass("New passphrase, or Enter for one that is made for you: ")
    if not first:
        return ""
    if trouble := passphrase_trouble(first):
        raise UserError(trouble)
    if getpass.getpass("Once more: ") != first:
        raise UserError("The two passphrases are not the same: try again")
    return first


def _need_a_terminal() -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(f"There is no terminal: use --passphrase-stdin or set {VARIABLE}")
