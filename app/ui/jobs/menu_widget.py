"""The row menu as a widget, from its data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.job_actions import Action
from app.ui.jobs.menu import MenuEntry
from app.ui.theme.look import Look
from app.ui.translation.said import said

Wanted = Callable[[Action, tuple[str, ...]], None]


def build_menu(groups: list[list[MenuEntry]], look: Look, parent: QWidget, wanted: Wanted) -> QMenu:
    """A menu that deletes itself when closed and calls `wanted` for the line chosen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    for at, group in enumerate(groups):
        if at:
            menu.addSeparator()
        for entry in group:
            _add(menu, entry, look, wanted)
    return menu


def _add(menu: QMenu, entry: MenuEntry, look: Look, wanted: Wanted) -> None:
    key = QKeySequence(entry.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    line = menu.addAction(look.icon(entry.icon), f"{entry.words}\t{key}" if key else entry.words)
    line.triggered.connect(lambda: wanted(entry.action, entry.job_ids))
    if entry.refusal:
        line.setEnabled(False)
        line.setToolTip(said(entry.refusal))
    if entry.is_default:
        menu.setDefaultAction(line)
