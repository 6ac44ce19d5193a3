"""The live page, and the page that shows what the feed offers: whole, from this PC alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response

from app.resources import resource_path

router = APIRouter(include_in_schema=False)

# Nothing from elsewhere, nothing within the page itself, and no page around it.
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
# Swagger UI writes style attributes.
_CSP_DOCS = _CSP.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_LIVE = {
    "live.js": "text/javascript",
    "words.js": "text/javascript",
    "live.css": "text/css",
    "icon.svg": "image/svg+xml",
}
_DOCS = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
_DOCS_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rollcheck feed</title>
<link rel="icon" href="/page/icon.svg">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_DOCS_START = "SwaggerUIBundle({options});"
_OPTIONS = {
    "url": "/openapi.json",
    "dom_id": "#swagger-ui",
    "deepLinking": True,
    # It would ask swagger.io for a badge.
    "validatorUrl": None,
    "persistAuthorization": False,
}


@router.get("/")
async def live_page() -> Response:
    """The wall screen."""
    page = resource_path("feed", "live.html")
    return FileResponse(page, media_type="text/html", headers=_page_headers(_CSP))


@router.get("/page/{name}")
async def live_part(name: str) -> Response:
    """What the live page is made of."""
    return _one_of(_LIVE, name, resource_path("feed"))


@router.get("/docs")
async def docs_page() -> Response:
    """The feed's description, to be read and tried."""
    return HTMLResponse(_DOCS_PAGE, headers=_page_headers(_CSP_DOCS))


@router.get("/docs/{name}")
async def docs_part(name: str) -> Response:
    """What that page is made of."""
    if name == "start.js":
        text = _DOCS_START.format(options=json.dumps(_OPTIONS))
        return Response(text, media_type="text/javascript")
    return _one_of(_DOCS, name, _assets())


@router.get("/health")
async def health() -> Response:
    """Whether this is Rollcheck: `doctor` asks, without a token."""
    return JSONResponse({"service": "rollcheck"})


def _one_of(known: Mapping[str, str], name: str, folder: Path) -> Response:
    # A name of the table or nothing: what a client asks for is never part of a path.
    if name not in known:
        return Response(status_code=404)
    return FileResponse(folder / name, media_type=known[name])


def _assets() -> Path:
    import fastapi_offline

    return Path(fastapi_offline.__file__).parent / "static"


def _page_headers(csp: str) -> dict[str, str]:
    return {"content-security-policy": csp}
