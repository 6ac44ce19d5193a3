"""The IEC a seat uses: which one, with which account, and clients for it.

A job's IEC is fixed at intake as a text: the address and a short fingerprint of the account, so
that answers of two accounts or two services never mix (design, decision 8). Practice has one
identity on any port.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import NoCredentials
from app.iec.account import Credentials
from app.iec.address import IecAddress
from app.iec.client import DEFAULT_AT_ONCE, IecClient, OnSend

PRACTICE_IDENTITY = "practice"
_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class IecAccess:
    """One IEC and account. Without credentials jobs can be taken in, but not run."""

    address: IecAddress
    credentials: Credentials | None
    practice: bool
    timeout_seconds: float
    at_once: int = DEFAULT_AT_ONCE

    @property
    def identity(self) -> str:
        """What jobs, answers and the quota ledger are kept under; holds no secret."""
        if self.practice:
            return PRACTICE_IDENTITY
        account = self.credentials.user_name if self.credentials else ""
        return f"{self.address.base}{_SEPARATOR}{_fingerprint(account)}"

    def serves(self, identity: str) -> bool:
        """Whether a job of that identity may be run here; one without an account yet may."""
        return identity in (self.identity, self._unbound)

    @property
    def _unbound(self) -> str:
        return self.identity if self.practice else f"{self.address.base}{_SEPARATOR}"

    def client(self, on_send: OnSend, monotonic: Callable[[], float] = time.monotonic) -> IecClient:
        """A client that counts through `on_send`; the token's life is measured by `monotonic`.

        Raises NoCredentials.
        """
        if self.credentials is None:
            raise NoCredentials
        return IecClient(
            self.address,
            self.credentials,
            timeout_seconds=self.timeout_seconds,
            on_send=on_send,
            at_once=self.at_once,
            monotonic=monotonic,
        )


def address_of(identity: str) -> str | None:
    """The address in an identity; None for practice."""
    return None if identity == PRACTICE_IDENTITY else identity.split(_SEPARATOR)[0]


def _fingerprint(account: str) -> str:
    return hashlib.sha256(account.encode()).hexdigest()[:12] if account else ""
