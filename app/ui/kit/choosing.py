"""Choosing a table's row from code."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QTableView

_Chosen = QItemSelectionModel.SelectionFlag


def choose_row(table: QTableView, index: QModelIndex) -> None:
    """Choose the whole row of `index`, and nothing else, and make it the current one.

    Unlike Qt's `selectRow`, which obeys the keys that are held down: with Ctrl it would take a
    chosen row out of the selection (measured with Qt 6.11: Ctrl+Enter unselected the new job).
    """
    table.selectionModel().setCurrentIndex(index, _Chosen.ClearAndSelect | _Chosen.Rows)
