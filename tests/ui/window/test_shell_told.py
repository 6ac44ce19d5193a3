"""What the window tells beside the jobs: what goes soon, what cannot be saved, what is fixed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.errors import DiskFull
from app.domain.settings_form import Field
from app.engine.housekeeping import DueSoon
from app.ui.dialogs import RefusalsDialog
from app.ui.dialogs.explanation import ExplanationDialog
from app.ui.dialogs.message import MessageDialog
from app.ui.drops.values import Dropped
from app.ui.settings import Page, SettingsDialog
from app.ui.window.desks import intake as intake_module
from tests.helpers.watching import Folder


def press_item(office, key: str) -> None:
    office.shell.presence.show_items()
    QTest.mouseClick(office.window.status.item_button(key), Qt.MouseButton.LeftButton)


async def test_lists_that_go_soon_are_named_with_their_day(office):
    goes = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=3)
    office.seat.care.soon = (DueSoon("job", "BLOUBERG WARD 16.xlsx", goes),)
    press_item(office, "leaving")
    dialog = await office.dialog(ExplanationDialog)
    assert "BLOUBERG WARD 16.xlsx" in dialog._spoken()
    dialog.reject()


async def test_while_nothing_goes_soon_nothing_is_said_of_it(office):
    office.shell.presence.show_items()
    assert office.window.status.item_button("leaving") is None


async def test_why_results_are_not_saved_is_told_on_a_click(office):
    office.seat.deliveries.problem = "The results cannot be written to X: full. They are kept"
    press_item(office, "results")
    dialog = await office.dialog(MessageDialog)
    assert "cannot be written" in dialog._spoken()
    dialog.reject()
    office.seat.deliveries.problem = ""


@pytest_asyncio.fixture
async def without_room(office, monkeypatch, tmp_path):
    """A watched folder with a list whose copy does not fit on the disk."""
    folder = Folder(office.seat.store, tmp_path / "lists")
    folder.intake.refuse = DiskFull()
    folder.add("BLOUBERG WARD 16.xlsx")
    await folder.settle()
    with monkeypatch.context() as patch:
        patch.setattr(type(office.seat), "watcher", folder.watcher)
        yield
    await folder.close()


async def test_a_list_without_room_on_the_disk_is_told_at_the_watched_folder(office, without_room):
    office.shell.presence.show_items()
    words = office.window.status.item_button("folder").text()
    assert words == "Watched folder: this PC’s disk is full"


async def test_what_to_do_about_a_list_without_room_is_told_on_a_click(office, without_room):
    press_item(office, "folder")
    dialog = await office.dialog(MessageDialog)
    assert "Make room on it; what waits goes on by itself" in dialog._spoken()
    dialog.reject()


async def test_a_setting_that_the_environment_fixes_cannot_be_changed(office, monkeypatch):
    monkeypatch.setenv("ROLLCHECK_QUOTA_LIMIT", "500")
    office.shell.settings.open(Page.QUOTA)
    dialog = await office.dialog(SettingsDialog)
    assert office.shell.settings.desk().fixed_by_environment().keys() >= {Field.QUOTA_LIMIT}
    assert "ROLLCHECK_QUOTA_LIMIT" in str(
        [each.text() for each in dialog.page(Page.QUOTA).findChildren(type(dialog.told._label))]
    )
    dialog.reject()


async def test_a_drop_from_a_dead_share_is_explained_and_not_waited_for(
    office, monkeypatch, tmp_path
):
    monkeypatch.setattr(intake_module, "TAKE_WITHIN", 0.05)
    monkeypatch.setattr(intake_module, "take", lambda *_: hang(tmp_path))
    office.shell.intake.take(Dropped(paths=(tmp_path / "WARD 16.xlsx",)))
    dialog = await office.dialog(RefusalsDialog)
    assert "cannot be reached" in dialog._spoken()
    dialog.reject()


def hang(_folder) -> None:
    import threading

    threading.Event().wait(2)


async def test_save_copies_is_for_the_lists_selected_only(office):
    office.shell.actions.copies()
    assert office.shell.toast.text.startswith("Select the finished lists")
    office.shell.toast.leave()
