"""Progress on the taskbar's button: Windows only, nothing elsewhere, never an error."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from app.domain.status_sentence import Grade, StatusFacts, status_sentence

log = logging.getLogger(__name__)
_FULL = 1000


class BarState(IntEnum):
    """Windows's own TBPFLAG values."""

    NONE = 0
    UNKNOWN = 1
    NORMAL = 2
    ERROR = 4
    PAUSED = 8


@dataclass(frozen=True, slots=True)
class BarFacts:
    """Rows of the lists under way: `settled` of `rows`."""

    settled: int
    rows: int


@dataclass(frozen=True, slots=True)
class Bar:
    """What the button shows; `value` of 1,000."""

    state: BarState = BarState.NONE
    value: int = 0


def bar_for(facts: StatusFacts, work: BarFacts) -> Bar:
    """The button's bar: green at work, yellow while it waits or is paused, red in trouble.

    Nothing under way shows nothing, whatever else is the matter: a bar without work is a riddle.
    """
    if work.rows <= 0:
        return Bar()
    # Full only when all is done, and then there is no bar: 999 is the most that is shown.
    value = min(_FULL - 1, max(0, _FULL * work.settled // work.rows))
    if status_sentence(facts).grade is Grade.TROUBLE:
        return Bar(BarState.ERROR, value)
    if facts.quota_until is not None or not facts.checking:
        return Bar(BarState.PAUSED, value)
    return Bar(BarState.NORMAL, value)


class Button(Protocol):
    """One window's button on the taskbar."""

    def set_state(self, state: BarState) -> None: ...

    def set_value(self, value: int, full: int) -> None: ...

    def close(self) -> None: ...


class TaskbarProgress:
    """Shows `Bar`s on the taskbar's button of a window.

    `button` is None where there is no such taskbar. An error of the system is logged once, and
    the bar stays away from then on.
    """

    def __init__(self, button: Button | None) -> None:
        self._button = button
        self._shown = Bar()

    def show(self, bar: Bar) -> None:
        """Show it; the same again is not sent again."""
        if self._button is None or bar == self._shown:
            return
        try:
            if bar.state is not self._shown.state:
                self._button.set_state(bar.state)
            if bar.state is not BarState.NONE:
                self._button.set_value(bar.value, _FULL)
        except OSError as error:
            log.warning("The taskbar shows no progress: %s", error)
            self._button = None
        self._shown = bar

    def close(self) -> None:
        """Leave no bar behind."""
        self.show(Bar())
        if self._button is not None:
            self._button.close()
            self._button = None


def taskbar_for(window_id: int) -> TaskbarProgress:
    """The taskbar's button of the window with this native id (`int(window.winId())`)."""
    if sys.platform != "win32":
        return TaskbarProgress(None)
    from app.ui.presence.taskbar_com import ComButton

    try:
        return TaskbarProgress(ComButton(window_id))
    except OSError as error:
        log.warning("The taskbar shows no progress: %s", error)
        return TaskbarProgress(None)
