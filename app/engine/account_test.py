"""Signs in at the IEC once, to say whether an account works. Spends no lookup."""

from __future__ import annotations

import asyncio

from app.domain.account_state import AccountState, AccountTest
from app.domain.errors import (
    GatewayBlocked,
    LimitReached,
    LookupFailed,
    SignInRefused,
    UserError,
)

SECONDS = 20.0


async def sign_in_once(
    user: str, password: str, iec_url: str, seconds: float = SECONDS
) -> AccountTest:
    """Whether this account is taken at that address, within so many seconds."""
    # Imported here: the window is painted before httpx is read.
    from app.iec.account import Credentials
    from app.iec.address import parse_address
    from app.iec.client import IecClient

    try:
        address = parse_address(iec_url)
    except UserError:
        return AccountTest(AccountState.ADDRESS)
    client = IecClient(address, Credentials(user, password), timeout_seconds=seconds)
    try:
        async with asyncio.timeout(seconds), client:
            await client.sign_in()
    except TimeoutError:
        return AccountTest(AccountState.IEC_AWAY)
    except (SignInRefused, GatewayBlocked, LookupFailed) as refused:
        return AccountTest(_state_of(refused))
    return AccountTest(AccountState.OK)


def _state_of(refused: SignInRefused | GatewayBlocked | LookupFailed) -> AccountState:
    if isinstance(refused, SignInRefused):
        return AccountState.REFUSED
    if isinstance(refused, GatewayBlocked):
        return AccountState.BLOCKED
    if isinstance(refused, LimitReached):
        return AccountState.TOO_MANY
    return _by_reason(refused.reason)


def _by_reason(reason: str) -> AccountState:
    from app.iec import errors
    from app.iec.token_reply import NO_TOKEN

    if reason == errors.NAME_NOT_FOUND:
        # Either no internet, or a slip in an address typed by hand: not for us to say which.
        return AccountState.NOT_FOUND
    if reason in errors.LOCAL_REASONS:
        return AccountState.NO_NETWORK
    if reason in (errors.CERTIFICATE, errors.NOT_SECURE):
        return AccountState.NOT_TRUSTED
    strange = (NO_TOKEN, errors.BROKEN_REPLY, errors.NOT_UNPACKED, errors.TOO_LARGE)
    if reason in strange or reason.startswith(("unexpected reply", "redirected")):
        return AccountState.NOT_THE_IEC
    return AccountState.IEC_AWAY
