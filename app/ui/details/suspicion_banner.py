"""The banner that asks whether a list belongs to another ward. It decides nothing."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.job_facts import Suspicion
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.retold import Retold
from app.ui.translation.said import said
from app.ui.words import number


class SuspicionBanner(Retold, QFrame):
    """ "38 of 50 are registered in Blouberg 17. Is this ward 17's list?".

    Signals:
        change_wanted: the ward ID that should be the list's.
        dismissed: the list's ward is right; do not ask again for this job.
    """

    change_wanted = Signal(str)
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._suspicion: Suspicion | None = None
        self.setProperty("tone", str(Tone.NEED))
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self.change = self._button()
        self.keep = self._button()
        self.change.clicked.connect(self._change)
        self.keep.clicked.connect(self.dismissed)
        self._lay_out()
        look.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def show_suspicion(self, suspicion: Suspicion | None) -> None:
        """Ask about this, or about nothing."""
        if suspicion == self._suspicion:
            return
        self._suspicion = suspicion
        if suspicion is not None:
            self._say(suspicion)
        self.setVisible(suspicion is not None)

    def retell(self) -> None:
        """The same question."""
        if self._suspicion is not None:
            self._say(self._suspicion)

    def _say(self, found: Suspicion) -> None:
        fact = self.tr("{people} of {answers} are registered in {ward}.").format(
            people=number(found.people), answers=number(found.answers), ward=said(found.ward)
        )
        question = self.tr("Is this the list of {ward}?").format(ward=said(found.ward))
        self._text.setText(f"<b>{escape(fact)}</b> {escape(question)}")
        self.setAccessibleName(f"{fact} {question}")
        self.change.setText(self.tr("Change ward"))
        self.keep.setText(self.tr("No, it is {ward}").format(ward=said(found.own)))

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "small")
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 12, 14, 12)
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(Size.GAP)
        column.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.setSpacing(Size.GAP)
        buttons.addWidget(self.change)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        column.addLayout(buttons)
        line.addLayout(column, 1)

    def _recolour(self) -> None:
        ink = self._look.tokens.tones[Tone.NEED].text
        self._icon.setPixmap(
            self._look.icon("location_20_regular", ink).pixmap(
                QSize(20, 20), self.devicePixelRatio()
            )
        )

    def _change(self) -> None:
        if self._suspicion is not None:
            self.change_wanted.emit(self._suspicion.ward_id)
