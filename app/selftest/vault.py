"""The operating system's vault: a secret is put in, read, and taken out."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import sys
from pathlib import Path

from app.selftest.check import expect
from app.vault import the_vault, vault_state

SERVICE = "Rollcheck/selftest"


async def vault(_folder: Path) -> str:
    """On Windows it must work; a Linux without a desktop has none, which `doctor` tells too."""
    state = await asyncio.to_thread(vault_state)
    if state.problem and sys.platform != "win32":
        return f"none on this computer ({state.problem})"
    expect(not state.problem, f"the vault cannot be used: {state.problem}")
    secret = secrets.token_urlsafe(24)
    stored = await asyncio.to_thread(_there_and_back, secret)
    if stored is None and sys.platform != "win32":
        return f"{state.name} keeps nothing"
    expect(stored == secret, "the vault gave something else back")
    return state.name


def _there_and_back(secret: str) -> str | None:
    keyring = the_vault()
    # Two self-tests at once must not meet.
    user = f"selftest-{secrets.token_hex(4)}"
    try:
        keyring.set_password(f"{SERVICE}/{user}", user, secret)
        found: str | None = keyring.get_password(f"{SERVICE}/{user}", user)
        return found
    finally:
        with contextlib.suppress(Exception):
            keyring.delete_password(f"{SERVICE}/{user}", user)
