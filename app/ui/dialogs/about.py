"""Which version this is, and what it is built from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from app.ui.dialogs.frame import Dialog, carded, close_words, growing
from app.ui.dialogs.licences import Part, all_parts
from app.ui.dialogs.message import give_away
from app.ui.kit import Told, caption
from app.ui.presence.mark import MarkLabel
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone

_PART = Qt.ItemDataRole.UserRole


class AboutDialog(Dialog[None]):
    """Version, what it does, and every library with its licence.

    `facts` are lines of use to whoever looks after Rollcheck (data folder, seat); "Copy" gives
    them away with the version.
    """

    def __init__(
        self,
        version: str,
        look: Look,
        parent: QWidget | None = None,
        *,
        facts: tuple[str, ...] = (),
    ) -> None:
        super().__init__(look, parent, width=600, room=QSize(600, 560))
        self.setWindowTitle(self.tr("About Rollcheck"))
        self._version = version
        self._facts = facts
        self.told = Told(look)
        self.parts = QTreeWidget()
        self.text = QPlainTextEdit()
        self.set_heading(self.tr("Rollcheck {version}").format(version=version))
        self.body.addLayout(self._head())
        for fact in facts:
            self.say(fact, "second")
        self._add_parts()
        self.body.addWidget(self.told)
        self.copy = self.add_button(self.tr("Copy version"))
        self.copy.clicked.connect(self._copy)
        self.close_button = self.add_cancel(close_words(), default=True)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(MarkLabel(48), 0, Qt.AlignmentFlag.AlignTop)
        said = self.say(
            self.tr("Checks membership lists against the IEC’s voters’ roll, ward by ward.")
        )
        row.addWidget(said, 1)
        return row

    def _add_parts(self) -> None:
        name = caption()
        name.setText(self.tr("Built from"))
        name.setBuddy(self.parts)
        self.parts.setAccessibleName(self.tr("Built from"))
        self.parts.setHeaderLabels([self.tr("Name"), self.tr("Licence")])
        self.parts.setRootIsDecorated(False)
        self.parts.setUniformRowHeights(True)
        self.parts.setColumnWidth(0, 280)
        self.parts.setStyleSheet("QTreeView::item { min-height: 26px; padding: 0 8px; }")
        for part in all_parts():
            item = QTreeWidgetItem([part.name, part.licence])
            item.setData(0, _PART, part)
            self.parts.addTopLevelItem(item)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The licence’s text"))
        self.parts.currentItemChanged.connect(self._show)
        self.body.addWidget(name)
        self.body.addWidget(carded(self.parts), 3)
        self.body.addWidget(growing(self.text, 72), 2)
        self.parts.setCurrentItem(self.parts.topLevelItem(0))

    def _show(self, item: QTreeWidgetItem | None) -> None:
        part = item.data(0, _PART) if item else None
        if isinstance(part, Part):
            self.text.setPlainText(part.read() or self._elsewhere(part))

    def _elsewhere(self, part: Part) -> str:
        text = self.tr("{name} is used under the licence {licence}; its text comes with it.")
        return text.format(name=part.name, licence=part.licence)

    def _copy(self) -> None:
        give_away("\n".join((f"Rollcheck {self._version}", *self._facts)))
        self.told.say(Tone.DONE, self.tr("Copied."))
