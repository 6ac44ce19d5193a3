"""Names that any system takes as a file's or folder's, without an ID number in them. Pure."""

from __future__ import annotations

import re
import unicodedata

from app.domain.masking import name_numbers

MAX_BYTES = 120
"""Leaves room for a long results folder within the 260 characters of older Windows."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_PORTS = tuple(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³")
_RESERVED = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS))


def safe_name(text: str, fallback: str, max_bytes: int = MAX_BYTES) -> str:
    """`text` as a name, at most `max_bytes` long in UTF-8; `fallback` where nothing is left.

    Without signs that nobody sees: a direction mark makes "xcod.xlsx" read as "xslx.docx".
    """
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    name = name_numbers(_FORBIDDEN.sub(" ", seen))
    name = _shortened(" ".join(name.split()), max_bytes).strip(" .") or fallback
    return f"_{name}" if is_reserved(name) else name


def is_reserved(name: str) -> bool:
    """Whether Windows takes a name for a device, whatever follows its first dot."""
    # "CON.2026_processed.xlsx" is the console.
    return name.split(".")[0].strip().upper() in _RESERVED


def _shortened(name: str, max_bytes: int) -> str:
    return name.encode("utf-8")[:max_bytes].decode("utf-8", errors="ignore")
