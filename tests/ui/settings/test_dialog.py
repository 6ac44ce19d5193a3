from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.settings_form import Field, Wrong
from app.engine import folder_check
from app.ui.settings import AccountState, Page, SettingsDialog
from app.ui.settings.rows import Amount
from app.ui.settings.words import _OF_THE_DISK, _WRONGS
from app.ui.theme.tokens import Tone
from tests.helpers.panels import SETTINGS

ON_PAGES = [field for field in Field if field is not Field.IEC_USER]


@pytest.fixture
def dialog(qtbot, look):
    made = SettingsDialog(SETTINGS, look, has_password=True)
    qtbot.addWidget(made)
    made.open()
    return made


def amount(dialog: SettingsDialog, field: Field) -> Amount:
    return dialog._page_of(field).field(field)


def test_nothing_can_be_saved_before_anything_is_changed(dialog):
    assert dialog.told.text == "Nothing is changed."
    assert not dialog.save.isEnabled()


def test_a_change_is_checked_at_once_and_seen_to_add_up(dialog):
    amount(dialog, Field.QUOTA_LIMIT).setValue(9_000)
    assert dialog.told.text == "Checked: 6,900 + 2,000 + 100 = 9,000. Takes effect at once."
    assert dialog.told.tone is Tone.DONE
    assert dialog.save.isEnabled()


def test_what_is_wrong_is_said_at_its_row_and_cannot_be_saved(qtbot, dialog):
    amount(dialog, Field.QUOTA_SMALL_JOBS).setValue(9_950)
    texts = [made.text() for made in dialog.page(Page.QUOTA).findChildren(QLabel)]
    sentence = "Nothing is left for other lists: make a share smaller or the limit larger."
    assert sentence in texts
    assert not dialog.save.isEnabled()
    with qtbot.assertNotEmitted(dialog.save_wanted):
        dialog.save.click()


def test_put_right_again_it_is_as_before(dialog):
    box = amount(dialog, Field.QUOTA_SMALL_JOBS)
    box.setValue(9_950)
    box.setValue(2_000)
    assert dialog.told.text == "Nothing is changed."


def test_saving_hands_over_the_whole_form(qtbot, dialog):
    amount(dialog, Field.REUSE_HOURS).setValue(12)
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        dialog.save.click()
    assert wanted.args == [replace(SETTINGS, reuse_hours=12)]


def test_settings_that_could_not_be_taken_stay_in_view(dialog):
    amount(dialog, Field.REUSE_HOURS).setValue(12)
    dialog.save.click()
    dialog.refuse_save("The settings file cannot be written.")
    assert dialog.isVisible()
    assert dialog.told.text == "The settings file cannot be written."


@pytest.mark.parametrize("field", ON_PAGES)
def test_every_setting_has_a_field_with_a_name(dialog, field):
    widget = dialog._page_of(field).field(field)
    target = getattr(widget, "edit", widget)
    assert target.accessibleName()


@pytest.mark.parametrize(
    ("typed", "value"), [("9,000", 9_000), ("9000", 9_000), ("12,345", 12_345)]
)
def test_amounts_are_typed_with_or_without_separators(qtbot, dialog, typed, value):
    dialog.choose_page(Page.QUOTA)
    box = amount(dialog, Field.QUOTA_LIMIT)
    box.selectAll()
    qtbot.keyClicks(box, typed)
    box.interpretText()
    assert box.value() == value
    assert box.text() == f"{value:,}"


def test_the_bar_shows_what_the_shares_come_to(dialog):
    amount(dialog, Field.QUOTA_SINGLE).setValue(200)
    counts = [count for _, count, _ in dialog.shares.parts()]
    assert counts == [7_800, 2_000, 200]
    assert dialog.shares.accessibleName() == (
        "Any list 7,800, Urgent and small 2,000, One person 200"
    )


def test_a_folder_chosen_is_asked_of_the_disk(qtbot, dialog):
    with qtbot.waitSignal(dialog.folder_changed) as asked:
        dialog.set_folder(Field.RESULTS_FOLDER, r"D:\Results")
    assert asked.args == [Field.RESULTS_FOLDER, r"D:\Results"]
    dialog.refuse(Field.RESULTS_FOLDER, r"D:\Results", "This folder cannot be written.")
    assert dialog.told.text == "This folder cannot be written."
    dialog.set_folder(Field.RESULTS_FOLDER, r"E:\Results")
    assert dialog.save.isEnabled()


def test_results_that_would_be_taken_in_again_are_refused(dialog):
    dialog.set_folder(Field.WATCHED_FOLDER, SETTINGS.results_folder)
    assert dialog.told.text.startswith("The watched folder cannot be the results folder")


def test_another_data_folder_says_that_it_waits_for_a_restart(dialog):
    dialog.set_folder(Field.DATA_DIR, r"D:\Rollcheck")
    assert dialog.told.text == "Checked. The data folder takes effect at the next start."


def test_the_button_beside_a_folder_asks_for_the_systems_dialog(qtbot, dialog):
    path = dialog._page_of(Field.WATCHED_FOLDER).field(Field.WATCHED_FOLDER)
    with qtbot.waitSignal(dialog.folder_wanted) as wanted:
        path.choose.click()
    assert wanted.args == [Field.WATCHED_FOLDER]


