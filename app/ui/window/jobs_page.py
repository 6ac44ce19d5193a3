"""The page of jobs: banner, drop strip, chips and table at the left, details at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.job_list import filter_counts
from app.domain.job_view import JobRow
from app.ui.details import DetailsPane
from app.ui.dropzone import DropStrip
from app.ui.jobs import FilterRow, JobFilterProxy, JobTable, JobTableModel
from app.ui.status import BannerFrame
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size


class JobsPage(QWidget):
    """What next at the left, what came out at the right."""

    def __init__(
        self, look: Look, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.banner = BannerFrame(look, today=today)
        self.strip = DropStrip(look)
        self.filters = FilterRow(look)
        self.model = JobTableModel(today())
        self.proxy = JobFilterProxy(self.model)
        self.table = JobTable(self.proxy, look)
        self.details = DetailsPane(look)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.filters.filter_changed.connect(self.proxy.set_filter)
        self.filters.search_changed.connect(self.proxy.set_search)
        self.table.left.connect(self.filters.leave)

    def show_rows(self, rows: Sequence[JobRow], today: date) -> None:
        """Show these jobs; of what stays the same nothing is repainted."""
        self.table.set_reading(False)
        self.model.set_rows(rows, today)
        self.filters.set_counts(filter_counts(rows))

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Size.GAP)
        card = QFrame()
        card.setProperty("box", "card")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        for part in (self.banner, self.strip, self.filters):
            column.addWidget(part)
        column.addWidget(card, 1)
        self.split.addWidget(left)
        self.split.addWidget(self.details)
        self.split.setHandleWidth(Size.GAP)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([4096, Size.DETAILS])
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.split)
