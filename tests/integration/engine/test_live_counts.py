"""What the table shows of a list while it is checked, on a whole seat."""

from __future__ import annotations

from itertools import pairwise

from app.bootstrap import Seat
from app.domain.job_view import JobRow, PillKind
from app.domain.live_counts import verdict_counts
from app.domain.verdict import Verdict
from app.iec.practice.people import Outcome
from app.iec.practice.server import PracticeIec
from app.store import tallies
from tests.helpers.desks import desks_of
from tests.helpers.seats import add_list, ids_of, job_now, running


async def test_a_list_is_shown_truly_from_its_first_answer_to_its_last(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 20
    numbers = ids_of(*Outcome, count=160)
    practice_iec.fault(f"wrong-id@id={numbers[7]}")
    desks = desks_of(seat)
    job = await add_list(seat, [*numbers, numbers[3], numbers[4], "passport", "12"])
    seen: list[JobRow] = []
    async with running(seat) as task:
        while not task.done():
            (row,) = (await desks.read()).rows
            seen.append(row)
        await task
    (last,) = (await desks.read()).rows
    steps = {row.settled for row in seen}
    assert len(steps) > 10
    for earlier, later in pairwise([*seen, last]):
        assert earlier.settled <= later.settled <= 164
        assert sum(later.counts) <= later.settled
        assert all(a <= b for a, b in zip(earlier.counts, later.counts, strict=True))
    assert last.pill.kind is PillKind.DONE_TO_LOOK_AT
    ended = await job_now(seat, job)
    groups = await seat.store.read(lambda connection: tallies.alike(connection, ended))
    assert ended.result is not None
    stored = {verdict: ended.result["verdicts"][verdict] for verdict in Verdict}
    assert dict(zip(Verdict, last.counts, strict=True)) == stored
    assert {verdict: verdict_counts(ended, groups)[verdict] for verdict in Verdict} == stored
