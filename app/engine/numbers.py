"""A job's ID numbers, handed out to those who ask."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy import Connection

from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState
from app.store import answers

PAGE = 500

Page = list[tuple[IdNumber, int]]
ReadPage = Callable[[Callable[[Connection], Page]], Awaitable[Page]]
"""Runs work on a consistent view of the store."""


class Numbers:
    """The ID numbers of a job in one state, in the spreadsheet's order, `page` at a time."""

    def __init__(
        self, read: ReadPage, job_id: str, state: AnswerState, *, page: int = PAGE
    ) -> None:
        self._read = read
        self._job_id = job_id
        self._state = state
        self._size = page
        self._after = 0
        self._page: Page = []
        self._turn = asyncio.Lock()

    async def next(self) -> IdNumber | None:
        """The next one; None when all have been handed out."""
        async with self._turn:
            if not self._page:
                await self._fetch()
            if not self._page:
                return None
            number, self._after = self._page.pop(0)
            return number

    async def next_for_ever(self) -> IdNumber | None:
        """The next one, the first again after the last; None when there is none at all."""
        number = await self.next()
        if number is None and self._after:
            self._after = 0
            number = await self.next()
        return number

    async def _fetch(self) -> None:
        after = self._after
        self._page = await self._read(
            lambda c: answers.page(c, self._job_id, self._state, after, self._size)
        )
