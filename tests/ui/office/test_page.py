"""The settings' page of the office, and its dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from app.domain.office_address import Origin
from app.domain.office_view import OfficeView
from app.engine.doctor_check import Check, State
from app.ui.office import JoinDialog, LeaveDialog, OfficeFields, SeatFileDialog
from app.ui.office.make import SeatFileWish
from app.ui.theme.tokens import Tone
from tests.helpers.panels import FOUND, JOINED, LOCKED

PASSPHRASE = "four words are enough"


@pytest.fixture
def page(qtbot, look):
    made = OfficeFields(look)
    qtbot.addWidget(made)
    made.show()
    return made


def allowed(page):
    names = ("test", "make", "join", "leave")
    return {name for name in names if getattr(page, name).isEnabled()}


@pytest.mark.parametrize(
    ("view", "buttons"),
    [
        (OfficeView(), {"join"}),
        (JOINED, {"test", "make", "join", "leave"}),
        # Named by the administrator: a seat file would not count.
        (OfficeView("", "u@db:3306/m", origin=Origin.ENVIRONMENT), {"test", "make"}),
        (OfficeView("", "u@db:3306/m", origin=Origin.FILE), {"test", "make"}),
        (OfficeView(practice=True), set()),
        (LOCKED, {"join", "leave"}),
    ],
)
def test_only_what_can_be_done_is_offered(page, view, buttons):
    page.show_view(view)
    assert allowed(page) == buttons


def test_nothing_is_offered_before_it_is_known_what_is_shared(page):
    assert allowed(page) == set()


def test_a_locked_vault_is_told_where_the_office_is_shown(page):
    page.show_view(LOCKED)
    assert page.told.tone is Tone.FAIL
    assert "has joined Limpopo" in page.told.text


def test_nothing_else_can_be_pressed_while_the_connections_are_tested(page):
    page.show_view(JOINED)
    page.show_testing()
    assert allowed(page) == set()
    page.show_found(FOUND)
    assert allowed(page) == {"test", "make", "join", "leave"}


def test_what_was_found_is_told_line_by_line_trouble_first(page):
    page.show_view(JOINED)
    page.show_found(FOUND)
    assert page.found.texts[0].startswith("Database rights: The account lacks UPDATE")
    assert page.found.texts[1].startswith("Office Redis: ")
    assert len(page.found.texts) == len(FOUND)


# ---- Joining ----


@pytest.fixture
def joining(qtbot, look):
    made = JoinDialog("Limpopo.seat", look)
    qtbot.addWidget(made)
    made.open()
    return made


def test_the_passphrase_is_never_shown_and_must_be_there(joining):
    assert joining.passphrase.echoMode() is QLineEdit.EchoMode.Password
    assert not joining.join.isEnabled()


def test_joining_is_asked_for_once_at_a_time(qtbot, joining):
    qtbot.keyClicks(joining.passphrase, PASSPHRASE)
    with qtbot.waitSignal(joining.join_wanted) as wanted:
        joining.join.click()
    assert wanted.args == [PASSPHRASE]
    joining.show_opening()
    assert not joining.join.isEnabled()
    joining.refuse("The passphrase is wrong.")
    assert joining.join.isEnabled()


def test_an_office_that_cannot_be_reached_is_told_with_its_findings(joining):
    joining.refuse_office("Limpopo", [Check("Office database", State.TROUBLE, "away")])
    assert joining.told.text.startswith("Not joined Limpopo, and nothing was changed")
    assert joining.found.texts == ["Office database: away"]
    assert not joining.joined


def test_after_joining_there_is_nothing_left_to_do_but_close(joining):
    joining.show_joined("Limpopo", FOUND[:2])
    assert joining.joined
    assert not joining.join.isVisible()
    assert joining.close_button.text() == "Close"


# ---- Making a seat file, and leaving ----


@pytest.fixture
def making(qtbot, look):
    made = SeatFileDialog("Limpopo", look)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.mark.parametrize(
    ("first", "again", "fits"),
    [
        ("short", "short", False),
        (PASSPHRASE, "", False),
        (PASSPHRASE, "four words are enougH", False),
        (PASSPHRASE, PASSPHRASE, True),
        ("", "", False),
    ],
)
def test_a_seat_file_is_made_only_with_a_strong_passphrase_typed_twice(making, first, again, fits):
    making.first.setText(first)
    making.again.setText(again)
    assert making.make.isEnabled() is fits


def test_an_office_without_a_name_makes_no_file(making):
    making.first.setText(PASSPHRASE)
    making.again.setText(PASSPHRASE)
    making.office.setText(" ")
    assert not making.make.isEnabled()


def test_a_suggested_passphrase_can_be_read_and_is_used(making):
    making.suggest.click()
    assert making.first.echoMode() is QLineEdit.EchoMode.Normal
    made = making.first.text()
    making.make.click()
    assert making._answer == SeatFileWish("Limpopo", made)
    assert made not in repr(making._answer)


def test_leaving_is_not_what_enter_does(qtbot, look):
    made = LeaveDialog("Limpopo", look)
    qtbot.addWidget(made)
    made.open()
    assert made.stay.isDefault()
