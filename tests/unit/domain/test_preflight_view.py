from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from app.domain.preflight_numbers import Number, known_rows, number_lines
from app.domain.preflight_view import (
    CardState,
    FileFacts,
    Meeting,
    Note,
    NoteKind,
    Pace,
    card_row,
    finish_of,
    in_groups,
    late_for,
    may_serve_others,
    notes_of,
    same_question,
    state_of,
    summary,
)
from app.domain.spreadsheet import WARD_PER_ROW, About, Wishes
from tests.helpers.preflight import (
    NOW,
    PACE,
    WHICH_COLUMN,
    WHICH_SHEET,
    WHICH_WARD,
    asked,
    facts,
    inspection,
    thirty_files,
)

REFUSED = FileFacts("9", "photo.xlsx", refusal="A picture, not a spreadsheet")


@pytest.mark.parametrize(
    ("file", "state"),
    [
        (FileFacts("1", "A.xlsx"), CardState.COUNTING),
        (facts(counted=False), CardState.COUNTING),
        (facts(), CardState.READY),
        (asked(WHICH_WARD), CardState.NEEDS_YOU),
        (replace(asked(WHICH_WARD), counted=False), CardState.NEEDS_YOU),
        (REFUSED, CardState.REFUSED),
    ],
)
def test_a_file_is_ready_only_when_nothing_is_open_and_all_is_counted(file, state):
    assert state_of(file) is state


def test_the_heading_counts_and_tells_when_what_is_ready_will_be_done():
    told = summary(thirty_files(), PACE, NOW)
    assert (told.ready, told.need_you, told.lookups) == (27, 3, 8140)
    assert f"{told.finish:%H:%M}" == "11:19"


def test_no_finish_is_told_while_files_are_still_counted():
    assert summary([*thirty_files(), FileFacts("x", "X.xlsx")], PACE, NOW).finish is None


def test_questions_and_refusals_spend_no_lookup_in_the_heading():
    told = summary([asked(WHICH_WARD), REFUSED], PACE, NOW)
    assert (told.lookups, told.finish) == (0, None)


def test_a_finish_behind_the_quota_has_its_hour_in_it():
    pace = Pace(per_second=100, free_now=50, limit=10_000)
    assert finish_of(60, pace, NOW) - NOW > timedelta(hours=1)


def test_lookups_are_not_told_while_a_question_is_open():
    row = card_row(asked(WHICH_WARD))
    assert (row.rows, row.lookups, row.question) == (612, None, WHICH_WARD)


def test_rows_are_not_told_before_it_is_known_which_sheet_they_are_in():
    assert card_row(asked(WHICH_SHEET)).rows is None


def test_a_list_whose_rows_have_their_own_wards_tells_how_many():
    found = inspection(
        ward_id=None, ward_label="", ward_source=WARD_PER_ROW, row_wards={"93501016": 2, "1": 1}
    )
    assert card_row(facts(inspection=found)).wards == 2


def test_questions_stand_on_top_each_group_as_it_was_dropped():
    groups = in_groups(card_row(file) for file in (facts("1"), REFUSED, asked(WHICH_WARD, "2")))
    assert [state for state, _ in groups] == [
        CardState.NEEDS_YOU,
        CardState.REFUSED,
        CardState.READY,
    ]


def test_the_sum_of_the_card_adds_up_to_its_rows():
    counts = {line.number: line.count for line in number_lines(facts())}
    assert counts == {
        Number.WRONG: 9,
        Number.DUPLICATE: 14,
        Number.ANSWERED: 120,
        Number.LOOKUPS: 469,
    }
    assert sum(counts.values()) == 612


def test_rows_without_a_ward_are_in_the_sum_too():
    lines = number_lines(facts(lookups=460))
    assert sum(line.count for line in lines) == 612
    assert Number.NO_WARD in {line.number for line in lines}


def test_lookups_are_left_out_of_the_sum_until_they_are_counted():
    numbers = [line.number for line in number_lines(facts(counted=False))]
    assert numbers == [Number.WRONG, Number.DUPLICATE]


def test_the_rows_behind_the_wrong_numbers_have_their_reasons():
    rows = known_rows(facts(), Number.WRONG)
    assert (len(rows), rows[0].row_no) == (9, 47)
    assert rows[0].reason == "its check digit is wrong: a digit was mistyped"


def test_rows_that_only_intake_knows_are_asked_for():
    assert known_rows(facts(), Number.DUPLICATE) is None


@pytest.mark.parametrize(
    ("meeting", "is_late"),
    [
        (Meeting(), False),
        (Meeting(date(2026, 11, 28)), False),
        (Meeting(date(2026, 11, 28), time(18)), True),
        (Meeting(date(2026, 11, 28), time(18, 20)), False),
    ],
)
def test_a_finish_after_the_meeting_is_told(meeting, is_late):
    finish = datetime(2026, 11, 28, 18, 20)
    assert (late_for(meeting, finish) == finish) is is_late


def test_one_answer_can_serve_all_files_with_the_same_layout():
    files = [asked(WHICH_COLUMN, "1"), asked(WHICH_COLUMN, "2"), asked(WHICH_SHEET, "3")]
    assert same_question(files, "1") == ("2",)


def test_files_with_other_headers_are_not_offered_the_same_answer():
    other = asked(WHICH_WARD, "2")
    layout = replace(other.inspection.layout, headers=("NAME", "ID"))
    other = replace(other, inspection=replace(other.inspection, layout=layout))
    assert same_question([asked(WHICH_WARD, "1"), other], "1") == ()


@pytest.mark.parametrize(
    ("about", "answer", "may"),
    [
        (About.ID_COLUMN, Wishes(id_column="D"), True),
        (About.WARD, Wishes(ward="93501016"), False),
        (About.WARD, Wishes(ward=WARD_PER_ROW), True),
    ],
)
def test_one_files_ward_is_never_anothers(about, answer, may):
    assert may_serve_others(about, answer) is may


def test_what_matters_most_is_noted_first():
    same = Note(NoteKind.SAME_LIST, time=NOW)
    found = inspection(practice_output=True, warnings=("left out as totals: row 90",))
    kinds = [note.kind for note in notes_of(facts(inspection=found, notes=(same,)))]
    assert kinds == [
        NoteKind.PRACTICE_RESULT,
        NoteKind.SAME_LIST,
        NoteKind.REPAIRED,
        NoteKind.WARNING,
    ]
