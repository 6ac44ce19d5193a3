"""What operators said of header layouts, so that the next such list needs no question."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.spreadsheet import Wishes
from app.store.schema import layouts

_EXPECTS = "expects"
_KEPT = ("sheet", "header_row", "id_column", "ward")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said of a layout; `expects` is the key of the headers it led to."""

    wishes: Wishes
    expects: str


def remember(
    connection: Connection, key: str, said: Remembered, operator: str, now: datetime
) -> None:
    """Keep it under a layout's key, in place of what was said before."""
    values = {
        "wishes": {name: asdict(said.wishes)[name] for name in _KEPT} | {_EXPECTS: said.expects},
        "operator": operator[:100],
        "used_at": now,
    }
    known = layouts.c.header_key == key
    changed = connection.execute(update(layouts).where(known).values(**values))
    if changed.rowcount == 0:
        # Another seat may say it in the same moment: either word will do.
        with contextlib.suppress(IntegrityError), connection.begin_nested():
            connection.execute(layouts.insert().values(header_key=key, **values))


def recall(connection: Connection, key: str) -> Remembered | None:
    """What was said of a layout with this key; None when nobody has said anything."""
    query = select(layouts.c.wishes).where(layouts.c.header_key == key)
    found = connection.execute(query).scalar()
    if found is None:
        return None
    return Remembered(Wishes(**{name: found.get(name) for name in _KEPT}), found[_EXPECTS])


def forget_unused(connection: Connection, before: datetime) -> None:
    """Remove what no list has needed since a moment."""
    connection.execute(delete(layouts).where(layouts.c.used_at < before))
