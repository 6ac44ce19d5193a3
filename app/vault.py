"""Secrets: the environment first, then the operating system's vault. Calls may block: use a thread.

keyring's Windows backend does not wrap its errors (keyring 25, read in its source), so any
exception of it means that there is no usable vault.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.errors import UserError

SERVICE = "Rollcheck/iec"
OFFICE_SERVICE = "Rollcheck/office"
# Windows keeps at most 2,560 bytes of UTF-16 for one secret (keyring issue 355).
MAX_SECRET_BYTES = 2500


@dataclass(frozen=True, slots=True)
class VaultState:
    """Whether the vault works; `name` is what the system calls it, `problem` "" if it does."""

    name: str
    problem: str


class VaultSilent(Exception):
    """The vault could not be read: locked, missing or broken; the text is the error's kind."""


@dataclass(frozen=True, slots=True)
class OfficeSecrets:
    """What a joined seat keeps beside the IEC account: whole addresses, "" for none.

    `iec_user` names the account that came with the office, so that leaving takes it along.
    """

    database: str = field(default="", repr=False)
    redis: str = field(default="", repr=False)
    iec_user: str = ""


def office_addresses() -> OfficeSecrets:
    """The office's addresses in the vault, empty ones when none were put there.

    Raises VaultSilent, for "none" would open this PC's own store in place of the office's.
    """
    keyring = the_vault()
    found = {}
    for name in ("database", "redis", "iec_user"):
        try:
            found[name] = keyring.get_password(f"{OFFICE_SERVICE}/{name}", name) or ""
        except Exception as broken:  # noqa: BLE001 - see the module's docstring
            raise VaultSilent(type(broken).__name__) from None
    return OfficeSecrets(**found)


def store_office(office: OfficeSecrets, account: tuple[str, str] | None) -> None:
    """Put the office's addresses and its IEC account into the vault: all of it or nothing.

    Raises UserError when there is no vault, or it is full; it then holds what it held.
    """
    wanted = {
        (OFFICE_SERVICE, "database"): office.database,
        (OFFICE_SERVICE, "redis"): office.redis,
        (OFFICE_SERVICE, "iec_user"): office.iec_user,
    }
    if account is not None:
        wanted |= {(SERVICE, "user"): account[0], (SERVICE, "password"): account[1]}
    if any(len(value.encode("utf-16-le")) > MAX_SECRET_BYTES for value in wanted.values()):
        raise UserError("An address or account of the office is too long for this PC's vault")
    try:
        before = {key: _read(*key) for key in wanted}
        _make_it(wanted)
    except Exception as broken:  # noqa: BLE001 - see the module's docstring
        with contextlib.suppress(Exception):
            _make_it(before)
        raise UserError(
            f"This PC's vault does not take the office's addresses ({type(broken).__name__}). "
            "Unlock it and join again; nothing was changed"
        ) from None


def forget_office() -> None:
    """Take the office's addresses, and the IEC account that came with them, out of the vault.

    Raises UserError when something is still there after it, or the vault does not answer.
    """
    try:
        brought = office_addresses().iec_user
        gone = {(OFFICE_SERVICE, name): "" for name in ("database", "redis", "iec_user")}
        if brought and _read(SERVICE, "user") == brought:
            gone |= {(SERVICE, "password"): "", (SERVICE, "user"): ""}
        _make_it(gone)
        left = any(_read(*key) for key in gone)
    except Exception as broken:  # noqa: BLE001 - see the module's docstring
        raise UserError(
            f"This PC's vault does not let the office go ({type(broken).__name__}). Unlock it and "
            "leave again"
        ) from None
    if left:
        raise UserError("This PC's vault does not let the office go: remove it there")


def iec_secrets() -> tuple[str, str] | None:
    """IEC user name and password; None when there are none, or no vault to look into."""
    user, password = os.environ.get("IEC_API_USERNAME"), os.environ.get("IEC_API_PASSWORD")
    if user and password:
        return user, password
    stored_user, stored = _get("user"), _get("password")
    return (stored_user, stored) if stored_user and stored else None


