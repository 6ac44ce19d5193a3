"""Every reply's shape: the envelope of the system this one replaces, and errors with a code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from fastapi.responses import JSONResponse
from pydantic import BaseModel


class Reply(BaseModel):
    """What was asked for."""

    success: Literal[True] = True
    data: Any
    message: str
    timestamp: str


class ErrorFacts(BaseModel):
    """A stable code for programs; the sentence is for people and may change."""

    code: str


class Refusal(BaseModel):
    """Why there is no answer."""

    success: Literal[False] = False
    data: Any = None
    message: str
    error: ErrorFacts
    timestamp: str


class FeedError(Exception):
    """A refusal on its way to a client; `message` is for people, `code` for programs."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        data: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.data = data
        self.headers = dict(headers or {})


INTERNAL = FeedError(500, "internal_error", "An internal error; the log has more")


def reply(data: Any, message: str, *, status: int = 200, **more: Any) -> JSONResponse:
    """An answer; `more` stands beside `data`."""
    body = {"success": True, "data": data, "message": message, **more, "timestamp": now_text()}
    return JSONResponse(body, status)


def refusal(error: FeedError) -> JSONResponse:
    """An error in its envelope."""
    return JSONResponse(refusal_body(error), error.status, error.headers)


def refusal_body(error: FeedError) -> dict[str, Any]:
    """As `refusal`, for where there is no HTTP."""
    return {
        "success": False,
        "data": error.data,
        "message": error.message,
        "error": {"code": error.code},
        "timestamp": now_text(),
    }


def now_text() -> str:
    """The time of this PC, ISO, UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
