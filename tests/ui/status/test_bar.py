from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.status_sentence import Explains, Says, status_sentence
from app.ui.status import StatusBar, StatusItem
from app.ui.status.sentences import _PARTS, sentence_words
from tests.helpers.panels import ITEMS, STATES

TODAY = date(2026, 11, 23)
SENTENCES = {
    "starting": "Getting ready…",
    "ready": "Ready. 7,412 lookups free now, 900 more by 10:45.",
    "checking": (
        "Checking BLOUBERG WARD 16. 2,460 lookups free now, 830 more by 12:02. "
        "All done about 13:04."
    ),
    "quota": "Waits for quota, goes on 15:02. 100 lookups are kept for single persons.",
    "iec": "The IEC does not answer since 10:42, asking once a minute. 4,118 lookups free.",
    "network": "No internet on this PC. Goes on by itself; nothing is lost.",
    "database": ("The database does not answer since 10:42. Goes on by itself; nothing is lost."),
    "disk": "The disk of this PC is full: make room on it. Goes on by itself; nothing is lost.",
    "account": "Ready for files. Sign in to the IEC before checking starts.",
    "refused": "The IEC refused the user name or password. Every answer so far is kept.",
    "gateway": "The IEC’s gateway blocks this network. Every answer so far is kept.",
    "lookups": ("The IEC accepts the sign-in but refuses lookups. Every answer so far is kept."),
    "paused": "The queue is paused. 7,412 lookups free now, 900 more by 10:45.",
}


@pytest.fixture
def bar(qtbot, look):
    made = StatusBar(look, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 32)
    made.show()
    return made


@pytest.mark.parametrize("state", SENTENCES)
def test_every_state_is_said_in_one_sentence(bar, state):
    bar.say(status_sentence(STATES[state]))
    assert bar.text == SENTENCES[state]


def test_every_part_has_words(qapp):
    assert set(_PARTS) == set(Says)
    assert set(STATES) == set(SENTENCES)


def test_an_outage_since_yesterday_names_the_day(qapp):
    words = sentence_words(status_sentence(STATES["iec"]), date(2026, 11, 24))
    assert "since 23 Nov" in words


def test_a_click_on_the_sentence_opens_what_it_speaks_of(qtbot, bar):
    bar.say(status_sentence(STATES["refused"]))
    with qtbot.waitSignal(bar.explanation_wanted) as wanted:
        qtbot.mouseClick(bar._sentence, Qt.MouseButton.LeftButton)
    assert wanted.args == [Explains.ACCOUNT]


def test_the_sentence_is_reached_by_keyboard(qtbot, bar):
    bar._sentence.setFocus()
    with qtbot.waitSignal(bar.explanation_wanted):
        qtbot.keyClick(bar._sentence, Qt.Key.Key_Space)


def test_an_item_opens_what_belongs_to_it(qtbot, bar):
    bar.show_items(ITEMS)
    with qtbot.waitSignal(bar.item_wanted) as wanted:
        qtbot.mouseClick(bar.item_button("seats"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["seats"]


def test_an_item_is_there_only_while_it_is_in_use(bar):
    bar.show_items(ITEMS)
    bar.show_items(ITEMS[:1])
    assert bar.item_button("seats") is None
    assert bar.item_button("folder").text() == "Watched folder: nothing new"


def test_a_sentence_without_room_is_whole_in_the_tooltip(bar):
    bar.say(status_sentence(STATES["checking"]))
    bar.resize(300, 32)
    assert bar._sentence.text().endswith("…")
    assert bar._sentence.toolTip() == SENTENCES["checking"]


def test_a_screen_reader_hears_the_whole_sentence(bar):
    bar.show_items([StatusItem("feed", "plug_connected_16_regular", "Feed", "feed", trouble=True)])
    bar.say(status_sentence(STATES["quota"]))
    assert bar._sentence.accessibleName() == SENTENCES["quota"]
    assert bar.item_button("feed").accessibleName() == "Feed"