def test_the_kept_password_is_never_shown(dialog):
    assert dialog.account.password.text() == ""
    assert "kept in this PC’s vault" in dialog.account.password.placeholderText()


def test_a_new_password_goes_to_the_vault_and_not_into_the_settings(qtbot, dialog):
    qtbot.keyClicks(dialog.account.password, "pass word")
    assert dialog.told.text == "The new password goes to this PC’s vault."
    with qtbot.waitSignal(dialog.save_wanted) as saved:
        dialog.save.click()
    assert dialog.account.typed == ("limpopo.office", "pass word")
    assert saved.args == [SETTINGS]


def test_test_signs_in_with_what_was_typed(qtbot, dialog):
    qtbot.keyClicks(dialog.account.password, "pass word")
    with qtbot.waitSignal(dialog.test_wanted) as wanted:
        qtbot.mouseClick(dialog.account.test, Qt.MouseButton.LeftButton)
    assert wanted.args == ["limpopo.office", "pass word"]


@pytest.mark.parametrize(
    ("state", "tone", "words"),
    [
        (AccountState.TESTING, Tone.RUN, "Signing in…"),
        (AccountState.OK, Tone.DONE, "Signed in."),
        (AccountState.REFUSED, Tone.FAIL, "The IEC refused"),
        (AccountState.NO_NETWORK, Tone.FAIL, "No internet on this PC"),
        (AccountState.IEC_AWAY, Tone.FAIL, "The IEC does not answer"),
        (AccountState.BLOCKED, Tone.FAIL, "The IEC’s gateway blocks"),
    ],
)
def test_the_test_says_how_it_went(dialog, state, tone, words):
    dialog.show_account_state(state)
    assert dialog.account.told.tone is tone
    assert dialog.account.told.text.startswith(words)


def test_an_old_result_does_not_stand_beside_new_words(qtbot, dialog):
    dialog.show_account_state(AccountState.OK)
    qtbot.keyClicks(dialog.account.user, "x")
    assert dialog.account.told.text == ""


def test_a_test_under_way_is_not_started_twice(qtbot, dialog):
    dialog.show_account_state(AccountState.TESTING)
    with qtbot.assertNotEmitted(dialog.test_wanted):
        dialog.account.test.click()
        qtbot.keyClick(dialog.account.user, Qt.Key.Key_Return)


def test_cancel_hands_over_nothing(qtbot, dialog):
    amount(dialog, Field.QUOTA_LIMIT).setValue(9_000)
    with qtbot.assertNotEmitted(dialog.save_wanted), qtbot.waitSignal(dialog.rejected):
        dialog.cancel.click()


def test_a_page_with_something_wrong_is_marked_in_the_list(dialog):
    dialog.set_folder(Field.WATCHED_FOLDER, SETTINGS.results_folder)
    marked = [
        dialog.list.item(at).data(Qt.ItemDataRole.UserRole + 1) for at in range(dialog.list.count())
    ]
    assert marked == [page is Page.FOLDERS for page in Page]


def test_pages_are_walked_by_keyboard(qtbot, dialog):
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.stack.currentIndex() == 1


def test_every_reason_has_words(qapp):
    assert set(_WRONGS) == set(Wrong) - {Wrong.REFUSED}


def test_what_the_environment_decides_is_shown_and_cannot_be_changed(qtbot, look):
    fixed = {Field.QUOTA_LIMIT: "ROLLCHECK_QUOTA_LIMIT", Field.IEC_USER: "IEC_API_USERNAME"}
    made = SettingsDialog(SETTINGS, look, has_password=True, fixed=fixed)
    qtbot.addWidget(made)
    box = amount(made, Field.QUOTA_LIMIT)
    texts = [words.text() for words in made.page(Page.QUOTA).findChildren(QLabel)]
    assert (box.isEnabled(), box.value()) == (False, SETTINGS.quota_limit)
    assert "Set by ROLLCHECK_QUOTA_LIMIT on this PC: change or remove it there" in texts
    assert not made.account.password.isEnabled()
    assert "IEC_API_USERNAME" in made.account.told.text
    assert amount(made, Field.QUOTA_SINGLE).isEnabled()


def test_an_account_that_the_environment_decides_can_still_be_tested(qtbot, look):
    made = SettingsDialog(SETTINGS, look, has_password=True, fixed={Field.IEC_USER: "A"})
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.test_wanted):
        made.account.test.click()


@pytest.mark.parametrize("sentence", folder_check.SENTENCES)
def test_what_the_disk_says_can_be_said_in_another_language(sentence):
    assert sentence in {*_OF_THE_DISK, *_WRONGS.values()}


@pytest.mark.parametrize("state", [state for state in AccountState if state != "unknown"])
def test_every_end_of_a_test_has_its_sentence(dialog, state):
    dialog.show_account_state(state)
    assert dialog.account.told.text.endswith((".", "…"))
    assert (dialog.account.told.tone is Tone.DONE) == (state is AccountState.OK)
