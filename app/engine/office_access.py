"""The settings of a seat with its office's addresses put in, as the seat is about to open."""

from __future__ import annotations

import asyncio
from functools import partial

from app.domain.errors import UserError
from app.engine.apart import apart
from app.office import office_settings
from app.settings import Settings

SECONDS = 60.0
"""A vault may ask for its own password first."""


async def with_office(settings: Settings, *, practice: bool) -> Settings:
    """These settings with the addresses this seat is to use, passwords included; see `app.office`.

    Practice gets none. Raises UserError, above all where a seat that has joined an office cannot
    read its vault: it must not open a store of its own instead.
    """
    if practice:
        return settings.model_copy(update={"database_url": "", "redis_url": "", "redis_host": ""})
    try:
        async with asyncio.timeout(SECONDS):
            return await apart(partial(office_settings, settings), "office")
    except TimeoutError:
        raise UserError("This PC's vault does not answer. Unlock it and try again") from None
