"""What the window shows while there is no job: where to drop, the three steps, the sample."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.dropzone.frame import DropFrame
from app.ui.kit import Part, button, frame, label
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone

SAMPLE_NAME = "BLOUBERG WARD 16 MEMBERSHIP.xlsx"


class DropZone(DropFrame):
    """The large place to drop."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 2, parent)
        self._icon = Part("document_add_48_regular", look, self)
        self._heading = label("title", wraps=True)
        self._text = label("second", wraps=True)
        self.files = button("primary", "add_16_regular", look)
        self.folder = button("", "folder_16_regular", look)
        self.files.clicked.connect(self.add_files_wanted)
        self.folder.clicked.connect(self.add_folder_wanted)
        self._lay_out()
        self._show_hint()
        look.changed.connect(self._show_hint)

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_hint()

    def _plain_ground(self) -> str:
        return self._look.tokens.surface

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._heading.setAlignment(centre)
        self._text.setAlignment(centre)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._icon, 0, centre)
        column.addSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addStretch(1)

    def _show_hint(self) -> None:
        tokens = self._look.tokens
        self._heading.setText(self._hint or self.tr("Drop membership lists here"))
        self._heading.setStyleSheet(f"color: {self._ink()};")
        formats = self.tr(
            "Excel, OpenDocument or CSV files, whole folders and zips. "
            "Also from an e-mail in classic Outlook, or with Ctrl+V."
        )
        copied = self.tr("Rollcheck makes a copy. Your files are never changed.")
        self._text.setText(f"{formats}\n{copied}")
        fail = tokens.tones[Tone.FAIL].text
        self._icon.set_icon("document_add_48_regular", tokens.accent if self._takes else fail)
        self.files.setText(self.tr("Add files…"))
        self.folder.setText(self.tr("Add a folder…"))
        self.setAccessibleName(self.tr("Drop membership lists here"))


class _Figure(QWidget):
    """A step's number in a disc."""

    def __init__(self, figure: int, look: Look) -> None:
        super().__init__()
        self._figure = figure
        self._look = look
        self.setFixedSize(24, 24)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt asks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(self._look.tokens.tint))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setFont(self._look.font(Letter.CAPTION_STRONG))
        painter.setPen(self._look.color(self._look.tokens.accent))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._figure))
        painter.end()


class EmptyState(QWidget):
    """The whole page while there is no job.

    Signals:
        add_files_wanted, add_folder_wanted, sample_wanted: what was pressed.
    """

    add_files_wanted = Signal()
    add_folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.zone = DropZone(look, self)
        self.zone.add_files_wanted.connect(self.add_files_wanted)
        self.zone.add_folder_wanted.connect(self.add_folder_wanted)
        self._steps = [(label("strong"), label("second", wraps=True)) for _ in range(3)]
        self._sample_name = label("strong")
        self._sample_text = label("second", wraps=True)
        self.sample = button("", "play_16_regular", look)
        self.sample.clicked.connect(self.sample_wanted)
        self._lay_out()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.zone, 1)
        column.addLayout(self._steps_row())
        column.addWidget(self._sample_card())

    def _steps_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addStretch(1)
        for figure, (head, text) in enumerate(self._steps, 1):
            words = QVBoxLayout()
            words.setSpacing(4)
            words.addWidget(head)
            words.addWidget(text)
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
            # Wrapped labels ask for too little; three lines are room for Afrikaans.
            text.setFixedWidth(256)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            step = QHBoxLayout()
            step.setSpacing(8)
            step.addWidget(_Figure(figure, self._look), 0, Qt.AlignmentFlag.AlignTop)
            step.addLayout(words)
            row.addLayout(step)
        row.addStretch(1)
        return row

    def _sample_card(self) -> QWidget:
        card = frame("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(Size.CARD_PADDING, 10, Size.CARD_PADDING, 10)
        row.setSpacing(12)
        row.addWidget(Part("document_table_16_regular", self._look))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sample_name)
        words.addWidget(self._sample_text)
        row.addLayout(words, 1)
        row.addWidget(self.sample)
        return card

    def _say(self) -> None:
        said = (
            (
                self.tr("Drop"),
                self.tr("Rollcheck finds the ward and the column with the ID numbers."),
            ),
            (
                self.tr("Look it over, then start"),
                self.tr("You see how many lookups it takes and when it will be done."),
            ),
            (
                self.tr("Take the results"),
                self.tr("A sorted workbook and Form A, saved by themselves."),
            ),
        )
        for (head, text), (first, then) in zip(self._steps, said, strict=True):
            head.setText(first)
            text.setText(then)
        self._sample_name.setText(SAMPLE_NAME)
        self._sample_text.setText(
            self.tr(
                "Sample list: invented people with every kind of trouble in it. "
                "Runs in practice; the IEC is not asked."
            )
        )
        self.sample.setText(self.tr("Try the sample list"))
