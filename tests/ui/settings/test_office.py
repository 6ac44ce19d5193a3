import pytest
from PySide6.QtWidgets import QLabel

from app.domain.permissions import Role
from app.ui.settings.office import OfficeBox
from tests.helpers.panels import ACCESS_LINES, office_seen_by


@pytest.fixture
def box(qtbot, look):
    made = OfficeBox(look)
    qtbot.addWidget(made)
    made.show()
    return made


def names(box):
    return [one.text() for one in box.findChildren(QLabel)]


def test_everybody_stands_there_with_name_user_and_role(box):
    box.show_office(office_seen_by(Role.ADMIN))
    assert {"Johan Botha", "LIMPOPO\\johan.b", "Thandi Mokoena", "thandi"} <= set(names(box))
    assert [combo.currentText() for combo in box.choices.values()] == ["Operator", "Admin", "Admin"]


def test_an_admin_gives_a_role_at_once(box, qtbot):
    box.show_office(office_seen_by(Role.ADMIN))
    with qtbot.waitSignal(box.role_wanted) as wanted:
        box.choices["zanele"].activated.emit(list(Role).index(Role.VIEWER))
    assert wanted.args == ["zanele", Role.VIEWER]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OPERATOR])
def test_others_see_their_role_and_whom_to_ask(box, role):
    box.show_office(office_seen_by(role))
    words = {Role.VIEWER: "Viewer", Role.OPERATOR: "Operator"}[role]
    sentence = f"You are Thandi Mokoena: {words}. Ask Zanele Dube to change a role."
    assert box.about.text() == sentence
    for combo in box.choices.values():
        assert (combo.isEnabled(), combo.toolTip()) == (False, sentence)


def test_the_access_log_is_not_there_until_it_is_given(box):
    box.show_office(office_seen_by(Role.OPERATOR))
    assert not box.log.isVisible()
    box.show_log(ACCESS_LINES)
    assert box.log.isVisible()


def test_a_line_says_when_who_where_what_and_of_which(box):
    box.show_log(ACCESS_LINES)
    model = box.model
    assert [model.index(0, column).data() for column in range(model.columnCount())] == [
        "2026-11-24 10:12",
        "Thandi Mokoena · SEAT-1",
        "gave a role",
        "johan.b: operator",
    ]


def test_the_model_of_the_log_is_sound(box, qtmodeltester):
    box.show_log(ACCESS_LINES)
    qtmodeltester.check(box.model)


def test_a_role_that_could_not_be_given_says_why_and_stands_as_it_was(box):
    box.show_office(office_seen_by(Role.ADMIN))
    box.choices["zanele"].setCurrentIndex(0)
    box.fail("Zanele Dube is the only admin. Make somebody else admin first")
    assert box.told.isVisible()
    assert box.choices["zanele"].currentText() == "Admin"


def test_before_anybody_is_known_it_says_that_it_reads(box):
    assert box.about.text() == "Reading who works here…"
