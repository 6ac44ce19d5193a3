"""What the `token` commands do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from app.bootstrap import Seat
from app.cli.exit_codes import ExitCode
from app.cli.output import put, put_json, put_table, say
from app.cli.running import seat_for
from app.cli.where import Where
from app.engine.results import local_text
from app.engine.tokens import StoredToken, Tokens
from app.settings import Settings


async def create(
    settings: Settings, where: Where, name: str, scopes: Sequence[str], days: int, *, as_json: bool
) -> ExitCode:
    """Make a token; its text goes to standard output alone."""
    async with seat_for(settings, where, asks=False) as seat:
        made = await _tokens(seat).create(name, scopes, days)
    if as_json:
        put_json({**_report(made.stored), "token": made.text})
    else:
        say(f"Token {made.stored.name}, until {local_text(made.stored.expires_at)[:10]}:")
        put(made.text)
        say("It is shown this once. `token revoke` ends it")
    return ExitCode.DONE


async def list_all(settings: Settings, where: Where, *, as_json: bool) -> ExitCode:
    """Every token there is, newest first."""
    async with seat_for(settings, where, asks=False) as seat:
        found = await _tokens(seat).all()
    if as_json:
        for one in found:
            put_json(_report(one))
        return ExitCode.DONE
    rows = [
        (one.token_id[:8], one.name, one.scopes, one.seat, _state(one), one.operator)
        for one in found
    ]
    put_table(("id", "name", "scopes", "seat", "state", "made by"), rows)
    return ExitCode.DONE


async def revoke(settings: Settings, where: Where, token: str, *, as_json: bool) -> ExitCode:
    """Let a token count no more."""
    async with seat_for(settings, where, asks=False) as seat:
        gone = await _tokens(seat).revoke(token)
    if as_json:
        put_json(_report(gone))
    else:
        put(f"Token {gone.name} ({gone.token_id[:8]}) counts no more.")
    return ExitCode.DONE


def _tokens(seat: Seat) -> Tokens:
    return Tokens(seat.store, seat.world.data_dir, seat.permit)


def _state(one: StoredToken) -> str:
    if one.revoked_at is not None:
        return f"revoked {local_text(one.revoked_at)[:10]}"
    over = one.expires_at.replace(tzinfo=UTC) <= datetime.now(UTC)
    return f"{'over since' if over else 'until'} {local_text(one.expires_at)[:10]}"


def _report(one: StoredToken) -> dict[str, object]:
    return {
        "token_id": one.token_id,
        "name": one.name,
        "scopes": one.scopes.split(),
        "operator": one.operator,
        "seat": one.seat,
        "created_at": one.created_at,
        "expires_at": one.expires_at,
        "revoked_at": one.revoked_at,
        "revoked_by": one.revoked_by or None,
    }
