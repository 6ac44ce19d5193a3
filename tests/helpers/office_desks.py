"""Seats of one office in the test's own process: real store, real HTTP, real leases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.engine.iec_access import IecAccess
from app.iec.account import Credentials
from app.iec.address import parse_address
from app.iec.client import IecClient
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.server import PracticeIec
from app.serving import ServingSeat, open_serving_seat
from app.settings import load_settings
from tests.helpers.seats import PlainWorker

SHORT_LEASE = {
    "lease_renew_seconds": 0.5,
    "lease_stop_seconds": 1,
    "lease_seconds": 1.5,
    "lease_takeover_seconds": 3,
}


class CutOff(IecAccess):
    """The same IEC and account, from a PC that does not reach it while `off`."""

    off = True

    def client(self, *arguments: Any, **options: Any) -> IecClient:
        """A client for an address at which nobody listens, while this PC is cut off."""
        client = super().client(*arguments, **options)
        if type(self).off:
            nowhere = IecAccess(
                parse_address("http://127.0.0.1:9"), self.credentials, False, 2, self.at_once
            )
            return nowhere.client(*arguments, **options)
        return client


@asynccontextmanager
async def serving(
    root: Path,
    url: str,
    iec: PracticeIec,
    name: str,
    *,
    access: type[IecAccess] = IecAccess,
    **settings: Any,
) -> AsyncIterator[ServingSeat]:
    """A seat of this office that serves, without a window."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "SpreadsheetWorker", PlainWorker)
        account = Credentials(PRACTICE_USER_NAME, PRACTICE_PASSWORD)
        made = access(parse_address(iec.address), account, False, 5, 10)
        patch.setattr(bootstrap, "access_to", lambda *_a, **_k: made)
        patch.setenv("ROLLCHECK_CONFIG_FILE", str(root / "none.toml"))
        given: dict[str, Any] = {
            "data_dir": root / name,
            "results_folder": root / f"{name} results",
            "database_url": url,
            "iec_url": iec.address,
            "seat_name": name,
            "operator": "Thandi",
            "retry_seconds": 0.01,
            "probe_seconds": 0.5,
            **SHORT_LEASE,
        }
        async with open_serving_seat(load_settings(**(given | settings))) as seat:
            tasks = [asyncio.ensure_future(run()) for _, run in seat.services()]
            try:
                yield seat
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.wait(tasks, timeout=20)
