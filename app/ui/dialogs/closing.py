"""What becomes of the list being checked when the window is closed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.ui.dialogs.frame import SIDE, Dialog
from app.ui.kit import caption
from app.ui.presence.closing import CloseAnswer
from app.ui.theme.look import Look


class CloseDialog(Dialog[CloseAnswer]):
    """Answers a `CloseAnswer`; None when the window is not to be closed.

    `checking` is the file being checked, "" where several wait. `has_tray` is False where Rollcheck
    could not be found again once its window is away.
    """

    def __init__(
        self, checking: str, look: Look, parent: QWidget | None = None, *, has_tray: bool = True
    ) -> None:
        super().__init__(look, parent)
        self.setWindowTitle(self.tr("Close Rollcheck"))
        self.tray = QRadioButton(self.tr("Go on in the tray"))
        self.stop = QRadioButton(self.tr("Stop here and go on next time"))
        named = self.tr("{file} is being checked").format(file=checking)
        self.set_heading(named if checking else self.tr("A list is being checked"))
        self.tray.setChecked(has_tray)
        self.stop.setChecked(not has_tray)
        if has_tray:
            self._add_choice()
        else:
            self.say(_next_time())
        close, stop = self.tr("Close the window"), self.tr("Stop and close")
        self.close_button = self.add_button(close if has_tray else stop, "primary", default=True)
        self.add_cancel()
        self.close_button.clicked.connect(self._finish)

    def _add_choice(self) -> None:
        group = QButtonGroup(self)
        stays = self.tr("Rollcheck stays beside the clock and says when it is done.")
        for made, text in ((self.tray, stays), (self.stop, _next_time())):
            group.addButton(made)
            made.setAccessibleDescription(text)
            note = caption(wraps=True)
            note.setText(text)
            note.setContentsMargins(SIDE + 2, 0, 0, 8)
            self.body.addWidget(made)
            self.body.addWidget(note)

    def _finish(self) -> None:
        self.answer(CloseAnswer.TRAY if self.tray.isChecked() else CloseAnswer.STOP)


def _next_time() -> str:
    return QCoreApplication.translate(
        "CloseDialog", "Every answer is kept. Checking goes on when Rollcheck is opened again."
    )
