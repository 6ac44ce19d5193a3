"""Running jobs from a command: the seat, the practice server, the bar, the results, the code."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.bootstrap import Seat, open_seat, start_log
from app.cli.exit_codes import ExitCode
from app.cli.output import put_job, put_json, say
from app.cli.progress_bar import ProgressBar
from app.domain.errors import SeatBlocked, StoreUnavailable
from app.domain.job import Job, JobStatus
from app.domain.quota import Lane
from app.engine.delivery import Delivered, deliver
from app.engine.job_report import could_not_check, job_report
from app.iec.practice.child import PracticeChild
from app.settings import Settings

PRACTICE_LATENCY_MS = 50
QUOTA_LOOK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Where:
    """Which IEC a command uses, and how long it may wait for it (seconds)."""

    practice: bool = False
    iec_url: str | None = None
    max_wait: float | None = None


@asynccontextmanager
async def seat_for(settings: Settings, where: Where, *, asks: bool = True) -> AsyncIterator[Seat]:
    """A seat; with practice and no address, with a simulated IEC of its own if it `asks`."""
    async with contextlib.AsyncExitStack() as stack:
        address = where.iec_url
        if where.practice and address is None and asks:
            child = PracticeChild(latency_ms=PRACTICE_LATENCY_MS)
            address = (await stack.enter_async_context(child)).address
        seat = await stack.enter_async_context(
            open_seat(settings, practice=where.practice, address=address, max_wait=where.max_wait)
        )
        with start_log(seat.world):
            yield seat


async def run_jobs(
    seat: Seat, job_ids: Sequence[str], out: Path | None, *, as_json: bool
) -> list[ExitCode]:
    """Run these jobs, give out the results of each as it ends, and print them in order.

    Ctrl+C and SIGTERM stop at the next moment; what was answered is kept.
    """
    code = ExitCode.DONE
    try:
        with ProgressBar() as bar, _watching(seat, bar):
            await _run(seat, frozenset(job_ids), bar, out)
    except SeatBlocked as blocked:
        say(f"{blocked}.")
        code = ExitCode.IEC_UNUSABLE
    except asyncio.CancelledError:
        _stay_alive()
        say("Interrupted. What was answered is kept; `resume` goes on.")
        code = ExitCode.INTERRUPTED
    return [code, *[await _report(seat, job_id, out, as_json) for job_id in job_ids]]


@contextmanager
def interruptible() -> Iterator[None]:
    """Let SIGTERM end a command as Ctrl+C does: with everything kept."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError, RuntimeError):
        loop.add_signal_handler(signal.SIGTERM, task.cancel if task else loop.stop)
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError, RuntimeError):
            loop.remove_signal_handler(signal.SIGTERM)


def results_folder(seat: Seat, out: Path | None) -> Path:
    """Where results go: the folder named, or today's in the results folder."""
    root = seat.settings.results_folder / ("Practice" if seat.world.practice else "")
    return out or root / f"{datetime.now().astimezone():%Y-%m-%d}"


async def _run(seat: Seat, wanted: frozenset[str], bar: ProgressBar, out: Path | None) -> None:
    async def hand_over(job: Job) -> None:
        await _deliver(seat, job, out)

    seat.runner.when_ended = hand_over
    look = asyncio.ensure_future(_watch_quota(seat, bar))
    try:
        await seat.runner.run_until_done(wanted)
    finally:
        look.cancel()


@contextmanager
def _watching(seat: Seat, bar: ProgressBar) -> Iterator[None]:
    seat.runner.watchers.append(bar.show)
    try:
        yield
    finally:
        seat.runner.watchers.remove(bar.show)


async def _watch_quota(seat: Seat, bar: ProgressBar) -> None:
    database = seat.store.database
    while True:
        with contextlib.suppress(StoreUnavailable):
            stands = await seat.store.read(lambda c: seat.ledger.snapshot(c, database.now(c)))
            bar.quota_left = stands.free[Lane.SMALL]
        await seat.clock.sleep(QUOTA_LOOK_SECONDS)


def _stay_alive() -> None:
    """The wish to stop is answered: what follows may await again."""
    task = asyncio.current_task()
    if task is not None:
        task.uncancel()


async def _report(seat: Seat, job_id: str, out: Path | None, as_json: bool) -> ExitCode:
    job = await seat.changes.find(job_id)
    delivered = await _deliver(seat, job, out)
    if as_json:
        files = delivered or Delivered(None, None)
        put_json(job_report(job, workbook=files.workbook, register=files.register))
    else:
        put_job(job, delivered)
    return code_of(job)


async def _deliver(seat: Seat, job: Job, out: Path | None) -> Delivered | None:
    if job.status not in (JobStatus.COMPLETED, JobStatus.CANCELLED) or job.result is None:
        return None
    return await deliver(seat.store, job, results_folder(seat, out))


def code_of(job: Job) -> ExitCode:
    """What one job's end means for the exit code."""
    if job.status is JobStatus.FAILED:
        return ExitCode.BAD_INPUT
    return ExitCode.NOT_ALL_CHECKED if could_not_check(job) else ExitCode.DONE
