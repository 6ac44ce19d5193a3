"""Every row's verdict is the IEC's own record; nothing is asked that need not be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from openpyxl import load_workbook

from app.bootstrap import Seat
from app.domain.job import JobStatus
from app.engine.delivery import deliver
from app.engine.job_report import verdict_counts
from app.iec.practice.people import Outcome
from app.iec.practice.server import PracticeIec
from tests.helpers.iec import synthetic_ids
from tests.helpers.seats import (
    VERDICT_OF,
    add_list,
    ids_of,
    job_now,
    results_of,
    run_list,
    seat_of,
    true_verdict,
    verdicts_of,
    voters,
)
from tests.helpers.spreadsheets import check_digit

WRONG = ["8001015009088", "passport A123", None, "8.00102E+12"]


async def test_every_verdict_is_the_iecs_own_record(seat: Seat, practice_iec: PracticeIec) -> None:
    numbers = synthetic_ids(400)
    job = await run_list(seat, numbers)
    assert await verdicts_of(seat, job) == [true_verdict(number) for number in numbers]
    assert len(set(await verdicts_of(seat, job))) == 4


async def test_the_workbook_says_what_was_decided(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    numbers = synthetic_ids(120)
    async with seat_of(tmp_path, practice_iec, real_files=True) as seat:
        job = await run_list(seat, numbers)
        given = await deliver(seat.store, job, tmp_path / "out")
    book = load_workbook(given.workbook or "")
    for verdict in VERDICT_OF.values():
        cells = {str(cell.value) for row in book[verdict.value].iter_rows() for cell in row}
        assert cells & set(numbers) == {n for n in numbers if true_verdict(n) is verdict}


async def test_ids_that_begin_with_zero_are_answered(seat: Seat) -> None:
    born_2002 = [f"02{n:02d}15{n:04d}08" for n in range(1, 10)]
    numbers = [first + check_digit(first) for first in born_2002]
    cells = [int(number) if at % 2 else number for at, number in enumerate(numbers)]
    job = await run_list(seat, cells)
    assert await verdicts_of(seat, job) == [true_verdict(number) for number in numbers]


async def test_duplicates_and_wrong_ids_cost_no_request(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(20)
    job = await run_list(seat, [*numbers, *numbers, *WRONG])
    assert len(practice_iec.requests) == 20
    assert job.lookups == 20
    found = Counter(await verdicts_of(seat, job))
    assert found == {"RegisteredInWard": 20, "Duplicate": 20, "InvalidIdNumber": 4}


async def test_rows_in_are_rows_out(seat: Seat) -> None:
    numbers = synthetic_ids(60)
    job = await run_list(seat, [*numbers, *numbers[:7], *WRONG])
    counts = verdict_counts(job)
    assert counts is not None
    assert sum(counts.values()) == job.rows == 60 + 7 + len(WRONG)
    assert [row.row_no for row in await results_of(seat, job)] == list(range(2, job.rows + 2))


async def test_young_answers_are_used_again_without_a_request(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = synthetic_ids(40)
    first = await run_list(seat, numbers)
    asked = len(practice_iec.requests)
    second = await run_list(seat, numbers[10:], name="BLOUBERG WARD 16 again.xlsx")
    assert len(practice_iec.requests) == asked
    assert (second.reused, second.lookups) == (30, 0)
    assert await verdicts_of(seat, second) == (await verdicts_of(seat, first))[10:]


async def test_check_fresh_asks_again(seat: Seat, practice_iec: PracticeIec) -> None:
    numbers = voters(12)
    await run_list(seat, numbers)
    again = await run_list(seat, numbers, name="BLOUBERG WARD 16 b.xlsx", recheck=True)
    assert (again.reused, len(practice_iec.requests)) == (0, 24)


async def test_old_answers_are_not_used_again(tmp_path: Path, practice_iec: PracticeIec) -> None:
    async with seat_of(tmp_path, practice_iec, reuse_hours=0) as seat:
        await run_list(seat, voters(5))
        job = await run_list(seat, voters(5), name="BLOUBERG WARD 16 b.xlsx")
    assert (job.reused, len(practice_iec.requests)) == (0, 10)


async def test_a_job_whose_answers_are_all_there_needs_no_lookup_from_the_start(
    seat: Seat,
) -> None:
    await run_list(seat, voters(15))
    job = await add_list(seat, voters(15), name="BLOUBERG WARD 16 b.xlsx")
    assert (job.lookups_left, job.reused) == (0, 15)


async def test_lookups_are_exactly_the_requests_that_were_sent(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = [*ids_of(Outcome.DECEASED, count=3), *voters(50)]
    practice_iec.fault("server-error:503@every=9")
    job = await run_list(seat, numbers)
    assert job.status is JobStatus.COMPLETED
    assert job.lookups == len(practice_iec.requests) > 56
    assert (await job_now(seat, job)).lookups_left == 0
