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
    # The office's database.
    QT_TRANSLATE_NOOP("Engine", "Another seat runs the queue."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The list is gone from the watched folder; it is taken when it is back",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The disk of this PC is full. Make room on it; what waits goes on by itself",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The IEC cannot be reached from this PC. Its list goes on by itself, on another seat or"
        " here",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The earlier program left this list unfinished and kept no copy of it."
        " Add its spreadsheet again",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The database address begins with {kind}://, which Rollcheck does not know."
        " Use mysql+pymysql://USER@HOST/DATABASE",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The database address names no host or no database. Use mysql+pymysql://USER@HOST/DATABASE",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The database server takes packets of {number} bytes only. Ask its administrator to set"
        " max_allowed_packet to 16M",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate file {file} cannot be read: {reason}. Name a file in PEM format in"
        " database_ca",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The office's database has no tables of Rollcheck yet. Its administrator runs"
        " `rollcheck database upgrade` once",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The office's database is used by a newer Rollcheck. Install that version on this PC",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The office's database is still of an older Rollcheck. Its administrator runs"
        " `rollcheck database upgrade` once, when every seat has this version",
    ),
    QT_TRANSLATE_NOOP("Engine", "Another PC is upgrading this database. Try again when it is done"),
)
