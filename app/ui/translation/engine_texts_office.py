"""What the engine says about the office: who may do what, and which seats there are."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: tuple[str | tuple[str, str], ...] = (
    QT_TRANSLATE_NOOP(
        "Engine",
        "Adding and starting lists needs the role operator; {operator} is a viewer. Ask {whom}",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Changing lists and the queue needs the role operator; {operator} is a viewer. Ask {whom}",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Giving out results and ID numbers needs the role operator; {operator} is a viewer."
        " Ask {whom}",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "What concerns the whole office needs the role admin; {operator} is a viewer. Ask {whom}",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "What concerns the whole office needs the role admin; {operator} is an operator."
        " Ask {whom}",
    ),
    QT_TRANSLATE_NOOP("Engine", "an admin of your office"),
    QT_TRANSLATE_NOOP("Engine", "{operator} is the only admin. Make somebody else admin first"),
    QT_TRANSLATE_NOOP("Engine", "Give the operator's user name on the PC"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Another seat is called {seat} already; {operator} works at it. Give this PC a name of its"
        " own: set seat_name in its settings, then start Rollcheck again",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Rollcheck serves this data folder already on this PC. Close it there, or use it"
    ),
)
