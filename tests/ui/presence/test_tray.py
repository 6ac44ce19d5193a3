from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from app.ui.presence.mark import Standing
from app.ui.presence.tray import TrayIcon, TrayState, standing_of, tooltip
from tests.helpers.panels import STATES


@pytest.fixture
def tray(qapp):
    made = TrayIcon()
    yield made
    made.hide()
    made.menu.deleteLater()
    made.deleteLater()


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        ("starting", Standing.IDLE),
        ("ready", Standing.IDLE),
        ("checking", Standing.WORKING),
        ("quota", Standing.WORKING),
        ("paused", Standing.PAUSED),
        ("iec", Standing.TROUBLE),
        ("network", Standing.TROUBLE),
        ("database", Standing.TROUBLE),
        ("refused", Standing.TROUBLE),
        ("account", Standing.IDLE),
    ],
)
def test_the_icon_shows_how_the_seat_stands(state, standing):
    assert standing_of(STATES[state]) is standing


def test_a_job_that_still_runs_in_a_paused_queue_is_work():
    assert standing_of(replace(STATES["checking"], queue_paused=True)) is Standing.WORKING


@pytest.mark.parametrize("wanted", ["open_wanted", "lookup_wanted", "quit_wanted"])
def test_the_menu_says_what_was_chosen(tray, qtbot, wanted):
    with qtbot.waitSignal(getattr(tray, wanted)):
        getattr(tray, wanted.partition("_")[0]).trigger()


@pytest.mark.parametrize("paused", [True, False])
def test_the_queue_is_paused_or_goes_on_by_the_same_entry(tray, qtbot, paused):
    tray.show_state(TrayState(queue_paused=paused))
    assert ("Go on" in tray.queue.text()) is paused
    with qtbot.waitSignal(tray.queue_wanted) as wanted:
        tray.queue.trigger()
    assert wanted.args == [not paused]


@pytest.mark.parametrize(
    ("reason", "opens"),
    [
        (QSystemTrayIcon.ActivationReason.Trigger, True),
        (QSystemTrayIcon.ActivationReason.DoubleClick, True),
        (QSystemTrayIcon.ActivationReason.Context, False),
    ],
)
def test_a_click_opens_the_window_and_the_menu_does_not(tray, reason, opens):
    opened = []
    tray.open_wanted.connect(lambda: opened.append(1))
    tray.icon.activated.emit(reason)
    assert bool(opened) is opens


def test_the_tooltip_says_the_status_bars_sentence(tray):
    tray.show_state(TrayState(Standing.WORKING, "Checking BLOUBERG WARD 16."))
    assert tray.icon.toolTip() == "Rollcheck\nChecking BLOUBERG WARD 16."


@pytest.mark.parametrize("length", [0, 50, 117, 118, 500])
def test_no_tooltip_is_longer_than_windows_shows(length):
    assert len(tooltip("x" * length, practice=True)) <= 127


def test_practice_is_told_by_the_tooltip():
    assert tooltip("Ready.", practice=True).startswith("Rollcheck – practice")


def test_another_icon_only_when_the_standing_is_another(tray):
    first = tray.icon.icon().cacheKey()
    tray.show_state(TrayState(Standing.IDLE, "Ready."))
    assert tray.icon.icon().cacheKey() == first
    tray.show_state(TrayState(Standing.TROUBLE, "No internet on this PC."))
    assert tray.icon.icon().cacheKey() != first


def test_where_the_system_has_no_tray_nothing_is_shown_and_nothing_breaks(tray):
    # The offscreen platform has none.
    tray.show()
    assert not tray.is_there
    assert not tray.can_tell
    tray.tell("Done", "27 lists")
    tray.retranslate()
