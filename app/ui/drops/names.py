"""File names from strangers: made safe for a private folder, still readable for the operator."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"})
ARCHIVES = frozenset({".zip"})
MAILS = frozenset({".msg", ".eml", ".oft"})

_LONGEST = 150
_NAMELESS = "spreadsheet"
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# On Windows these are devices under any ending; it reads the superscript digits too.
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")


def safe_name(raw: str) -> str:
    """One path part without directions, controls, devices or bidirectional tricks; never empty.

    Word, ward and ending stay: intake reads the ward from the name and messages quote it.
    """
    last = re.split(r"[/\\]", raw.partition("\0")[0])[-1]
    shown = "".join(map(_visible, unicodedata.normalize("NFC", last)))
    name = _FORBIDDEN.sub("_", _BLANKS.sub(" ", shown)).strip(" .")
    if not name:
        return _NAMELESS
    return _shortened(f"_{name}" if _DEVICE.match(name) else name)


def numbered(name: str, taken: set[str]) -> str:
    """The name, or "name (2).xlsx" where it is taken; `taken` (folded names) gains it."""
    path = PurePath(name)
    number, free = 1, name
    # Folded: Windows takes both for one file.
    while free.casefold() in taken:
        number += 1
        free = f"{path.stem} ({number}){path.suffix}"
    taken.add(free.casefold())
    return free


def suffix_of(name: str) -> str:
    """ ".xlsx", small."""
    return PurePath(name).suffix.lower()


def is_left_out(name: str) -> bool:
    """Lock files, hidden files and half-done downloads: never a list, whatever their ending."""
    return name.startswith((".", "~$")) or name.endswith("#")


def _visible(letter: str) -> str:
    # Cf holds the bidirectional marks and the zero-width letters, Cs half letters.
    kind = unicodedata.category(letter)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if kind in {"Cf", "Cs", "Co"} else letter


def _shortened(name: str) -> str:
    path = PurePath(name)
    ending = path.suffix if len(path.suffix) <= 10 else ""
    return name if len(name) <= _LONGEST else name[: _LONGEST - len(ending)].rstrip(" .") + ending
