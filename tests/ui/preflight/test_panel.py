from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.preflight_numbers import ListedRow
from app.ui.preflight.rows_dialog import RowsDialog
from tests.helpers.panels import preflight
from tests.helpers.preflight import NOW, PACE, WHICH_WARD, asked, facts, thirty_files


@pytest.fixture
def panel(qtbot, look):
    made = preflight(look, thirty_files(), "Limpopo 23 Nov 10:31")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_heading_is_the_sentence(panel):
    assert panel.heading.title.text() == "27 ready, 3 need you"
    assert panel.heading.below.text() == (
        "8,140 lookups, done about 11:19. Batch “Limpopo 23 Nov 10:31”"
    )


def test_the_first_question_is_open(panel):
    assert panel.list.chosen_key() == "q1"
    assert panel.card.facts.key == "q1"


def test_a_card_opens_on_a_click(qtbot, panel):
    index = panel.model.index_of("r1")
    panel.list.scrollTo(index)
    at = panel.list.visualRect(index).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.card.title.text() == "MAKHADO WARD 25.xlsx"


def test_the_list_is_walked_by_keyboard_past_the_heads(qtbot, panel):
    for _ in range(3):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.list.chosen_key() == "r0"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_starts_what_is_ready_and_nothing_else(qtbot, panel, key):
    panel.activateWindow()
    panel.list.setFocus()
    with qtbot.waitSignal(panel.start_wanted) as started:
        qtbot.keyClick(panel.list, key, Qt.KeyboardModifier.ControlModifier)
    (keys,) = started.args
    assert len(keys) == 27
    assert not {"q1", "q2", "q3"} & set(keys)


def test_nothing_ready_is_nothing_to_start(panel):
    panel.show_files([asked(WHICH_WARD)], PACE, NOW)
    assert not panel.heading.start.isEnabled()
    assert panel.ready_keys() == ()


def test_the_card_starts_its_own_file_only(qtbot, panel):
    panel.list.choose("r1")
    with qtbot.waitSignal(panel.start_wanted) as started:
        panel.card.start.click()
    assert started.args == [("r1",)]


def test_del_leaves_a_file_out(qtbot, panel):
    panel.list.choose("r1")
    with qtbot.waitSignal(panel.removed) as removed:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert removed.args == [("r1",)]


def test_the_chosen_file_stays_chosen_while_numbers_come(panel):
    panel.list.choose("r1")
    panel.show_files(thirty_files()[:6], PACE, NOW)
    assert panel.list.chosen_key() == "r1"


def test_a_single_file_shows_its_card_alone(panel):
    panel.show_files([facts("1")], PACE, NOW)
    assert panel.list.isHidden() or not panel.list.isVisible()
    assert panel.card.isVisible()


def test_the_batch_can_be_renamed(qtbot, panel):
    panel.heading.edit.click()
    panel.heading.field.setText("  Vhembe  November ")
    with qtbot.waitSignal(panel.batch_renamed) as renamed:
        qtbot.keyClick(panel.heading.field, Qt.Key.Key_Return)
    assert renamed.args == ["Vhembe November"]


def test_esc_keeps_the_old_name(qtbot, panel):
    panel.heading.edit.click()
    panel.heading.field.setText("Vhembe")
    with qtbot.assertNotEmitted(panel.batch_renamed):
        qtbot.keyClick(panel.heading.field, Qt.Key.Key_Escape)
    assert panel.heading.field.isHidden()


def test_every_button_has_a_name(panel):
    buttons = panel.findChildren(QAbstractButton)
    seen = [made for made in buttons if made.isVisible() and made.width() > 1]
    assert [made for made in seen if not (made.text() or made.accessibleName())] == []


@pytest.fixture
def rows(qtbot, look):
    made = RowsDialog("ID numbers wrong", look)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


LISTED = ListedRow(47, "800101•••••87", "Maluleke, Thandi", "its check digit is wrong", "47")


def test_the_rows_come_when_they_are_read(rows):
    assert rows.told.text == "Reading the rows…"
    rows.show_rows([LISTED])
    assert rows.heading.text() == "ID numbers wrong (1)"
    assert rows.model.index(0, 1).data() == "800101•••••87"


def test_whole_numbers_are_shown_only_when_asked_for(qtbot, rows):
    rows.show_rows([LISTED, ListedRow(9)])
    with qtbot.waitSignal(rows.reveal_wanted) as wanted:
        rows.reveal.click()
    assert wanted.args == [("47",)]
    rows.show_revealed({"47": "8001015009087"})
    assert rows.model.index(0, 1).data() == "8001015009087"


def test_rows_that_cannot_be_read_say_why(rows):
    rows.fail("The database does not answer.")
    assert rows.told.text == "The database does not answer."
