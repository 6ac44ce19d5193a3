"""The job table: it shows rows decided elsewhere and says what the operator wants."""

from app.ui.jobs.coalescer import Coalescer
from app.ui.jobs.filter_row import FilterRow
from app.ui.jobs.model import JobTableModel
from app.ui.jobs.proxy import JobFilterProxy
from app.ui.jobs.view import JobTable
from app.window_state import TableState

__all__ = [
    "Coalescer",
    "FilterRow",
    "JobFilterProxy",
    "JobTable",
    "JobTableModel",
    "TableState",
]
