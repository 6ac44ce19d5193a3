"""The register's fonts, and fitting a text into a cell. Lengths are points (1/72 inch).

DejaVu Sans Condensed is bundled: PDF's own fonts lack the letters of Venda names (ḓ ṱ ṋ ḽ ṅ).
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "RegisterSans", "RegisterSans-Bold"
SMALLEST = 6.0
_FOLDER = Path(__file__).resolve().parents[4] / "resources" / "fonts"
_FILES = {REGULAR: "DejaVuSansCondensed.ttf", BOLD: "DejaVuSansCondensed-Bold.ttf"}
_ELLIPSIS = "…"
_MOST_CHARACTERS = 600
"""More than two lines of the smallest print hold; a cell may have fifty times as many."""


class Fitted(NamedTuple):
    """A text as it fits: its lines from top to bottom, and the font size they fit at."""

    lines: tuple[str, ...]
    size: float


@cache
def load_fonts() -> None:
    """Register the fonts with reportlab, once a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(_FOLDER / file)))


def printable(text: str) -> str:
    """One line of composed characters: a PDF does not put an accent over its letter."""
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if unicodedata.category(char) not in ("Cc", "Cs"))


def text_width(text: str, font: str, size: float) -> float:
    """How wide a text prints."""
    face: Any = pdfmetrics.getFont(font).face  # type: ignore[attr-defined]
    widths, other = face.charWidths, face.defaultWidth
    units: float = sum(widths.get(ord(char), other) for char in text)
    return units * size / 1000


@lru_cache(maxsize=4096)
def fit(text: str, font: str, size: float, width: float, most_lines: int = 2) -> Fitted:
    """The text on as few lines as it needs, smaller when it must be, cut with … at the last.

    Every line is at most `width` wide.
    """
    text = printable(text[:_MOST_CHARACTERS])
    while True:
        lines = _wrapped(text, font, size, width)
        if len(lines) <= most_lines:
            return Fitted(tuple(lines), size)
        if size <= SMALLEST:
            kept = lines[:most_lines]
            kept[-1] = _cut(kept[-1] + " " + " ".join(lines[most_lines:]), font, size, width)
            return Fitted(tuple(kept), size)
        size = max(size - 0.5, SMALLEST)


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, font, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        pieces = _broken(word, font, size, width)
        lines += pieces[:-1]
        line = pieces[-1]
    return [*lines, line] if line else lines


def _broken(word: str, font: str, size: float, width: float) -> list[str]:
    """A word in pieces that fit; behind a hyphen where it has one."""
    pieces = []
    while text_width(word, font, size) > width:
        fits = max(1, _longest_start(word, font, size, width))
        hyphen = word.rfind("-", 0, fits)
        at = hyphen + 1 if hyphen > 0 else fits
        pieces.append(word[:at])
        word = word[at:]
    return [*pieces, word]


def _longest_start(text: str, font: str, size: float, width: float) -> int:
    used = 0.0
    for at, char in enumerate(text):
        used += text_width(char, font, size)
        if used > width:
            return at
    return len(text)


def _cut(text: str, font: str, size: float, width: float) -> str:
    room = width - text_width(_ELLIPSIS, font, size)
    return text[: _longest_start(text, font, size, room)].rstrip() + _ELLIPSIS
