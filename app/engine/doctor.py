"""What works on this PC and what does not, with what to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.engine import doctor_feed, doctor_here, doctor_iec, doctor_kept
from app.engine.doctor_check import Check, Finding, State, check
from app.engine.doctor_database import SERVER
from app.engine.doctor_iec import Access
from app.engine.doctor_office import examine_office
from app.settings import Settings

__all__ = ["Check", "State", "examine"]

# Of the embedded store, which rests while the seat is in an office.
_OF_THIS_PC = ("Database", "Queue")
SHORT_SECONDS = 10.0
LONG_SECONDS = 60.0


async def examine(
    settings: Settings, *, data_dir: Path, store_file: Path, practice: bool, access: Access
) -> list[Check]:
    """Look at everything, each thing within a limit of time; never raises, changes nothing.

    Needs no open seat, so that it works where a seat does not. `access` makes the IEC's access
    from user name and password (`app.bootstrap.access_to` with the rest given); it may raise
    UserError. Nothing secret is in a check.
    """
    to_iec = settings.iec_timeout_ms / 1000 + SHORT_SECONDS
    shared = bool(settings.database_url) and not practice
    looks: list[tuple[str, float, Callable[[], Awaitable[Finding]]]] = [
        ("Python", SHORT_SECONDS, doctor_here.python),
        ("Data folder", SHORT_SECONDS, partial(doctor_here.data_folder, data_dir)),
        ("Database", LONG_SECONDS, partial(doctor_here.database, store_file)),
        ("Kept on this PC", SHORT_SECONDS, partial(doctor_kept.kept_here, data_dir, shared=shared)),
        ("Queue", SHORT_SECONDS, partial(doctor_here.queue, data_dir, store_file)),
        ("Vault", SHORT_SECONDS, doctor_iec.vault),
        ("IEC", to_iec, partial(doctor_iec.iec, access, practice=practice)),
        ("Clock", to_iec, partial(doctor_iec.clock, access, practice=practice)),
        (
            "Results folder",
            SHORT_SECONDS,
            partial(doctor_here.results_folder, settings.results_folder),
        ),
        ("Spreadsheets", LONG_SECONDS, partial(doctor_here.spreadsheet_process, settings)),
        ("Feed", SHORT_SECONDS, partial(doctor_feed.feed, settings, data_dir, practice=practice)),
        ("Municipalities", SHORT_SECONDS, doctor_here.municipalities),
    ]
    if settings.shared_results_folder and not practice:
        folder = Path(settings.shared_results_folder)
        shared_folder = partial(doctor_here.shared_results_folder, folder)
        looks.append(("Shared results", SHORT_SECONDS, shared_folder))
    office = asyncio.create_task(examine_office(settings, practice=practice))
    here = await asyncio.gather(*(check(*look) for look in looks))
    shares = await office
    if any(one.name == SERVER for one in shares):
        here = [_resting(one) if one.name in _OF_THIS_PC else one for one in here]
    return [*here, *shares]


def _resting(own: Check) -> Check:
    """What is told of the store that a seat of an office has and does not use."""
    state = State.WARNING if own.state is State.TROUBLE else own.state
    return replace(own, state=state, text=f"of this PC alone, unused in an office: {own.text}")
