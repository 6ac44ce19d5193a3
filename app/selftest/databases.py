"""The databases: the embedded one is used, the others' drivers are made to speak."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

from app.selftest.check import CheckFailed, expect


async def sqlite(folder: Path) -> str:
    """A store of today's tables, by every migration."""
    from app.store.database import open_embedded
    from app.store.upgrade import HEAD, upgrade, version_of

    def make() -> str:
        database = open_embedded(folder / "store.sqlite")
        try:
            expect(upgrade(database), "the migrations made nothing")
            return str(version_of(database))
        finally:
            database.close()

    found = await asyncio.to_thread(make)
    expect(found == HEAD, f"the tables are of version {found}, not {HEAD}")
    return f"tables of version {found}"


async def mysql(_folder: Path) -> str:
    """SQLAlchemy finds dialect and driver, and the driver says that nobody is there."""
    from sqlalchemy import create_engine
    from sqlalchemy.exc import OperationalError

    address = f"mysql+pymysql://nobody@127.0.0.1:{_closed_port()}/rollcheck"

    def connect() -> str:
        engine = create_engine(address, connect_args={"connect_timeout": 5})
        try:
            engine.connect().close()
        except OperationalError as refused:
            return type(refused.orig).__module__
        finally:
            engine.dispose()
        raise CheckFailed("something answered on a port that nobody listens on")

    driver = await asyncio.to_thread(connect)
    expect(driver.startswith("pymysql"), f"{driver} answered instead of pymysql")
    return "pymysql is there"


async def redis(_folder: Path) -> str:
    """The client says that nobody is there."""
    from redis.asyncio import Redis
    from redis.exceptions import ConnectionError as NotThere

    client = Redis(port=_closed_port(), socket_connect_timeout=5)
    try:
        await client.get("rollcheck")
    except NotThere:
        return "the client is there"
    finally:
        await client.aclose()
    raise CheckFailed("something answered on a port that nobody listens on")


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
