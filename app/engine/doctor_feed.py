"""The doctor's look at the feed: its port, and where its signing secret is."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import httpx

from app.engine.apart import apart
from app.engine.doctor_check import Finding, ok, trouble, warning
from app.engine.fed.secret import secret_file
from app.settings import Settings

_SECONDS = 1.0


async def feed(settings: Settings, data_dir: Path, *, practice: bool) -> Finding:
    """Whether the feed is served, or could be; names the file of the secret where there is one."""
    named = "feed_port" in settings.model_fields_set
    if settings.feed_port == 0 or (practice and not named):
        return ok(f"off{_secret(data_dir)}")
    state, text = await _port(settings)
    return state, f"{text}{_secret(data_dir)}"


async def _port(settings: Settings) -> Finding:
    host, port = settings.feed_host, settings.feed_port
    here = host in ("127.0.0.1", "localhost", "::1")
    tls = bool(settings.feed_tls_cert and settings.feed_tls_key)
    if not here and not tls:
        return trouble(
            f"On {host} others could read along, tokens too: name feed_tls_cert and feed_tls_key, "
            "or keep feed_host at 127.0.0.1"
        )
    if not await apart(lambda: _is_taken(host, port), "feed port"):
        return ok(f"port {port} is free; the feed is served there while Rollcheck is open")
    if await _is_rollcheck(host if here else "127.0.0.1", port, tls=tls):
        return ok(f"served on port {port}")
    return warning(
        f"port {port} is used by another program: close that program, or choose another port with "
        "ROLLCHECK_FEED_PORT or in the settings"
    )


def _is_taken(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as problem:
            return problem.errno in (errno.EADDRINUSE, errno.EACCES)
    return False


async def _is_rollcheck(host: str, port: int, *, tls: bool) -> bool:
    address = f"{'https' if tls else 'http'}://{host}:{port}/health"
    try:
        # Only whether it answers as Rollcheck does; nothing secret is sent, so no proof is needed.
        unproved = httpx.AsyncClient(verify=False, timeout=_SECONDS)  # noqa: S501  # nosec B501
        async with unproved as client:
            answer = await client.get(address)
            return bool(answer.json() == {"service": "rollcheck"})
    except (httpx.HTTPError, ValueError):
        return False


def _secret(data_dir: Path) -> str:
    file = secret_file(data_dir)
    return f"; tokens are signed with the secret in {file}" if file.exists() else ""
