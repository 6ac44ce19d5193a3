from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from app.domain.job_actions import Action
from app.domain.job_view import PillKind
from app.ui.details import DetailsPane, JobFacts, Reading
from app.ui.details.head import head_actions
from app.ui.details.lines import LINE_ROLE
from app.ui.theme import Mode
from tests.helpers.look import look_for
from tests.helpers.office import every_state, troubled_rows
from tests.helpers.office_details import running_facts, with_suspicion, wrong_ward_facts


@pytest.fixture
def look(qapp):
    yield from look_for(qapp)


@pytest.fixture
def pane(qtbot, look):
    made = DetailsPane(look)
    qtbot.addWidget(made)
    made.resize(376, 1400)
    made.show()
    return made


def lines(section):
    model = section.model
    return [model.index(at).data(LINE_ROLE) for at in range(model.rowCount())]


def state(kind):
    return next(row for row in every_state() if row.pill.kind is kind)


@pytest.mark.parametrize(
    ("kind", "actions"),
    [
        (PillKind.NEEDS_YOU, (Action.ANSWER,)),
        (PillKind.CHECKING, (Action.PAUSE, Action.STOP, Action.CHANGE_WARD)),
        (PillKind.PAUSED, (Action.RESUME, Action.STOP, Action.CHANGE_WARD)),
        (PillKind.DONE, (Action.OPEN_WORKBOOK, Action.PRINT_REGISTER)),
        (PillKind.FAILED, (Action.RETRY,)),
        (PillKind.STOPPING, ()),
        (PillKind.CANNOT_BE_READ, ()),
    ],
)
def test_the_head_offers_what_can_be_done_now(kind, actions):
    assert head_actions(state(kind)) == actions


def test_a_button_says_for_which_job_it_is(pane, qtbot):
    facts = running_facts()
    pane.show_facts(facts)
    with qtbot.waitSignal(pane.wanted) as told:
        pane.head.button(Action.STOP).click()
    assert told.args == [Action.STOP, (facts.row.job_id,)]


def test_what_has_no_button_is_in_the_menu(pane):
    pane.show_facts(wrong_ward_facts())
    pane.head.findChild(QPushButton, "more").click()
    [menu] = pane.head.findChildren(QMenu)
    assert any("Change ward" in line.text() for line in menu.actions())
    menu.close()


def test_progress_says_how_far_and_when_done(pane):
    pane.show_facts(running_facts())
    assert pane.verdicts.remark.text() == "449 of 612 rows, done about 11:58"


def test_no_finish_is_promised_that_nobody_knows(pane):
    facts = running_facts()
    pane.show_facts(replace(facts, row=replace(facts.row, finish=None)))
    assert pane.verdicts.remark.text() == "449 of 612 rows kept"


def test_a_stopped_list_says_how_many_were_not_asked(pane):
    stopped = next(row for row in troubled_rows() if row.not_asked)
    pane.show_facts(JobFacts(row=stopped))
    assert pane.verdicts.remark.text() == "161 of 264 rows, 103 not asked"


def test_stations_stand_with_most_people_first_and_by_name_on_a_click(pane):
    pane.show_facts(running_facts())
    assert lines(pane.stations)[0].people == 96
    pane.stations.order.click()
    assert lines(pane.stations)[0].name == "Ditatsu Primary School"


def test_all_stations_show_on_a_click(pane):
    pane.show_facts(wrong_ward_facts())
    assert len(lines(pane.stations)) == 5
    pane.stations.more.click()
    assert len(lines(pane.stations)) == 6


def test_a_station_of_another_ward_names_it(pane):
    pane.show_facts(wrong_ward_facts())
    assert pane.stations.model.index(0).data() == "Laanglagte Primary, ward 13: 194"


def test_an_id_number_is_masked(pane):
    pane.show_facts(running_facts())
    assert "•••••" in pane.problems.model.index(0).data()


def test_correct_is_for_a_wrong_id_number_only(pane):
    pane.show_facts(wrong_ward_facts())
    section = pane.problems
    able = []
    for at in range(4):
        section.view.setCurrentIndex(section.model.index(at))
        able.append(section.correct.isEnabled())
    assert able == [True, True, False, False]


