"""The settings' page of the office: what this seat shares, and the ways in and out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.office_address import Origin
from app.domain.office_view import OfficeView
from app.engine.doctor_check import Check
from app.ui.kit import Told, button, caption, label
from app.ui.office.found import FoundList
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.retold import Retold
from app.ui.translation.said import said

_ORIGINS = {
    Origin.ENVIRONMENT: QT_TRANSLATE_NOOP("OfficeFields", "named by variables of this PC"),
    Origin.FILE: QT_TRANSLATE_NOOP("OfficeFields", "named by the settings file"),
    Origin.VAULT: QT_TRANSLATE_NOOP("OfficeFields", "kept in this PC’s vault"),
}


class OfficeFields(Retold, QWidget):
    """Shows an `OfficeView`; passwords are not in it and never shown.

    Signals:
        test_wanted: the connections are to be tested.
        seat_file_wanted, join_wanted, leave_wanted: the buttons of the same name.
    """

    test_wanted = Signal()
    seat_file_wanted = Signal()
    join_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: OfficeView | None = None
        self._busy = ""
        self._heads = [caption() for _ in range(3)]
        self._values = [label(wraps=True) for _ in range(3)]
        self._note = caption(wraps=True)
        self.told = Told(look)
        self.found = FoundList(look)
        self.test = button("", "plug_connected_16_regular", look)
        self.make = button("", "arrow_upload_16_regular", look)
        self.join = button("", "people_16_regular", look)
        self.leave = button()
        self._lay_out()
        self.test.clicked.connect(self.test_wanted)
        self.make.clicked.connect(self.seat_file_wanted)
        self.join.clicked.connect(self.join_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.retell()

    def show_view(self, view: OfficeView) -> None:
        """What this seat shares now."""
        self._view = view
        self.found.show_checks(())
        self.retell()

    def show_testing(self) -> None:
        """The connections are being tested."""
        self._busy = "testing"
        self.found.show_checks(())
        self.retell()

    def show_found(self, checks: Iterable[Check]) -> None:
        """What the test found."""
        self._busy = ""
        self.found.show_checks(checks)
        self.retell()

    def say(self, tone: Tone, text: str) -> None:
        """How something ended, until the next thing is shown."""
        self.told.say(tone, text)

    def retell(self) -> None:
        """All of it."""
        names = (self.tr("Office"), self.tr("Database"), self.tr("Redis"))
        for head, name in zip(self._heads, names, strict=True):
            head.setText(name)
        for value, text in zip(self._values, self._texts(), strict=True):
            value.setText(text)
        self._note.setText(
            self.tr(
                "Seats that share a database work as one: the same jobs, one queue, one limit."
                " Passwords stay in this PC’s vault and are never shown."
            )
        )
        self.test.setText(self.tr("Test connections"))
        self.make.setText(self.tr("Make a seat file…"))
        self.join.setText(self.tr("Join my office…"))
        self.leave.setText(self.tr("Leave the office…"))
        self._say_state()
        self._allow()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (head, value) in enumerate(zip(self._heads, self._values, strict=True)):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._note)
        column.addLayout(grid)
        column.addWidget(self.told)
        column.addLayout(_row(self.test, self.join))
        column.addLayout(_row(self.make, self.leave))
        column.addWidget(self.found)

    def _texts(self) -> tuple[str, str, str]:
        view = self._view
        if view is None:
            return ("…", "…", "…")
        none = self.tr("none")
        alone = self.tr("None: this seat works on its own")
        if view.practice:
            return (self.tr("None: practice shares nothing"), none, none)
        if not view.shares:
            unknown = "?" if view.trouble else none
            return (view.joined or alone, unknown, unknown)
        where = _told(_ORIGINS[view.origin]) if view.origin else ""
        database = f"{view.database} ({where})" if where else view.database
        return (view.joined or self.tr("not named"), database, view.redis or none)

    def _say_state(self) -> None:
        if self._busy:
            self.told.say(Tone.RUN, self.tr("Testing the connections…"))
        elif self._view is not None and self._view.trouble:
            self.told.say(Tone.FAIL, said(self._view.trouble))
        else:
            self.told.say(Tone.INFO, "")

    def _allow(self) -> None:
        view, busy = self._view, bool(self._busy)
        known = view is not None and not busy
        self.test.setEnabled(known and view.shares)
        self.make.setEnabled(known and view.shares)
        self.join.setEnabled(known and view.may_join)
        self.leave.setEnabled(known and bool(view.joined))


def _told(text: str) -> str:
    return QCoreApplication.translate("OfficeFields", text)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
