from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.domain.job_view import short_ward
from app.domain.spreadsheet import WARD_PER_ROW
from app.domain.ward import WardChoice, WardId
from app.ui.preflight.ward_box import CHOICE, WardBox
from tests.helpers.panels import MUNICIPALITIES, SEARCH, WARDS

BLOUBERG = WardChoice(WardId("93501016"), "Blouberg ward 16 (LIM351)")


@pytest.fixture
def box(qtbot, look):
    made = WardBox(WARDS, SEARCH, MUNICIPALITIES.parse, look)
    qtbot.addWidget(made)
    made.show()
    return made


def suggestions(box: WardBox) -> list[str]:
    model = box.completer().model()
    return [short_ward(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_all_wards_can_be_chosen_from_the_list(box):
    box.showPopup()
    assert box.count() == 4468


def test_typing_completes_over_all_wards(qtbot, box):
    qtbot.keyClicks(box.lineEdit(), "Lepelle-Nkumpi 1")
    assert suggestions(box)[:3] == ["Lepelle-Nkumpi 1", "Lepelle-Nkumpi 10", "Lepelle-Nkumpi 11"]


@pytest.mark.parametrize("typed", ["Blouberg 16", "93501016", "lim351 16", "blou 16"])
def test_enter_takes_what_names_one_ward(qtbot, box, typed):
    qtbot.keyClicks(box.lineEdit(), typed)
    with qtbot.waitSignal(box.ward_chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args == ["93501016"]
    assert box.currentText() == "Blouberg 16"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Atlantis 99", "No ward fits."),
        ("Emalahleni 3", "Several wards fit."),
    ],
)
def test_what_names_no_one_ward_is_not_taken_and_says_why(qtbot, box, typed, sentence):
    qtbot.keyClicks(box.lineEdit(), typed)
    with qtbot.assertNotEmitted(box.ward_chosen), qtbot.waitSignal(box.refused) as refused:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert refused.args[0].startswith(sentence)


def test_a_completion_chosen_is_the_ward(qtbot, box):
    qtbot.keyClicks(box.lineEdit(), "blou")
    popup = box.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.ward_chosen) as chosen:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert chosen.args == ["93501001"]


def test_esc_goes_back_to_the_ward_found(qtbot, box):
    box.show_ward(BLOUBERG.label, (), per_row=False)
    qtbot.keyClicks(box.lineEdit(), "xyz")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.currentText() == "Blouberg 16"


def test_suggested_wards_stand_first_and_once(box):
    box.show_ward("", (BLOUBERG,), per_row=True)
    box.showPopup()
    first, second = box.itemData(0, CHOICE), box.itemData(1, CHOICE)
    assert (first.ward_id, second.ward_id) == (WARD_PER_ROW, "93501016")
    assert box.count() == 4469


def test_each_row_against_its_own_ward_can_be_chosen(qtbot, box):
    box.show_ward("", (), per_row=True)
    box.showPopup()
    with qtbot.waitSignal(box.ward_chosen) as chosen:
        box.activated.emit(0)
    assert chosen.args == [WARD_PER_ROW]


def test_showing_a_ward_is_no_answer(qtbot, box):
    with qtbot.assertNotEmitted(box.ward_chosen):
        box.show_ward(BLOUBERG.label, (BLOUBERG,), per_row=False)
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_neither_wheel_nor_arrow_takes_another_ward(qtbot, box):
    box.show_ward(BLOUBERG.label, (), per_row=False)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(box.ward_chosen):
        QApplication.sendEvent(box, wheel)
        qtbot.keyClick(box, Qt.Key.Key_Down)
    box.hidePopup()
    assert box.currentText() == "Blouberg 16"


def test_a_name_of_two_municipalities_is_not_taken_when_the_focus_leaves(qtbot, box):
    box.showPopup()
    box.hidePopup()
    qtbot.keyClicks(box.lineEdit(), "Emalahleni 3")
    with qtbot.assertNotEmitted(box.ward_chosen):
        box.lineEdit().editingFinished.emit()
