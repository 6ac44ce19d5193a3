"""A bare window with Rollcheck's drop target on Rollcheck's loop; prints what it is told."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.drops.target import DropTarget
from app.ui.drops.values import Limits
from app.ui.event_loop import run


def say(*words: object) -> None:
    print(*words, flush=True)


async def main() -> int:
    window = QWidget()
    window.setGeometry(400, 100, 400, 300)
    target = DropTarget(window, Limits(file_bytes=1024**2))
    target.hovering.connect(lambda promise: say("hovering", promise.text))
    target.left.connect(lambda: say("left"))
    target.dropped.connect(lambda dropped: say("paths", *(path.name for path in dropped.paths)))
    target.dropped.connect(lambda dropped: [say("no", each.text) for each in dropped.refusals])
    window.show()
    await asyncio.sleep(0.3)
    say("ready")
    await asyncio.Event().wait()
    return 0


run(main(), QApplication([]))
