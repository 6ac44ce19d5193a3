"""Gives one entry of the inbox to intake, once, and keeps what became of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import Protocol

from sqlalchemy import Connection

from app.domain.draft import Door, Draft, DraftChoices
from app.domain.errors import OutageError, UserError
from app.domain.inbox_entry import EntryRefused, InboxEntry, entry_key, read_entry
from app.domain.job import Job
from app.domain.masking import mask_numbers
from app.domain.municipalities import Municipalities
from app.domain.permissions import NotPermitted
from app.domain.told_ward import ToldWard
from app.engine.apart import apart
from app.engine.inbox.line import RawEntry
from app.engine.inbox.paths import RootAway, real_roots, resolved_below
from app.privacy import bare_traceback
from app.store import inbox
from app.store.inbox import InboxOutcome, InboxRecord, TakenAlready
from app.store.store import Store

PATH_SECONDS = 30.0
"""A share that takes longer does not answer."""

FAULT = "The list could not be taken in because of a fault in Rollcheck. Add it by hand"

log = logging.getLogger(__name__)


class Take(Protocol):
    """`Drafts.take`."""

    def __call__(
        self,
        path: Path,
        *,
        door: Door,
        choices: DraftChoices | None = None,
        name: str = "",
        told_ward: ToldWard | None = None,
        when_stored: Callable[[Connection, Draft], None] | None = None,
    ) -> Awaitable[Draft | Job]:
        """Take a file in."""


class EntryTaker:
    """Deals with entries, one after the other. `roots` are where they may name files."""

    def __init__(
        self, store: Store, take: Take, municipalities: Municipalities, roots: Sequence[Path]
    ) -> None:
        self._store = store
        self._take = take
        self._municipalities = municipalities
        self._roots = roots
        self._real: tuple[PurePath, ...] = ()

    async def deal_with(self, raw: RawEntry) -> None:
        """Afterwards SQL says what became of it, for good.

        Raises OutageError (the store's, a share's): offer it again later.
        """
        try:
            entry = read_entry(raw.data, raw.size)
        except EntryRefused as refused:
            await self._refuse(entry_key(refused.sender_id, raw.fingerprint), refused)
            return
        key = entry_key(entry.sender_id, raw.fingerprint)
        known = await self._store.read(partial(inbox.find, entry_key=key))
        if known is not None and known.outcome is InboxOutcome.TAKEN:
            log.info("inbox: an entry came a second time and was dropped")
            return
        try:
            await self._bring(entry, key)
        except TakenAlready:
            log.info("inbox: an entry was taken by another seat at the same time")
        except OutageError:
            raise
        except NotPermitted as viewer:
            # Another role may come; the sender's entry must not be lost for it.
            raise OutageError(str(viewer)) from None
        except UserError as refusal:
            await self._refuse(key, EntryRefused(str(refusal), entry.sender_id))
        except Exception as fault:  # noqa: BLE001 - logged, and the entry is refused
            # Refused, not tried for ever: the entries behind it must go on.
            trace = bare_traceback(fault)
            log.error("an entry of the inbox could not be taken in\n%s", trace)  # noqa: TRY400
            await self._refuse(key, EntryRefused(FAULT, entry.sender_id))

    async def _bring(self, entry: InboxEntry, key: str) -> None:
        path = await self._resolved(entry.path)

        def when_stored(connection: Connection, draft: Draft) -> None:
            outcome = InboxOutcome.REFUSED if draft.refusal else InboxOutcome.TAKEN
            now = self._store.database.now(connection)
            inbox.settle(
                connection,
                InboxRecord(key, entry.sender_id, outcome, draft.draft_id, draft.refusal, now),
            )

        await self._take(
            path,
            door=Door.INBOX,
            choices=DraftChoices(priority=entry.priority),
            name=entry.name,
            told_ward=ToldWard(entry.ward, self._municipalities) if entry.ward else None,
            when_stored=when_stored,
        )

    async def _resolved(self, text: str) -> Path:
        try:
            async with asyncio.timeout(PATH_SECONDS):
                return await apart(partial(self._look, text), "inbox-path")
        except TimeoutError:
            raise RootAway("a folder of the inbox does not answer") from None

    def _look(self, text: str) -> Path:
        # Now and not at the start: a share may come later.
        self._real = self._real or real_roots(self._roots)
        return resolved_below(text, self._real)

    async def _refuse(self, key: str, refused: EntryRefused) -> None:
        reason = mask_numbers(str(refused))
        log.warning("inbox: an entry was refused: %s", reason)

        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            record = InboxRecord(key, refused.sender_id, InboxOutcome.REFUSED, "", reason, now)
            inbox.settle(connection, record)

        try:
            await self._store.write(work)
        except TakenAlready:
            log.info("inbox: a refused entry bears the id of one that was taken")
