from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.preflight_view import FileFacts, card_row
from app.ui.preflight.model import Column, PreflightModel
from tests.helpers.preflight import WHICH_WARD, asked, facts, thirty_files

TODAY = date(2026, 11, 23)


@pytest.fixture
def model(qapp):
    made = PreflightModel(lambda: TODAY)
    made.set_rows(card_row(file) for file in thirty_files())
    return made


def text(model: PreflightModel, key: str, column: Column) -> str:
    return model.index_of(key).siblingAtColumn(column).data()


def test_the_model_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)


def test_questions_stand_on_top_under_a_head_of_their_own(model):
    heads = [model.index(at, 0).data() for at in range(model.rowCount())]
    assert heads == [
        "3 need you answer here or later; the others need not wait",
        "27 ready 8,140 lookups",
    ]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("q1", "Which ward is this list for?"),
        ("q2", "Columns D and G both hold ID numbers"),
        ("q3", "Sheets “Nov” and “Old” both hold people"),
        ("r0", "12 rows differ from the list checked at 09:12"),
        ("r6", "Johan (seat 2) is checking this ward now"),
        ("r1", ""),
    ],
)
def test_each_file_says_what_there_is_to_know(model, key, said):
    assert text(model, key, Column.TO_KNOW) == said


def test_what_is_not_known_is_a_dash(model):
    assert text(model, "q1", Column.ROWS) == "612"
    assert text(model, "q1", Column.LOOKUPS) == "–"
    assert text(model, "q3", Column.ROWS) == "–"


def test_a_refused_file_says_its_sentence(model):
    model.set_rows([card_row(FileFacts("1", "x.xls", refusal="A PDF, not a spreadsheet"))])
    assert text(model, "1", Column.TO_KNOW) == "A PDF, not a spreadsheet"


def test_numbers_come_as_they_are_counted_without_a_reset(model, qtbot):
    model.set_rows([card_row(FileFacts("1", "x.xlsx", rows_seen=500))])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows([card_row(FileFacts("1", "x.xlsx", rows_seen=1500))])
    assert text(model, "1", Column.TO_KNOW) == "counting… 1,500 rows so far"


def test_an_answered_question_moves_to_the_ready_ones(model):
    model.set_rows([card_row(asked(WHICH_WARD, "1"))])
    assert model.index_of("1").parent().data().startswith("1 needs you")
    model.set_rows([card_row(facts("1"))])
    assert model.index_of("1").parent().data().startswith("1 ready")


def test_a_screen_reader_hears_file_ward_and_question(model):
    spoken = model.index_of("q1").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Lepelle Nkumpi list final.xlsx, ?, Which ward is this list for?"


def test_a_groups_head_cannot_be_chosen(model):
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.row_at(model.index(0, 0)) is None
