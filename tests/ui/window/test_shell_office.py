"""Roles in the window: the operators' page, and what a viewer is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.job_actions import Action
from app.domain.permissions import Role
from app.ui.settings import Page, SettingsDialog
from tests.helpers.permits import give_role


async def page(office):
    office.shell.settings.open(Page.OPERATORS)
    dialog = await office.dialog(SettingsDialog)
    await office.until(lambda: dialog.office.choices)
    return dialog


def roles(office):
    """What the page shows, by system user."""
    return {
        name: combo.currentData()
        for name, combo in office.dialogs(SettingsDialog)[0].office.choices.items()
    }


def me(office):
    return office.seat.settings.operator


async def test_the_operator_of_a_pc_alone_is_its_admin_and_reads_the_access_log(office):
    dialog = await page(office)
    assert roles(office) == {me(office): Role.ADMIN}
    await office.until(dialog.office.log.isVisible)
    dialog.reject()


async def test_a_role_is_given_at_once_and_stands_in_the_log(office):
    await office.seat.operators.set_role("johan", Role.OPERATOR)
    dialog = await page(office)
    dialog.office.role_wanted.emit("johan", Role.VIEWER)
    await office.until(lambda: roles(office)["johan"] == Role.VIEWER)
    line = dialog.office.model.index(0, 3).data()
    assert line == "johan: viewer"
    dialog.reject()


async def test_the_only_admin_is_told_why_they_stay_one(office):
    dialog = await page(office)
    dialog.office.role_wanted.emit(me(office), Role.VIEWER)
    await office.until(dialog.office.told.isVisible)
    assert roles(office) == {me(office): Role.ADMIN}
    dialog.reject()


@pytest.fixture
def viewer(office):
    """The operator of this window is made a viewer at another seat."""
    give_role(office.seat.store, me(office), Role.VIEWER)
    office.seat.permit.gate.forget()
    return office


async def test_a_viewer_sees_whom_to_ask_and_no_log(viewer):
    dialog = await page(viewer)
    assert dialog.office.about.text().endswith("Ask Zanele to change a role.")
    assert not dialog.office.log.isVisible()
    dialog.reject()


async def test_a_viewer_who_pauses_the_queue_is_told_why_it_runs_on(viewer):
    told = []
    viewer.shell.actions.refused.connect(told.append)
    viewer.shell.actions.turn_queue()
    await viewer.until(lambda: told)
    assert "Changing lists and the queue needs the role operator" in told[0]
    assert "Ask Zanele" in told[0]


async def test_the_menu_of_a_viewer_says_why_a_line_is_disabled(viewer):
    assert viewer.shell.actions._refusal(Action.PAUSE) == ""
    await viewer.seat.permit.gate.find(me(viewer))
    refusal = viewer.window.jobs.table.refusal_of(Action.PAUSE)
    assert "Changing lists and the queue needs the role operator" in refusal


async def test_a_viewer_changes_no_setting_of_the_office(viewer):
    viewer.shell.settings.open(Page.QUOTA)
    dialog = await viewer.dialog(SettingsDialog)
    dialog.save_wanted.emit(replace(dialog.form, quota_limit=9_000))
    await viewer.until(lambda: "What concerns the whole office" in dialog.told._label.text())
    assert viewer.seat.settings.quota_limit != 9_000
    dialog.reject()
