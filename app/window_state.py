"""What the window looked like, for its next start: a small file under the data folder.

It is a comfort, never a reason to trouble anybody: what cannot be read is left out, piece by
piece, and what cannot be written is only logged. What the operator filtered by is not in it: a
list that hides jobs at the start would look as if they were lost.
"""

from __future__ import annotations

import base64
import binascii
import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.atomic_file import replace_file

FILE_NAME = "window.json"
MOST_BYTES = 1_000_000
MOST_PIXELS = 100_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TableState:
    """What a table looks like at the next start; a filter is never part of it."""

    widths: Mapping[str, int] = field(default_factory=dict)
    sort_column: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class WindowState:
    """Everything remembered. Widths and sizes are in pixels, by the name of what has them.

    `geometry` is Qt's own, whatever that holds; `seen_notes` names what was told once and is not
    told again.
    """

    geometry: bytes = b""
    tables: Mapping[str, TableState] = field(default_factory=dict)
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    seen_notes: frozenset[str] = frozenset()


def load_window_state(folder: Path) -> WindowState:
    """What was remembered in a data folder; of a file that is damaged, what is sound in it."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
    except FileNotFoundError:
        return WindowState()
    except (OSError, ValueError, RecursionError) as damaged:
        log.warning("the window's state cannot be read (%s)", type(damaged).__name__)
        return WindowState()
    whole = _mapping(found)
    return WindowState(
        geometry=_bytes(whole.get("geometry")),
        tables={name: _table(one) for name, one in _mapping(whole.get("tables")).items()},
        splitters=_splitters(_mapping(whole.get("splitters"))),
        seen_notes=frozenset(_texts(whole.get("seen_notes"))),
    )


def save_window_state(folder: Path, state: WindowState) -> bool:
    """Remember it; False where that was not possible."""
    tables = {name: _table_out(table) for name, table in state.tables.items()}
    whole = {
        "geometry": base64.b64encode(state.geometry).decode(),
        "tables": tables,
        "splitters": {name: list(sizes) for name, sizes in state.splitters.items()},
        "seen_notes": sorted(state.seen_notes),
    }
    try:
        replace_file(folder / FILE_NAME, json.dumps(whole, indent=1).encode())
    except OSError as refused:
        log.warning("the window's state cannot be kept (%s)", type(refused).__name__)
        return False
    return True


def _table_out(table: TableState) -> dict[str, object]:
    return {
        "widths": dict(table.widths),
        "sort_column": table.sort_column,
        "descending": table.descending,
    }


def _table(found: object) -> TableState:
    whole = _mapping(found)
    widths = {name: at for name, at in _mapping(whole.get("widths")).items() if _is_pixels(at)}
    column = whole.get("sort_column")
    return TableState(
        widths, column if isinstance(column, str) else "", whole.get("descending") is True
    )


def _splitters(found: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    # All sizes of one or none: half of them would squeeze the rest.
    return {
        name: tuple(sizes)
        for name, sizes in found.items()
        if isinstance(sizes, list) and sizes and all(map(_is_pixels, sizes))
    }


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _texts(found: object) -> Iterable[str]:
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _is_pixels(found: object) -> bool:
    return type(found) is int and 0 <= found <= MOST_PIXELS


def _bytes(found: object) -> bytes:
    try:
        return base64.b64decode(found, validate=True) if isinstance(found, str) else b""
    except (binascii.Error, ValueError):
        return b""
