"""Tests the office's database and Redis; doctor, joining and the settings page alike."""

from __future__ import annotations

import asyncio
from functools import partial

from app.domain.barrier import Barred
from app.domain.errors import UserError
from app.domain.office_address import Origin
from app.engine.apart import apart
from app.engine.doctor_check import Check, State
from app.office import Office, office_secrets
from app.settings import Settings

SECONDS = 30.0
VAULT_SECONDS = 10.0
NAME = "Office"
_ALONE = "this seat works on its own"
_NO_SERVER = "Redis is named, but no database to share: this seat works on its own, without Redis"
_NAMED_BY = {
    Origin.ENVIRONMENT: "the database is named by the environment",
    Origin.FILE: "the database is named by the settings file",
    Origin.VAULT: "the database is named by the vault",
}


async def examine_office(settings: Settings, *, practice: bool = False) -> list[Check]:
    """What this seat shares, and whether it works; never raises."""
    if practice:
        return [Check(NAME, State.OK, "practice shares nothing")]
    try:
        async with asyncio.timeout(VAULT_SECONDS):
            office = await apart(partial(office_secrets, settings), "office-vault")
    except TimeoutError:
        return [Check(NAME, State.TROUBLE, "This PC's vault does not answer. Unlock it")]
    except UserError as wrong:
        return [Check(NAME, State.TROUBLE, str(wrong))]
    if office.database is None:
        unused = settings.redis_url or settings.redis_host
        state, told = (State.WARNING, _NO_SERVER) if unused else (State.OK, _ALONE)
        return [Check(NAME, state, told)]
    name = f"{office.name}: " if office.name else ""
    where = Check(NAME, State.OK, f"{name}{_NAMED_BY[office.database.origin]}")
    return [where, *await try_office(office, settings.redis_key_prefix)]


async def try_office(office: Office, prefix: str) -> list[Check]:
    """Every finding about the database and the Redis of an office; changes nothing, never raises.

    `prefix` is what this seat's keys in Redis begin with.
    """
    looks = [_look("Office database", partial(_database, office))]
    if office.redis is not None:
        looks.append(_look("Office Redis", partial(_redis, office, prefix)))
    return [found for findings in await asyncio.gather(*looks) for found in findings]


async def _look(name: str, look: partial[list[Check]]) -> list[Check]:
    try:
        async with asyncio.timeout(SECONDS):
            return await apart(look, f"office-{name[-5:]}")
    except TimeoutError:
        text = f"No answer within {SECONDS:.0f} seconds"
    except UserError as wrong:
        text = str(wrong)
    return [Check(name, State.TROUBLE, text)]


def _database(office: Office) -> list[Check]:
    # Imported here: a seat on its own needs no driver.
    from app.engine.doctor_database import database_barred, database_findings
    from app.store.server_look import look_at_server
    from app.store.tls import Tls, TlsMode

    if office.database is None or office.database_url is None:
        return []
    address, url = office.database.address, office.database_url
    try:
        facts = look_at_server(url, Tls(TlsMode(office.tls), office.ca_file))
    except Barred as barred:
        return database_barred(address, barred)
    return database_findings(address, office.tls, facts)


def _redis(office: Office, prefix: str) -> list[Check]:
    from app.engine.doctor_redis import redis_barred, redis_findings
    from app.seats.redis_look import look_at_redis

    if office.redis is None:
        return []
    address = office.redis.address
    try:
        return redis_findings(address, look_at_redis(address, office.ca_file, prefix))
    except Barred as barred:
        return redis_barred(address, barred)
