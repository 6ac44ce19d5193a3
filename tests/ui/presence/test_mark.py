from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.resources import resource_path
from app.ui.presence.mark import SIZES, Standing, mark_icon, mark_pixmap


@pytest.mark.parametrize("size", SIZES)
def test_the_mark_is_sharp_in_every_size_windows_asks_for(qapp, size):
    assert QSize(size, size) in mark_icon().availableSizes()


@pytest.mark.parametrize("size", [16, 24, 32])
def test_each_standing_differs_by_more_than_its_colour(qapp, size):
    grey = QImage.Format.Format_Grayscale8
    seen = {
        bytes(mark_pixmap(size, standing).toImage().convertToFormat(grey).constBits())
        for standing in Standing
    }
    assert len(seen) == len(Standing)


def test_its_corners_are_see_through(qapp):
    assert mark_pixmap(64).toImage().pixelColor(0, 0).alpha() == 0


def test_the_programs_file_has_the_mark_as_it_is_painted_now(qapp):
    icon = Image.open(resource_path("icons", "app", "rollcheck.ico"))
    assert icon.info["sizes"] == {(size, size) for size in SIZES}
    for size in SIZES:
        kept = icon.ico.getimage((size, size)).convert("RGBA")
        painted = mark_pixmap(size).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
        assert kept.tobytes() == bytes(painted.constBits())
