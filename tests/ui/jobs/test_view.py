from __future__ import annotations

import json
import time
from dataclasses import asdict

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu

from app.domain.job_actions import Action
from app.domain.job_list import Filter
from app.domain.job_view import PillKind
from app.ui.jobs import Coalescer, FilterRow, TableState
from app.ui.jobs.columns import INDEX
from app.ui.theme import Mode
from tests.helpers.office import busy_day, every_state, many_rows, running_row

RUNNING = running_row().job_id


def done_ids(number):
    return [row.job_id for row in busy_day() if row.pill.kind is PillKind.DONE][:number]


@pytest.fixture
def wanted(table):
    found = []
    table.view.wanted.connect(lambda action, ids: found.append((action, ids)))
    return found


@pytest.mark.parametrize(
    ("key", "modifier", "job", "action"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "done", Action.OPEN_WORKBOOK),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "done", Action.PRINT_REGISTER),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "done", Action.COPY_FILE),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "done", Action.SAVE_COPIES),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "done", Action.REMOVE),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "running", Action.CHANGE_WARD),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, "running", Action.PAUSE),
        (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier, "running", Action.NOT_URGENT),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, "last", Action.MOVE_UP),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, "first", Action.MOVE_DOWN),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier, "last", Action.MOVE_FIRST),
    ],
)
def test_a_key_does_what_the_menu_does(table, wanted, qtbot, key, modifier, job, action):
    jobs = {"done": done_ids(1)[0], "running": RUNNING, "first": "job-0061", "last": "job-0059"}
    table.view.select_job(jobs[job])
    qtbot.keyClick(table.view, key, modifier)
    assert wanted == [(action, (jobs[job],))]


def test_a_double_click_opens_the_workbook(table, wanted, qtbot):
    job = done_ids(1)[0]
    table.view.select_job(job)
    place = table.view.visualRect(table.view.currentIndex()).center()
    qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [(Action.OPEN_WORKBOOK, (job,))]


def test_a_menu_line_says_for_which_jobs_it_is(table, wanted):
    for job in done_ids(2):
        index = table.proxy.index(table.proxy.row_of(job), 0)
        table.view.selectionModel().select(
            index, table.view.selectionModel().SelectionFlag.Select | _ROWS(table.view)
        )
    menu = table.view.show_menu(QPoint(5, 5))
    next(line for line in menu.actions() if "Open workbook" in line.text()).trigger()
    assert wanted == [(Action.OPEN_WORKBOOK, tuple(done_ids(2)))]
    menu.close()


def _ROWS(view):
    return view.selectionModel().SelectionFlag.Rows


def test_an_empty_selection_opens_no_menu(table):
    table.view.clearSelection()
    assert table.view.show_menu(QPoint(5, 5)) is None
    assert table.view.findChildren(QMenu) == []


def test_the_selection_lives_through_a_live_update(table):
    table.view.select_job(RUNNING)
    table.model.set_rows(many_rows(200))
    assert [row.job_id for row in table.view.selected_rows()] == [RUNNING]


