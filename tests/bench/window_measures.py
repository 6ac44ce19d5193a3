"""A window that measures itself; `window_probe.py` is its process.

Prints one JSON object and ends at once, in whatever state: nothing of the end is measured. Moments
are on the monotonic clock, which all processes of a computer share.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget

TICK_MS = 10
BARE_COLUMNS = 8
GROWTH_EVERY = 100


class Counter(QObject):
    """Counts one kind of event of one widget: its own few, not all that Qt sends."""

    def __init__(self, watched: QWidget, kind: QEvent.Type, first: Callable[[], None]) -> None:
        super().__init__()
        self.seen = 0
        self._kind = kind
        self._first = first
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == self._kind:
            self.seen += 1
            if self.seen == 1:
                self._first()
        return False


class Probe(QObject):
    """How late a timer is, how much is painted, how memory grows.

    Without `seconds` it tells when the window was painted, or with `waits` when `ready` is called.
    """

    def __init__(
        self, window: QMainWindow, table: QTableView, seconds: float, *, waits: bool = False
    ) -> None:
        super().__init__()
        self._seconds = seconds
        self._waits = waits
        self._moments: dict[str, float] = {}
        self._window = Counter(window, QEvent.Type.Paint, self._painted)
        self._frames = Counter(window, QEvent.Type.UpdateRequest, lambda: None)
        self._table = Counter(table.viewport(), QEvent.Type.Paint, lambda: None)
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._late: list[float] = []
        self._memory: list[int] = []
        self._before = 0.0
        self._counts = (0, 0)

    def begin(self) -> None:
        """Measure from now on, for as long as was asked."""
        self._counts = (self._frames.seen, self._table.seen)
        self._memory = [memory()]
        self._before = time.perf_counter()
        self._timer.start()
        QTimer.singleShot(int(self._seconds * 1000), self._end)

    def _painted(self) -> None:
        # Its own turn of the loop: by then the picture has gone to the display.
        QTimer.singleShot(0, self._first_paint)

    def _first_paint(self) -> None:
        self._moments["painted"] = time.monotonic()
        if self._waits:
            self._before = time.perf_counter()
            self._timer.start()
        elif not self._seconds:
            tell({"moments": self._moments})

    def ready(self) -> None:
        """The window shows what it was opened for."""
        self._moments["listed"] = time.monotonic()
        self._tick()
        tell({"moments": self._moments, "late_ms": self._late})

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, (now - self._before) * 1000 - TICK_MS))
        self._before = now
        if len(self._late) % GROWTH_EVERY == 0:
            self._memory.append(memory())

    def _end(self) -> None:
        self._timer.stop()
        frames, table = self._counts
        tell(
            {
                "late_ms": self._late,
                "frames": self._frames.seen - frames,
                "table_paints": self._table.seen - table,
                "timers": live_timers(),
                "memory": [*self._memory, memory()],
            }
        )


def tell(found: dict[str, object]) -> None:
    """Print and be gone, without the order of an ordinary end."""
    print(json.dumps(found), flush=True)
    os._exit(0)


def memory() -> int:
    """Bytes of this process that are in memory."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def live_timers() -> int:
    """Qt's own count: timers of every object there is, those that C++ made included."""
    dispatcher = QAbstractEventDispatcher.instance()
    # The window freezes what it has once it has settled, and what is frozen is not listed.
    gc.unfreeze()
    known: dict[int, QObject] = {}
    roots = [QApplication.instance(), *QApplication.topLevelWidgets()]
    roots += [one for one in gc.get_objects() if isinstance(one, QObject)]
    for root in roots:
        try:
            children = root.findChildren(QObject)
        except RuntimeError:
            # The object is gone, only its name in Python is left.
            continue
        known |= {id(one): one for one in (root, *children)}
    return sum(len(dispatcher.registeredTimers(one)) for one in known.values())


def bare(options: argparse.Namespace) -> None:
    """A plain window with a plain table of as many rows."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    app = QApplication(sys.argv[:1])
    window, table = QMainWindow(), QTableView()
    model = QStandardItemModel(0, BARE_COLUMNS)
    for at in range(options.jobs):
        model.appendRow([QStandardItem(f"{at}, {column}") for column in range(BARE_COLUMNS)])
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1366, 736)
    probe = Probe(window, table, options.seconds)
    if options.seconds:
        QTimer.singleShot(options.settle * 1000, probe.begin)
    window.show()
    app.exec()


def rollcheck(options: argparse.Namespace) -> None:
    """The real window, with somebody measuring it."""
    from app.__main__ import read_application

    application = read_application()
    probes: list[Probe] = []

    class ProbedShell(application.Shell):
        """The window as it is."""

        prepares = staticmethod(application.Shell._prepare)
        prepared = threading.Event()

        def _prepare(self) -> None:
            self.prepares(self)
            self.prepared.set()

        def __init__(self, *given: object) -> None:
            super().__init__(*given)
            window = self.window
            listed = bool(options.jobs)
            probe = Probe(window, window.jobs.table, options.seconds, waits=listed)
            probes.append(probe)
            if options.seconds:
                begin_when_running(window, probe, options.settle)
            elif listed:
                rows = window.jobs.model.rowsInserted
                rows.connect(lambda *_rows: ready_when(self.prepared, probe))

    application.Shell = ProbedShell
    given = ["--practice", *(["--iec-url", options.iec] if options.iec else [])]
    application.open_window(given)


def ready_when(prepared: threading.Event, probe: Probe) -> None:
    """In a later turn of the loop, and not before what the first paint left over is done too."""

    def look() -> None:
        if prepared.is_set():
            probe.ready()
        else:
            QTimer.singleShot(1, look)

    QTimer.singleShot(0, look)


def begin_when_running(window: QMainWindow, probe: Probe, settle: int) -> None:
    """Begin once the list at the top is being checked, and the start is over."""
    looking = QTimer(window, interval=200)

    def look() -> None:
        model = window.jobs.model
        if model.rowCount() and any(0 < model.job(at).percent < 100 for at in range(3)):
            looking.stop()
            QTimer.singleShot(settle * 1000, probe.begin)

    looking.timeout.connect(look)
    looking.start()


def main() -> None:
    """Read the options and open the window."""
    parser = argparse.ArgumentParser()
    parser.add_argument("window", choices=["rollcheck", "bare"])
    parser.add_argument("--seconds", type=float, default=0, help="0: only the start")
    parser.add_argument("--settle", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--iec", default="")
    options = parser.parse_args()
    {"rollcheck": rollcheck, "bare": bare}[options.window](options)
