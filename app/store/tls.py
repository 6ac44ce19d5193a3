"""TLS to the database server: by an own context, for PyMySQL's own options cannot be trusted.

Measured on PyMySQL 1.2.4 (queues-and-seats notes, 3): `ssl_ca` alone does not verify, and some
options of an address lose the CA and the host check. Without any, it takes TLS if it is offered,
unverified, and goes on in the clear otherwise.
"""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.engine import URL

from app.domain.errors import UserError


class TlsMode(StrEnum):
    """VERIFY: encrypted, and the server proves who it is; REQUIRE: encrypted; OFF: in the clear.

    AUTO is VERIFY, and OFF on this PC itself.
    """

    AUTO = ""
    VERIFY = "verify"
    REQUIRE = "require"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Tls:
    """How to connect; `ca_file` holds the office's own certificates, "" means this PC's."""

    mode: TlsMode = TlsMode.AUTO
    ca_file: str = ""


def tls_arguments(url: URL, tls: Tls) -> dict[str, Any]:
    """PyMySQL's arguments for these wishes. Raises UserError for a CA file it cannot read."""
    mode = tls.mode
    if mode is TlsMode.AUTO:
        mode = TlsMode.OFF if is_loopback(url.host or "") else TlsMode.VERIFY
    if mode is TlsMode.OFF:
        return {"ssl_disabled": True}
    return {"ssl": _context(tls.ca_file, verify=mode is TlsMode.VERIFY)}


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this PC itself."""
    if host.lower() in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _context(ca_file: str, *, verify: bool) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca_file or None)
    except (OSError, ssl.SSLError) as wrong:
        raise UserError(
            f"The certificate file {ca_file} cannot be read: {wrong.strerror or wrong}. "
            "Name a file in PEM format in database_ca"
        ) from None
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
