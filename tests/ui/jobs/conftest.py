from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.ui.jobs import JobFilterProxy, JobTable, JobTableModel
from tests.helpers.look import look_for
from tests.helpers.office import busy_day

TODAY = date(2026, 11, 23)


@pytest.fixture
def look(qapp):
    yield from look_for(qapp)


@pytest.fixture
def model(qapp):
    made = JobTableModel(TODAY)
    made.set_rows(busy_day())
    return made


@dataclass
class Table:
    model: JobTableModel
    proxy: JobFilterProxy
    view: JobTable


@pytest.fixture
def table(qtbot, model, look):
    proxy = JobFilterProxy(model)
    view = JobTable(proxy, look)
    qtbot.addWidget(view)
    view.resize(964, 600)
    view.show()
    return Table(model, proxy, view)
