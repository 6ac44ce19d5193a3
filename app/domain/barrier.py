"""What keeps this PC from the office's database or Redis, and what to do about it. Pure."""

from __future__ import annotations

from enum import StrEnum

from app.domain.office_address import Kind, OfficeAddress


class Barrier(StrEnum):
    """The first thing met on the way; an operator can do something else about each."""

    NAME = "name not found"
    CLOSED = "port closed"
    SILENT = "no answer"
    UNREACHABLE = "unreachable"
    NO_TLS = "no tls"
    UNTRUSTED = "certificate not trusted"
    WRONG_NAME = "certificate of another name"
    TLS_BROKEN = "tls broken"
    TLS_WANTED = "server wants tls"
    LOGIN = "login refused"
    NOT_FROM_HERE = "not from here"
    NO_DATABASE = "no database"
    NOT_THIS_DATABASE = "no right to the database"
    FULL = "too many connections"
    OTHER_SERVER = "another kind of server"
    OTHER = "other"


class Barred(Exception):
    """The way ends here. `told` is the server's own text or the error's kind; never a secret."""

    def __init__(self, barrier: Barrier, told: str = "") -> None:
        super().__init__(barrier.value)
        self.barrier = barrier
        self.told = told


_WORDS = {
    Barrier.NAME: "{place}: this name is not found. Check the address, and this PC's network",
    Barrier.CLOSED: (
        "{place} refuses connections. Check that {server} runs there, listens on this port and "
        "lets other PCs in (bind-address)"
    ),
    Barrier.SILENT: (
        "{place} does not answer. Check that the PC is on, that {server} runs there and that no "
        "firewall is in between"
    ),
    Barrier.UNREACHABLE: "{place} cannot be reached from this PC ({told}). Check its network",
    Barrier.NO_TLS: (
        "{place} offers no encryption, and without it passwords and lists could be read on the "
        "network. Set TLS up there; .github/OFFICE.md says how"
    ),
    Barrier.UNTRUSTED: (
        "{place}: its certificate is not trusted here, so no password was sent. Name the office's "
        "own certificates in database_ca, or join with a seat file that carries them"
    ),
    Barrier.WRONG_NAME: (
        "{place}: its certificate is for another name, so no password was sent. Put the name that "
        "stands in the certificate into the address"
    ),
    Barrier.TLS_BROKEN: (
        "{place}: no encrypted connection comes about. Check that TLS is set up on this port"
    ),
    Barrier.TLS_WANTED: "{place} wants encryption. Set database_tls to verify",
    Barrier.LOGIN: (
        "{place} refuses user {user}. Check user and password, and that this account may come "
        "from this PC"
    ),
    Barrier.NOT_FROM_HERE: (
        "{place} lets nobody in from this PC. Create the account for this PC's address too"
    ),
    Barrier.NO_DATABASE: (
        "{place} has no database {name}. Create it there, or correct the address"
    ),
    Barrier.NOT_THIS_DATABASE: (
        "{place}: user {user} may not use the database {name}, or it does not exist. Create it and "
        "grant the rights; .github/OFFICE.md has the statements"
    ),
    Barrier.FULL: "{place} has too many connections. Raise max_connections there",
    Barrier.OTHER_SERVER: "{place} answers, but not as {server} does. Check host and port",
    Barrier.OTHER: "{place} refuses: {told}",
}
_SERVERS = {Kind.DATABASE: "MariaDB", Kind.REDIS: "Redis"}
_REDIS_LOGIN = "{place} refuses the password. Check it, and that this user exists there"


def barrier_words(barred: Barred, address: OfficeAddress) -> str:
    """What is wrong and what to do about it, in one or two sentences without a secret."""
    text = _WORDS[barred.barrier]
    if barred.barrier is Barrier.LOGIN and address.kind is Kind.REDIS:
        text = _REDIS_LOGIN
    return text.format(
        place=address.place,
        user=address.user or "default",
        name=address.name,
        server=_SERVERS[address.kind],
        told=barred.told or "?",
    )
