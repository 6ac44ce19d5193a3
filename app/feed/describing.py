"""What the OpenAPI document says beside what the code itself shows."""

from __future__ import annotations

from typing import Any

from app.feed.envelope import Refusal

Answers = dict[int | str, dict[str, Any]]

_WORDS = {
    400: "What was asked for cannot be done, and why",
    401: "No token, or one that does not count",
    403: "The token lacks a scope",
    404: "There is no such job or file",
    408: "The upload stopped half-way",
    413: "More was sent than this takes",
    421: "The feed is not served under this name",
    422: "The request is not as described, or the list has open questions",
    429: "Too much at once; Retry-After says when to ask again",
    503: "The database does not answer",
    507: "The disk of this PC is full; nothing was taken in",
}
_ALWAYS = (400, 401, 403, 413, 421, 429, 503)


def refusals(*codes: int) -> Answers:
    """How an operation may refuse."""
    return {
        code: {"model": Refusal, "description": _WORDS[code]} for code in sorted({*codes, *_ALWAYS})
    }


def upload_form() -> dict[str, Any]:
    """The body of an upload, which is read as it comes and not by the framework."""
    fields = {
        "file": {"type": "string", "format": "binary", "description": "An Excel, ODS or CSV list"},
        "ward_number": {
            "type": "string",
            "description": "93501016, Blouberg 16, or column: each row by its own ward",
        },
    }
    schema = {"type": "object", "required": ["file"], "properties": fields}
    return {
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    }


def _file(*kinds: str) -> Answers:
    binary = {"schema": {"type": "string", "format": "binary"}}
    content = dict.fromkeys(kinds, binary)
    return {200: {"description": "The file", "content": content}, **refusals(404, 422)}


ZIP_ANSWER = _file("application/zip")
FILE_ANSWER = _file(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/pdf",
    "application/octet-stream",
)
