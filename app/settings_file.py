"""Writes the settings file: what was changed, and nothing else of it.

An operator or an administrator may have written into the same file by hand: comments, order and
settings that no dialog shows stay as they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import AliasChoices
from tomlkit.exceptions import TOMLKitError

from app.atomic_file import replace_file
from app.domain.errors import BugError, UserError
from app.settings import Settings, config_file, load_settings, refuse_passwords


def write_settings(changes: Mapping[str, object]) -> None:
    """Put these settings, by their names in `Settings`, into the settings file.

    A value that is the default is written only where the file names the setting already. Nothing
    is written that could not be read back: a file that is broken, a secret or a value that cannot
    be taken raises UserError and leaves the file as it was.
    """
    file = config_file()
    document = _read(file)
    before = document.as_string()
    for name, value in changes.items():
        _put(document, name, value)
    if document.as_string() == before:
        return
    refuse_passwords(document.unwrap())
    # Given like this they count over the environment: it is the file that is tried.
    load_settings(**document.unwrap())
    try:
        replace_file(file, document.as_string().encode())
    except OSError as refused:
        raise UserError(
            f"The settings file {file} cannot be written: {_reason(refused)}. "
            "Close the program that has it open, or ask for the right to change it"
        ) from None


def _put(document: tomlkit.TOMLDocument, name: str, value: object) -> None:
    field = Settings.model_fields.get(name)
    if field is None:
        # What has no setting of its own may be a secret: those go to the vault.
        raise BugError(f"{name} is no setting")
    plain = str(value) if isinstance(value, Path) else value
    named = next((key for key in _names(name) if key in document), None)
    if named is None and value == field.get_default(call_default_factory=True, validated_data={}):
        return
    key = named or name
    if key not in document or document[key] != plain:
        document[key] = plain


def _names(name: str) -> tuple[str, ...]:
    """The names under which the file may hold a setting; the seed's own are among them."""
    alias: Any = Settings.model_fields[name].validation_alias
    others = alias.choices if isinstance(alias, AliasChoices) else ()
    return (name, *(str(other) for other in others))


def _read(file: Path) -> tomlkit.TOMLDocument:
    try:
        text = file.read_bytes().decode()
        # First as the program itself reads it: its errors name line and column.
        tomllib.loads(text)
        return tomlkit.parse(text)
    except FileNotFoundError:
        return tomlkit.document()
    except UnicodeDecodeError:
        raise _unreadable(file, "it is not UTF-8 text") from None
    except (tomllib.TOMLDecodeError, TOMLKitError) as wrong:
        raise _unreadable(file, str(wrong)) from None
    except OSError as refused:
        raise _unreadable(file, _reason(refused)) from None


def _unreadable(file: Path, why: str) -> UserError:
    return UserError(
        f"The settings file {file} cannot be read: {why}. Correct it, or move it away; "
        "nothing was changed"
    )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
