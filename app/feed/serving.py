"""One server on one socket, within the loop that is there: bound, served, ended in order."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
import ssl
import sys
from collections.abc import Iterator
from pathlib import Path

from starlette.types import ASGIApp
from uvicorn import Config, Server

from app.domain.errors import UserError
from app.feed.rules import FeedRules
from app.feed.wire import DroppableWebsocket, http_protocol

BACKLOG = 128
GRACE_SECONDS = 3


class PortInUse(UserError):
    """Another program has the port; it may let go of it."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"The feed is not served: port {port} is used by another program. Close that program, "
            "or choose another port in the settings (feed_port)"
        )


def bound_socket(rules: FeedRules) -> socket.socket:
    """A listening place. Raises UserError: a port in use, an address that is none, no TLS."""
    if not rules.only_this_pc and not rules.has_tls:
        raise UserError(
            f"The feed is not served: on {rules.host} others could read along, tokens too. Name "
            "feed_tls_cert and feed_tls_key, or keep feed_host at 127.0.0.1"
        )
    host = "127.0.0.1" if rules.host == "localhost" else rules.host
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # There SO_REUSEADDR would let another program of this PC take the port over.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, rules.port))
        made.listen(BACKLOG)
        made.setblocking(False)
    except OSError as problem:
        made.close()
        raise _no_place(rules, problem) from None
    return made


def _no_place(rules: FeedRules, problem: OSError) -> UserError:
    # Windows says "access denied" of a port that another program has for itself.
    if problem.errno in {errno.EADDRINUSE, errno.EACCES} and rules.port > 1023:
        return PortInUse(rules.port)
    reason = problem.strerror or type(problem).__name__
    return UserError(
        f"The feed is not served: {rules.host}, port {rules.port}: {reason}. Change feed_host or "
        "feed_port in the settings"
    )


class QuietServer(Server):
    """uvicorn's server within a program that has its own signals."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._ending = asyncio.Event()

    def end(self) -> None:
        """End in order, soon."""
        self.should_exit = True
        self._ending.set()

    async def main_loop(self) -> None:
        """Once a second instead of uvicorn's ten times: a window shares this loop."""
        counter = 0
        while not await self.on_tick(counter):
            counter += 10
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._ending.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves Ctrl+C and SIGTERM to the program."""
        yield


def server_for(asgi: ASGIApp, rules: FeedRules) -> QuietServer:
    """A server that is not running yet. Raises UserError for TLS files that cannot be used."""
    limits = rules.limits
    config = Config(
        asgi,
        loop="none",
        http=http_protocol(limits),
        ws=DroppableWebsocket,
        ws_max_size=limits.message_bytes,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        # Small messages: packing them costs more than it saves.
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=rules.tls_cert if rules.has_tls else None,
        ssl_keyfile=rules.tls_key if rules.has_tls else None,
        h11_max_incomplete_event_size=32_768,
    )
    try:
        config.load()
    except (OSError, ssl.SSLError) as problem:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        raise UserError(
            f"The feed is not served: its TLS files cannot be used ({reason}). Check feed_tls_cert "
            "and feed_tls_key"
        ) from None
    return QuietServer(config)


def names_of(rules: FeedRules, seat: str) -> frozenset[str]:
    """The hosts under which the feed may be asked."""
    names = {"127.0.0.1", "localhost", "::1"}
    if rules.only_this_pc:
        return frozenset(names)
    # Others come by a name of this PC or of its certificate; an address is nobody's bait.
    names |= {rules.host, seat, socket.gethostname(), socket.getfqdn(), *_own_addresses()}
    if rules.tls_cert is not None:
        names |= _names_in(rules.tls_cert)
    return frozenset(name.lower() for name in names)


def _own_addresses() -> set[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None)
    except OSError:
        return set()
    return {str(one[4][0]) for one in found}


def _names_in(certificate: Path) -> set[str]:
    from cryptography import x509

    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        return set()
    addresses = names.get_values_for_type(x509.IPAddress)
    return {*names.get_values_for_type(x509.DNSName), *map(str, addresses)}
