"""The window's keys; the table has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.job_list import Filter
from app.ui.window.main_window import Page

if TYPE_CHECKING:
    from app.ui.window.shell import Shell


def bind_keys(shell: Shell) -> None:
    """Tie every key that works anywhere in the window; see the mock-ups' table."""
    window = shell.window
    window.add_shortcut("Ctrl+O", shell.intake.add_files)
    window.add_shortcut("Ctrl+V", shell.intake.paste)
    window.add_shortcut("Ctrl+F", lambda: window.open_lookup())
    window.add_shortcut("Ctrl+L", window.jobs.filters.search.setFocus)
    window.add_shortcut("Ctrl+,", lambda: shell.settings.open())
    window.add_shortcut("Ctrl+Shift+Space", shell.actions.turn_queue)
    window.add_shortcut("F5", shell.explain.ask_now)
    window.add_shortcut("F1", shell.explain.keys)
    for at, chip in enumerate(Filter, 1):
        window.add_shortcut(f"Ctrl+{at}", lambda chip=chip: _choose(shell, chip))
    window.pane_wanted.connect(lambda step: _step(shell, step))


def _choose(shell: Shell, chip: Filter) -> None:
    if shell.window.page is Page.JOBS:
        shell.window.jobs.filters.choose(chip)
        shell.window.jobs.table.setFocus()


def _step(shell: Shell, step: int) -> None:
    """F6: the next pane, from wherever the focus is."""
    panes = list(shell.window.panes())
    focus = QApplication.focusWidget()
    at = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), -1)
    target = panes[(at + step) % len(panes)]
    _focus(target)


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _focus(pane: QWidget) -> None:
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    inside = [each for each in pane.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
    for child in inside:
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
