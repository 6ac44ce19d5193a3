from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QDate, Qt, QTime

from app.domain.preflight_numbers import Number
from app.domain.preflight_view import FileFacts, Meeting, MeetingKind
from app.domain.spreadsheet import About, InvalidRow, Question, Wishes
from app.ui.preflight.preview import column_letter, mask_digits
from tests.helpers.panels import card as card_for
from tests.helpers.preflight import (
    WHICH_COLUMN,
    WHICH_SHEET,
    WHICH_WARD,
    WRONG,
    asked,
    facts,
    inspection,
)

FINISH = datetime(2026, 11, 23, 18, 20)


@pytest.fixture
def card(qtbot, look):
    made = card_for(look)
    qtbot.addWidget(made)
    made.resize(432, 700)
    made.show()
    return made


def test_the_card_says_what_the_rows_come_down_to(card):
    card.show_facts(facts())
    shown = {kind: card.numbers.text_of(kind) for kind in Number}
    assert shown == {
        Number.WRONG: "9",
        Number.DUPLICATE: "14",
        Number.ANSWERED: "120",
        Number.NO_WARD: "",
        Number.LOOKUPS: "469",
        Number.REPAIRED: "3",
    }
    assert card.about.text() == "612 rows · Excel workbook · 48 KB"


@pytest.mark.parametrize("kind", [Number.WRONG, Number.DUPLICATE, Number.LOOKUPS])
def test_each_number_opens_the_list_behind_it(qtbot, card, kind):
    card.show_facts(facts("7"))
    with qtbot.waitSignal(card.list_wanted) as wanted:
        qtbot.mouseClick(card.numbers.link_of(kind), Qt.MouseButton.LeftButton)
    assert wanted.args == ["7", kind]


def test_a_file_with_an_open_question_cannot_start(card):
    card.show_facts(asked(WHICH_WARD))
    assert card.ward_caption.text() == "Which ward is this list for?"
    assert not card.start.isEnabled()


def test_a_ready_file_asks_nothing(card):
    card.show_facts(facts(), finish=FINISH)
    assert card.asked.isHidden()
    assert card.ward_caption.text() == "Ward 93501016, from the file name"
    assert card.ward.currentText() == "Blouberg 16"
    assert card.start.isEnabled()


def test_the_answer_about_the_ward_is_told(qtbot, card):
    card.show_facts(asked(WHICH_WARD, "7"))
    with qtbot.waitSignal(card.wishes_changed) as changed:
        card.ward.ward_chosen.emit("93505001")
    assert changed.args == ["7", Wishes(ward="93505001"), False]


def test_a_column_is_chosen_among_those_in_question(qtbot, card):
    card.show_facts(asked(WHICH_COLUMN, "7"))
    box = card.fields.box_for(About.ID_COLUMN)
    assert [box.itemText(at) for at in range(box.count())] == list(WHICH_COLUMN.choices)
    with qtbot.waitSignal(card.wishes_changed) as changed:
        box.setCurrentIndex(1)
        box.activated.emit(1)
    assert changed.args[1] == Wishes(id_column="G (ID OF SPOUSE)")


def test_another_sheet_makes_row_and_column_open_again(qtbot, card):
    found = inspection(sheets=("Members", "Old"))
    wishes = Wishes(header_row=4, id_column="C", ward="93501016")
    card.show_facts(facts(inspection=found, wishes=wishes))
    with qtbot.waitSignal(card.wishes_changed) as changed:
        card.fields.sheet.setCurrentIndex(1)
        card.fields.sheet.activated.emit(1)
    assert changed.args[1] == Wishes(sheet="Old", ward="93501016")


def test_one_answer_serves_the_files_with_the_same_layout(qtbot, card):
    card.show_facts(asked(WHICH_SHEET, "1"), alike=("2", "3"))
    assert card.for_all.text() == "The same answer for 2 other files with this layout"
    card.for_all.setChecked(True)
    with qtbot.waitSignal(card.wishes_changed) as changed:
        card.fields.chosen.emit(About.SHEET, "Nov")
    assert changed.args[2] is True


def test_one_files_ward_is_not_offered_to_the_others(card):
    card.show_facts(asked(WHICH_WARD, "1"), alike=("2",))
    assert card.for_all.isHidden()


