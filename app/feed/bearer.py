"""Who asks: bearer tokens, their scopes, and how often one may ask."""

from __future__ import annotations

import logging
import math
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.domain.errors import UserError
from app.domain.feed.limits import Bucket
from app.domain.feed.scopes import Scope, allows
from app.engine.clock import Clock
from app.engine.tokens import Grant, TokenRefused, Tokens
from app.feed.envelope import FeedError
from app.feed.rules import FeedLimits

log = logging.getLogger(__name__)

_MOST_TOKENS = 1_000
_CHALLENGE = {"www-authenticate": 'Bearer realm="rollcheck"'}

scheme = HTTPBearer(auto_error=False, description="A token made in Rollcheck's settings")


class Doorkeeper:
    """Lets tokens in, each as often as it may ask."""

    def __init__(self, tokens: Tokens, clock: Clock, limits: FeedLimits) -> None:
        self._tokens = tokens
        self._clock = clock
        self._limits = limits
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    async def grant(self, token: str) -> Grant:
        """What a token allows. Raises FeedError for one that does not count."""
        if not token:
            raise FeedError(401, "token_missing", "A token is needed", headers=_CHALLENGE)
        try:
            return await self._tokens.check(token)
        except TokenRefused as refused:
            raise FeedError(401, refused.why, f"{refused}", headers=_CHALLENGE) from None
        except UserError as problem:
            # What is wrong with this PC is for its operator: `doctor` says it.
            log.warning("tokens cannot be checked: %s", problem)
            raise FeedError(503, "tokens_unusable", "This seat cannot check tokens now") from None

    def count(self, grant: Grant) -> None:
        """Count a request. Raises FeedError for one too many."""
        bucket = self._buckets.pop(grant.token_id, None) or Bucket(
            self._limits.requests_per_second, self._limits.requests_burst
        )
        self._buckets[grant.token_id] = bucket
        while len(self._buckets) > _MOST_TOKENS:
            self._buckets.popitem(last=False)
        if wait := bucket.take(self._clock.monotonic()):
            after = {"retry-after": str(math.ceil(wait))}
            raise FeedError(429, "too_many_requests", "This token asks too often", headers=after)


def require(grant: Grant, *needed: Scope) -> None:
    """Raises FeedError where a token may not do this."""
    if not allows(grant.scopes, needed):
        missing = ", ".join(scope for scope in needed if scope not in grant.scopes)
        raise FeedError(403, "scope_missing", f"This token lacks: {missing}")


def needs(*scopes: Scope) -> Callable[..., Awaitable[Grant]]:
    """A dependency: the grant of a request's token, which must have these scopes."""

    async def grant_of(
        request: Request,
        given: HTTPAuthorizationCredentials | None = Security(scheme),  # noqa: B008
    ) -> Grant:
        doorkeeper: Doorkeeper = request.app.state.feed.doorkeeper
        grant = await doorkeeper.grant(given.credentials if given else "")
        doorkeeper.count(grant)
        require(grant, *scopes)
        return grant

    return grant_of
