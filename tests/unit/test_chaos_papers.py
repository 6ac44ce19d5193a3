"""Whatever is wrong with a job's workbook or register, the chaos run's accounts say it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook
from reportlab.pdfgen.canvas import Canvas

from app.domain.verdict import Verdict
from app.iec.practice.people import HOME_WARD
from tests.chaos.accounts import JobNow
from tests.chaos.lists import Lists, true_verdict
from tests.chaos.papers import GOOD_STANDING, WORDS, wrong_register, wrong_workbook

PEOPLE = 40
WORD_OF = {verdict: word for word, verdict in WORDS.items()}
IN_WARD = Verdict.REGISTERED_IN_WARD


@pytest.fixture
def made(tmp_path):
    return Lists(1, tmp_path / "lists").make(PEOPLE)


@pytest.fixture
def verdicts(made):
    return {one: true_verdict(one, HOME_WARD) for one in made.people}


@pytest.fixture
def job(made, verdicts):
    told = Counter(map(str, verdicts.values()))
    return JobNow("j", made.name, "completed", HOME_WARD, len(made.people), told)


# ---- The workbook ----


@pytest.fixture
def wrong(tmp_path, made, job):
    """What is said of a workbook with these verdicts, after `spoil` has changed it."""

    def wrong_of(verdicts, spoil=None, job=job):
        path = workbook_of(tmp_path / "w.xlsx", verdicts)
        if spoil is not None:
            book = load_workbook(path)
            spoil(book)
            book.save(path)
        return list(wrong_workbook(path, job, made))

    return wrong_of


def workbook_of(path, verdicts):
    book = Workbook()
    summary, everybody = book.active, book.create_sheet("All rows")
    summary.title = "Summary"
    summary.append(["Rollcheck: a list", None])
    counted = Counter(verdicts.values())
    for verdict, word in WORD_OF.items():
        summary.append([word, counted[verdict]])
    summary.append(["All rows that came in", len(verdicts)])
    everybody.append(["NAME", "ID NUMBER", "Status"])
    for verdict in WORD_OF:
        sheet = book.create_sheet(verdict)
        sheet.append(["NAME", "ID_NUMBER"])
        for number in (one for one, its in verdicts.items() if its is verdict):
            sheet.append(["N", number])
    for number, verdict in verdicts.items():
        everybody.append(["N", number, WORD_OF[verdict]])
    book.save(path)
    return path


def first_of(verdicts, verdict):
    return next(one for one, its in verdicts.items() if its is verdict)


def test_a_true_workbook_is_right(wrong, verdicts):
    assert wrong(verdicts) == []


def test_a_workbook_with_one_wrong_verdict_is_told(wrong, verdicts):
    told = wrong(verdicts | {first_of(verdicts, IN_WARD): Verdict.DECEASED})
    assert "j: somebody is Deceased in its workbook and is not in truth" in told


def test_a_workbook_that_lacks_somebody_is_told(wrong, verdicts):
    told = wrong(dict(list(verdicts.items())[1:]))
    assert "j: other people stand in its workbook than on the list" in told


def test_a_workbook_that_counts_otherwise_than_its_job_is_told(wrong, verdicts, job):
    other = replace(job, verdicts=Counter(job.verdicts) + Counter({"Deceased": 1}))
    (told,) = wrong(verdicts, job=other)
    assert "its workbook counts" in told


def test_two_people_who_have_changed_sheets_are_told(wrong, verdicts):
    def spoil(book):
        here, there = book[IN_WARD], book[Verdict.NOT_REGISTERED_IN_WARD]
        here["B2"].value, there["B2"].value = there["B2"].value, here["B2"].value

    assert len(wrong(verdicts, spoil)) == 2


def test_a_summary_that_counts_one_less_is_told(wrong, verdicts):
    def spoil(book):
        book["Summary"]["B9"] = 1

    (told,) = wrong(verdicts, spoil)
    rows = len(verdicts)
    assert told == f"j: its summary says 1 for All rows that came in, its rows {rows}"


@pytest.mark.parametrize("missing", ["Summary", "All rows", IN_WARD])
def test_a_workbook_without_one_of_its_sheets_is_told(wrong, verdicts, missing):
    (told,) = wrong(verdicts, lambda book: book.remove(book[missing]))
    assert "its workbook cannot be read" in told


def test_a_workbook_cut_short_is_told(tmp_path, made, job):
    path = tmp_path / "w.xlsx"
    path.write_bytes(b"PK")
    (told,) = wrong_workbook(path, job, made)
    assert "its workbook cannot be read" in told


# ---- The register ----


@pytest.fixture
def register(tmp_path, made, job):
    """What is said of a register in which these people stand, ten on a page."""

    def wrong_of(people, pages=None):
        path = tmp_path / "r.pdf"
        canvas = Canvas(str(path))
        parts = [people[at : at + 10] for at in range(0, len(people), 10)]
        for number, part in enumerate(parts, 1):
            canvas.drawString(50, 800, f"Page {number} of {pages or len(parts)}")
            for at, one in enumerate(part):
                canvas.drawString(50, 700 - 20 * at, one)
            canvas.showPage()
        canvas.save()
        return list(wrong_register(path, job, made))

    return wrong_of


@pytest.fixture
def members(verdicts):
    return [one for one, verdict in verdicts.items() if verdict in GOOD_STANDING]


def test_a_true_register_is_right(register, members):
    assert register(members) == []


def test_a_register_that_lacks_somebody_is_told(register, members):
    (told,) = register(members[1:])
    assert "stand in its register" in told


def test_a_register_in_which_somebody_stands_twice_instead_of_another_is_told(register, members):
    (told,) = register([members[1], *members[1:]])
    assert "stand in its register" in told


def test_a_register_with_somebody_who_is_not_in_good_standing_is_told(register, members, verdicts):
    stranger = first_of(verdicts, Verdict.NOT_REGISTERED_VOTER)
    (told,) = register([stranger, *members[1:]])
    assert told == "j: somebody stands in its register who is not in good standing"


def test_a_register_that_lacks_its_last_page_is_told(register, members):
    assert "j: page 1 of its register does not say so" in register(members, pages=9)


def test_a_register_cut_short_is_told(tmp_path, made, job):
    path = tmp_path / "r.pdf"
    path.write_bytes(b"%PDF-1.4")
    (told,) = wrong_register(path, job, made)
    assert "its register cannot be read" in told
