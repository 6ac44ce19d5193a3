"""The operator of a seat becomes known to the office when the seat opens."""

from __future__ import annotations

import asyncio
import getpass
import logging
import sys

from app.domain.errors import StoreUnavailable
from app.engine.apart import apart
from app.engine.permits import Permit

log = logging.getLogger(__name__)

NAME_SECONDS = 3.0
_NAME_DISPLAY = 3
_MOST_CHARACTERS = 256


async def enrol_here(permit: Permit, display_name: str) -> None:
    """Make this seat's operator known, once; a `display_name` of the settings counts from then on.

    With the store away it is done at the first thing the operator asks for.
    """
    name = permit.actor.name
    try:
        known = await permit.gate.find(name)
        if known is None:
            await permit.gate.enrol(name, display_name or await full_name(name) or name)
        elif display_name and display_name != known.display_name:
            await permit.gate.show_as(known.name, display_name)
    except StoreUnavailable as away:
        log.warning("the operator is made known later: %s", away)


async def full_name(name: str) -> str:
    """The full name that the system knows of the user at this PC; "" without one.

    "" too where `name` is not that user, and where the domain does not answer in time.
    """
    try:
        async with asyncio.timeout(NAME_SECONDS):
            return await apart(lambda: _full_name(name), "full-name")
    except (TimeoutError, OSError, KeyError, ImportError):
        return ""


def _full_name(name: str) -> str:
    if getpass.getuser() != name:
        return ""
    return _of_windows() if sys.platform == "win32" else _of_unix(name)


def _of_windows() -> str:
    """GetUserNameExW with NameDisplay; it fails for an account that belongs to no domain."""
    if sys.platform != "win32":
        return ""
    import ctypes

    size = ctypes.c_ulong(_MOST_CHARACTERS)
    text = ctypes.create_unicode_buffer(_MOST_CHARACTERS)
    found = ctypes.windll.secur32.GetUserNameExW(_NAME_DISPLAY, text, ctypes.byref(size))
    return text.value.strip() if found else ""


def _of_unix(name: str) -> str:
    if sys.platform == "win32":
        return ""
    import pwd

    return pwd.getpwnam(name).pw_gecos.partition(",")[0].strip()