def test_each_rows_own_ward_can_serve_the_others(qtbot, card):
    question = Question(About.WARD, "Several", ("93501016 (x)", "column (each row …)"))
    card.show_facts(asked(question, row_wards={"93501016": 3, "93501017": 4}), alike=("2",))
    card.for_all.setChecked(True)
    with qtbot.waitSignal(card.wishes_changed) as changed:
        card.ward.ward_chosen.emit("column")
    assert changed.args[2] is True


def test_repairs_of_texts_wait_for_the_operators_word(qtbot, card):
    found = inspection(invalid=(*WRONG, InvalidRow(513, "repair_not_accepted")))
    card.show_facts(facts(inspection=found))
    assert card.repairs.text() == "Put back missing leading zeros: 1"
    with qtbot.waitSignal(card.wishes_changed) as changed:
        card.repairs.click()
    assert changed.args[1].accept_repairs


def test_a_file_without_such_texts_is_not_asked_about_repairs(card):
    card.show_facts(facts())
    assert card.repairs.isHidden()


def test_counting_is_seen_with_the_rows_so_far(card):
    card.show_facts(FileFacts("1", "POLOKWANE.xlsx", rows_seen=3500))
    assert card.state.text == "Counting… 3,500 rows so far"
    assert not card.start.isEnabled()


def test_a_refused_file_says_its_sentence_and_asks_nothing(card):
    card.show_facts(FileFacts("1", "x.xls", refusal="A PDF, not a spreadsheet."))
    assert card.state.text == "A PDF, not a spreadsheet."
    assert card.ward.isHidden()
    assert card.meeting.isHidden()


def test_id_numbers_in_the_preview_are_masked(card):
    card.show_facts(facts())
    model = card.preview.preview
    cells = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert cells == ["Ledwaba", "Mokgadi A", "830514•••••81", "•••••"]


@pytest.mark.parametrize("text", ["born 8001015009087", "800101 5009 087", "1015009087"])
def test_an_id_number_among_words_is_masked_too(text):
    assert not any(char.isdigit() for char in mask_digits(text))


@pytest.mark.parametrize("text", ["Ward 16", "12 Main Street", "2026-11-23"])
def test_other_numbers_stay_readable(text):
    assert mask_digits(text) == text


@pytest.mark.parametrize(("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_excel_does(column, letter):
    assert column_letter(column) == letter


def test_a_finish_after_the_meeting_is_warned_of(card):
    meeting = Meeting(date(2026, 11, 23), time(18), MeetingKind.BPA)
    card.show_facts(facts(meeting=meeting), finish=FINISH)
    assert card.meeting.warning == "Ends 18:20, after the meeting"


def test_a_meeting_without_a_time_warns_of_nothing(card):
    card.show_facts(facts(meeting=Meeting(date(2026, 11, 23))), finish=FINISH)
    assert card.meeting.warning == ""


def test_the_meeting_is_optional_and_told_as_it_is_filled_in(qtbot, card):
    card.show_facts(facts("7"))
    assert card.meeting.meeting == Meeting()
    card.meeting.has.setChecked(True)
    card.meeting.day.setDate(QDate(2026, 11, 28))
    card.meeting.at.setTime(QTime(10, 0))
    with qtbot.waitSignal(card.meeting_changed) as changed:
        card.meeting.kind.setCurrentIndex(1)
    told = Meeting(date(2026, 11, 28), time(10), MeetingKind.BPA)
    assert changed.args == ["7", told]


def test_showing_a_meeting_is_no_change(qtbot, card):
    with qtbot.assertNotEmitted(card.meeting_changed):
        card.show_facts(facts(meeting=Meeting(date(2026, 11, 28))))


def test_urgent_and_start_name_their_file(qtbot, card):
    card.show_facts(facts("7"))
    with qtbot.waitSignal(card.urgent_changed) as urgent:
        card.urgent.click()
    with qtbot.waitSignal(card.start_wanted) as started:
        card.start.click()
    assert (urgent.args, started.args) == (["7", True], ["7"])


def test_typing_a_ward_is_not_lost_when_numbers_come_in(qtbot, card):
    file = asked(WHICH_WARD)
    card.show_facts(file)
    card.activateWindow()
    card.ward.lineEdit().setFocus()
    qtbot.waitUntil(card.ward.lineEdit().hasFocus)
    qtbot.keyClicks(card.ward.lineEdit(), "Lep")
    card.show_facts(replace(file, counted=False))
    assert card.ward.currentText() == "Lep"
