"""The office as an operator sees and changes it: window and commands ask here.

Nothing here keeps the window's loop waiting: vault, files, servers and the seal's key are asked
in threads of their own, for a limited time.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.domain.errors import UserError
from app.domain.office_address import Kind
from app.domain.office_view import OfficeView
from app.domain.seat_file import SeatFile
from app.engine import joining
from app.engine.apart import apart
from app.engine.doctor_check import Check, State
from app.engine.doctor_office import examine_office, try_office
from app.office import joined_by, office_secrets, origin_in
from app.settings import Settings

T = TypeVar("T")
Gate = Callable[[], Awaitable[None]]

SECONDS = 20.0
_VAULT_SILENT = "This PC's vault does not answer. Unlock it and try again"
_FILE_SILENT = "The folder of the seat file does not answer. Copy the file to this PC first"


async def open_gate() -> None:
    """Lets everybody through."""


class OfficeDesk:
    """What this seat shares, and how it comes to share it or ceases to.

    `settings` are those that count now. `gate` raises NotPermitted for who may not give the
    office's passwords away: it is asked before a seat file is made, and nowhere else.
    """

    def __init__(
        self,
        settings: Settings,
        practice: bool = False,
        *,
        gate: Gate = open_gate,
        seconds: float = SECONDS,
    ) -> None:
        self.settings = settings
        self._practice = practice
        self._gate = gate
        self._seconds = seconds

    async def view(self) -> OfficeView:
        """What this seat shares, safe to show; never raises."""
        if self._practice:
            return OfficeView(practice=True)
        origin = origin_in(self.settings, Kind.DATABASE) or origin_in(self.settings, Kind.REDIS)
        joined = self.settings.joined_office
        try:
            joined = await self._apart(partial(joined_by, self.settings), _VAULT_SILENT)
            office = await self._apart(partial(office_secrets, self.settings), _VAULT_SILENT)
        except UserError as trouble:
            return OfficeView(joined, origin=origin, trouble=str(trouble))
        return OfficeView(
            joined,
            office.database.address.shown if office.database else "",
            office.redis.address.shown if office.redis else "",
            office.database.origin if office.database else origin,
        )

    async def test(self) -> list[Check]:
        """Every finding about what this seat shares; never raises."""
        return await examine_office(self.settings, practice=self._practice)

    async def make(
        self, file: Path, name: str, passphrase: str, *, overwrite: bool = False
    ) -> SeatFile:
        """Write a seat file for other seats; what went into it. Raises UserError and the gate's."""
        await self._gate()

        def work() -> SeatFile:
            content = joining.seat_file_of(self.settings, name)
            joining.make_seat_file(content, file, passphrase, overwrite=overwrite)
            return content

        return await self._apart(work, _FILE_SILENT)

    async def open(self, file: Path, passphrase: str) -> SeatFile:
        """What is in a seat file that this seat may join with. Raises UserError."""
        joining.refuse_to_join(self.settings, practice=self._practice)
        return await self._apart(partial(joining.read_seat_file, file, passphrase), _FILE_SILENT)

    async def try_out(self, content: SeatFile) -> list[Check]:
        """Every finding about the office of a seat file, before joining it; never raises."""
        folder = await self._apart(partial(joining.certificate_for_a_test, content), _FILE_SILENT)
        ca_file = str(folder / joining.CA_FILE) if folder else ""
        try:
            office = joining.office_in(content, ca_file)
            return await try_office(office, self.settings.redis_key_prefix)
        finally:
            if folder is not None:
                await self._apart(partial(shutil.rmtree, folder, True), _FILE_SILENT)

    async def join(self, content: SeatFile) -> Settings:
        """Join: all of it or nothing. It counts when the seat is opened anew. Raises UserError."""
        self.settings = await self._apart(
            partial(joining.join, self.settings, content), _VAULT_SILENT
        )
        return self.settings

    async def leave(self, *, with_vault: bool = True) -> Settings:
        """Be a seat of its own again, when the seat is opened anew. Raises UserError."""
        work = partial(joining.leave, self.settings, with_vault=with_vault)
        self.settings = await self._apart(work, _VAULT_SILENT)
        return self.settings

    async def _apart(self, work: Callable[[], T], silent: str) -> T:
        """Raises UserError(silent) when it takes too long; the work may still end some day."""
        try:
            async with asyncio.timeout(self._seconds):
                return await apart(work, "office")
        except TimeoutError:
            raise UserError(silent) from None


def keeps_from_joining(checks: list[Check]) -> bool:
    """Whether one of these findings means that the office could not be worked with."""
    return any(check.state is State.TROUBLE for check in checks)
