"""What a client may say over a websocket, plain or Socket.IO, and what it gets for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from app.domain.feed.happenings import EventName
from app.domain.feed.replay import Event
from app.domain.feed.scopes import Scope
from app.engine.tokens import Grant
from app.feed import answers
from app.feed.bearer import Doorkeeper, require
from app.feed.envelope import FeedError
from app.feed.hub import Client, Hub
from app.feed.office import FeedOffice

Say = Callable[[str, Any], None]
Replayed = Callable[[Event], None]


class Talk:
    """One client's side of the conversation.

    `say` gives the client an event of its own; `replay` one of the stream that it missed.
    """

    def __init__(
        self,
        office: FeedOffice,
        hub: Hub,
        doorkeeper: Doorkeeper,
        client: Client,
        say: Say,
        replay: Replayed,
    ) -> None:
        self._office = office
        self._hub = hub
        self._doorkeeper = doorkeeper
        self._client = client
        self._say = say
        self._replay = replay
        self._known: Mapping[str, Callable[[dict[str, Any]], Awaitable[None]]] = {
            "subscribe": self._subscribe,
            "subscribe_file_processing": self._subscribe,
            "unsubscribe": self._unsubscribe,
            "unsubscribe_file_processing": self._unsubscribe,
            "get_queue_status": self._queue_status,
            "get_job_history": self._job_history,
            "get_quota": self._quota,
            "cancel_job": self._cancel_job,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """What a client may say."""
        return tuple(self._known)

    async def hear(self, name: str, data: object) -> None:
        """Do what a client asks for. Raises FeedError for what it may not or cannot have."""
        self._doorkeeper.count(self._grant)
        act = self._known.get(name)
        if act is None:
            raise FeedError(400, "event_unknown", "There is no such event")
        await act(data if isinstance(data, dict) else {})

    @property
    def _grant(self) -> Grant:
        return self._client.grant

    async def _subscribe(self, data: dict[str, Any]) -> None:
        require(self._grant, Scope.READ)
        since = data.get("since")
        # No pause between what is sent again and what follows: nothing twice, nothing left out.
        if isinstance(since, dict):
            stream, seq = since.get("stream"), since.get("seq")
            known = isinstance(stream, str) and type(seq) is int
            missed = self._hub.replay.since(stream, seq) if known else None  # type: ignore[arg-type]
            if missed is None:
                self._say(EventName.RESYNC, {"reason": "what was missed is not known any more"})
            for event in missed or ():
                self._replay(event)
        self._client.subscribed = True
        await self._queue_status({})

    async def _unsubscribe(self, _data: dict[str, Any]) -> None:
        self._client.subscribed = False

    async def _queue_status(self, _data: dict[str, Any]) -> None:
        status = await answers.queue_status(self._office, self._grant)
        self._say(EventName.QUEUE_STATUS, status)

    async def _job_history(self, data: dict[str, Any]) -> None:
        limit = data.get("limit", 50)
        if type(limit) is not int or not 1 <= limit <= answers.MOST_JOBS:
            raise FeedError(400, "limit_wrong", f"limit is a number from 1 to {answers.MOST_JOBS}")
        found, _ = await answers.job_history(self._office, self._grant, limit)
        self._say(EventName.JOB_HISTORY, found)

    async def _quota(self, _data: dict[str, Any]) -> None:
        self._say(EventName.QUOTA, await answers.quota(self._office, self._grant))

    async def _cancel_job(self, data: dict[str, Any]) -> None:
        job_id = data.get("jobId")
        if not isinstance(job_id, str):
            raise FeedError(400, "job_id_missing", "jobId names the job")
        # Its end is told to everybody who follows.
        await answers.cancel_job(self._office, self._grant, job_id)
