import json
from datetime import date, timedelta

import pytest

from app.domain.errors import UserError
from app.domain.identity_number import IdProblem, mask_id
from app.domain.job import JobStatus
from app.domain.quota import Lane, QuotaRules
from app.domain.verdict import Verdict
from app.engine.clock import Clock
from app.engine.iec_access import PRACTICE_IDENTITY, IecAccess
from app.engine.people import Meaning, People
from app.iec.address import parse_address
from app.iec.practice.faults import parse_fault
from app.iec.practice.people import Outcome
from app.seats.quota_ledger import QuotaLedger
from app.settings import load_settings
from app.spreadsheets.municipality_table import load_municipalities
from app.store import job_states, jobs, retention
from tests.helpers.iec import CREDENTIALS, id_with, synthetic_id, synthetic_ids
from tests.helpers.permits import permit_of
from tests.helpers.stores import (
    ELSEWHERE,
    IEC,
    IN_WARD,
    NOON,
    NOT_ON_ROLL,
    OTHER_WARD,
    WARD,
    add_job,
    keep_answer,
    record,
    records,
)

ONE, TWO = synthetic_ids(2)
RULES = QuotaRules(limit=20, single=5, small_jobs=0)
LEDGER = QuotaLedger(PRACTICE_IDENTITY, RULES)


@pytest.fixture
def people_of(store, practice_iec, tmp_path, monkeypatch):
    """A desk that asks the simulated IEC; settings by keyword."""
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "none.toml"))

    def people_of(credentials=CREDENTIALS, **changes):
        usual = {"operator": "Thandi", "seat_name": "desk", "retry_seconds": 0.01}
        settings = load_settings(**(usual | changes))
        address = parse_address(practice_iec.address)
        iec = IecAccess(address, credentials, practice=True, timeout_seconds=1)
        return People(
            store, LEDGER, iec, load_municipalities(), settings, Clock(), permit_of(store)
        )

    return people_of


@pytest.fixture
def people(people_of):
    return people_of()


def subjects(database, action):
    with database.read() as connection:
        entries = retention.access_entries(connection)
    return [entry.subject for entry in entries if entry.action == action][::-1]


def cancel(database, job_id):
    with database.write() as connection:
        job_states.request_cancel(connection, job_id, NOON)


def spend_everything(database):
    with database.write() as connection:
        LEDGER.reserve(connection, Lane.SINGLE, 20, NOON)


# find


async def test_a_person_is_found_with_the_verdict_of_each_list(people, database):
    add_job(database, "aaaa", records([ONE]))
    add_job(database, "bbbb", records([TWO, ONE]), ward_id=OTHER_WARD)
    keep_answer(database, "aaaa", ONE)
    found = await people.find(ONE)
    assert [(one.job_id, one.row_no, one.verdict) for one in found] == [
        ("bbbb", 3, Verdict.COULD_NOT_CHECK),
        ("aaaa", 2, Verdict.REGISTERED_IN_WARD),
    ]
    assert found[1].ward == "Blouberg ward 16 (LIM351)"


async def test_what_is_found_by_surname_shows_no_id_number(people, database):
    add_job(database, "aaaa", [record(2, ONE, surname="Mokoena")])
    (found,) = await people.find(" mok")
    assert (found.surname, found.masked_id) == ("Mokoena", mask_id(ONE))


async def test_a_row_with_a_wrong_id_number_is_found_by_surname_with_its_reason(people, database):
    row = record(2, None, problem=IdProblem.LETTERS, as_received="A1234567", surname="Mokoena")
    add_job(database, "aaaa", [row])
    (found,) = await people.find("Mokoena")
    assert (found.verdict, found.masked_id) == (Verdict.INVALID_ID_NUMBER, "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("8001015009088", "check digit"),
        ("8001 0150 0908", "fewer than 13"),
        ("101015009", "fewer than 13"),
        ("A1234567", "letters"),
        ("   ", "surname"),
    ],
)
async def test_what_is_neither_an_id_number_nor_a_surname_is_refused_unquoted(people, text, told):
    with pytest.raises(UserError, match=told) as refused:
        await people.find(text)
    assert not text.strip() or text not in str(refused.value)


async def test_an_id_number_without_its_leading_zeros_must_be_typed_whole(people):
    young = synthetic_id(0, date(2001, 1, 1))
    with pytest.raises(UserError, match="leading zeros"):
        await people.find(young[1:])


async def test_a_find_is_logged_by_row_and_names_nobody(people, database):
    add_job(database, "aaaa", [record(2, ONE, surname="Mokoena")])
    await people.find(ONE)
    await people.find("Mokoena")
    assert subjects(database, "find") == ["by ID number, 1: aaaa:2;", "by surname, 1: aaaa:2;"]


async def test_a_long_list_found_is_logged_whole_over_several_lines(people, database):
    add_job(database, "aaaa", records(synthetic_ids(60)))
    await people.find("Surname")
    lines = subjects(database, "find")
    assert max(map(len, lines)) <= 255
    assert sum(line.count("aaaa:") for line in lines) == 60


