"""Splitting a whole name into first names and surname."""

from __future__ import annotations

# Words that belong to the surname behind them ("van der Merwe", "le Roux", "du Plessis").
_PARTICLES = frozenset(
    ("van", "der", "den", "de", "du", "le", "la", "von", "ter", "ten", "dos", "da", "st")
)


def split_name(name: str, *, surname_first: bool = False) -> tuple[str, str]:
    """(first names, surname) of a whole name.

    "MERWE, Jan Piet" has its surname before the comma; otherwise the last word is the surname
    with its particles, or the first words where the header says so. One word is a surname.
    """
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip():
        return after.strip(), before.strip()
    words = name.replace(",", " ").split()
    if len(words) < 2:
        return "", " ".join(words)
    cut = _end_of_surname(words) if surname_first else _start_of_surname(words)
    parts = " ".join(words[:cut]), " ".join(words[cut:])
    return (parts[1], parts[0]) if surname_first else parts


def _start_of_surname(words: list[str]) -> int:
    """The particles before the last word, but never the first word of the name."""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return start


def _end_of_surname(words: list[str]) -> int:
    end = 0
    while end < len(words) - 2 and words[end].lower() in _PARTICLES:
        end += 1
    return end + 1
