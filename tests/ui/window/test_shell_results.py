"""What comes out of the whole window, and what it goes on doing after trouble."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.domain.job_actions import Action
from app.domain.job_view import PillKind
from app.domain.preflight_view import CardState, state_of
from app.domain.settings_form import Field
from app.engine.desk.job_list import JobListReader
from app.ui.dialogs.confirm import StopJobDialog
from app.ui.dialogs.drops import FolderQuestionDialog, RefusalsDialog
from app.ui.dialogs.message import BranchMessageDialog, MessageDialog
from app.ui.dialogs.problem_rows import ProblemRowsDialog
from app.ui.settings import SettingsDialog
from app.ui.single_instance import Ask, Request
from app.ui.window.main_window import Page
from tests.helpers.drafts import a_list
from tests.helpers.seats import voters


async def save_as(office, path: Path):
    dialog = await office.dialog(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()


async def test_the_overview_is_written_where_it_was_asked_for_and_opens(office, opened_files):
    await office.done(voters(2))
    await office.until(office.window.toolbar.overview.isEnabled)
    office.window.toolbar.overview.click()
    target = office.folder / "Overview.xlsx"
    await save_as(office, target)
    await office.until(lambda: opened_files)
    assert opened_files == [str(target)]
    assert target.exists()


async def test_copies_are_saved_in_the_chosen_folder(office):
    row = await office.done(voters(2))
    folder = office.folder / "copies"
    folder.mkdir()
    office.window.jobs.table.select_job(row.job_id)
    office.key(office.window.jobs.table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    await save_as(office, folder)
    await office.until(lambda: list(folder.iterdir()))
    assert not office.problems


async def test_the_workbook_is_copied_to_be_pasted(office):
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    row = await office.done(voters(2))
    office.window.jobs.table.select_job(row.job_id)
    office.key(office.window.jobs.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    await office.until(lambda: (held := clipboard.mimeData()) is not None and held.hasUrls())
    (url,) = clipboard.mimeData().urls()
    assert Path(url.toLocalFile()).is_relative_to(office.folder)
    clipboard.clear()


async def test_the_message_to_the_branch_names_rows_and_no_id_number(office):
    row = await office.done([*voters(1), "800101500908"])
    office.window.jobs.table.wanted.emit(Action.BRANCH_MESSAGE, (row.job_id,))
    dialog = await office.dialog(BranchMessageDialog)
    assert "3" in dialog.text.toPlainText()
    assert "800101500908" not in dialog.text.toPlainText()
    dialog.reject()


async def test_all_problem_rows_are_shown_masked_until_asked_for(office):
    row = await office.done([*voters(1), "800101500908"])
    office.window.jobs.table.wanted.emit(Action.PROBLEM_ROWS, (row.job_id,))
    dialog = await office.dialog(ProblemRowsDialog)
    (line,) = dialog.model.lines
    assert "800101500908" not in line.shown_id
    dialog.reveal_wanted.emit((line.row_no,))
    await office.until(lambda: "800101500908" in str(dialog.model._revealed))
    dialog.reject()
    await office.until(lambda: not office.dialogs(ProblemRowsDialog))


async def test_a_stopped_list_is_asked_to_its_end_again(office, practice_iec):
    practice_iec.latency_ms = 300
    await office.read(a_list(office.folder / "lists", voters(60)))
    office.start()
    row = await office.row(PillKind.CHECKING)
    office.window.jobs.table.wanted.emit(Action.STOP, (row.job_id,))
    (await office.dialog(StopJobDialog)).stop.click()
    await office.row(PillKind.STOPPED)
    practice_iec.latency_ms = 0
    await office.until(lambda: Action.RETRY in office.rows[0].actions)
    office.window.jobs.table.wanted.emit(Action.RETRY, (row.job_id,))
    await office.row(PillKind.DONE)


async def test_a_folder_is_asked_about_and_what_is_no_list_is_explained(office):
    folder = office.folder / "November"
    for at in range(2):
        a_list(folder, voters(2, start=at * 10), name=f"BLOUBERG WARD {at + 1}.xlsx")
    mail = office.folder / "Fw.msg"
    mail.write_bytes(b"mail")
    office.drop(folder, mail)
    (await office.dialog(FolderQuestionDialog)).add.click()
    (await office.dialog(RefusalsDialog)).accept()
    await office.until(
        lambda: [state_of(one) for one in office.cards()] == [CardState.READY, CardState.READY]
    )
    office.start()
    await office.until(lambda: [row.ended for row in office.rows] == [True, True])


async def test_another_theme_is_taken_without_opening_the_seat_again(office, look):
    office.window.toolbar.settings.click()
    dialog = await office.dialog(SettingsDialog)
    dialog._edited(Field.THEME, "dark")
    dialog.save.click()
    await office.until(lambda: office.host.wanted.settings.theme == "dark")
    await office.until(lambda: not office.dialogs(SettingsDialog))
    assert len(office.opened) == 1
    assert look.is_dark


async def test_one_look_that_fails_does_not_stop_the_table(office, monkeypatch, logged):
    read = JobListReader.read

    async def broken(_reader, _progress):
        raise ZeroDivisionError("broken")

    monkeypatch.setattr(JobListReader, "read", broken)
    office.shell.jobs.poke()
    (await office.dialog(MessageDialog)).reject()
    monkeypatch.setattr(JobListReader, "read", read)
    await office.done(voters(1))
    while any("ZeroDivision" in line for line in logged.lines):
        logged.take("ZeroDivisionError")


async def test_a_second_start_hands_its_files_over(office):
    path = a_list(office.folder / "lists", voters(2))
    office.shell.asked(Request(Ask.OPEN, (path,)))
    await office.until(lambda: office.window.page is Page.PREFLIGHT and office.cards()[0].counted)
    assert office.cards()[0].file_name == path.name


async def test_the_installer_ends_it_without_a_question(office):
    office.shell.asked(Request(Ask.QUIT, ()))
    await office.until(office.running.done)
