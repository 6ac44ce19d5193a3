from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from app.domain.feed.scopes import Scope
from app.domain.feed.token_view import FeedView
from app.ui.settings.feed import _SCOPES, _SHORT, FeedFields
from app.ui.theme.tokens import Tone
from tests.helpers.panels import TOKENS


@pytest.fixture
def fields(qtbot, look):
    made = FeedFields(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_token_is_made_with_what_was_ticked(qtbot, fields):
    qtbot.keyClicks(fields.name, "wall screen")
    fields.scopes[Scope.CREATE].setChecked(True)
    fields.days.setValue(30)
    with qtbot.waitSignal(fields.make_wanted) as wanted:
        fields.make.click()
    assert wanted.args == ["wall screen", ("members.read", "members.create"), 30]


def test_without_a_name_or_a_right_there_is_nothing_to_make(qtbot, fields):
    assert not fields.make.isEnabled()
    qtbot.keyClicks(fields.name, "wall screen")
    assert fields.make.isEnabled()
    fields.scopes[Scope.READ].setChecked(False)
    assert not fields.make.isEnabled()


def test_a_new_token_is_shown_once_and_copied(qtbot, fields):
    assert not fields.made.isVisible()
    fields.show_made("the.new.token")
    fields.copy.click()
    assert QGuiApplication.clipboard().text() == "the.new.token"
    assert fields.told.text == "Copied."
    qtbot.keyClicks(fields.name, "another")
    fields.make.click()
    assert fields.text.text() == ""
    assert not fields.made.isVisible()


def test_only_a_token_that_counts_can_be_revoked(qtbot, fields):
    fields.show_tokens(TOKENS)
    assert not fields.revoke.isEnabled()
    fields.list.setCurrentRow(2)
    assert not fields.revoke.isEnabled()
    fields.list.setCurrentRow(0)
    with qtbot.waitSignal(fields.revoke_wanted) as wanted:
        fields.revoke.click()
    assert wanted.args == ["a1"]


def test_the_list_says_what_each_token_may_and_until_when(fields):
    fields.show_tokens(TOKENS)
    texts = [fields.list.item(at).text() for at in range(fields.list.count())]
    assert texts[0] == "wall screen: follows; until 23 Feb 2027; made on desk"
    assert texts[2] == "old script: hands in; over since 1 Mar 2026; made on desk"


def test_the_chosen_token_stays_chosen(fields):
    fields.show_tokens(TOKENS)
    fields.list.setCurrentRow(1)
    fields.show_tokens(TOKENS)
    assert fields.list.currentRow() == 1


@pytest.mark.parametrize(
    ("view", "tone", "words"),
    [
        (FeedView("http://127.0.0.1:5000"), Tone.DONE, "Served at http://127.0.0.1:5000"),
        (FeedView(problem="Port 5000 is used."), Tone.FAIL, "Port 5000 is used."),
        (FeedView(), Tone.INFO, "Not served."),
    ],
)
def test_how_the_feed_stands_is_said(fields, view, tone, words):
    fields.show_feed(view)
    assert fields.stands.tone is tone
    assert fields.stands.text.startswith(words)


def test_every_scope_has_words():
    assert set(_SCOPES) == set(_SHORT) == set(Scope)
