"""Vaults for tests: one in memory, one that is stuck, one that takes nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class MemoryVault(KeyringBackend):
    """Keeps secrets for a test. `refuse` names services that take nothing, as a full vault."""

    # Below keyring's own "no vault": else keyring takes one of these for this PC's, unasked.
    priority = -1

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}
        self.refuse: set[str] = set()

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, None without one."""
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        if username in self.refuse:
            raise OSError(1783, "stub received bad data")
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        if self.secrets.pop((service, username), None) is None:
            raise PasswordDeleteError


class StuckVault(MemoryVault):
    """Waits for somebody to unlock it, until `unlock` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.unlock = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        """As a vault does that asks for its own password first."""
        self.unlock.wait(60)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """As above."""
        self.unlock.wait(60)
        super().set_password(service, username, password)


@contextmanager
def vault_in_use(vault: KeyringBackend) -> Iterator[None]:
    """Make it this process's vault."""
    before = keyring.get_keyring()
    keyring.set_keyring(vault)
    try:
        yield
    finally:
        keyring.set_keyring(before)
