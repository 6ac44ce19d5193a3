"""The whole window in each state an office meets, filled with made-up lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.job_facts import JobFacts
from app.domain.job_list import in_default_order
from app.domain.job_view import JobRow, Pill, PillKind
from app.domain.status_banner import status_banner
from app.domain.status_sentence import StatusFacts, status_sentence
from app.ui.status import StatusItem
from app.ui.theme.look import Look
from app.ui.window.main_window import MainWindow, Page
from tests.helpers import panels
from tests.helpers.office import busy_day
from tests.helpers.office_details import running_facts, wrong_ward_facts
from tests.helpers.preflight import thirty_files

NAME = "Limpopo 23 Nov 10:31"


def folder(
    icon: str = "folder_open_16_regular", words: str = "Watched folder: nothing new"
) -> StatusItem:
    """The watched folder's item, in the window's language."""
    return StatusItem("folder", icon, QCoreApplication.translate("PresenceDesk", words), "folder")


def awake() -> StatusItem:
    """The item that says that the PC stays awake, in the window's language."""
    words = QCoreApplication.translate("Awake", "PC stays awake")
    return StatusItem("awake", "drink_coffee_16_regular", words, "awake")


def window(look: Look, *, practice: bool = False) -> MainWindow:
    """A window with nothing in it."""
    made = MainWindow(panels.card(look), look, practice=practice, today=lambda: panels.TODAY)
    made.jobs.table.set_reading(False)
    return made


def told(made: MainWindow, facts: StatusFacts) -> None:
    """Say this in status bar and banner."""
    made.status.say(status_sentence(facts))
    made.show_banner(status_banner(facts))


def with_jobs(made: MainWindow, rows: list[JobRow], facts: JobFacts, status: str) -> MainWindow:
    """The jobs page with one job selected."""
    made.show_page(Page.JOBS)
    made.toolbar.set_can_copy(True)
    made.jobs.table.setFocus()
    made.jobs.show_rows(rows, panels.TODAY)
    made.jobs.details.show_facts(facts)
    made.jobs.table.select_job(facts.row.job_id)
    told(made, panels.STATES[status])
    made.status.show_items((folder(), awake()))
    return made


def empty(look: Look) -> MainWindow:
    made = window(look)
    told(made, panels.STATES["account"])
    made.status.show_items((folder("folder_16_regular", "Choose a watched folder"),))
    return made


def preflight(look: Look) -> MainWindow:
    made = window(look)
    made.show_page(Page.PREFLIGHT)
    made.preflight.show_files(
        thirty_files(), panels.PACE, datetime(2026, 11, 23, 10, 31), batch=NAME
    )
    told(made, panels.STATES["ready"])
    made.status.show_items((folder(),))
    return made


def running(look: Look) -> MainWindow:
    return with_jobs(window(look), busy_day(), running_facts(), "checking")


def waiting(look: Look, kind: PillKind, status: str) -> MainWindow:
    """The running list waits; nobody can know when what waits behind it will be done."""
    until = panels.at("15:02") if kind is PillKind.WAITING_UNTIL else None
    rows = [waits(row, Pill(kind, until=until)) for row in busy_day()]
    facts = running_facts()
    facts = replace(facts, row=waits(facts.row, Pill(kind, until=until)))
    return with_jobs(window(look), in_default_order(rows), facts, status)


def waits(row: JobRow, pill: Pill) -> JobRow:
    if row.ended:
        return row
    checking = row.pill.kind is PillKind.CHECKING
    return replace(row, pill=pill if checking else row.pill, finish=None)


def finished(look: Look) -> MainWindow:
    facts = wrong_ward_facts()
    rows = [facts.row, *(row for row in busy_day() if row.job_id != facts.row.job_id)]
    return with_jobs(window(look), in_default_order(rows), facts, "checking")


def looking_up(look: Look) -> MainWindow:
    made = running(look)
    text, states = panels.LOOKUPS["found"]
    made.lookup.set_kept(100)
    made.gallery_after = lambda shown: (  # type: ignore[attr-defined]
        shown.open_lookup(text),
        [shown.lookup.show_state(state) for state in states],
    )
    return made


def practising(look: Look) -> MainWindow:
    return with_jobs(window(look, practice=True), busy_day(), running_facts(), "checking")


SCENES: dict[str, Callable[[Look], MainWindow]] = {
    "1-empty": empty,
    "2-27-ready-3-need-you": preflight,
    "3-running": running,
    "4-waiting-for-quota": lambda look: waiting(look, PillKind.WAITING_UNTIL, "quota"),
    "5-iec-down": lambda look: waiting(look, PillKind.WAITING_FOR_IEC, "iec"),
    "6-no-internet-here": lambda look: waiting(look, PillKind.WAITING_FOR_IEC, "network"),
    "7-wrong-ward-and-done-12-to-look-at": finished,
    "8-look-up-a-person": looking_up,
    "9-practice": practising,
}
