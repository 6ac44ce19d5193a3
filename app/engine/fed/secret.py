"""The secret a seat signs its tokens with: in the vault, else a file of this user (design, 14).

A file that is there counts: once made, it stays, whatever becomes of the vault. A marker says that
the vault holds the secret: a vault that is silent for a moment must not end every token.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from app.domain.errors import UserError
from app.vault import keep_secret, kept_secret

FILE_NAME = "feed-secret"
_NAME = "feed-signing"
_BYTES = 32
_LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class SigningSecret:
    """The secret, and the file it is in; None where the vault has it."""

    value: str
    file: Path | None


def secret_file(data_dir: Path) -> Path:
    """Where the secret is without a vault."""
    return data_dir / FILE_NAME


def vault_marker(data_dir: Path) -> Path:
    """What is there once the vault holds the secret."""
    return data_dir / f".{FILE_NAME}.in-vault"


def signing_secret(data_dir: Path) -> SigningSecret:
    """This seat's secret, made at the first call. Blocks.

    Raises UserError where it can be kept nowhere.
    """
    file = secret_file(data_dir)
    try:
        # A window and a command that both make the first token must not make two secrets.
        with FileLock(data_dir / f".{FILE_NAME}.lock", timeout=_LOCK_SECONDS):
            return _read(file) or _from_vault(data_dir) or _new_file(file)
    except Timeout:
        raise UserError(f"{file} is being made elsewhere. Try again in a moment") from None
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise UserError(f"{file} cannot be used: {reason}. Mend that, then try again") from None


def _read(file: Path) -> SigningSecret | None:
    try:
        value = file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        value = ""
    if len(value) < 2 * _BYTES:
        raise UserError(
            f"{file} is damaged. Remove it: a new one is made, and new tokens must be too"
        )
    return SigningSecret(value, file)


def _from_vault(data_dir: Path) -> SigningSecret | None:
    """None where there is no vault. Raises UserError where it held the secret and is silent now."""
    name, marker = f"{_NAME} {data_dir}", vault_marker(data_dir)
    if known := kept_secret(name):
        marker.touch()
        return SigningSecret(known, None)
    if marker.exists():
        raise UserError(
            "This PC's vault does not give the feed's secret now. Unlock it, then try again. "
            f"If the secret is gone for good, remove {marker}: new tokens must be made then"
        )
    value = secrets.token_hex(_BYTES)
    if not keep_secret(name, value):
        return None
    marker.touch()
    return SigningSecret(value, None)


def _new_file(file: Path) -> SigningSecret:
    value = secrets.token_hex(_BYTES)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as new:
        new.write(value)
        new.flush()
        os.fsync(new.fileno())
    return SigningSecret(value, file)