def test_a_job_is_selected_whatever_keys_are_held(table, qtbot):
    table.view.select_job(RUNNING)
    qtbot.keyPress(table.view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    table.view.select_job(RUNNING)
    qtbot.keyRelease(table.view, Qt.Key.Key_Control)
    assert [row.job_id for row in table.view.selected_rows()] == [RUNNING]


def test_selecting_tells_the_details(table, qtbot):
    with qtbot.waitSignal(table.view.selected) as told:
        table.view.select_job(RUNNING)
    assert told.args == [(RUNNING,)]


def test_a_job_that_is_filtered_away_is_not_selected(table):
    table.proxy.set_filter(Filter.DONE)
    assert table.view.select_job(RUNNING) is False


def test_widths_and_sort_come_back_through_json_and_a_filter_does_not(table):
    table.view.setColumnWidth(INDEX["ward"], 190)
    table.view.sortByColumn(INDEX["rows"], Qt.SortOrder.DescendingOrder)
    table.proxy.set_filter(Filter.DONE)
    saved = json.loads(json.dumps(asdict(table.view.state())))
    table.view.setColumnWidth(INDEX["ward"], 120)
    table.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    table.view.restore(TableState(**saved))
    assert table.view.state() == TableState(**saved)
    assert set(saved) == {"widths", "sort_column", "descending"}


def test_a_column_of_another_version_is_left_out(table):
    table.view.restore(TableState({"gone": 300, "rows": 2}, "gone"))
    assert table.view.columnWidth(INDEX["rows"]) >= 44
    assert table.view.state().sort_column == ""


@pytest.mark.parametrize(
    ("width", "hidden"), [(964, set()), (900, {"added"}), (760, {"added", "added_by"})]
)
def test_a_narrow_table_hides_added_and_then_added_by(table, width, hidden):
    table.view.resize(width, 600)
    assert {key for key in INDEX if table.view.isColumnHidden(INDEX[key])} == hidden


def test_hidden_columns_come_back_in_a_wide_table(table):
    table.view.resize(700, 600)
    table.view.resize(1100, 600)
    assert not any(table.view.isColumnHidden(at) for at in INDEX.values())


def heard(view, row, column):
    """What a screen reader is told of a cell; hidden headers count as Qt counts them."""
    table = QAccessible.queryAccessibleInterface(view)
    wide = len(INDEX) + 1
    cell = table.child((row + 1) * wide + 1 + INDEX[column])
    assert cell.role() == QAccessible.Role.Cell
    return cell.text(QAccessible.Text.Name)


def test_a_screen_reader_hears_the_row_from_its_first_cell(table):
    at = table.proxy.row_of(RUNNING)
    assert "checking, 73 percent, done about 11:58" in heard(table.view, at, "file")


def test_a_screen_reader_hears_every_cell(table):
    at = table.proxy.row_of(RUNNING)
    assert [heard(table.view, at, column) for column in list(INDEX)[1:]] == [
        "Blouberg ward 16 (LIM351)",
        "612 rows",
        "Checking",
        "449 of 612 rows, 73 percent",
        "done about 11:58",
        "Thandi, seat 1",
        "added 23 November 2026, 11:55",
    ]


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_state_is_painted_in_its_pill(table, look, mode):
    look.set_mode(mode)
    table.model.set_rows(every_state())
    table.view.resize(964, 800)
    picture = table.view.viewport().grab().toImage()
    grounds = {pair.fill.lower() for pair in look.tokens.tones.values()}
    left = table.view.columnViewportPosition(INDEX["status"]) + 14
    seen = {picture.pixelColor(left, 36 * at + 9).name() for at in range(len(every_state()))}
    assert seen <= grounds
    assert len(seen) == 7


def test_a_long_name_is_cut_in_its_middle_and_whole_in_the_tooltip(table):
    long = next(row for row in busy_day() if len(row.file_name) > 40)
    index = table.proxy.index(table.proxy.row_of(long.job_id), 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith(long.file_name)


def test_an_empty_table_says_why_it_is_empty(table):
    full = table.view.grab().toImage()
    table.proxy.set_search("nothing like this")
    assert table.proxy.rowCount() == 0
    assert table.view.grab().toImage() != full


def test_painting_and_live_updates_of_two_thousand_jobs(table, capsys):
    rows = many_rows(2_000)
    table.model.set_rows(rows)
    table.view.grab()
    begun = time.process_time()
    for _ in range(10):
        table.view.viewport().grab()
    took = (time.process_time() - begun) * 100
    with capsys.disabled():
        print(f"\na whole repaint of the table among 2,000 jobs: {took:.1f} ms")
    assert table.proxy.rowCount() == 2_000


def test_many_pokes_are_one_call(qtbot):
    calls = []
    coalescer = Coalescer(lambda: calls.append(1), gather_ms=5)
    for _ in range(50):
        coalescer.poke()
    qtbot.waitUntil(lambda: not coalescer.is_waiting)
    assert calls == [1]


def test_a_poke_during_the_work_is_not_lost(qtbot):
    calls = []

    def work():
        calls.append(1)
        if len(calls) == 1:
            coalescer.poke()

    coalescer = Coalescer(work, gather_ms=1)
    coalescer.poke()
    qtbot.waitUntil(lambda: len(calls) == 2)


@pytest.fixture
def chips(qtbot, look):
    row = FilterRow(look)
    qtbot.addWidget(row)
    row.resize(964, 32)
    row.show()
    return row


def test_a_chip_says_its_count_to_screen_readers(chips):
    chips.set_counts({Filter.ALL: 34, Filter.DONE: 18})
    names = [
        button.accessibleName() for button in chips.findChildren(type(chips._chips[Filter.ALL]))
    ]
    assert names == [
        "All, 34",
        "Needs you, 0",
        "Under way, 0",
        "To look at, 0",
        "Done, 18",
        "Other, 0",
    ]


def test_esc_leaves_chip_and_search(chips, qtbot):
    chips.choose(Filter.DONE)
    chips.search.setText("blouberg")
    qtbot.keyClick(chips.search, Qt.Key.Key_Escape)
    assert (chips.chosen, chips.search.text()) == (Filter.ALL, "")


def test_chips_with_words_a_third_longer_are_not_cut(chips):
    for button in chips._chips.values():
        assert button.minimumSizeHint().width() <= button.width()


@pytest.fixture
def long_words(qapp):
    """Another language whose states are a third longer."""

    class Longer(QTranslator):
        def translate(self, context, text, disambiguation=None, n=-1):
            return f"{text} {'x' * round(len(text) / 3)}" if context == "State" else ""

        def isEmpty(self):
            return False

    translator = Longer(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_the_status_column_makes_room_for_a_longer_language(long_words, table):
    assert 174 < table.view.columnWidth(INDEX["status"]) <= 216


def test_an_arrow_key_repaints_two_rows_and_not_the_table(table, qapp, qtbot):
    table.view.select_job(RUNNING)
    table.view.setFocus()
    qapp.processEvents()
    heights = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                heights.append(event.region().boundingRect().height())
            return False

    watch = Watch(table.view)
    table.view.viewport().installEventFilter(watch)
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qapp.processEvents()
    assert heights
    assert max(heights) <= 2 * 36
