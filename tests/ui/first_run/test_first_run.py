from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.first_run import FirstRunDialog, Step
from app.ui.settings import AccountState


@pytest.fixture
def dialog(qtbot, look):
    made = FirstRunDialog(look)
    qtbot.addWidget(made)
    made.open()
    return made


def give_account(qtbot, dialog: FirstRunDialog) -> None:
    qtbot.keyClicks(dialog.account.user, "limpopo.office")
    qtbot.keyClicks(dialog.account.password, "pass word")


def test_there_are_three_steps_at_most(dialog):
    assert dialog.stack.count() == 3
    assert dialog.place.text() == "Step 1 of 3"


def test_without_an_account_one_can_go_on_later(dialog):
    assert not dialog.next.isEnabled()
    dialog.skip.click()
    assert dialog.step is Step.FOLDER


def test_practice_needs_no_account(qtbot, dialog):
    dialog.practice.setChecked(True)
    dialog.next.click()
    dialog.next.click()
    with qtbot.waitSignal(dialog.practice_wanted), qtbot.assertNotEmitted(dialog.account_given):
        dialog.next.click()


def test_account_and_folder_are_handed_over_at_the_end(qtbot, dialog):
    give_account(qtbot, dialog)
    dialog.next.click()
    dialog.set_folder(r"\\SRV1\lists")
    dialog.next.click()
    with (
        qtbot.waitSignal(dialog.account_given) as account,
        qtbot.waitSignal(dialog.folder_given) as folder,
        qtbot.waitSignal(dialog.finished_all),
    ):
        dialog.next.click()
    assert account.args == ["limpopo.office", "pass word"]
    assert folder.args == [r"\\SRV1\lists"]


def test_closing_it_hands_over_nothing(qtbot, dialog):
    give_account(qtbot, dialog)
    dialog.next.click()
    with qtbot.assertNotEmitted(dialog.account_given), qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_going_back_keeps_what_was_typed(qtbot, dialog):
    give_account(qtbot, dialog)
    dialog.next.click()
    dialog.back.click()
    assert dialog.account.typed == ("limpopo.office", "pass word")


def test_the_account_can_be_tested_before_it_is_kept(qtbot, dialog):
    give_account(qtbot, dialog)
    with qtbot.waitSignal(dialog.test_wanted) as wanted:
        dialog.account.test.click()
    assert wanted.args == ["limpopo.office", "pass word"]
    dialog.show_account_state(AccountState.TESTING)
    assert not dialog.next.isEnabled()


def test_a_refused_account_can_be_taken_all_the_same(qtbot, dialog):
    give_account(qtbot, dialog)
    dialog.show_account_state(AccountState.NO_NETWORK)
    assert dialog.next.isEnabled()


def test_a_folder_that_cannot_be_watched_holds_the_step(dialog):
    dialog.go_to(Step.FOLDER)
    dialog.set_folder(r"C:\Results")
    dialog.refuse_folder("This is the results folder.")
    assert not dialog.next.isEnabled()
    dialog.no_folder.setChecked(True)
    assert dialog.next.isEnabled()


def test_the_sample_is_one_click_away_at_the_end(qtbot, dialog):
    dialog.skip.click()
    dialog.next.click()
    with qtbot.waitSignal(dialog.sample_wanted):
        dialog.sample.click()
    assert dialog.isHidden()


def test_joining_an_office_needs_no_account_and_is_handed_over_at_the_end(qtbot, dialog):
    give_account(qtbot, dialog)
    dialog.join.setChecked(True)
    dialog.next.click()
    dialog.next.click()
    with qtbot.waitSignal(dialog.join_wanted), qtbot.assertNotEmitted(dialog.account_given):
        dialog.next.click()
