"""The slim strip above the jobs."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QMouseEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.dropzone.frame import DropFrame
from app.ui.kit import Part, label
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone


class DropStrip(DropFrame):
    """One line: where to drop, and while dragging what will happen. A click adds files."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 1.5, parent)
        self._icon = Part("arrow_upload_16_regular", look, self)
        self._lead = label("strong")
        self._rest = label("second")
        self._rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(Size.FIRST_CELL_PADDING, 0, Size.FIRST_CELL_PADDING, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._lead)
        row.addWidget(self._rest, 1)
        self.setFixedHeight(Size.DROP_STRIP)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._show_hint()
        look.changed.connect(self._show_hint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on it adds files."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.add_files_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_hint()

    def _show_hint(self) -> None:
        lead = self.tr("Drop membership lists here")
        rest = self.tr("or press Ctrl+V. Files, folders and zips; they are copied, never changed.")
        self._lead.setText(self._hint or lead)
        self._rest.setText("" if self._hint else rest)
        self._rest.setToolTip("" if self._hint else rest)
        self._lead.setStyleSheet(f"color: {self._ink()};")
        fail = self._look.tokens.tones[Tone.FAIL].text
        icon = "arrow_upload_16_regular" if self._takes else "warning_16_regular"
        self._icon.set_icon(icon, "" if self._takes else fail)
        self.setAccessibleName(lead)
