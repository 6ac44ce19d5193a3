"""What the look-up panel is told about one person, on a whole seat."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.bootstrap import Seat
from app.domain.errors import UserError
from app.domain.identity_number import mask_id
from app.domain.verdict import Verdict
from app.domain.ward import WardId
from app.engine.desk.lookup import LookupReader
from app.iec.practice.people import Outcome
from app.iec.practice.server import PracticeIec
from app.spreadsheets.municipality_table import load_municipalities
from app.store import people, retention
from tests.helpers.desks import desks_of
from tests.helpers.seats import add_list, ids_of, results_of, run_list, voters


@pytest.fixture
def lookup(seat: Seat) -> LookupReader:
    reader = desks_of(seat).lookup
    assert reader is not None
    return reader


async def test_an_earlier_check_is_found_with_labels_and_local_time(
    seat: Seat, lookup: LookupReader
) -> None:
    (number,) = ids_of(Outcome.OTHER_WARD, count=1)
    job = await run_list(seat, [number])
    found = await lookup.find(number)
    ((check,),) = [person.checks for person in found.people]
    assert (found.by_number, found.more) == (True, False)
    assert (check.job_id, check.row_no, check.masked_id) == (job.job_id, 2, mask_id(number))
    assert check.verdict is Verdict.NOT_REGISTERED_IN_WARD
    assert check.ward == "Blouberg ward 16 (LIM351)"
    (row,) = await results_of(seat, job)
    assert check.iec_ward == load_municipalities().label(WardId(row.iec_ward_id)) != check.ward
    assert check.checked_at is not None
    assert abs(datetime.now() - check.checked_at) < timedelta(minutes=5)


async def test_one_name_with_two_numbers_is_two_people(seat: Seat, lookup: LookupReader) -> None:
    await run_list(seat, voters(2), name="BLOUBERG WARD 16 A.xlsx")
    found = await lookup.find("Surname")
    assert len(found.people) == 2
    assert not found.by_number


async def test_a_row_not_asked_yet_has_no_time(seat: Seat, lookup: LookupReader) -> None:
    (number,) = voters(1)
    await add_list(seat, [number])
    (person,) = (await lookup.find(number)).people
    assert person.checks[0].checked_at is None


async def test_nobody_found_is_an_answer(lookup: LookupReader) -> None:
    (number,) = voters(1)
    found = await lookup.find(number)
    assert (found.people, found.by_number) == ((), True)


@pytest.mark.parametrize("rows", [2, 3, 5])
async def test_more_people_than_are_shown_is_said(
    seat: Seat, lookup: LookupReader, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(people, "FIND_LIMIT", 3)
    monkeypatch.setattr("app.engine.desk.lookup.FIND_LIMIT", 3)
    await add_list(seat, voters(rows))
    found = await lookup.find("Surname")
    assert (len(found.people), found.more) == (2, rows > 2)


async def test_a_text_that_is_neither_is_refused_without_quoting_it(lookup: LookupReader) -> None:
    with pytest.raises(UserError) as refused:
        await lookup.find("80010150090")
    assert "80010150090" not in str(refused.value)


async def test_the_iec_is_asked_about_a_typed_number(
    lookup: LookupReader, practice_iec: PracticeIec
) -> None:
    (number,) = voters(1)
    said = await lookup.ask(number)
    assert "registered in Blouberg ward 16" in said.text
    assert mask_id(number) in said.sentence
    assert (said.could_not, said.reused) == (False, False)
    assert practice_iec.times_asked(number) == 1


async def test_the_iec_is_asked_about_a_row_without_its_number_being_shown(
    seat: Seat, lookup: LookupReader, practice_iec: PracticeIec
) -> None:
    (number,) = voters(1)
    job = await add_list(seat, [number])
    said = await lookup.ask((job.job_id, 2))
    assert not said.could_not
    assert practice_iec.times_asked(number) == 1
    entries = await seat.store.read(retention.access_entries)
    assert {entry.action for entry in entries} == {"check-person"}


async def test_a_young_answer_is_used_again_and_says_so(
    seat: Seat, lookup: LookupReader, practice_iec: PracticeIec
) -> None:
    (number,) = voters(1)
    await run_list(seat, [number])
    assert (await lookup.ask(number)).reused
    assert practice_iec.times_asked(number) == 1


async def test_an_iec_that_is_away_could_not_answer(
    lookup: LookupReader, practice_iec: PracticeIec
) -> None:
    practice_iec.fault("server-error")
    said = await lookup.ask(voters(1)[0])
    assert said.could_not
    assert "server error 500" in said.text


async def test_a_row_without_an_id_number_cannot_be_asked_about(
    seat: Seat, lookup: LookupReader
) -> None:
    job = await add_list(seat, [*voters(3), "passport"])
    with pytest.raises(UserError, match="holds no ID number"):
        await lookup.ask((job.job_id, 5))


async def test_what_was_shown_of_a_person_is_found_by_her_own_request(
    seat: Seat, lookup: LookupReader
) -> None:
    (number,) = voters(1)
    job = await add_list(seat, [number])
    assert await lookup.reveal(job.job_id, 2) == number
    told = await seat.people.export(number)
    assert [line["action"] for line in told["access_log"]] == ["reveal"]
