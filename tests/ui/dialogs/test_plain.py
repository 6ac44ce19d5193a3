from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from app.ui.dialogs.plain import show_and_wait


def test_before_there_is_a_window_a_message_is_shown_and_waited_for(qapp, qtbot):
    seen = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.text(), box.textFormat()))
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, read_and_close)
    show_and_wait(qapp, "The data folder <b> cannot be used.")
    assert seen == [("The data folder <b> cannot be used.", Qt.TextFormat.PlainText)]
