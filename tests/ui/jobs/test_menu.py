from __future__ import annotations

import pytest

from app.domain.job_actions import Action
from app.domain.job_view import PillKind
from app.domain.permissions import Operator, Role, standing_of_operator
from app.ui.jobs.menu import KEYS, key_action, menu_for
from app.ui.jobs.menu_widget import build_menu
from tests.helpers.office import busy_day, every_state, running_row


def row_with(kind):
    return next(row for row in every_state() if row.pill.kind is kind)


def offered(*rows):
    return [entry.action for group in menu_for(rows) for entry in group]


def test_a_running_job_can_be_paused_and_stopped_but_not_opened():
    assert {Action.PAUSE, Action.STOP} <= set(offered(running_row()))
    assert Action.OPEN_WORKBOOK not in offered(running_row())


@pytest.mark.parametrize("row", every_state(), ids=lambda row: str(row.pill.kind))
def test_every_action_of_a_row_is_in_its_menu_once(row):
    assert sorted(offered(row)) == sorted(row.actions)


def test_what_enter_does_stands_in_bold():
    bold = [e.action for g in menu_for([row_with(PillKind.DONE)]) for e in g if e.is_default]
    assert bold == [Action.OPEN_WORKBOOK]


def test_an_action_on_several_jobs_is_for_those_that_can():
    done, running = row_with(PillKind.DONE), running_row()
    entries = {e.action: e for g in menu_for([done, running]) for e in g}
    assert entries[Action.OPEN_WORKBOOK].job_ids == (done.job_id,)
    assert entries[Action.PAUSE].job_ids == (running.job_id,)


def test_stop_has_no_key_on_purpose():
    assert Action.STOP not in {action for actions in KEYS.values() for action in actions}


def test_space_pauses_what_runs_and_goes_on_with_what_is_paused():
    paused = row_with(PillKind.PAUSED)
    assert key_action("Space", [running_row()])[0] is Action.PAUSE
    assert key_action("Space", [paused])[0] is Action.RESUME


def test_del_never_reaches_a_running_job():
    assert key_action("Del", [running_row()]) is None


def test_nothing_selected_has_no_menu():
    assert menu_for([]) == []


def test_every_entry_has_words_and_an_icon():
    entries = [e for row in busy_day() for g in menu_for([row]) for e in g]
    assert all(entry.words and entry.icon for entry in entries)


def test_what_a_role_does_not_reach_is_disabled_with_the_reason(qtbot, look):
    viewer = standing_of_operator(Operator("t", "Thandi", Role.VIEWER), ())
    groups = menu_for([row_with(PillKind.DONE)], viewer.refusal_of)
    menu = build_menu(groups, look, None, lambda *_: None)
    qtbot.addWidget(menu)
    lines = [line for line in menu.actions() if not line.isSeparator()]
    assert lines
    for line in lines:
        assert not line.isEnabled()
        assert "needs the role operator; Thandi is a viewer" in line.toolTip()
