"""Waiting for the store: what cannot be read or written now is tried again, not given up."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from app.domain.errors import StoreUnavailable
from app.engine.clock import Clock

T = TypeVar("T")

STORE_RETRY_SECONDS = 2.0

log = logging.getLogger(__name__)


async def until_store_answers(clock: Clock, attempt: Callable[[], Awaitable[T]]) -> T:
    """Repeat `attempt` every two seconds until the store answers; other errors pass through."""
    while True:
        try:
            return await attempt()
        except StoreUnavailable as away:
            log.warning("%s; waiting", away)
            await clock.sleep(STORE_RETRY_SECONDS)
