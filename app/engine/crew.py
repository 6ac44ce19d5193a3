"""Several tasks that end together."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable


async def together(work: Iterable[Coroutine[None, None, None]]) -> None:
    """Run all at once; the first error ends the others and is raised as it is.

    Every task has ended when this returns, also when the caller is cancelled.
    """
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
