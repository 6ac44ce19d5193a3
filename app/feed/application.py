"""The feed as one ASGI application: guard, Socket.IO, REST, websocket, pages."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from app.domain.errors import DiskFull, StoreUnavailable, UserError
from app.domain.masking import mask_numbers
from app.domain.permissions import NotPermitted
from app.engine.clock import Clock
from app.feed import pages, queue_routes, transfers
from app.feed.bearer import Doorkeeper
from app.feed.dashboards import Dashboards
from app.feed.envelope import INTERNAL, FeedError, refusal
from app.feed.guard import BodyTooLarge, Guard
from app.feed.hub import Hub
from app.feed.live import PATH, Live
from app.feed.office import FeedOffice
from app.feed.rules import FeedRules
from app.feed.state import FeedState

log = logging.getLogger(__name__)

_CODES = {404: "not_found", 405: "method_wrong", 408: "body_stalled", 413: "body_too_large"}


class Application:
    """One run of the feed, for one server; `aclose` ends what it started."""

    def __init__(
        self, office: FeedOffice, rules: FeedRules, clock: Clock, names: frozenset[str]
    ) -> None:
        limits = rules.limits
        self.hub = Hub(clock, limits)
        doorkeeper = Doorkeeper(office.tokens, clock, limits)
        self.dashboards = Dashboards(office, self.hub, doorkeeper, limits)
        uploads = asyncio.Semaphore(limits.uploads_at_once)
        self.api = _api(FeedState(office, rules, self.hub, doorkeeper, uploads))
        live = Live(office, self.hub, doorkeeper, limits)
        self.api.add_api_websocket_route(PATH, live.__call__)
        self.asgi: ASGIApp = Guard(
            self.dashboards.application(self.api),
            names,
            rules.origins,
            limits.body_bytes,
            (transfers.UPLOAD,),
            limits.stalled_seconds,
        )

    async def aclose(self) -> None:
        """End what serves dashboards."""
        await self.dashboards.aclose()


def _api(state: FeedState) -> FastAPI:
    api = FastAPI(
        title="Rollcheck feed",
        version=state.office.version,
        description="Follow the queue and hand in membership lists. See .github/FEED.md.",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    api.state.feed = state
    for router in (queue_routes.router, transfers.router, pages.router):
        api.include_router(router)
    api.add_exception_handler(FeedError, _refused)
    api.add_exception_handler(HTTPException, _http_error)
    api.add_exception_handler(RequestValidationError, _not_as_described)
    api.add_exception_handler(StoreUnavailable, _store_away)
    api.add_exception_handler(DiskFull, _disk_full)
    api.add_exception_handler(UserError, _user_error)
    api.add_exception_handler(Exception, _bug)
    return api


def _operation_id(route: APIRoute) -> str:
    return route.name


async def _refused(_request: Request, error: Any) -> JSONResponse:
    return refusal(error)


async def _http_error(_request: Request, error: Any) -> JSONResponse:
    code = _CODES.get(error.status_code, "refused")
    return refusal(FeedError(error.status_code, code, str(error.detail), headers=error.headers))


async def _not_as_described(_request: Request, error: Any) -> JSONResponse:
    # Where, never what: values may be personal data.
    data = [
        {"where": mask_numbers(".".join(str(part) for part in one["loc"])), "why": one["msg"]}
        for one in error.errors()
    ]
    return refusal(FeedError(422, "request_wrong", "Not as described", data=data))


async def _disk_full(_request: Request, _error: Exception) -> JSONResponse:
    # Nothing was taken in: who sent a list keeps it and sends it again.
    return refusal(FeedError(507, "disk_full", "The disk of this PC is full; send the list again"))


async def _store_away(_request: Request, _error: Exception) -> JSONResponse:
    soon = {"retry-after": "5"}
    return refusal(
        FeedError(503, "store_away", "The database does not answer; try again", headers=soon)
    )


async def _user_error(_request: Request, error: Any) -> JSONResponse:
    if isinstance(error, NotPermitted):
        return refusal(FeedError(403, "scope_missing", str(error)))
    # Nobody knows here what the token may see: no ID number within a file's name.
    return refusal(FeedError(400, "refused", mask_numbers(str(error))))


async def _bug(request: Request, error: Any) -> JSONResponse:
    if isinstance(error, BodyTooLarge):
        raise error
    log.error("the feed stumbled over %s", request.scope.get("route"), exc_info=error)
    return refusal(INTERNAL)
