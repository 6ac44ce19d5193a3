"""The window comes back as it was left, without its filter."""

from __future__ import annotations

import pytest

from app.domain.job_list import Filter
from app.ui.window.main_window import Page
from app.ui.window.memory import WindowMemory
from app.window_state import load_window_state
from tests.helpers.look import look_for
from tests.helpers.office import busy_day
from tests.helpers.panels import TODAY
from tests.helpers.window_scenes import window


@pytest.fixture
def look(qapp):
    yield from look_for(qapp)


@pytest.fixture
def make(look):
    made = []

    def make():
        shown = window(look)
        shown.show_page(Page.JOBS)
        shown.jobs.show_rows(busy_day(), TODAY)
        shown.show()
        made.append(shown)
        return shown

    yield make
    for shown in made:
        shown.close_for_good()


def test_widths_sort_and_panes_are_there_again(make, tmp_path):
    first = make()
    first.jobs.table.setColumnWidth(1, 171)
    first.jobs.table.sortByColumn(2, first.jobs.table.horizontalHeader().sortIndicatorOrder())
    first.jobs.split.setSizes([700, 500])
    sizes = first.jobs.split.sizes()
    WindowMemory(tmp_path).keep(first)
    second = make()
    WindowMemory(tmp_path).restore(second)
    assert second.jobs.table.columnWidth(1) == 171
    assert second.jobs.table.horizontalHeader().sortIndicatorSection() == 2
    # The test's screen is smaller than the window: what fits of the sizes is Qt's affair.
    assert load_window_state(tmp_path).splitters == {"jobs": tuple(sizes)}


def test_a_filter_is_never_remembered(make, tmp_path):
    first = make()
    first.jobs.filters.choose(Filter.DONE)
    first.jobs.filters.search.setText("Musina")
    WindowMemory(tmp_path).keep(first)
    second = make()
    WindowMemory(tmp_path).restore(second)
    assert second.jobs.filters.chosen is Filter.ALL
    assert second.jobs.filters.search.text() == ""
    assert second.jobs.proxy.rowCount() == len(busy_day())


def test_a_first_start_has_the_usual_widths(make, tmp_path):
    shown = make()
    before = shown.jobs.table.state()
    WindowMemory(tmp_path).restore(shown)
    assert shown.jobs.table.state() == before
