"""What every route finds at the application: the office, the rules, the hub."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from fastapi import Request

from app.feed.bearer import Doorkeeper
from app.feed.hub import Hub
from app.feed.office import FeedOffice
from app.feed.rules import FeedRules


@dataclass(frozen=True, slots=True)
class FeedState:
    """One run of the feed."""

    office: FeedOffice
    rules: FeedRules
    hub: Hub
    doorkeeper: Doorkeeper
    uploads: asyncio.Semaphore


def state_of(request: Request) -> FeedState:
    """The state of the application that a request came to."""
    state: FeedState = request.app.state.feed
    return state
