"""The whole window on a real seat, driven as an operator drives it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.job_actions import Action
from app.domain.job_view import PillKind
from app.domain.preflight_view import CardState, state_of
from app.domain.settings_form import Field
from app.domain.status_banner import BannerAction
from app.domain.ward import WardId
from app.engine.queue_changes import QueueChanges
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.people import Outcome
from app.ui.dialogs.closing import CloseDialog
from app.ui.dialogs.confirm import RemoveDialog, StopJobDialog
from app.ui.dialogs.correction import CorrectIdDialog
from app.ui.dialogs.message import MessageDialog
from app.ui.dialogs.ward import ChangeWardDialog
from app.ui.lookup import Answered, Results
from app.ui.presence.awake import AwakeState
from app.ui.settings import SettingsDialog
from app.ui.window.main_window import Page
from tests.helpers.drafts import a_list
from tests.helpers.iec import id_with
from tests.helpers.seats import voters
from tests.helpers.shells import office_of

NO_WARD = "members.xlsx"


def lists(office):
    return office.folder / "lists"


async def running_list(office, practice_iec, people=60):
    """A list that is being checked, and that takes until `practice_iec` is quick again."""
    practice_iec.latency_ms = 300
    await office.read(a_list(lists(office), voters(people)))
    office.start()
    row = await office.row(PillKind.CHECKING)
    await office.until(lambda: office.rows[0].settled > 0)
    return row


def say(office):
    return office.window.status.sentence


async def test_a_dropped_list_is_checked_and_its_totals_add_up(office):
    await office.read(a_list(lists(office), [*voters(4), "12"]))
    assert office.window.page is Page.PREFLIGHT
    office.start()
    row = await office.row(PillKind.DONE_TO_LOOK_AT)
    await office.choose(row)
    assert office.window.page is Page.JOBS
    assert sum(office.facts.row.counts) == office.facts.row.rows == 5
    assert sum(line.people for line in office.facts.stations) == 4
    assert [line.row_no for line in office.facts.problems] == [6]


async def test_a_list_without_a_ward_asks_and_the_ward_box_makes_it_ready(office):
    await office.read(a_list(lists(office), voters(2), name=NO_WARD))
    assert state_of(office.cards()[0]) is CardState.NEEDS_YOU
    box = office.window.preflight.card.ward
    box.lineEdit().setText("Blouberg 16")
    office.key(box, Qt.Key.Key_Return)
    await office.until(lambda: state_of(office.cards()[0]) is CardState.READY)
    assert office.cards()[0].inspection.ward_id == WardId("93501016")


async def test_esc_leaves_a_draft_that_needs_you_and_enter_opens_it_again(office):
    await office.read(a_list(lists(office), voters(2), name=NO_WARD))
    office.key(office.window.preflight, Qt.Key.Key_Escape)
    row = await office.row(PillKind.NEEDS_YOU)
    assert office.window.page is Page.JOBS
    office.window.jobs.table.select_job(row.job_id)
    office.key(office.window.jobs.table, Qt.Key.Key_Return)
    await office.until(lambda: office.window.page is Page.PREFLIGHT)
    assert [one.key for one in office.cards()] == [row.job_id]


async def test_pausing_the_queue_changes_button_and_sentence(office, practice_iec):
    await running_list(office, practice_iec)
    before, pause = say(office), office.window.toolbar.pause
    assert pause.text() == "Pause queue"
    pause.click()
    await office.until(lambda: pause.text() == "Go on with the queue")
    await office.until(lambda: office.facts_of_status.queue_paused and say(office) != before)
    assert office.rows[0].pill.kind is not PillKind.DONE
    practice_iec.latency_ms = 0
    pause.click()
    await office.until(lambda: pause.text() == "Pause queue")
    await office.row(PillKind.DONE)


async def test_stop_asks_and_the_partial_results_open(office, practice_iec, opened_files):
    row = await running_list(office, practice_iec)
    await office.choose(row)
    office.window.jobs.details.head.wanted.emit(Action.STOP, (row.job_id,))
    (await office.dialog(StopJobDialog)).stop.click()
    stopped = await office.row(PillKind.STOPPED)
    await office.until(lambda: Action.OPEN_WORKBOOK in office.rows[0].actions)
    assert stopped.not_asked > 0
    office.window.jobs.table.setFocus()
    office.key(office.window.jobs.table, Qt.Key.Key_Return)
    await office.until(lambda: opened_files)
    assert opened_files[0].endswith(".xlsx")


async def test_a_stop_that_is_not_confirmed_goes_on(office, practice_iec):
    row = await running_list(office, practice_iec)
    office.window.jobs.table.wanted.emit(Action.STOP, (row.job_id,))
    (await office.dialog(StopJobDialog)).keep.click()
    practice_iec.latency_ms = 0
    await office.row(PillKind.DONE)


async def test_a_finished_job_is_removed_without_a_question(office):
    row = await office.done(voters(2))
    office.window.jobs.table.select_job(row.job_id)
    office.key(office.window.jobs.table, Qt.Key.Key_Delete)
    await office.until(lambda: not office.rows)
    assert not office.dialogs(RemoveDialog)
    await office.until(lambda: office.window.page is Page.EMPTY)


async def test_another_ward_makes_the_results_again_without_a_lookup(office, practice_iec):
    row = await office.done(voters(3))
    asked = len(practice_iec.requests)
    office.window.jobs.table.select_job(row.job_id)
    office.key(office.window.jobs.table, Qt.Key.Key_F2)
    dialog = await office.dialog(ChangeWardDialog)
    dialog.ward.lineEdit().setText("Blouberg 17")
    office.key(dialog.ward, Qt.Key.Key_Return)
    dialog.change.click()
    await office.until(lambda: office.rows[0].ward_id == "93501017" and office.rows[0].ended)
    assert office.rows[0].counts != row.counts
    assert len(practice_iec.requests) == asked


async def test_a_corrected_id_number_is_asked_about_and_counts(office, practice_iec):
    row = await office.done([*voters(2), "12"])
    await office.choose(row)
    office.window.jobs.details.problems.correct_wanted.emit(4)
    dialog = await office.dialog(CorrectIdDialog)
    right = voters(1, start=50)[0]
    dialog.field.setText(right)
    dialog.field.textEdited.emit(right)
    dialog.correct.click()
    await office.row(PillKind.DONE)
    assert practice_iec.times_asked(right) == 1


async def test_looking_up_finds_earlier_checks_and_asks_the_iec(office, practice_iec):
    number = voters(1)[0]
    await office.done(voters(1))
    office.key(office.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    panel = office.window.lookup
    await office.until(panel.isVisible)
    panel.field.setText(number)
    office.key(panel.field, Qt.Key.Key_Return)
    await office.until(lambda: isinstance(panel.state, Results))
    assert len(panel.state.people) == 1
    other = id_with(Outcome.OTHER_WARD)
    panel.field.setText(other)
    office.key(panel.field, Qt.Key.Key_Return)
    await office.until(lambda: isinstance(panel.state, Results) and panel.ask.isEnabled())
    panel.ask.click()
    await office.until(lambda: isinstance(panel.state, Answered))
    assert practice_iec.times_asked(other) > 0


async def change_reuse(office):
    office.window.toolbar.settings.click()
    dialog = await office.dialog(SettingsDialog)
    dialog._page_of(Field.REUSE_HOURS).field(Field.REUSE_HOURS).setValue(12)
    dialog.save.click()
    await office.until(lambda: len(office.opened) == 2 and office.host.seat is not None)


async def test_saved_settings_open_the_seat_again_and_the_running_job_goes_on(office, practice_iec):
    await running_list(office, practice_iec)
    await change_reuse(office)
    assert office.seat.settings.reuse_hours == 12
    practice_iec.latency_ms = 0
    await office.row(PillKind.DONE)
    assert not office.problems


async def test_leaving_practice_and_coming_back_shows_another_window(real_account, office):
    await office.done(voters(1))
    practising = office.window
    office.window.practice.wanted.emit(BannerAction.LEAVE_PRACTICE)
    await office.until(lambda: office.window is not practising)
    await office.until(lambda: office.host.seat is not None and office.window.isVisible())
    assert office.window.windowTitle() == "Rollcheck"
    assert not office.rows
    assert not office.seat.world.practice
    office.shell.explain.practice_wanted.emit(True)
    await office.row(PillKind.DONE)
    assert office.seat.world.practice


async def test_closing_while_a_list_is_checked_asks_and_goes_on_at_the_next_start(
    qapp, look, tmp_path, practice_iec
):
    async with office_of(qapp, look, tmp_path, practice_iec) as office:
        await running_list(office, practice_iec)
        office.window.close()
        dialog = await office.dialog(CloseDialog)
        dialog.stop.setChecked(True)
        dialog.close_button.click()
        await office.until(office.running.done)
    asked = len(practice_iec.requests)
    practice_iec.latency_ms = 0
    async with office_of(qapp, look, tmp_path, practice_iec) as again:
        row = await again.row(PillKind.DONE)
    assert row.settled == 60
    assert len(practice_iec.requests) - asked < 60


async def test_an_error_inside_is_shown_once_with_its_details(office, monkeypatch, logged):
    async def broken(_changes):
        raise ZeroDivisionError("broken")

    monkeypatch.setattr(QueueChanges, "pause_queue", broken)
    await office.done(voters(1))
    office.window.toolbar.pause.click()
    dialog = await office.dialog(MessageDialog)
    office.window.toolbar.pause.click()
    await office.until(lambda: sum("ZeroDivision" in line for line in logged.lines) == 2)
    assert office.dialogs(MessageDialog) == [dialog]
    assert dialog.copy is not None
    assert "ZeroDivisionError" in office.problems[0].details
    for _ in range(2):
        logged.take("ZeroDivisionError")


async def test_a_file_that_cannot_be_read_says_why_in_the_table(office):
    lists(office).mkdir()
    path = lists(office) / "BLOUBERG WARD 16.xlsx"
    path.write_bytes(b"no workbook at all")
    await office.read(path)
    assert state_of(office.cards()[0]) is CardState.REFUSED
    office.key(office.window.preflight, Qt.Key.Key_Escape)
    row = await office.row(PillKind.CANNOT_BE_READ)
    assert row.note


async def test_a_test_of_the_sign_in_may_outlive_its_dialog(office, practice_iec):
    practice_iec.latency_ms = 200
    office.window.toolbar.settings.click()
    dialog = await office.dialog(SettingsDialog)
    tested, settings = [], office.shell.settings
    settings._spawn = lambda work, name: tested.append(office.shell.spawn(work, name))
    dialog.test_wanted.emit(PRACTICE_USER_NAME, PRACTICE_PASSWORD)
    dialog.reject()
    await office.until(lambda: not office.dialogs(SettingsDialog))
    await office.until(lambda: all(task.done() for task in tested))
    assert tested
    assert not office.problems


async def test_files_still_being_read_are_read_by_the_next_seat(office):
    paths = [
        a_list(lists(office), voters(200, start=at * 500), name=f"BLOUBERG WARD {at + 1}.xlsx")
        for at in range(4)
    ]
    office.drop(*paths)
    await office.until(lambda: any(one.counted for one in office.cards()))
    office.host.reopen()
    await office.until(lambda: len(office.opened) == 2)
    await office.until(
        lambda: len(office.cards()) == 4 and all(one.counted for one in office.cards())
    )
    assert sorted(one.file_name for one in office.cards()) == [path.name for path in paths]
    assert {state_of(one) for one in office.cards()} == {CardState.READY}


async def test_what_is_dropped_while_the_window_changes_is_not_lost(real_account, office):
    path = a_list(lists(office), voters(2))
    office.shell.explain.practice_wanted.emit(False)
    await office.until(lambda: office.host.seat is None)
    await office.read(path)
    assert office.window.windowTitle() == "Rollcheck"
    assert office.cards()[0].file_name == path.name


async def test_leaving_practice_lets_the_pc_sleep(real_account, office, practice_iec):
    await running_list(office, practice_iec)
    awake = office.shell.presence.awake
    await office.until(lambda: awake.state is AwakeState.ON)
    states = []
    awake.changed.connect(states.append)
    office.shell.explain.practice_wanted.emit(False)
    await office.until(lambda: office.window.windowTitle() == "Rollcheck")
    assert states == [AwakeState.OFF]
