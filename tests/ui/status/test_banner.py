from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.domain.status_banner import Banner, BannerAction, BannerKind, status_banner
from app.ui.status import BannerFrame
from app.ui.status.banner import LOOKS
from app.ui.status.sentences import _ACTIONS, _LEADS, _RESTS
from app.ui.theme.tokens import Tone
from tests.helpers.panels import STATES

TODAY = date(2026, 11, 23)


@pytest.fixture
def banner(qtbot, look):
    made = BannerFrame(look, today=lambda: TODAY)
    qtbot.addWidget(made)
    return made


def shown_buttons(banner: BannerFrame) -> list[QPushButton]:
    return [made for made in banner.findChildren(QPushButton) if not made.isHidden()]


def test_waiting_for_quota_is_yellow_and_has_the_time_it_goes_on(banner):
    banner.show_banner(status_banner(STATES["quota"]))
    assert banner.property("tone") == Tone.WAIT
    assert banner.accessibleName() == (
        "No lookups are left for lists right now. Checking goes on by itself at 15:02. "
        "Every answer so far is kept."
    )


def test_an_outage_is_red_and_goes_on_by_itself(banner):
    banner.show_banner(status_banner(STATES["iec"]))
    assert banner.property("tone") == Tone.FAIL
    assert "since 10:42" in banner.accessibleName()
    assert "goes on by itself" in banner.accessibleName()


def test_a_full_disk_is_red_and_says_what_to_do_and_what_is_kept(banner):
    banner.show_banner(status_banner(STATES["disk"]))
    assert banner.property("tone") == Tone.FAIL
    assert banner.accessibleName() == (
        "The disk of this PC is full. Make room on it; what waits goes on by itself. "
        "Every answer so far is kept."
    )


def test_nothing_out_of_the_ordinary_is_no_banner(banner):
    banner.show_banner(status_banner(STATES["iec"]))
    banner.show_banner(status_banner(STATES["ready"]))
    assert banner.isHidden()


def test_its_buttons_say_what_is_wanted(qtbot, banner):
    banner.show_banner(status_banner(STATES["iec"]))
    ask, details = shown_buttons(banner)
    assert (ask.text(), details.text()) == ("Ask now", "Details")
    with qtbot.waitSignal(banner.wanted) as wanted:
        qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
    assert wanted.args == [BannerAction.ASK_NOW]


def test_another_banner_has_its_own_buttons(banner):
    banner.show_banner(status_banner(STATES["iec"]))
    banner.show_banner(Banner(BannerKind.ELEVATED))
    assert shown_buttons(banner) == []


def test_every_kind_has_a_look_and_words(qapp):
    assert set(LOOKS) == set(_LEADS) == set(_RESTS) == set(BannerKind)
    assert set(_ACTIONS) == set(BannerAction)