# check


@pytest.mark.parametrize(
    ("outcome", "meaning", "words", "requests"),
    [
        (Outcome.HOME, Meaning.REGISTERED, "registered in Blouberg ward 16 (LIM351), station", 1),
        (Outcome.OTHER_WARD, Meaning.REGISTERED, "registered in ", 1),
        (Outcome.NOT_FOUND, Meaning.NOT_ON_ROLL, "not on the voters' roll", 1),
        (Outcome.NOT_REGISTERED, Meaning.NOT_ON_ROLL, "not on the voters' roll", 1),
        (Outcome.DECEASED, Meaning.DECEASED, "the IEC's record indicates deceased", 2),
    ],
)
async def test_one_person_is_checked(people, practice_iec, outcome, meaning, words, requests):
    number = id_with(outcome)
    answer = await people.check(number)
    assert (answer.meaning, answer.iec_away) == (meaning, False)
    assert answer.text.startswith(words)
    assert len(practice_iec.requests) == requests


async def test_the_sentence_to_copy_has_the_date_and_no_id_number(people):
    number = id_with(Outcome.NOT_FOUND)
    answer = await people.check(number)
    assert mask_id(number) in answer.sentence
    assert number not in answer.sentence
    assert "24 November 2026" in answer.sentence
    assert answer.sentence.startswith("PRACTICE")


async def test_a_young_answer_is_given_again_without_asking(people, practice_iec, database, clock):
    number = id_with(Outcome.HOME)
    first = await people.check(number)
    asked_at = clock()
    clock.move(hours=23)
    again = await people.check(number)
    assert (again.reused, again.asked_at, again.text) == (True, asked_at, first.text)
    assert len(practice_iec.requests) == 1


async def test_an_old_answer_is_asked_anew(people, practice_iec, clock):
    number = id_with(Outcome.HOME)
    await people.check(number)
    clock.move(hours=25)
    assert not (await people.check(number)).reused
    assert len(practice_iec.requests) == 2


async def test_with_reuse_switched_off_everybody_is_asked(people_of, practice_iec):
    number = id_with(Outcome.HOME)
    for _ in range(2):
        await people_of(reuse_hours=0).check(number)
    assert len(practice_iec.requests) == 2


async def test_a_jobs_answer_is_given_again(people, practice_iec, database):
    add_job(database, "aaaa", records([ONE]), iec=PRACTICE_IDENTITY)
    keep_answer(database, "aaaa", ONE, NOT_ON_ROLL)
    assert (await people.check(ONE)).meaning is Meaning.NOT_ON_ROLL
    assert practice_iec.requests == []


async def test_an_answer_of_another_account_is_not_given_again(people, practice_iec, database):
    add_job(database, "aaaa", records([ONE]), iec=IEC)
    keep_answer(database, "aaaa", ONE, ELSEWHERE)
    assert not (await people.check(ONE)).reused


@pytest.mark.parametrize(
    ("fault", "reason", "away"),
    [
        ("server-error:502", "502", True),
        ("reset", "broke off", True),
        ("html-403", "gateway", True),
        ("json-403", "refused this account", True),
        ("token-refused", "user name or password", True),
        ("wrong-id", "another ID number", False),
        ("no-ward", "no ward", False),
        ("contradicting", "contradicts", False),
    ],
)
async def test_a_failure_is_told_and_never_an_answer(
    people, practice_iec, database, fault, reason, away
):
    practice_iec.faults = [parse_fault(fault)]
    answer = await people.check(id_with(Outcome.HOME))
    assert (answer.meaning, answer.iec_away) == (Meaning.COULD_NOT_CHECK, away)
    assert answer.text.startswith("could not check: ")
    assert reason in answer.reason
    practice_iec.faults = []
    assert (await people.check(id_with(Outcome.HOME))).meaning is Meaning.REGISTERED


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("server-error:502@after=1", "second time"), ("two-answers", "two different answers")],
)
async def test_a_death_that_is_not_confirmed_is_never_told(people, practice_iec, fault, reason):
    practice_iec.faults = [parse_fault(fault)]
    answer = await people.check(id_with(Outcome.DECEASED))
    assert (answer.meaning, reason in answer.reason) == (Meaning.COULD_NOT_CHECK, True)


async def test_without_credentials_the_reason_is_told(people_of):
    answer = await people_of(credentials=None).check(ONE)
    assert (answer.meaning, answer.iec_away) == (Meaning.COULD_NOT_CHECK, True)
    assert "IEC_API_USERNAME" in answer.reason


async def test_a_single_check_spends_its_own_share(people, database):
    with database.write() as connection:
        LEDGER.reserve(connection, Lane.SMALL, 100, NOON)
    await people.check(id_with(Outcome.HOME))
    with database.read() as connection:
        assert LEDGER.snapshot(connection, NOON).used == 16


async def test_without_quota_nobody_is_asked_and_the_time_is_told(people, practice_iec, database):
    spend_everything(database)
    answer = await people.check(ONE)
    assert "no lookups are left until" in answer.reason
    assert answer.iec_away
    assert practice_iec.requests == []


