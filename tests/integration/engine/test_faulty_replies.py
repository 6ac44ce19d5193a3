"""A failure is never an answer about a person: every faulty reply, over real HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.domain.job import AnswerState
from app.domain.verdict import TWO_ANSWERS_REASON, UnusableReply, Verdict
from app.iec.practice.people import Outcome, person_of
from app.iec.practice.replies import Reply, deceased, json_reply, not_registered, registered
from app.iec.practice.server import PracticeIec
from app.store import answers
from tests.helpers.seats import (
    add_list,
    ids_of,
    interrupt,
    job_now,
    reasons_of,
    results_of,
    run_list,
    running,
    seat_of,
    until,
    verdicts_of,
    voters,
)

NOT_A_RECORD = "the reply is not a voter record"
PAGE = "an unexpected page instead of an answer"
FAULTS = [
    ("wrong-id", UnusableReply.OTHER_ID),
    ("registered-text", UnusableReply.REGISTERED_NOT_BOOLEAN),
    ("no-ward", UnusableReply.NO_WARD),
    ("contradicting", UnusableReply.STATUS_CONTRADICTS),
    ("null-fields", UnusableReply.REGISTERED_NOT_BOOLEAN),
    ("not-json:html", PAGE),
    ("not-json:empty", NOT_A_RECORD),
    ("not-json:array", NOT_A_RECORD),
    ("not-json:garbage", NOT_A_RECORD),
    ("not-json:huge", "the reply is too large"),
    ("html-404", PAGE),
    ("html-503", "refused by the IEC's gateway"),
    ("html-429", "refused by the IEC's gateway"),
    ("json-403", "the IEC refused this account for the lookup"),
    ("redirect", "redirected elsewhere"),
    ("server-error:502", "server error 502"),
    ("reset", "the reply broke off or is not HTTP"),
    ("truncated", "the reply broke off or is not HTTP"),
    ("time-out", "time-out"),
]


async def test_every_faulty_reply_is_could_not_check_with_its_reason(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    numbers = voters(len(FAULTS) + 60)
    others = numbers[len(FAULTS) :]
    struck = dict(zip(numbers[: len(FAULTS)], FAULTS, strict=True))
    for number, (fault, _) in struck.items():
        practice_iec.fault(f"{fault}@id={number}")
    # Healthy rows between the faulty ones, as in life: three refusals in a row would be a block.
    mixed = [n for pair in zip(struck, others[::3], others[1::3], strict=False) for n in pair]
    async with seat_of(
        tmp_path, practice_iec, lookups_at_once=1, iec_timeout_ms=200, retries=1
    ) as seat:
        job = await run_list(seat, [*mixed, *others[-3:]])
        rows = {row.id_number: row for row in await results_of(seat, job)}
    found = {fault: rows[number].reason for number, (fault, _) in struck.items()}
    assert {rows[number].verdict for number in struck} == {Verdict.COULD_NOT_CHECK}
    assert {fault: _alike(reason) for fault, reason in found.items()} == {
        fault: _alike(str(reason)) for fault, reason in FAULTS
    }
    assert all(practice_iec.times_asked(number) >= 2 for number in struck)


def _alike(reason: str) -> str:
    lost = ("the reply broke off or is not HTTP", "the connection broke off")
    return "lost" if reason in lost else reason


async def test_a_row_that_fails_only_once_gets_its_answer_in_the_second_pass(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(30)
    practice_iec.fault(f"wrong-id@id={numbers[3]}@first=1")
    job = await run_list(seat, numbers)
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
    assert practice_iec.times_asked(numbers[3]) == 2


async def test_two_different_answers_are_none(seat: Seat, practice_iec: PracticeIec) -> None:
    number, *others = voters(20)
    practice_iec.fault(f"two-answers@id={number}")
    job = await run_list(seat, [number, *others])
    assert await reasons_of(seat, job) == {TWO_ANSWERS_REASON: 1}


@pytest.mark.parametrize("second", ["registered", "not registered", "not on the roll"])
async def test_anything_but_the_same_answer_contradicts_a_deceased_one(
    seat: Seat, practice_iec: PracticeIec, second: str
) -> None:
    number, *others = voters(6)
    station = person_of(number).station
    then = {
        "registered": json_reply(200, registered(number, station)),
        "not registered": json_reply(200, not_registered(number)),
        "not on the roll": Reply(404),
    }
    practice_iec.roll[number] = [json_reply(200, deceased(number, station)), then[second]]
    job = await run_list(seat, [number, *others])
    assert await reasons_of(seat, job) == {TWO_ANSWERS_REASON: 1}


async def test_a_deceased_person_is_asked_again_after_all_others(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    dead = ids_of(Outcome.DECEASED, count=2)
    others = voters(40)
    practice_iec.fault(f"server-error@id={others[5]}@first=5")
    job = await run_list(seat, [*dead, *others])
    asked = [request.id_number for request in practice_iec.requests]
    assert set(asked[-2:]) == set(dead)
    assert [practice_iec.times_asked(one) for one in dead] == [2, 2]
    assert (await verdicts_of(seat, job)).count("Deceased") == 2


async def test_a_confirmation_that_fails_leaves_the_row_unchecked(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    [dead] = ids_of(Outcome.DECEASED, count=1)
    practice_iec.fault(f"not-json@id={dead}@after=1")
    job = await run_list(seat, [dead, *voters(20)])
    [row] = [row for row in await results_of(seat, job) if row.id_number == dead]
    assert (row.verdict, row.reason) == (Verdict.COULD_NOT_CHECK, PAGE)
    assert (row.iec_status, row.voting_station) == ("", "")


async def test_an_unconfirmed_answer_is_neither_shown_nor_used_again(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    [dead] = ids_of(Outcome.DECEASED, count=1)
    practice_iec.fault(f"time-out@id={dead}@after=1")
    job = await add_list(seat, [dead, *voters(12)])
    async with running(seat) as task:
        await until(lambda: practice_iec.times_asked(dead) == 2)
        await interrupt(task)
    counts = await seat.store.read(lambda c: answers.count_by_state(c, job.job_id))
    assert counts[AnswerState.UNCONFIRMED] == 1
    [row] = [row for row in await results_of(seat, job) if row.id_number == dead]
    assert (row.verdict, row.iec_status) == (Verdict.COULD_NOT_CHECK, "")
    other = await add_list(seat, [dead], name="BLOUBERG WARD 16 b.xlsx")
    assert (other.reused, other.lookups_left) == (0, 1)


async def test_an_expired_token_is_renewed_once_for_all(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 5
    job = await add_list(seat, voters(80))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 30)
        practice_iec.revoke_tokens()
        await task
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
    assert len(practice_iec.token_requests) == 2
    assert (await job_now(seat, job)).lookups == len(practice_iec.requests)
