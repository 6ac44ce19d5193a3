"""Each account that the chaos run makes up can come out wrong, and says how."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import pytest

from app.domain.verdict import Verdict
from app.iec.practice.people import HOME_WARD, Outcome, person_of
from tests.chaos import settling as chaos_settling
from tests.chaos.accounts import (
    JobNow,
    Kept,
    wrong_answers,
    wrong_jobs,
    wrong_totals,
)
from tests.chaos.lists import Fate, Lists, true_verdict
from tests.chaos.settling import Settling
from tests.chaos.witness import names_a_person
from tests.helpers.iec import id_with

PEOPLE = 40


@pytest.fixture
def made(tmp_path):
    made = Lists(1, tmp_path / "lists").make(PEOPLE)
    made.fate = Fate.ACCEPTED
    return made


@pytest.fixture
def job(made):
    told = Counter(str(true_verdict(one, HOME_WARD)) for one in made.people)
    return JobNow("j", made.name, "completed", HOME_WARD, len(made.people), told)


def test_a_list_with_its_one_job_is_right(made, job):
    assert list(wrong_jobs([made], [job])) == []


def test_a_list_that_was_lost_one_checked_twice_and_one_from_nowhere_are_told(made, job):
    assert list(wrong_jobs([made], [])) == [f"{made.name} was accepted and has 0 jobs"]
    assert list(wrong_jobs([made], [job, job])) == [f"{made.name} was accepted and has 2 jobs"]
    assert list(wrong_jobs([], [job])) == [f"{made.name} was never handed in and has a job"]


@pytest.mark.parametrize(("count", "wrong"), [(0, 0), (1, 0), (2, 1)])
def test_a_list_without_a_reply_may_have_been_taken_but_not_twice(made, job, count, wrong):
    made.fate = Fate.NO_REPLY
    assert len(list(wrong_jobs([made], [job] * count))) == wrong


def kept_of(outcome):
    number = id_with(outcome)
    person = person_of(number)
    registered = outcome in (Outcome.HOME, Outcome.OTHER_WARD)
    station = registered or outcome is Outcome.DECEASED
    ward = person.station.ward if station else None
    return Kept("j", number, outcome is not Outcome.NOT_FOUND, registered, station, ward)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_true_answer_is_right(outcome):
    assert list(wrong_answers([kept_of(outcome)])) == []


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("lie", ["on_roll", "registered", "has_station"])
def test_an_answer_that_says_something_else_is_told_without_the_person(outcome, lie):
    true = kept_of(outcome)
    (told,) = wrong_answers([replace(true, **{lie: not getattr(true, lie)})])
    assert true.id_number not in told


def test_true_totals_are_right(made, job):
    assert list(wrong_totals(job, made)) == []


def moved(job, source, target):
    """The job with one person of its totals counted as something else."""
    told = Counter(job.verdicts)
    told[str(source)] -= 1
    told[str(target)] += 1
    return replace(job, verdicts=told)


def test_one_person_called_deceased_who_is_not_is_told(made, job):
    assert list(wrong_totals(moved(job, Verdict.REGISTERED_IN_WARD, Verdict.DECEASED), made))


def test_somebody_who_could_not_be_checked_is_no_wrong_answer(made, job):
    unclear = moved(job, Verdict.REGISTERED_IN_WARD, Verdict.COULD_NOT_CHECK)
    assert list(wrong_totals(unclear, made)) == []
    assert not unclear.has_answers_for_all


def test_rows_that_went_in_and_did_not_come_out_are_told(made, job):
    told = Counter(job.verdicts)
    told[str(Verdict.REGISTERED_IN_WARD)] -= 1
    rows = len(made.people)
    found = list(wrong_totals(replace(job, verdicts=told), made))
    assert f"j: {rows} rows went in, {rows - 1} came out" in found


class Shown:
    """A screen that shows this."""

    def __init__(self, shown, name="north"):
        self.shown = shown
        self.seat = SimpleNamespace(name=name)


class Statuses:
    """A database with these jobs."""

    def statuses(self):
        return {"a": "queued", "b": "completed"}


@pytest.mark.parametrize(
    ("other", "agree"),
    [
        ({"a": "queued", "b": "completed"}, True),
        ({"a": "processing", "b": "completed"}, False),
        ({"b": "completed"}, False),
    ],
)
def test_screens_agree_only_when_each_shows_what_is_so(other, agree):
    screens = [Shown({"b": "completed", "a": "queued"}), Shown(other)]
    settling = Settling(None, Statuses(), None, None, screens, None)
    assert settling._agree() is agree


NEVER = {"a": "queued", "b": "queued", "c": "completed"}


@pytest.mark.parametrize(
    ("still", "wrong"),
    [
        (0, "the screen of south showed 2 otherwise: b queued for completed, c completed for None"),
        (9, "the screen of south showed 1 otherwise: c completed for None"),
    ],
)
def test_a_screen_is_told_of_jobs_that_have_stood_still_and_of_those_that_never_were(
    monkeypatch, still, wrong
):
    monkeypatch.setattr(chaos_settling, "AGREE_SECONDS", 0)
    monkeypatch.setattr(chaos_settling, "STILL_SECONDS", still)
    said = []
    screens = [Shown({"a": "queued", "b": "completed"}), Shown(NEVER, "south")]
    settling = Settling(None, Statuses(), None, None, screens, said.append)
    assert settling.screens_agree() is None
    assert said == [wrong]


def test_an_id_number_in_a_text_is_seen_and_a_stamp_is_not():
    assert names_a_person(f"asked {id_with(Outcome.HOME)} now")
    assert not names_a_person("at 1795633557123 ms, job 20261125")
