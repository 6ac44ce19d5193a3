"""A feed's conversation without a seat behind it: what it makes of a client's words alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

from app.domain.errors import StoreUnavailable
from app.domain.feed.happenings import EventName
from app.domain.feed.replay import Replay
from app.domain.feed.scopes import Scope
from app.engine.tokens import Grant, TokenRefused, _claims
from app.feed.envelope import FeedError, refusal_body
from app.feed.talk import Talk

SECRET = "s" * 64
STREAM = "stream"


@dataclass
class Store:
    """What a database does with what it is asked: it takes texts that are whole."""

    async def job(self, job_id: str) -> None:
        """There is none, whatever it is called."""
        job_id.encode()

    async def queue(self) -> None:
        """It does not answer now."""
        raise StoreUnavailable("away")

    quota = queue

    async def page(self, limit: int, offset: int) -> tuple[list[Any], int]:
        """Nothing, of numbers that a database takes."""
        assert 0 < limit < 2**31
        assert 0 <= offset < 2**31
        return [], 0


def answers_to(event: str, data: object) -> list[Any]:
    """Everything a client that may do everything is told for this."""
    told: list[Any] = []
    grant = Grant("id", "fuzz", frozenset(Scope), "Thandi", datetime(2027, 1, 1, tzinfo=UTC))
    client = SimpleNamespace(grant=grant, subscribed=False)
    replay = Replay(STREAM, 10)
    replay.add(EventName.QUEUE_STATUS, "", {}, {})
    talk = Talk(
        cast(Any, SimpleNamespace(reads=Store())),
        cast(Any, SimpleNamespace(replay=replay)),
        cast(Any, SimpleNamespace(count=lambda _grant: None)),
        cast(Any, client),
        lambda name, said: told.append([name, said]),
        lambda missed: told.append([missed.name, missed.counts]),
    )
    try:
        # Nothing in it waits: the first step is the last.
        talk.hear(event, data).send(None)
    except StopIteration:
        pass
    except StoreUnavailable:
        told.append("away")
    except FeedError as refused:
        told.append(refusal_body(refused))
    return told


def is_refused(token: str) -> bool:
    """Whether a token that nobody made is refused."""
    try:
        _claims(token, SECRET)
    except TokenRefused:
        return True
    return False