async def test_a_429_stops_everybody(people, practice_iec, database):
    practice_iec.faults = [parse_fault("limit:30")]
    await people.check(ONE)
    with database.read() as connection:
        blocked = LEDGER.snapshot(connection, NOON).blocked_until
    assert blocked == NOON + timedelta(seconds=30)


async def test_a_check_is_logged_and_names_nobody(people, database):
    await people.check(ONE)
    await people.check(ONE)
    told = subjects(database, "check-person")
    assert told == ["answered, 1: check:1;", "an earlier answer, 1: check:1;"]


# export


async def test_an_export_holds_everything_about_a_person(people, database, tmp_path):
    source = tmp_path / "list.xlsx"
    source.write_bytes(b"list")
    add_job(database, "aaaa", [record(2, ONE, surname="Mokoena")], source=source)
    keep_answer(database, "aaaa", ONE)
    await people.check(ONE)
    await people.find("Mokoena")
    held = json.loads(json.dumps(await people.export(ONE)))
    assert held["id_number"] == ONE
    assert [(row["file"], row["surname"], row["verdict"]) for row in held["rows"]] == [
        ("BLOUBERG WARD 16.xlsx", "Mokoena", "RegisteredInWard")
    ]
    assert [file["name"] for file in held["files"]] == ["list.xlsx"]
    assert len(held["single_checks"]) == 1
    assert [line["action"] for line in held["access_log"]] == ["check-person", "find"]


async def test_an_export_holds_nothing_about_anybody_else(people, database):
    add_job(database, "aaaa", [record(2, ONE), record(3, TWO, surname="Sithole")])
    await people.find("Sithole")
    held = json.dumps(await people.export(ONE))
    assert TWO not in held
    assert "Sithole" not in held
    assert '"access_log": []' in held


async def test_an_export_of_somebody_unknown_is_empty(people):
    held = await people.export(ONE)
    assert [held[name] for name in ("rows", "single_checks", "files", "access_log")] == [[]] * 4


# erase


async def test_an_erased_person_is_held_nowhere(people, database, tmp_path):
    source = tmp_path / "list.xlsx"
    source.write_bytes(ONE.encode())
    add_job(database, "aaaa", records([ONE, TWO]), source=source)
    keep_answer(database, "aaaa", ONE)
    await people.check(ONE)
    await people.find(ONE)
    cancel(database, "aaaa")
    gone = await people.erase(ONE)
    assert (gone.rows, gone.answers, gone.job_ids) == (1, 1, ("aaaa",))
    assert [(file.role, file.name) for file in gone.files] == [("source", "list.xlsx")]
    held = await people.export(ONE)
    assert [held[name] for name in ("rows", "single_checks", "files", "access_log")] == [[]] * 4


async def test_the_counts_of_a_job_outlive_an_erasure(people, database):
    add_job(database, "aaaa", records([ONE, TWO]))
    cancel(database, "aaaa")
    await people.erase(ONE)
    with database.read() as connection:
        job = jobs.job_of(connection, "aaaa")
        notes = jobs.notes(connection, "aaaa")
    assert (job.rows, job.distinct_ids) == (2, 2)
    assert "removed at their request" in notes[-1][1]


@pytest.mark.parametrize("status", [JobStatus.QUEUED, JobStatus.PROCESSING])
async def test_nobody_is_erased_from_a_job_that_has_not_ended(people, database, status):
    job = add_job(database, "aaaa", records([ONE]))
    if status is JobStatus.PROCESSING:
        with database.write() as connection:
            job_states.claim(connection, job, "desk", 1, NOON)
    with pytest.raises(UserError, match=r"aaaa .*cancel aaaa"):
        await people.erase(ONE)
    assert len(await people.find(ONE)) == 1


async def test_an_erasure_is_logged_and_names_nobody(people, database):
    add_job(database, "aaaa", records([ONE]))
    cancel(database, "aaaa")
    await people.erase(ONE)
    assert subjects(database, "erase") == ["1 rows, 0 single checks, 1: aaaa:2;"]


async def test_erasing_twice_is_harmless(people, database):
    add_job(database, "aaaa", records([ONE]))
    cancel(database, "aaaa")
    await people.erase(ONE)
    assert (await people.erase(ONE)).rows == 0


async def test_the_ward_of_a_row_found_is_the_jobs_or_its_own(people, database):
    rows = [record(2, ONE, ward_id=OTHER_WARD)]
    add_job(database, "aaaa", rows, ward_id=WARD)
    add_job(database, "bbbb", rows, ward_id=None, ward_per_row=True)
    for job_id in ("aaaa", "bbbb"):
        keep_answer(database, job_id, ONE, IN_WARD)
    found = await people.find(ONE)
    assert [(one.ward_id, one.verdict) for one in found] == [
        (OTHER_WARD, Verdict.NOT_REGISTERED_IN_WARD),
        (WARD, Verdict.REGISTERED_IN_WARD),
    ]
