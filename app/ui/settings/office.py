"""Who works here, in which role, and the access log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.permissions import Operator, Role
from app.ui.kit import CalmCombo, Told, caption, label
from app.ui.settings.access_lines import AccessLines
from app.ui.settings.words import said
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.retold import Retold

if TYPE_CHECKING:
    from app.engine.operators import LogLine, Office

_ROLES = {
    Role.VIEWER: QT_TRANSLATE_NOOP("Settings", "Viewer"),
    Role.OPERATOR: QT_TRANSLATE_NOOP("Settings", "Operator"),
    Role.ADMIN: QT_TRANSLATE_NOOP("Settings", "Admin"),
}
_LOG_HEIGHT = 260
_WIDTHS = (136, 158, 132)


class OfficeBox(Retold, QWidget):
    """Everybody with their role; an admin changes it here, others read their own.

    Signals:
        role_wanted: a system user and the `Role` they are to have, at once.
    """

    role_wanted = Signal(str, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office: Office | None = None
        self._sentence = ""
        self.about = label(wraps=True)
        self.told = Told(look)
        self.choices: dict[str, CalmCombo] = {}
        self.log_name = label("strong")
        self.log = QTableView()
        self.model = AccessLines()
        self._people = QWidget()
        self._lay_out()
        self.retell()

    def show_office(self, office: Office) -> None:
        """Show who is known here, and what may be changed."""
        self._office, self._sentence = office, ""
        self._show_people()
        self.retell()

    def show_log(self, lines: Sequence[LogLine]) -> None:
        """Show the access log; it is an admin's to read."""
        self.model.show_lines(lines)
        for part in (self.log_name, self.log):
            part.setVisible(True)

    def fail(self, sentence: str) -> None:
        """Say why something was not done; the roles stand as they were."""
        self._sentence = sentence
        self._show_people()
        self.retell()

    def retell(self) -> None:
        """All of it."""
        self.log_name.setText(self.tr("Access log, the last 30 days"))
        self.log.setAccessibleName(self.log_name.text())
        self.about.setText(self._about())
        self.model.retell()
        for combo in self.choices.values():
            combo.setToolTip("" if self._may_change else self._about())
            for at, role in enumerate(Role):
                combo.setItemText(at, said(_ROLES[role]))
        self.told.setVisible(bool(self._sentence))
        if self._sentence:
            self.told.say(Tone.FAIL, self._sentence)

    @property
    def _may_change(self) -> bool:
        return self._office is not None and self._office.may_change

    def _about(self) -> str:
        if self._office is None:
            return self.tr("Reading who works here…")
        me = self._office.me
        role = said(_ROLES[me.role])
        if self._office.may_change:
            text = self.tr(
                "You are {who}: {role}. A role counts at once. Roles prevent mistakes; they keep"
                " nobody out who holds the database’s password."
            )
            return text.format(who=me.display_name, role=role)
        text = self.tr("You are {who}: {role}. Ask {whom} to change a role.")
        return text.format(who=me.display_name, role=role, whom=self._office.whom)

    def _lay_out(self) -> None:
        self.log.setModel(self.model)
        self.log.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.log.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.log.setShowGrid(False)
        self.log.setWordWrap(False)
        self.log.verticalHeader().hide()
        self.log.verticalHeader().setDefaultSectionSize(Size.ROW)
        for column, width in enumerate(_WIDTHS):
            self.log.setColumnWidth(column, width)
        self.log.horizontalHeader().setSectionResizeMode(
            len(_WIDTHS), QHeaderView.ResizeMode.Stretch
        )
        self.log.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.log.setMinimumHeight(_LOG_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.about, self.told, self._people, self.log_name, self.log):
            column.addWidget(part)
        QGridLayout(self._people)
        self.log_name.setVisible(False)
        self.log.setVisible(False)

    def _show_people(self) -> None:
        before, self.choices = self._people, {}
        self._people = QWidget()
        grid = QGridLayout(self._people)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for at, one in enumerate(self._office.everybody if self._office else ()):
            self._add(grid, at, one)
        self.layout().replaceWidget(before, self._people)
        before.deleteLater()

    def _add(self, grid: QGridLayout, at: int, one: Operator) -> None:
        shown = QLabel(one.display_name)
        user = caption()
        user.setText(one.name)
        combo = CalmCombo()
        combo.setFixedWidth(140)
        for role in Role:
            combo.addItem(said(_ROLES[role]), role)
        combo.setCurrentIndex(list(Role).index(one.role))
        combo.setAccessibleName(one.display_name)
        combo.setEnabled(self._may_change)
        combo.activated.connect(
            lambda chosen, name=one.name: self.role_wanted.emit(name, list(Role)[chosen])
        )
        self.choices[one.name] = combo
        for column, part in enumerate((shown, user, combo)):
            grid.addWidget(part, at, column)
