"""Which rows of a checked list somebody should look at, and why."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.job import Job
from app.domain.verdict import Verdict
from app.engine.results import row_results
from app.store import rows
from app.store.store import Store

LOOKED_AT = (Verdict.COULD_NOT_CHECK, Verdict.INVALID_ID_NUMBER, Verdict.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Attention:
    """Rows with one verdict for one reason; row numbers are those Excel shows."""

    verdict: Verdict
    reason: str
    rows: tuple[int, ...]


async def rows_to_look_at(store: Store, job: Job) -> list[Attention]:
    """What is wrong with the list itself, or got no answer; worst first, then in row order."""
    return await store.in_thread(lambda: _grouped(store, job))


def _grouped(store: Store, job: Job) -> list[Attention]:
    groups: dict[tuple[int, str], list[int]] = {}
    wanted = {str(verdict): place for place, verdict in enumerate(LOOKED_AT)}
    for row in row_results(job, rows.checked_rows(store.database, job.job_id)):
        if row.verdict in wanted:
            groups.setdefault((wanted[row.verdict], row.reason), []).append(row.row_no)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], item[1][0]))
    return [Attention(LOOKED_AT[place], why, tuple(found)) for (place, why), found in ordered]
