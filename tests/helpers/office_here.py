"""One seat of an office within the test's own process, and a MariaDB to take away from it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from app import bootstrap
from app.serving import ServingSeat, open_serving_seat
from app.settings import Settings, load_settings
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.helpers.commands import PASSWORD, USER_NAME
from tests.helpers.mariadb import MariaDb, running_mariadb
from tests.helpers.seats import PlainWorker


@contextmanager
def server_with_tables(*options: str) -> Iterator[tuple[MariaDb, str]]:
    """A server of one's own, to be killed and started again, and its database's address."""
    with running_mariadb(*options) as server:
        yield server, fresh_office(server)


def fresh_office(server: MariaDb) -> str:
    """The address of a new database with this version's tables."""
    url = server.fresh_url()
    database = open_shared(make_url(url))
    upgrade(database)
    database.close()
    return url


def office_settings(
    root: Path, url: str, address: str = "http://127.0.0.1:9", **given: Any
) -> Settings:
    """The settings of one PC; `address` is its IEC's."""
    name = given.pop("seat_name", "desk")
    values = {
        "data_dir": root / name,
        "results_folder": root / name / "results",
        "database_url": url,
        "iec_url": address,
        "seat_name": name,
        "operator": "Thandi",
        "lease_renew_seconds": 1,
        "lease_stop_seconds": 2,
        "lease_seconds": 3,
        "lease_takeover_seconds": 4.5,
    }
    return load_settings(**(values | given))


@contextmanager
def of_an_office() -> Iterator[None]:
    """What a seat needs around it that is no setting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "SpreadsheetWorker", PlainWorker)
        patch.setenv("IEC_API_USERNAME", USER_NAME)
        patch.setenv("IEC_API_PASSWORD", PASSWORD)
        patch.setenv("ROLLCHECK_CONFIG_FILE", "/nowhere/none.toml")
        yield


@asynccontextmanager
async def office_seat(
    root: Path, url: str, address: str = "http://127.0.0.1:9", **given: Any
) -> AsyncIterator[ServingSeat]:
    """A seat that serves nothing by itself."""
    with of_an_office():
        async with open_serving_seat(office_settings(root, url, address, **given)) as seat:
            yield seat