def store_iec_secrets(user: str, password: str) -> None:
    """Put the IEC account into the vault: both or neither.

    Raises UserError when there is no vault, or it is full.
    """
    account = {"user": user, "password": password}
    for name, value in account.items():
        if len(value.encode("utf-16-le")) > MAX_SECRET_BYTES:
            raise UserError(f"The IEC {name} is too long for this PC's vault")
    before = {name: _get(name) for name in account}
    try:
        _set_all(account)
    except Exception as broken:  # noqa: BLE001 - see the module's docstring
        # A new user name with the old password would be refused by the IEC, again and again.
        with contextlib.suppress(Exception):
            _set_all({name: value for name, value in before.items() if value})
        raise _not_taken(broken) from None


def forget_iec_secrets() -> None:
    """Take the IEC account out of the vault. Raises UserError when it is still there after it."""
    keyring = the_vault()
    for name in ("password", "user"):
        with contextlib.suppress(Exception):
            keyring.delete_password(f"{SERVICE}/{name}", name)
    if any(_get(name) for name in ("password", "user")):
        raise UserError("This PC's vault does not let the IEC account go: remove it there")


def forget_everything(kept: Iterable[str]) -> None:
    """Take all that is Rollcheck's out of the vault: accounts, addresses, these secrets of its own.

    Each is tried, whatever becomes of the others. Raises UserError that names what may be left.
    """
    gone = [(SERVICE, name) for name in ("password", "user", *kept)]
    gone += [(OFFICE_SERVICE, name) for name in ("database", "redis", "iec_user")]
    left = [f"{service}/{name}" for service, name in gone if not _is_gone(service, name)]
    if left:
        raise UserError(f"This PC's vault may still hold: {', '.join(left)}. Remove them there")


def _is_gone(service: str, name: str) -> bool:
    try:
        _make_it({(service, name): ""})
        return not _read(service, name)
    except Exception:  # noqa: BLE001 - see the module's docstring
        return False


def _read(service: str, name: str) -> str:
    return the_vault().get_password(f"{service}/{name}", name) or ""


def _make_it(wanted: Mapping[tuple[str, str], str]) -> None:
    """Put each of these into the vault; "" takes it out."""
    keyring = the_vault()
    for (service, name), value in wanted.items():
        if value:
            keyring.set_password(f"{service}/{name}", name, value)
        elif _read(service, name):
            keyring.delete_password(f"{service}/{name}", name)


def _set_all(account: dict[str, str]) -> None:
    keyring = the_vault()
    for name, value in account.items():
        keyring.set_password(f"{SERVICE}/{name}", name, value)


def _not_taken(broken: Exception) -> UserError:
    return UserError(
        f"This PC's vault does not take the secret ({type(broken).__name__}). "
        "Set IEC_API_USERNAME and IEC_API_PASSWORD instead"
    )


def vault_state() -> VaultState:
    """Whether secrets can be kept on this PC."""
    keyring = the_vault()
    try:
        backend = keyring.get_keyring()
        keyring.get_password(f"{SERVICE}/user", "user")
    except Exception as broken:  # noqa: BLE001 - see the module's docstring
        return VaultState("none", type(broken).__name__)
    return VaultState(type(backend).__name__, "")


def the_vault() -> Any:
    """The library that speaks to the system's vault.

    The frozen program names Windows' own: nothing there looks for others, and no settings file of
    another program can lead the secrets elsewhere. They stay on this PC instead of roaming.
    """
    import keyring

    if sys.platform == "win32" and getattr(sys, "frozen", False):
        from keyring.backends.Windows import WinVaultKeyring

        backend = WinVaultKeyring()
        backend.persist = "local machine"
        keyring.set_keyring(backend)
    return keyring


def _get(name: str) -> str | None:
    try:
        found: str | None = the_vault().get_password(f"{SERVICE}/{name}", name)
    except Exception:  # noqa: BLE001 - no vault is an answer; `doctor` says which error it was
        return None
    return found


def kept_secret(name: str) -> str | None:
    """A secret of Rollcheck's own; None without one, and without a usable vault."""
    return _get(name)


def keep_secret(name: str, value: str) -> bool:
    """Whether the vault keeps a secret of Rollcheck's own from now on."""
    try:
        _set_all({name: value})
    except Exception:  # noqa: BLE001 - see the module's docstring
        return False
    return _get(name) == value
