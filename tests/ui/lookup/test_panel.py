from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.lookup_view import people_found
from app.ui.lookup import Answered, Failed, LookupPanel, Nothing, Results
from tests.helpers.panels import LOOKUPS, SEBOLA, TODAY
from tests.helpers.panels import lookup as lookup_for

FOUND = Results(people_found(SEBOLA, by_number=False))
ID_NUMBER = "8001015009087"


@pytest.fixture
def panel(qtbot, look):
    made = LookupPanel(look, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.set_kept(100)
    made.show()
    return made


def test_enter_searches_for_what_was_typed(qtbot, panel):
    qtbot.keyClicks(panel.field, "  Sebola ")
    with qtbot.waitSignal(panel.search_wanted) as wanted:
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert wanted.args == ["Sebola"]


def test_earlier_checks_come_first_and_say_that_they_cost_nothing(panel):
    panel.show_state(FOUND)
    assert panel.below.text().startswith("2 people in 4 earlier checks. No lookup was used.")
    checks = panel.table.checks
    newest = [checks.index(1, column).data() for column in range(4)]
    assert newest == ["Today 11:20", "MUSINA_WARD_5 Nov.xlsx", "214", "Other ward"]


def test_the_newest_answer_is_readable_before_it_is_copied(qtbot, panel):
    panel.show_state(FOUND)
    sentence = (
        "On 23 Nov 2026 at 11:20 the IEC had 790412•••••83 registered in Musina ward 2 (LIM341), "
        "not in Musina ward 5 (LIM341)."
    )
    assert panel.answer.text() == sentence
    with qtbot.waitSignal(panel.copy_wanted) as wanted:
        panel.copy.click()
    assert wanted.args == [sentence]


def test_the_keys_go_from_check_to_check_past_the_names(qtbot, panel):
    panel.show_state(FOUND)
    for _ in range(3):
        qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.table.chosen_check().file_name == "MOGALAKWENA WARD 12.xlsx"
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    assert panel.table.chosen_check().row_no == 201


def test_not_in_any_list_is_said_plainly(panel):
    panel.field.setText(ID_NUMBER)
    panel.show_state(Results(by_number=True))
    assert panel.told.text == "Not in any list."
    assert panel.answer.text() == (
        "On 23 Nov 2026 800101•••••87 was not in any list here; the IEC was not asked."
    )


def test_nobody_of_a_surname_is_no_answer_about_anybody(panel):
    panel.field.setText("Sebola")
    panel.show_state(Results())
    assert panel.told.text.startswith("Not in any list")
    assert panel.copy.isHidden()
    assert not panel.ask.isEnabled()


def test_asking_the_iec_names_its_price_first(qtbot, panel):
    panel.field.setText(ID_NUMBER)
    panel.show_state(Results(by_number=True))
    assert panel.price.text() == "Uses 1 of the 100 kept for this"
    with qtbot.waitSignal(panel.ask_wanted) as wanted:
        panel.ask.click()
    assert wanted.args == [ID_NUMBER]


def test_somebody_found_by_name_is_asked_about_by_her_row(qtbot, panel):
    panel.field.setText("Sebola")
    panel.show_state(FOUND)
    with qtbot.waitSignal(panel.ask_wanted) as wanted:
        panel.ask.click()
    assert wanted.args == [("job214", 214)]


def test_nothing_can_be_asked_while_nothing_is_kept(panel):
    panel.field.setText(ID_NUMBER)
    panel.show_state(Results(by_number=True))
    panel.set_kept(0)
    assert not panel.ask.isEnabled()
    assert panel.price.text() == "The lookups kept for this are used up; try again later"


@pytest.mark.parametrize("name", ["searching", "asking"])
def test_while_it_waits_it_says_for_what_and_asks_no_second_time(qtbot, look, name):
    panel = lookup_for(look, name)
    qtbot.addWidget(panel)
    assert panel.told.text.endswith("…")
    assert panel.field.isReadOnly()
    assert not panel.ask.isEnabled()
    assert panel.copy.isHidden()


def test_earlier_checks_stay_in_view_while_the_iec_is_asked(qtbot, look):
    panel = lookup_for(look, "asking")
    qtbot.addWidget(panel)
    assert panel.table.checks.rowCount() == 4


def test_the_iecs_answer_is_what_is_copied(qtbot, panel):
    panel.show_state(FOUND)
    panel.show_state(Answered("registered …", "On 23 Nov 2026 …"))
    assert panel.answer_caption.text() == "The IEC says now"
    with qtbot.waitSignal(panel.copy_wanted) as wanted:
        panel.copy.click()
    assert wanted.args == ["On 23 Nov 2026 …"]


def test_a_failure_is_no_answer_to_copy(panel):
    panel.show_state(FOUND)
    panel.show_state(Failed("The IEC does not answer."))
    assert panel.told.text == "The IEC does not answer."
    assert panel.copy.isHidden()


def test_other_text_is_not_answered_with_what_was_found_before(qtbot, panel):
    panel.field.setText("Sebola")
    panel.show_state(FOUND)
    qtbot.keyClicks(panel.field, "n")
    assert isinstance(panel.state, Nothing)
    assert panel.table.checks.rowCount() == 0


def test_a_whole_id_number_is_shown_only_on_request(qtbot, panel):
    panel.show_state(FOUND)
    assert "790412•••••83" in panel.table.checks.index(0, 0).data()
    with qtbot.waitSignal(panel.reveal_wanted) as wanted:
        panel.reveal.click()
    assert wanted.args == ["job214", 214]
    panel.show_revealed({("job214", 214): ID_NUMBER})
    assert panel.table.checks.index(0, 0).data().endswith(ID_NUMBER)


def test_another_search_masks_it_again(panel):
    panel.show_state(FOUND)
    panel.show_revealed({("job214", 214): ID_NUMBER})
    panel.show_state(FOUND)
    assert ID_NUMBER not in panel.table.checks.index(0, 0).data()


def test_esc_closes_and_forgets_who_was_asked_for(qtbot, panel):
    panel.open_for(ID_NUMBER)
    panel.show_state(Results(by_number=True))
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    assert isinstance(panel.state, Nothing)


@pytest.mark.parametrize("name", LOOKUPS)
def test_no_state_cuts_a_text(qtbot, look, name):
    panel = lookup_for(look, name)
    qtbot.addWidget(panel)
    panel.show()
    shown = [text for text in (panel.below, panel.answer, panel.price) if text.isVisible()]
    qtbot.waitUntil(
        lambda: all(text.height() >= text.heightForWidth(text.width()) for text in shown)
    )
