"""The window's letters: the system's own where it is made for screens, else Inter."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QFont, QFontDatabase

from app.resources import resource_path

FAMILIES = (
    "Segoe UI Variable Text",
    "Segoe UI Variable",
    "Segoe UI",
    "Selawik",
    "Inter",
    "DejaVu Sans",
)
_BUNDLED = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")


class Letter(StrEnum):
    """The type's roles; the table uses caption and body and no third size."""

    CAPTION = "caption"
    CAPTION_STRONG = "caption strong"
    BODY = "body"
    BODY_STRONG = "body strong"
    SUBTITLE = "subtitle"
    TITLE = "title"


_PIXELS = {
    Letter.CAPTION: (12, False),
    Letter.CAPTION_STRONG: (12, True),
    Letter.BODY: (13, False),
    Letter.BODY_STRONG: (13, True),
    Letter.SUBTITLE: (16, True),
    Letter.TITLE: (24, True),
}


def load_bundled() -> None:
    """Make Inter known where none of the system's own families is installed."""
    installed = set(QFontDatabase.families())
    if installed.isdisjoint(FAMILIES[:-1]):
        for name in _BUNDLED:
            QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))


def font(letter: Letter) -> QFont:
    """A font with figures of one width, so that counting numbers do not tremble."""
    pixels, strong = _PIXELS[letter]
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
