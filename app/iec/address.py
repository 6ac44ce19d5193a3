"""The IEC's base address: where secrets and ID numbers may be sent (design, decision 8)."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from app.domain.errors import UserError

_CURE = "Give it as https://host, for example https://api.elections.org.za"


@dataclass(frozen=True, slots=True)
class IecAddress:
    """A base address that passed the rules; only `parse_address` makes one.

    `base` has no trailing slash. `loopback` is True where nothing leaves this PC.
    """

    base: str
    loopback: bool

    @property
    def sign_in(self) -> str:
        """Where the token is asked for."""
        return f"{self.base}/token"

    def voter(self, number: str) -> str:
        """Where one person is asked for. Holds an ID number: never log it."""
        return f"{self.base}/api/Voters/IDNumber/{number}"


def parse_address(text: str) -> IecAddress:
    """Read a base address. Raises UserError, which never repeats what the address holds.

    https always, with its certificate verified; plain http only to this PC itself. A user name
    or password inside an address would end up in settings files and logs: refused.
    """
    parts = _split(text.strip())
    if parts.username is not None or parts.password is not None:
        raise _refused("holds a user name or password; the vault is the place for them")
    if parts.query or parts.fragment or not parts.hostname:
        raise _refused("is not a plain address")
    loopback = _is_loopback(parts.hostname)
    if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
        raise _refused("must begin with https://")
    return IecAddress(f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}", loopback)


def _split(text: str) -> SplitResult:
    # httpx would encode such characters and ask another host or path than the operator read.
    if any(char.isspace() or char == "\\" for char in text) or not text.isprintable():
        raise _refused("has spaces or signs in it that do not belong there")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _refused("cannot be read") from None
    if port == 0 or not _is_host(parts.hostname):
        raise _refused("names no usable host or port")
    return parts


def _is_host(host: str | None) -> bool:
    try:
        return bool(host) and len(str(host).encode("idna")) <= 253
    except UnicodeError:
        return _is_ip(str(host))


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    return _is_ip(host) and ip_address(host).is_loopback


def _refused(cause: str) -> UserError:
    return UserError(f"The IEC's address {cause}. {_CURE}")
