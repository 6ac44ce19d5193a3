"""`operators`, `operator` and `access-log`: who may do what here, and who did."""

from __future__ import annotations

from app.cli.exit_codes import ExitCode
from app.cli.output import put, put_json, put_table, say
from app.cli.running import Where, seat_for
from app.domain.permissions import Operator, Role
from app.engine.operators import AccessEntry
from app.engine.results import local_text
from app.settings import Settings


async def list_operators(settings: Settings, where: Where, *, as_json: bool) -> ExitCode:
    """Everybody who is known here."""
    async with seat_for(settings, where, asks=False) as seat:
        office = await seat.operators.office()
    if as_json:
        for one in office.everybody:
            put_json(_report(one, me=one == office.me))
        return ExitCode.DONE
    put_table(
        ("user", "shown as", "role", ""),
        [
            (one.name, one.display_name, one.role, "you" if one == office.me else "")
            for one in office.everybody
        ],
    )
    return ExitCode.DONE


async def set_operator(
    settings: Settings, where: Where, name: str, role: Role, shown: str, *, as_json: bool
) -> ExitCode:
    """Give somebody a role, also before they come for the first time."""
    async with seat_for(settings, where, asks=False) as seat:
        known = {one.name for one in (await seat.operators.office()).everybody}
        changed = await seat.operators.set_role(name, role, shown)
        me = changed.name == seat.permit.name
    if as_json:
        put_json(_report(changed, me=me))
    else:
        put(f"{changed.display_name} ({changed.name}): {changed.role}")
    if changed.name not in known:
        say(f"{changed.name} was never here; the role counts from their first start on.")
    return ExitCode.DONE


async def access_log(settings: Settings, where: Where, days: int, *, as_json: bool) -> ExitCode:
    """Who looked at, gave out or removed what, newest first."""
    async with seat_for(settings, where, asks=False) as seat:
        lines = await seat.operators.access_log(days)
    if as_json:
        for line in lines:
            put_json(_line(line))
    elif lines:
        put_table(
            ("when", "who", "seat", "what", "of which"),
            [
                (local_text(one.at), one.operator, one.seat, one.action, one.subject)
                for one in lines
            ],
        )
    else:
        say(f"Nothing in the last {days} days.")
    return ExitCode.DONE


def _report(one: Operator, *, me: bool) -> dict[str, object]:
    return {"name": one.name, "display_name": one.display_name, "role": str(one.role), "me": me}


def _line(one: AccessEntry) -> dict[str, object]:
    return {
        "at": f"{one.at.isoformat(timespec='seconds')}Z",
        "operator": one.operator,
        "seat": one.seat,
        "action": one.action,
        "subject": one.subject,
    }
