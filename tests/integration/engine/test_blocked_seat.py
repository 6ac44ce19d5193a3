"""What belongs to this seat puts the job back with its reason; nobody is unchecked for it."""

from __future__ import annotations

import pytest

from app.bootstrap import Seat
from app.domain.errors import AccountBlocked, GatewayBlocked, SeatBlocked, SignInRefused
from app.domain.job import JobStatus
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.server import PracticeIec
from tests.helpers.seats import (
    add_list,
    job_now,
    reasons_of,
    run_list,
    verdicts_of,
    voters,
)

REFUSALS = [
    ("token-refused", SignInRefused, 20),
    ("token-refused:401", SignInRefused, 1),
    ("token-html-403", GatewayBlocked, 20),
    ("html-403", GatewayBlocked, 20),
    ("html-403", GatewayBlocked, 1),
    ("html-403@after=25", GatewayBlocked, 60),
    ("json-403", AccountBlocked, 20),
    ("unauthorised", AccountBlocked, 1),
]


@pytest.mark.parametrize(("fault", "error", "rows"), REFUSALS)
async def test_a_refused_seat_gives_the_job_back_and_goes_on_once_it_is_put_right(
    seat: Seat, practice_iec: PracticeIec, fault: str, error: type[SeatBlocked], rows: int
) -> None:
    refusal = practice_iec.fault(fault)
    job = await add_list(seat, voters(rows))
    with pytest.raises(error):
        await seat.runner.run_until_done()
    waiting = await job_now(seat, job)
    assert (waiting.status, waiting.wait_text) == (JobStatus.QUEUED, str(error()))
    refusal.stop()
    await seat.runner.run_until_done()
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
    assert (await job_now(seat, job)).wait_text == ""


async def test_corrected_credentials_finish_the_job(seat: Seat, practice_iec: PracticeIec) -> None:
    practice_iec.credentials = (PRACTICE_USER_NAME, "another")
    job = await add_list(seat, voters(10))
    with pytest.raises(SignInRefused):
        await seat.runner.run_until_done()
    practice_iec.credentials = (PRACTICE_USER_NAME, PRACTICE_PASSWORD)
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.COMPLETED


@pytest.mark.parametrize("place", [0, 15, 29])
@pytest.mark.parametrize("fault", ["html-403", "json-403"])
async def test_one_persons_refusal_blocks_nobody_else(
    seat: Seat, practice_iec: PracticeIec, fault: str, place: int
) -> None:
    numbers = voters(30)
    practice_iec.fault(f"{fault}@id={numbers[place]}")
    job = await run_list(seat, numbers)
    assert (await reasons_of(seat, job)).total() == 1
    assert (await verdicts_of(seat, job))[place] == "CouldNotCheck"


async def test_no_more_than_a_few_requests_meet_a_closed_gateway(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.fault("html-403")
    await add_list(seat, voters(200))
    with pytest.raises(GatewayBlocked):
        await seat.runner.run_until_done()
    assert len(practice_iec.requests) <= 12
