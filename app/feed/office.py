"""What the feed needs of its seat: the engine's own services, filled in by the wiring."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.permissions import Actor
from app.domain.ward import WardFinding
from app.engine.drafts import Drafts
from app.engine.fed.follower import Follower
from app.engine.fed.handing_out import HandingOut
from app.engine.fed.reads import FeedReads
from app.engine.job_changes import JobChanges
from app.engine.queue_changes import QueueChanges
from app.engine.tokens import Tokens


@dataclass(frozen=True, slots=True)
class FeedOffice:
    """One seat's services. Those `…_of` take who asks: what a token may not do, they refuse.

    `forget_drafts` removes what came by the feed and waits for nobody any more.
    `wake` tells the queue that there is new work. `watches` is the watched folder, None without
    one; `redis` whether a Redis answers. `spool` is a private folder for uploads.
    """

    reads: FeedReads
    follower: Follower
    tokens: Tokens
    handing_out_of: Callable[[Actor], HandingOut]
    drafts_of: Callable[[Actor], Drafts]
    queue_of: Callable[[Actor], QueueChanges]
    changes_of: Callable[[Actor], JobChanges]
    forget_drafts: Callable[[Sequence[str]], Awaitable[int]]
    parse_ward: Callable[[str], WardFinding]
    wake: Callable[[], None]
    watches: Callable[[], str | None]
    redis: Callable[[], bool]
    spool: Path
    max_file_size: int
    seat: str
    version: str
    practice: bool
