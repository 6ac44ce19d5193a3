"""The doctor's look at the way to the IEC: secrets, sign-in, clock."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime

from app.domain.errors import GatewayBlocked, LookupFailed, NoCredentials, SignInRefused
from app.engine.apart import apart
from app.engine.doctor_check import Finding, ok, trouble, warning
from app.engine.iec_access import IecAccess
from app.iec.account import Credentials
from app.iec.client import IecClient
from app.iec.errors import LOCAL_REASONS
from app.vault import iec_secrets, vault_state

Access = Callable[[tuple[str, str] | None], IecAccess]

CLOCK_SECONDS = 120.0
_NOBODY = Credentials("", "")


async def vault() -> Finding:
    """Where the IEC's user name and password come from on this PC."""
    if os.environ.get("IEC_API_USERNAME") and os.environ.get("IEC_API_PASSWORD"):
        return ok("not needed: IEC_API_USERNAME and IEC_API_PASSWORD are set")
    state = await apart(vault_state, "doctor-vault")
    if state.problem:
        return warning(
            f"This PC has no vault that works ({state.problem}). Set IEC_API_USERNAME and "
            "IEC_API_PASSWORD instead"
        )
    return ok(f"{state.name} works")


async def iec(access: Access, *, practice: bool) -> Finding:
    """Whether this PC can sign in to the IEC, and if not, whose affair it is."""
    here = await _access(access, practice=practice)
    if _is_pretended(here):
        return ok("practice: the simulated IEC is started with each command")
    try:
        async with here.client(_count_nothing) as client:
            await client.sign_in()
    except NoCredentials as missing:
        return trouble(str(missing))
    except SignInRefused as refused:
        return trouble(f"{here.address.base}: {refused}")
    except GatewayBlocked as blocked:
        return trouble(f"{here.address.base}: {blocked}")
    except LookupFailed as failure:
        return _unreached(here.address.base, failure)
    return ok(f"{here.address.base}: signed in")


async def clock(access: Access, *, practice: bool) -> Finding:
    """Whether this PC's clock is right: the quota is counted by it."""
    here = await _access(access, practice=practice)
    if _is_pretended(here):
        return ok(f"{_local_now()}; not compared in practice")
    client = IecClient(here.address, _NOBODY, timeout_seconds=here.timeout_seconds)
    try:
        async with client:
            theirs = await client.server_date()
    except LookupFailed:
        theirs = None
    if theirs is None:
        return ok(f"{_local_now()}; not compared, for the IEC tells no time now")
    return compared((datetime.now(UTC) - theirs).total_seconds())


def compared(ahead: float) -> Finding:
    """What a clock means that is so many seconds ahead of the IEC's."""
    if abs(ahead) <= CLOCK_SECONDS:
        return ok(f"{_local_now()}; agrees with the IEC's")
    direction = "ahead of" if ahead > 0 else "behind"
    return trouble(
        f"This PC's clock is {abs(ahead) / 60:,.0f} minutes {direction} the IEC's. Set it right: "
        "the limit of lookups an hour is counted by it"
    )


async def _access(access: Access, *, practice: bool) -> IecAccess:
    secrets = None if practice else await apart(iec_secrets, "doctor-secrets")
    return access(secrets)


def _is_pretended(here: IecAccess) -> bool:
    """Practice without a server named: its account must never be shown to the real IEC."""
    return here.practice and not here.address.loopback


def _unreached(base: str, failure: LookupFailed) -> Finding:
    if failure.reason in LOCAL_REASONS:
        return trouble(f"{base} cannot be reached from this PC ({failure}): check its network")
    return trouble(
        f"{base} does not answer ({failure}). Jobs wait and go on by themselves when it does"
    )


def _local_now() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %Z}"


async def _count_nothing() -> None:
    """A sign-in does not count against the limit."""
