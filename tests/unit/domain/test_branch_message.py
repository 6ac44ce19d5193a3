from datetime import date

import pytest

from app.domain.branch_message import (
    ENGLISH,
    OddRow,
    Say,
    Words,
    branch_message,
    branch_text,
    row_numbers,
)
from app.domain.identity_number import IdProblem
from app.domain.verdict import NO_WARD_REASON, TWO_ANSWERS_REASON, Verdict

FILE = "BLOUBERG WARD 16.xlsx"
WARDS = ["Blouberg ward 16 (LIM351)"]
DAY = date(2026, 11, 24)


def wrong(row_no, problem=IdProblem.MISSING):
    return OddRow(row_no, Verdict.INVALID_ID_NUMBER, problem=problem)


def duplicate(row_no, first):
    return OddRow(row_no, Verdict.DUPLICATE, f"repeats row {first}", repeats=first)


def unchecked(row_no, reason="time-out"):
    return OddRow(row_no, Verdict.COULD_NOT_CHECK, reason)


def text_of(*odd, wards=WARDS, file=FILE):
    return branch_text(branch_message(file, wards, DAY, odd))


def test_the_whole_message_reads_well():
    odd = [
        duplicate(40, 12),
        unchecked(50),
        wrong(14),
        wrong(33, IdProblem.TOO_SHORT),
        wrong(15),
        wrong(16),
        unchecked(51),
    ]
    assert text_of(*odd) == (
        "BLOUBERG WARD 16.xlsx\n"
        "Blouberg ward 16 (LIM351), checked on 24 November 2026\n"
        "\n"
        "Please correct 5 rows of this list:\n"
        "- No ID number: rows 14–16\n"
        "- Fewer than 13 digits: row 33\n"
        "- The same ID number as another row: row 40 (as in row 12)\n"
        "\n"
        "The row numbers are those at the left edge in Excel. Compare with the ID book.\n"
        "Then send us the whole list again, as a spreadsheet.\n"
        "Please use e-mail for it, not a chat: it holds ID numbers.\n"
        "\n"
        "2 rows could not be checked yet. We ask again; you need not do anything."
    )


def test_a_list_without_a_fault_asks_for_nothing():
    assert text_of() == (
        "BLOUBERG WARD 16.xlsx\n"
        "Blouberg ward 16 (LIM351), checked on 24 November 2026\n"
        "\n"
        "There is nothing to correct in this list."
    )


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ([wrong(4)], "Please correct one row of this list:"),
        ([wrong(4), wrong(9)], "Please correct 2 rows of this list:"),
        ([wrong(number) for number in range(2, 1502)], "Please correct 1,500 rows of this list:"),
        ([wrong(4)], "No ID number: row 4\n"),
        ([wrong(4), wrong(9)], "No ID number: rows 4, 9\n"),
        ([duplicate(40, 12), duplicate(41, 13)], "rows 40 (as in row 12), 41 (as in row 13)\n"),
        ([unchecked(4)], "One row could not be checked yet."),
        ([unchecked(4), unchecked(5)], "2 rows could not be checked yet."),
    ],
)
def test_one_and_many_are_told_apart(odd, said):
    assert said in text_of(*odd)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([], ""),
        ([7], "7"),
        ([7, 8], "7, 8"),
        ([7, 8, 9], "7–9"),
        ([2, 7, 8, 9, 11, 12, 3412], "2, 7–9, 11, 12, 3412"),
    ],
)
def test_row_numbers_are_written_as_short_as_they_can_be_read(rows, shown):
    assert row_numbers(rows) == shown


def test_a_row_without_a_ward_is_the_branchs_own_an_outage_is_not():
    message = branch_message(FILE, WARDS, DAY, [unchecked(4, NO_WARD_REASON), unchecked(5)])
    assert [(group.say, group.rows) for group in message.groups] == [(Say.NO_WARD, (4,))]
    assert message.not_yet == 1


@pytest.mark.parametrize("reason", ["time-out", TWO_ANSWERS_REASON, "server error 502"])
def test_what_the_iec_did_not_answer_is_not_laid_upon_the_branch(reason):
    message = branch_message(FILE, WARDS, DAY, [unchecked(5, reason)])
    assert (message.to_correct, message.not_yet) == (0, 1)


def test_a_person_who_was_removed_is_not_asked_for():
    assert "nothing to correct" in text_of(wrong(5, IdProblem.ERASED))


@pytest.mark.parametrize("problem", [one for one in IdProblem if one is not IdProblem.ERASED])
def test_every_fault_of_an_id_number_has_its_words(problem):
    message = branch_message(FILE, WARDS, DAY, [wrong(5, problem)])
    (group,) = message.groups
    assert f"{ENGLISH[group.say]}: row 5" in branch_text(message)


@pytest.mark.parametrize(
    ("wards", "line"),
    [
        (WARDS, "Blouberg ward 16 (LIM351), checked on 24 November 2026"),
        ([*WARDS, "Blouberg ward 17 (LIM351)"], "2 wards, checked on 24 November 2026"),
        ([], "Checked on 24 November 2026"),
    ],
)
def test_the_ward_is_named_or_counted(wards, line):
    assert text_of(wards=wards).splitlines()[1] == line


def test_an_id_number_in_a_files_name_stays_out_of_the_message():
    number = "8001015009087"
    assert number not in text_of(wrong(3), file=f"List of {number}.xlsx")


def test_every_text_can_be_said_in_another_language():
    words = Words(lambda say: f"<{say}>", lambda day: "24 Nov")
    odd = [wrong(4), duplicate(6, 2), unchecked(8)]
    told = branch_text(branch_message(FILE, WARDS, DAY, odd), words)
    assert [line for line in told.splitlines() if line and "<" not in line] == [FILE]


def test_every_text_has_its_english_words():
    assert set(ENGLISH) == set(Say)