def test_correct_names_job_and_row(pane, qtbot):
    facts = wrong_ward_facts()
    pane.show_facts(facts)
    pane.problems.view.setCurrentIndex(pane.problems.model.index(1))
    with qtbot.waitSignal(pane.correct_wanted) as told:
        qtbot.keyClick(pane.problems.view, Qt.Key.Key_Return)
    assert told.args == [facts.row.job_id, 70]


def test_an_id_number_is_revealed_only_when_asked_for(pane, qtbot):
    facts = wrong_ward_facts()
    pane.show_facts(facts)
    pane.problems.view.setCurrentIndex(pane.problems.model.index(0))
    with qtbot.waitSignal(pane.reveal_wanted) as told:
        pane.problems.reveal.click()
    assert told.args == [facts.row.job_id, 47]


def test_the_selected_problem_lives_through_a_live_update(pane):
    facts = wrong_ward_facts()
    pane.show_facts(facts)
    pane.problems.view.setCurrentIndex(pane.problems.model.index(2))
    fewer = replace(facts, problems=facts.problems[1:])
    pane.show_facts(fewer)
    assert pane.problems.view.current_line() == facts.problems[2]


def test_the_banner_asks_and_decides_nothing(pane, qtbot):
    facts = with_suspicion(running_facts())
    pane.show_facts(facts)
    assert pane.banner.accessibleName() == (
        "38 of 50 are registered in Blouberg 17. Is this the list of Blouberg 17?"
    )
    with qtbot.waitSignal(pane.ward_wanted) as told:
        pane.banner.change.click()
    assert told.args == [facts.row.job_id, facts.suspicion.ward_id]


def test_a_ward_that_is_right_ends_the_question(pane, qtbot):
    facts = with_suspicion(running_facts())
    pane.show_facts(facts)
    with qtbot.waitSignal(pane.suspicion_dismissed):
        pane.banner.keep.click()
    pane.show_facts(replace(facts, suspicion=None))
    assert pane.banner.isHidden()


def test_the_newest_thing_that_happened_stands_first(pane):
    pane.show_facts(running_facts())
    assert lines(pane.happened)[0].text == "checking on seat 1"


def test_a_question_shows_no_verdicts(pane):
    pane.show_facts(JobFacts(row=state(PillKind.NEEDS_YOU)))
    assert pane.verdicts.isHidden()
    assert pane.note.text().startswith("Which ward? Neither")


def test_what_cannot_be_read_says_so_and_can_be_tried_again(pane, qtbot):
    facts = running_facts()
    error = "The database does not answer"
    pane.show_facts(replace(facts, reading=Reading.FAILED, error=error))
    assert pane.note.text() == error
    with qtbot.waitSignal(pane.again_wanted) as told:
        pane.again.click()
    assert told.args == [facts.row.job_id]


def test_loading_is_said_and_the_known_totals_are_there_already(pane):
    pane.show_facts(JobFacts(row=running_facts().row, reading=Reading.LOADING))
    assert pane.note.text() == "Reading the results…"
    assert pane.verdicts.isVisible()


def test_nothing_selected_says_what_to_do(pane):
    pane.show_facts(running_facts())
    pane.show_nothing()
    assert not pane.head.isVisible()


class Repaints(QObject):
    """Counts what is painted below a widget."""

    def __init__(self, root):
        super().__init__(root)
        self.painted = []
        for widget in root.findChildren(QObject):
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.painted.append(watched)
        return False


def test_the_same_facts_again_repaint_nothing(pane, qapp):
    pane.show_facts(running_facts())
    pane.grab()
    qapp.processEvents()
    seen = Repaints(pane)
    pane.show_facts(running_facts())
    qapp.processEvents()
    assert seen.painted == []


def test_buttons_stay_the_same_while_only_numbers_move(pane):
    facts = running_facts()
    pane.show_facts(facts)
    stop = pane.head.button(Action.STOP)
    pane.show_facts(replace(facts, row=replace(facts.row, settled=450)))
    assert pane.head.button(Action.STOP) is stop


@pytest.mark.parametrize("row", every_state(), ids=lambda row: str(row.pill.kind))
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_state_can_be_shown(pane, look, row, mode):
    look.set_mode(mode)
    pane.show_facts(JobFacts(row=row))
    ground = pane.grab().toImage().pixelColor(188, 1380).name()
    assert ground == look.tokens.surface.lower()
