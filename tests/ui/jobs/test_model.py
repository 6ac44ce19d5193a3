from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from app.domain.job_list import Filter, filter_of
from app.domain.job_view import PillKind
from app.ui.jobs import JobFilterProxy, JobTableModel
from app.ui.jobs.columns import COLUMNS, INDEX
from app.ui.jobs.model import JOB_ROLE
from tests.helpers.office import busy_day, every_state, many_rows, running_row
from tests.ui.jobs.conftest import TODAY


def ids(model):
    return [model.index(at, 0).data(JOB_ROLE).job_id for at in range(model.rowCount())]


def text(model, job_id, column):
    return model.index(model.row_of(job_id), INDEX[column]).data()


@pytest.fixture
def changes(model):
    found = []
    model.dataChanged.connect(
        lambda top, bottom, _roles: found.append((top.row(), top.column(), bottom.column()))
    )
    return found


def test_the_model_keeps_every_rule_of_qt(model, qtmodeltester):
    qtmodeltester.check(model)


def test_the_model_keeps_the_rules_while_rows_come_go_and_move(model, qtmodeltester):
    qtmodeltester.check(model)
    draw = random.Random(7)
    pool = many_rows(24)
    for _ in range(12):
        chosen = draw.sample(pool, draw.randrange(24))
        model.set_rows(chosen)
        assert ids(model) == [row.job_id for row in chosen]


def test_the_proxy_keeps_the_rules_while_it_filters(model, qtmodeltester):
    proxy = JobFilterProxy(model)
    qtmodeltester.check(proxy)
    proxy.set_filter(Filter.DONE)
    model.set_rows(every_state())
    proxy.set_search("blouberg")
    assert ids(proxy) == ["job-0073"]


def test_a_cell_says_what_the_operator_reads(model):
    job = running_row().job_id
    said = [text(model, job, column.key) for column in COLUMNS]
    assert said == [
        "BLOUBERG WARD 16.xlsx",
        "Blouberg 16",
        "612",
        "Checking",
        "73 %",
        "11:58",
        "Thandi, seat 1",
        "11:55",
    ]


def test_a_row_announces_file_ward_state_and_progress(model):
    index = model.index(model.row_of(running_row().job_id), 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(
        "BLOUBERG WARD 16.xlsx, urgent, Blouberg ward 16 (LIM351), checking, 73 percent"
    )


@pytest.mark.parametrize("row", every_state(), ids=lambda row: str(row.pill.kind))
def test_every_cell_of_every_state_has_words(qapp, row):
    model = JobTableModel(TODAY)
    model.set_rows([row])
    assert "{" not in model.index(0, INDEX["status"]).data()
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_question_stands_in_the_row_and_no_percent_does(model):
    asked = next(row for row in busy_day() if row.pill.kind is PillKind.NEEDS_YOU)
    assert text(model, asked.job_id, "checked").startswith("Which ward? Neither")
    assert text(model, asked.job_id, "finish") == ""


def test_the_same_rows_again_signal_nothing(model, changes):
    model.set_rows(busy_day())
    assert changes == []


def test_progress_repaints_the_progress_and_nothing_else(model, changes):
    rows = busy_day()
    at = model.row_of(running_row().job_id)
    rows[at] = replace(rows[at], settled=450, counts=(332, 58, 35, 0, 2, 9, 14))
    model.set_rows(rows)
    assert changes == [(at, INDEX["checked"], INDEX["checked"])]


def test_cells_apart_are_signalled_apart(model, changes):
    rows = busy_day()
    rows[5] = replace(rows[5], file_name="other.xlsx", operator_name="Lerato")
    model.set_rows(rows)
    by = INDEX["added_by"]
    assert changes == [(5, 0, 0), (5, by, by)]


def test_another_day_makes_times_into_dates(model):
    model.set_rows(busy_day(), today=TODAY.replace(day=24))
    assert text(model, running_row().job_id, "added") == "23 Nov"


def test_sorting_by_rows_puts_the_largest_first(model):
    model.sort(INDEX["rows"], Qt.SortOrder.DescendingOrder)
    assert model.job(0).rows == 12_000


def test_sorting_by_no_column_gives_the_table_its_own_order_back(model):
    model.sort(INDEX["rows"])
    model.sort(-1)
    assert ids(model) == [row.job_id for row in busy_day()]


def test_a_sorted_table_stays_sorted_while_it_is_live(model):
    model.sort(INDEX["file"])
    model.set_rows(many_rows(60))
    names = [model.job(at).file_name.casefold() for at in range(60)]
    assert names == sorted(names)


@pytest.mark.parametrize("column", range(len(COLUMNS)), ids=[c.key for c in COLUMNS])
def test_every_column_sorts_every_state(qapp, column):
    model = JobTableModel(TODAY)
    model.set_rows([*every_state(), *busy_day()[7:]])
    model.sort(column)
    assert model.rowCount() == len(set(ids(model)))


def test_a_selected_job_stays_the_same_job_when_everything_moves(model):
    job = model.job(4).job_id
    kept = QPersistentModelIndex(model.index(4, 0))
    rows = [*many_rows(80), *busy_day()]
    unique = list({row.job_id: row for row in reversed(rows)}.values())
    model.set_rows(unique)
    assert kept.data(JOB_ROLE).job_id == job


@pytest.mark.parametrize("chip", list(Filter)[1:])
def test_a_chip_shows_its_jobs_and_no_other(model, chip):
    proxy = JobFilterProxy(model)
    proxy.set_filter(chip)
    shown = {proxy.job(at).job_id for at in range(proxy.rowCount())}
    assert shown == {row.job_id for row in busy_day() if filter_of(row) is chip}


def test_a_job_that_ends_leaves_the_chip_under_way(model):
    proxy = JobFilterProxy(model)
    proxy.set_filter(Filter.UNDER_WAY)
    rows = busy_day()
    done = next(row for row in rows if row.pill.kind is PillKind.DONE)
    at = model.row_of(running_row().job_id)
    rows[at] = replace(rows[at], pill=done.pill)
    model.set_rows(rows)
    assert proxy.row_of(running_row().job_id) == -1


def test_two_thousand_jobs_are_quick_to_show_and_to_change(qapp, capsys):
    model = JobTableModel(TODAY)
    proxy = JobFilterProxy(model)
    rows = many_rows(2_000)
    took = {"first": _ms(lambda: model.set_rows(rows))}
    rows[3] = replace(rows[3], settled=450)
    took["one cell"] = _ms(lambda: model.set_rows(rows))
    took["sort"] = _ms(lambda: proxy.sort(INDEX["ward"]))
    took["search"] = _ms(lambda: proxy.set_search("makhado 8"))
    with capsys.disabled():
        print("\n2,000 jobs, ms:", {name: round(ms, 1) for name, ms in took.items()})
    assert model.rowCount() == 2_000


def _ms(work):
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def test_two_rows_of_one_job_are_one(model):
    rows = busy_day()
    model.set_rows([*rows[::-1], *rows])
    assert model.rowCount() == len(rows)


def test_an_index_of_nothing_says_nothing(model):
    assert model.data(QStandardItemModel().index(0, 0)) is None
