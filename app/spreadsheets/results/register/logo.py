"""The party's logo; a broken one never costs the operator the register."""

from __future__ import annotations

import logging

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

_LARGEST = (900, 400)
"""Pixels: 300 dots an inch at the size it is printed."""

log = logging.getLogger(__name__)


def read_logo(path: str) -> ImageReader | None:
    """The picture made ready to print; None without one, or (logged) where it is unusable."""
    if not path:
        return None
    try:
        with Image.open(path) as picture:
            picture.thumbnail(_LARGEST)
            ready = picture.convert("RGBA")
    except (
        OSError,
        ValueError,
        SyntaxError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
    ) as exc:
        log.warning("the logo cannot be used (%s); the register has none", type(exc).__name__)
        return None
    return ImageReader(ready)
