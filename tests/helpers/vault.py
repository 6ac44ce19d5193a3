"""Vaults for tests: one in memory, one that is stuck, one that takes nothing."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


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


class FileVault(MemoryVault):
    """Keeps secrets in the file that `TEST_VAULT` names, for real processes; locked without it.

    `PYTHON_KEYRING_BACKEND=tests.helpers.vault.FileVault` makes it a process's vault.
    """

    def get_password(self, service: str, username: str) -> str | None:
        """As a vault does."""
        self._load()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """As a vault does."""
        self._load()
        super().set_password(service, username, password)
        self._keep()

    def delete_password(self, service: str, username: str) -> None:
        """As a vault does."""
        self._load()
        super().delete_password(service, username)
        self._keep()

    def _load(self) -> None:
        if "TEST_VAULT" not in os.environ:
            raise KeyringLocked
        file = Path(os.environ["TEST_VAULT"])
        told = json.loads(file.read_text()) if file.exists() else []
        self.secrets = {(service, name): secret for service, name, secret in told}

    def _keep(self) -> None:
        kept = [[*key, secret] for key, secret in self.secrets.items()]
        Path(os.environ["TEST_VAULT"]).write_text(json.dumps(kept))
