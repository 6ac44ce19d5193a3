"""Opening a dialog from a task: Qt and asyncio both go on while it is open.

Never `exec()`: a Qt loop inside a task stops all other tasks for good.
"""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QDialog


async def until_closed(dialog: QDialog) -> bool:
    """Open `dialog` and wait until it is closed: whether it was accepted.

    Esc, the window's cross and the end of its parent close it unaccepted. A cancelled wait closes
    it as well, so an application that ends leaves no dialog behind. The dialog is deleted in any
    case, and opens once only.
    """
    closed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    dialog.finished.connect(lambda code: _settle(closed, code == QDialog.DialogCode.Accepted))
    # The parent's end deletes the dialog without a word of its own.
    gone = asyncio.Event()
    dialog.destroyed.connect(lambda: (gone.set(), _settle(closed, False)))
    dialog.open()
    try:
        return await closed
    finally:
        if not gone.is_set():
            dialog.hide()
            dialog.deleteLater()


def _settle(closed: asyncio.Future[bool], accepted: bool) -> None:
    if not closed.done():
        closed.set_result(accepted)
