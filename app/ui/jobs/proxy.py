"""Filters and search over the job model; sorting is the model's."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from app.domain.job_list import Filter, filter_of, matches, search_words
from app.domain.job_view import JobRow
from app.ui.jobs.model import JOB_ROLE, JobTableModel


class JobFilterProxy(QSortFilterProxyModel):
    """Shows what the chip and the search box let through."""

    def __init__(self, model: JobTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter.ALL
        self._words: tuple[str, ...] = ()
        self._model = model
        self.setSourceModel(model)

    def set_filter(self, chip: Filter) -> None:
        """Show the jobs of one chip."""
        self.beginFilterChange()
        self._filter = chip
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_search(self, text: str) -> None:
        """Show only jobs whose file or ward holds every word."""
        self.beginFilterChange()
        self._words = search_words(text)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @property
    def today(self) -> date:
        """The day that times are told by."""
        return self._model.today

    @property
    def narrows(self) -> bool:
        """Whether a chip or a search hides something."""
        return self._filter is not Filter.ALL or bool(self._words)

    def job(self, row: int) -> JobRow:
        """The job at a place of the filtered table."""
        return self._model.job(self.mapToSource(self.index(row, 0)).row())

    def row_of(self, job_id: str) -> int:
        """The place of a job in the filtered table, -1 when it is not shown."""
        source = self._model.row_of(job_id)
        return self.mapFromSource(self._model.index(source, 0)).row() if source >= 0 else -1

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """As Qt asks."""
        row = self._model.job(source_row)
        wanted = self._filter is Filter.ALL or filter_of(row) is self._filter
        return wanted and (not self._words or matches(row, self._words))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let the model sort: in Python's own sort, not by thousands of calls from C++."""
        self._model.sort(column, order)


__all__ = ["JOB_ROLE", "JobFilterProxy"]
