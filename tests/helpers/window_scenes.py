"""The whole window in each state an office meets, filled with made-up lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent

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


FOLDER = StatusItem("folder", "folder_open_16_regular", "Watched folder: nothing new", "folder")
NO_FOLDER = StatusItem("folder", "folder_16_regular", "Choose a watched folder", "folder")
AWAKE = StatusItem("awake", "drink_coffee_16_regular", "PC stays awake", "awake")
_SAID_BY = {"folder": "PresenceDesk", "awake": "Awake"}


class Scene(MainWindow):
    """Tells its status items in the window's language, as a desk does for the real window."""

    items: tuple[StatusItem, ...] = ()

    def show_items(self, *items: StatusItem) -> None:
        """Show these; their words are the English ones."""
        self.items = items
        said = QCoreApplication.translate
        self.status.show_items(
            [replace(item, words=said(_SAID_BY[item.key], item.words)) for item in items]
        )

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if self.items and event.type() == QEvent.Type.LanguageChange:
            self.show_items(*self.items)


def window(look: Look, *, practice: bool = False) -> Scene:
    """A window with nothing in it."""
    made = Scene(panels.card(look), look, practice=practice, today=lambda: panels.TODAY)
    made.jobs.table.set_reading(False)
    return made


def told(made: Scene, facts: StatusFacts) -> None:
    """Say this in status bar and banner."""
    made.status.say(status_sentence(facts))
    made.show_banner(status_banner(facts))


def with_jobs(made: Scene, rows: list[JobRow], facts: JobFacts, status: str) -> Scene:
    """The jobs page with one job selected."""
    made.show_page(Page.JOBS)
    made.toolbar.set_can_copy(True)
    made.jobs.table.setFocus()
    made.jobs.show_rows(rows, panels.TODAY)
    made.jobs.details.show_facts(facts)
    made.jobs.table.select_job(facts.row.job_id)
    told(made, panels.STATES[status])
    made.show_items(FOLDER, AWAKE)
    return made


def empty(look: Look) -> Scene:
    made = window(look)
    told(made, panels.STATES["account"])
    made.show_items(NO_FOLDER)
    return made


def preflight(look: Look) -> Scene:
    made = window(look)
    made.show_page(Page.PREFLIGHT)
    made.preflight.show_files(
        thirty_files(), panels.PACE, datetime(2026, 11, 23, 10, 31), batch=NAME
    )
    told(made, panels.STATES["ready"])
    made.show_items(FOLDER)
    return made


def running(look: Look) -> Scene:
    return with_jobs(window(look), busy_day(), running_facts(), "checking")


def waiting(look: Look, kind: PillKind, status: str) -> Scene:
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


def finished(look: Look) -> Scene:
    facts = wrong_ward_facts()
    rows = [facts.row, *(row for row in busy_day() if row.job_id != facts.row.job_id)]
    return with_jobs(window(look), in_default_order(rows), facts, "checking")


def looking_up(look: Look) -> Scene:
    made = running(look)
    text, states = panels.LOOKUPS["found"]
    made.lookup.set_kept(100)
    made.gallery_after = lambda shown: (  # type: ignore[attr-defined]
        shown.open_lookup(text),
        [shown.lookup.show_state(state) for state in states],
    )
    return made


def practising(look: Look) -> Scene:
    return with_jobs(window(look, practice=True), busy_day(), running_facts(), "checking")


SCENES: dict[str, Callable[[Look], Scene]] = {
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
