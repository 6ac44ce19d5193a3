"""Looking into a list whose ward another program has told."""

from __future__ import annotations

from dataclasses import replace

from app.domain.told_ward import ToldWard
from app.engine.drafts.memory import Seen
from app.engine.drafts.spool import Spool, Spooled


async def heed(spool: Spool, spooled: Spooled, seen: Seen, told: ToldWard) -> Seen:
    """The pre-flight with that word: it answers the list's question, or raises one.

    Raises SpreadsheetRefused as every look does.
    """
    ward = told.wish(seen.looked.inspection)
    if ward is not None:
        wishes = replace(seen.wishes, ward=ward)
        return replace(seen, looked=await spool.look(spooled, wishes), wishes=wishes)
    doubted = told.doubted(seen.looked.inspection)
    return replace(seen, looked=replace(seen.looked, inspection=doubted))
