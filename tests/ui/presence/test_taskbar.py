from __future__ import annotations

from dataclasses import replace

import pytest

from app.ui.presence.taskbar import Bar, BarFacts, BarState, TaskbarProgress, bar_for, taskbar_for
from app.ui.presence.taskbar_com import CLSID_TASKBAR_LIST, IID_TASKBAR_LIST_3, guid
from tests.helpers.panels import STATES

HALF = BarFacts(306, 612)


class Windows:
    """What a taskbar's button was told; `broken` refuses as Windows does."""

    def __init__(self, *, broken: bool = False) -> None:
        self.told: list[object] = []
        self._broken = broken

    def set_state(self, state: BarState) -> None:
        if self._broken:
            raise OSError("ITaskbarList3 method 10 returned 0x80004005")
        self.told.append(state)

    def set_value(self, value: int, full: int) -> None:
        if self._broken:
            raise OSError("ITaskbarList3 method 9 returned 0x80004005")
        self.told.append((value, full))

    def close(self) -> None:
        self.told.append("closed")


@pytest.mark.parametrize(
    ("state", "work", "bar"),
    [
        ("ready", BarFacts(0, 0), Bar()),
        ("iec", BarFacts(0, 0), Bar()),
        ("checking", HALF, Bar(BarState.NORMAL, 500)),
        ("quota", HALF, Bar(BarState.PAUSED, 500)),
        ("paused", HALF, Bar(BarState.PAUSED, 500)),
        ("iec", HALF, Bar(BarState.ERROR, 500)),
        ("network", HALF, Bar(BarState.ERROR, 500)),
        ("checking", BarFacts(612, 612), Bar(BarState.NORMAL, 999)),
        ("checking", BarFacts(700, 612), Bar(BarState.NORMAL, 999)),
        ("checking", BarFacts(-1, 612), Bar(BarState.NORMAL, 0)),
    ],
)
def test_the_bar_follows_the_work_and_its_state(state, work, bar):
    assert bar_for(STATES[state], work) == bar


def test_work_in_a_paused_queue_is_green_while_it_runs():
    facts = replace(STATES["checking"], queue_paused=True)
    assert bar_for(facts, HALF).state is BarState.NORMAL


def test_the_same_bar_is_sent_once():
    button = Windows()
    progress = TaskbarProgress(button)
    progress.show(Bar(BarState.NORMAL, 500))
    progress.show(Bar(BarState.NORMAL, 500))
    progress.show(Bar(BarState.NORMAL, 501))
    assert button.told == [BarState.NORMAL, (500, 1000), (501, 1000)]


def test_the_end_leaves_no_bar_behind():
    button = Windows()
    progress = TaskbarProgress(button)
    progress.show(Bar(BarState.NORMAL, 500))
    progress.close()
    progress.close()
    assert button.told[2:] == [BarState.NONE, "closed"]


def test_a_refusing_taskbar_is_logged_once_and_left_alone(logged):
    progress = TaskbarProgress(Windows(broken=True))
    progress.show(Bar(BarState.NORMAL, 500))
    progress.show(Bar(BarState.NORMAL, 501))
    logged.take("taskbar shows no progress")
    assert logged.lines == []


def test_elsewhere_than_on_windows_nothing_happens():
    progress = taskbar_for(1)
    progress.show(Bar(BarState.NORMAL, 500))
    progress.close()


def test_windows_reads_our_identifiers_as_they_are_written():
    # As shobjidl_core.h has them: the first three parts little-endian, the rest as it stands.
    assert bytes(guid(CLSID_TASKBAR_LIST)).hex() == "44f3fd566dfdd011958a006097c9a090"
    assert bytes(guid(IID_TASKBAR_LIST_3)).hex() == "91fb1aea289e864b90e99e9f8a5eefaf"
