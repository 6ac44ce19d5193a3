"""The meeting a list is for: optional, printed on Form A."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.preflight_view import Meeting, MeetingKind
from app.ui.kit import CalmCombo, Told, bare_arrows
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.retold import Retold

_NO_TIME = QTime(0, 0)


class MeetingFields(Retold, QWidget):
    """A check box, and behind it day, time and kind.

    Signals:
        meeting_changed: the `Meeting` as it is now.
    """

    meeting_changed = Signal(object)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._filling = False
        self.has = QCheckBox()
        self.day = QDateEdit()
        self.at = QTimeEdit()
        self.kind = CalmCombo()
        self._late = Told(look)
        self._fields = QWidget()
        self._set_up()
        self._lay_out()
        self.retell()

    @property
    def meeting(self) -> Meeting:
        """What the fields say; empty while the box is not ticked."""
        if not self.has.isChecked():
            return Meeting()
        at = self.at.time()
        return Meeting(
            date(self.day.date().year(), self.day.date().month(), self.day.date().day()),
            None if at == _NO_TIME else time(at.hour(), at.minute()),
            MeetingKind(self.kind.currentData()),
        )

    def show_meeting(self, meeting: Meeting) -> None:
        """Fill the fields without telling anybody."""
        self._filling = True
        self.has.setChecked(meeting.day is not None)
        day = meeting.day or self._today()
        self.day.setDate(QDate(day.year, day.month, day.day))
        at = meeting.at
        self.at.setTime(QTime(at.hour, at.minute) if at else _NO_TIME)
        self.kind.setCurrentIndex(max(0, self.kind.findData(meeting.kind.value)))
        self._fields.setVisible(self.has.isChecked())
        self._filling = False

    def retell(self) -> None:
        """Everything but the warning, which is told from outside."""
        self.has.setText(self.tr("Meeting (prints on Form A)"))
        self.day.setAccessibleName(self.tr("Day of the meeting"))
        self.at.setSpecialValueText(self.tr("any time"))
        self.at.setAccessibleName(self.tr("Time of the meeting"))
        self.kind.setItemText(0, self.tr("No kind"))
        self.kind.setAccessibleName(self.tr("Kind of meeting"))

    def warn(self, text: str) -> None:
        """Say that the list will be done too late; "" when it will not."""
        self._late.say(Tone.NEED, text)

    @property
    def warning(self) -> str:
        """What is said of it."""
        return self._late.text

    def _set_up(self) -> None:
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.at.setDisplayFormat("HH:mm")
        bare_arrows(self.at)
        self.kind.addItem("", MeetingKind.NONE.value)
        self.kind.addItem("BPA", MeetingKind.BPA.value)
        self.kind.addItem("BGA", MeetingKind.BGA.value)
        self.has.toggled.connect(self._tell)
        self.day.dateChanged.connect(self._tell)
        self.at.timeChanged.connect(self._tell)
        self.kind.currentIndexChanged.connect(self._tell)
        self.show_meeting(Meeting())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day, 2)
        row.addWidget(self.at, 1)
        row.addWidget(self.kind, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.has)
        column.addWidget(self._fields)
        column.addWidget(self._late)

    def _tell(self) -> None:
        if not self._filling:
            self._fields.setVisible(self.has.isChecked())
            self.meeting_changed.emit(self.meeting)
