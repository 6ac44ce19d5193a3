"""A second program with something to drag: source.py X Y MIME-TYPE VALUE…

Its window stands at X, Y. `text/uri-list` takes paths as values. It says "ready" when its window is
there, and then the action each drag ended with.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    def __init__(self, kind: str, values: list[str]) -> None:
        super().__init__("drag me")
        self._kind, self._values = kind, values

    def mouseMoveEvent(self, event):
        drag = QDrag(self)
        drag.setMimeData(self._mime())
        # A source may prefer to move; Rollcheck must make a copy of it.
        actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        ended = drag.exec(actions, Qt.DropAction.MoveAction)
        print(ended.name, flush=True)

    def _mime(self) -> QMimeData:
        mime = QMimeData()
        if self._kind == "text/uri-list":
            mime.setUrls([QUrl.fromLocalFile(value) for value in self._values])
        else:
            mime.setData(self._kind, "\n".join(self._values).encode())
        return mime


app = QApplication([])
source = Source(sys.argv[3], sys.argv[4:])
source.setGeometry(int(sys.argv[1]), int(sys.argv[2]), 100, 60)
source.show()
QTimer.singleShot(300, lambda: print("ready", flush=True))
app.exec()
