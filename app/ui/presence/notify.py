"""One notification for a finished batch, in the system's own way where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from app.ui.presence.toast import Toast
from app.ui.words import number


@dataclass(frozen=True, slots=True)
class FinishedBatch:
    """Lists that came together and are all done. Counts only: it may be shown on a locked screen.

    `name` is the batch's, or the file's where it came alone. `stopped` and `failed` are among
    `lists`; `folder` is where the results were saved, None while they could not be.
    """

    name: str
    job_ids: tuple[str, ...]
    lists: int
    rows: int
    to_look_at: int = 0
    stopped: int = 0
    failed: int = 0
    folder: Path | None = None


class Teller(Protocol):
    """What shows notifications of the system: `TrayIcon`."""

    message_clicked: SignalInstance

    @property
    def can_tell(self) -> bool: ...

    def tell(self, title: str, text: str) -> None: ...


def title_of(batch: FinishedBatch) -> str:
    """ "Done: Limpopo 23 Nov", or that it ended otherwise."""
    if batch.failed:
        text = QCoreApplication.translate("Notify", "Ended with trouble: {name}")
    elif batch.stopped == batch.lists:
        text = QCoreApplication.translate("Notify", "Stopped: {name}")
    else:
        text = QCoreApplication.translate("Notify", "Done: {name}")
    return text.format(name=batch.name)


def text_of(batch: FinishedBatch) -> str:
    """ "27 lists, 8,140 rows. 12 rows to look at."; no ID number and no person's name."""
    parts = [_size(batch)]
    if batch.to_look_at == 1:
        parts.append(QCoreApplication.translate("Notify", "One row to look at."))
    elif batch.to_look_at:
        looks = QCoreApplication.translate("Notify", "{number} rows to look at.")
        parts.append(looks.format(number=number(batch.to_look_at)))
    if batch.failed:
        failed = QCoreApplication.translate("Notify", "{number} could not be finished.")
        parts.append(failed.format(number=number(batch.failed)))
    if 0 < batch.stopped < batch.lists:
        stopped = QCoreApplication.translate("Notify", "{number} stopped.")
        parts.append(stopped.format(number=number(batch.stopped)))
    return " ".join(parts)


class Notifier(QObject):
    """Tells of finished batches, by the tray or inside the window.

    Signals:
        results_wanted: the `FinishedBatch` whose results are to be opened.
    """

    results_wanted = Signal(object)

    def __init__(self, tray: Teller, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._toast = toast
        self._last: FinishedBatch | None = None
        tray.message_clicked.connect(self._clicked)

    def tell(self, batch: FinishedBatch) -> None:
        """Tell of one batch, once."""
        self._last = batch
        title, text = title_of(batch), text_of(batch)
        if self._tray.can_tell:
            self._tray.tell(title, text)
            return
        show = QCoreApplication.translate("Notify", "Show results")
        self._toast.say(f"{title}. {text}", show, lambda: self.results_wanted.emit(batch))

    def _clicked(self) -> None:
        # The system says that a message was clicked, never which: only the last one can be meant.
        if self._last is not None:
            self.results_wanted.emit(self._last)


def _size(batch: FinishedBatch) -> str:
    rows = number(batch.rows)
    if batch.lists == 1:
        return QCoreApplication.translate("Notify", "{rows} rows.").format(rows=rows)
    text = QCoreApplication.translate("Notify", "{lists} lists, {rows} rows.")
    return text.format(lists=number(batch.lists), rows=rows)
