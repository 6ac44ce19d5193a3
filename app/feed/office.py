"""What the feed needs of its seat: the engine's own services, filled in by the wiring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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
    """One seat's services. Those `…_of` take who acts, for the time line and the access log.

    `wake` tells the queue that there is new work. `watches` is the watched folder, None without
    one; `redis` whether a Redis answers. `spool` is a private folder for uploads.
    """

    reads: FeedReads
    follower: Follower
    tokens: Tokens
    handing_out: HandingOut
    drafts_of: Callable[[str], Drafts]
    queue_of: Callable[[str], QueueChanges]
    changes_of: Callable[[str], JobChanges]
    parse_ward: Callable[[str], WardFinding]
    wake: Callable[[], None]
    watches: Callable[[], str | None]
    redis: Callable[[], bool]
    spool: Path
    max_file_size: int
    seat: str
    version: str
    practice: bool
