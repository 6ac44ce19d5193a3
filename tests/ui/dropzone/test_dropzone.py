from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.dropzone import DropStrip, EmptyState


@pytest.fixture
def empty(qtbot, look):
    made = EmptyState(look)
    qtbot.addWidget(made)
    made.resize(1350, 600)
    made.show()
    return made


@pytest.fixture
def strip(qtbot, look):
    made = DropStrip(look)
    qtbot.addWidget(made)
    made.resize(960, 40)
    made.show()
    return made


def heading(empty: EmptyState) -> str:
    return empty.zone._heading.text()


def test_it_says_what_will_happen_while_something_is_dragged(empty):
    empty.zone.hint("Drop to add 3 spreadsheets", takes=True)
    assert heading(empty) == "Drop to add 3 spreadsheets"
    assert empty.zone.accessibleDescription() == "Drop to add 3 spreadsheets"


def test_it_says_what_to_do_instead_of_what_it_cannot_take(strip):
    strip.hint("Save the attachment first, then drag it from Downloads", takes=False)
    assert strip.hint_text.startswith("Save the attachment first")
    assert not strip.takes


def test_after_the_drag_it_is_as_before(empty, strip):
    for place in (empty.zone, strip):
        place.hint("Drop to add 3 spreadsheets", takes=True)
        place.clear_hint()
        assert place.hint_text == ""
    assert heading(empty) == "Drop membership lists here"


@pytest.mark.parametrize(
    ("name", "signal"),
    [("files", "add_files_wanted"), ("folder", "add_folder_wanted")],
)
def test_the_large_zone_adds_files_and_folders(qtbot, empty, name, signal):
    with qtbot.waitSignal(getattr(empty, signal)):
        qtbot.mouseClick(getattr(empty.zone, name), Qt.MouseButton.LeftButton)


def test_the_sample_is_one_click_away(qtbot, empty):
    with qtbot.waitSignal(empty.sample_wanted):
        qtbot.mouseClick(empty.sample, Qt.MouseButton.LeftButton)


def test_a_click_on_the_strip_adds_files(qtbot, strip):
    with qtbot.waitSignal(strip.add_files_wanted):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton)
