"""Looking into a list with what operators said of the lists before it.

What was remembered is only a proposal: it counts where it leads to the very headers it led to
before, and otherwise the question is asked as if nothing were known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.domain.draft import Draft
from app.domain.errors import SpreadsheetRefused
from app.domain.layout_key import filled_up, header_key, layout_key, worth_remembering
from app.domain.spreadsheet import WARD_PER_ROW, About, Inspection, Wishes
from app.engine.drafts.spool import Looked, Spool, Spooled
from app.store import layouts
from app.store.layouts import Remembered
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Seen:
    """A pre-flight, the wishes it was made with, and the key of the headers as first found."""

    looked: Looked
    wishes: Wishes
    key: str


async def look_remembering(store: Store, spool: Spool, spooled: Spooled, wishes: Wishes) -> Seen:
    """The pre-flight with these wishes, filled up from what was said of such a list before.

    Raises SpreadsheetRefused for a file or a wish that cannot be used.
    """
    first = await spool.look(spooled, wishes)
    seen = Seen(first, wishes, layout_key(first.inspection))
    said = await store.read(partial(layouts.recall, key=seen.key)) if seen.key else None
    if said is None:
        return seen
    seen = await _with_layout(spool, spooled, seen, said)
    return await _with_wards(spool, spooled, seen, said)


def remember(connection: Connection, draft: Draft, operator: str, now: datetime) -> None:
    """Keep what an operator said of a list that starts, for the next one like it."""
    kept = worth_remembering(draft.wishes)
    layout = draft.inspection.layout if draft.inspection else None
    expects = header_key(layout.headers) if layout else ""
    if draft.layout_key and expects and kept != Wishes():
        layouts.remember(connection, draft.layout_key, Remembered(kept, expects), operator, now)


async def _with_layout(spool: Spool, spooled: Spooled, seen: Seen, said: Remembered) -> Seen:
    wishes = filled_up(seen.wishes, replace(said.wishes, ward=None))
    return await _if_it_fits(spool, spooled, seen, wishes, said.expects)


async def _with_wards(spool: Spool, spooled: Spooled, seen: Seen, said: Remembered) -> Seen:
    asked = any(one.about is About.WARD for one in seen.looked.inspection.questions)
    if said.wishes.ward != WARD_PER_ROW or not asked:
        return seen
    wishes = replace(seen.wishes, ward=WARD_PER_ROW)
    return await _if_it_fits(spool, spooled, seen, wishes, said.expects)


async def _if_it_fits(
    spool: Spool, spooled: Spooled, seen: Seen, wishes: Wishes, expects: str
) -> Seen:
    if wishes == seen.wishes:
        return seen
    try:
        looked = await spool.look(spooled, wishes)
    except SpreadsheetRefused:
        return seen
    return replace(seen, looked=looked, wishes=wishes) if _led_to(looked, expects) else seen


def _led_to(looked: Looked, expects: str) -> bool:
    found: Inspection = looked.inspection
    return found.layout is not None and header_key(found.layout.headers) == expects
