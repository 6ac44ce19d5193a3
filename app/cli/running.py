"""Running jobs from a command: the seat, the practice server, the bar, the results, the code."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

from app import __version__
from app.bootstrap import Seat, open_seat
from app.cli.exit_codes import ExitCode
from app.cli.hand_over import HandOver
from app.cli.job_text import put_job
from app.cli.output import put_json, say
from app.cli.progress_bar import ProgressBar
from app.cli.shell import INTERRUPTED
from app.cli.where import Where
from app.domain.errors import OutageError, SeatBlocked, StoreUnavailable, UserError
from app.domain.job import Job, JobStatus
from app.domain.quota import Lane
from app.engine.delivery import Delivered
from app.engine.job_report import could_not_check, job_report, verdict_counts
from app.engine.progress import Progress
from app.engine.results import local_text
from app.iec.practice.child import PracticeChild
from app.settings import Settings
from app.world import World, make_folders, start_log

__all__ = ["Where", "code_of", "interruptible", "run_jobs", "seat_for"]

log = logging.getLogger(__name__)

PRACTICE_LATENCY_MS = 50
LOOK_SECONDS = 2.0


@asynccontextmanager
async def seat_for(settings: Settings, where: Where, *, asks: bool = True) -> AsyncIterator[Seat]:
    """A seat; with practice and no address, with a simulated IEC of its own if it `asks`.

    What nobody foresaw is logged here, where the log is open. Raises UserError for folders,
    addresses and settings that cannot be used.
    """
    world = World(settings.data_dir, where.practice)
    make_folders(world)
    async with contextlib.AsyncExitStack() as stack:
        stack.enter_context(_logging_into(world))
        address = where.iec_url
        if where.practice and address is None and asks:
            child = PracticeChild(latency_ms=PRACTICE_LATENCY_MS)
            address = (await stack.enter_async_context(child)).address
        seat = await stack.enter_async_context(
            open_seat(settings, practice=where.practice, address=address, max_wait=where.max_wait)
        )
        iec = "practice" if where.practice else seat.iec.address.base
        log.info("Rollcheck %s on seat %s, IEC: %s", __version__, settings.seat_name, iec)
        yield seat


async def run_jobs(
    seat: Seat, job_ids: Sequence[str], over: HandOver, *, as_json: bool
) -> list[ExitCode]:
    """Run these jobs, give out the results of each as it ends, and print them in order.

    Ctrl+C and SIGTERM stop at the next moment; what was answered is kept.
    """
    code = ExitCode.DONE
    try:
        with ProgressBar() as bar, _watching(seat, bar), _store_troubles_told():
            await _run(seat, frozenset(job_ids), bar, over)
    except SeatBlocked as blocked:
        log.warning("stopped: %s", blocked)
        say(str(blocked))
        code = ExitCode.IEC_UNUSABLE
    except asyncio.CancelledError:
        _stay_alive()
        log.warning("interrupted")
        say(INTERRUPTED)
        code = ExitCode.INTERRUPTED
    return [code, *[await _report(seat, job_id, over, as_json) for job_id in job_ids]]


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


def code_of(job: Job) -> ExitCode:
    """What one job's end means for the exit code."""
    if job.status is JobStatus.FAILED:
        return ExitCode.BAD_INPUT
    answered = job.status is JobStatus.COMPLETED and not could_not_check(job)
    return ExitCode.DONE if answered else ExitCode.NOT_ALL_CHECKED


@contextmanager
def _logging_into(world: World) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(start_log(world))
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise UserError(
                f"The log in {world.logs} cannot be written: {reason}. "
                "Set ROLLCHECK_DATA_DIR to a folder of your own"
            ) from None
        try:
            yield
        except (UserError, OutageError):
            raise
        except Exception:
            log.exception("internal error")
            raise


async def _run(seat: Seat, wanted: frozenset[str], bar: ProgressBar, over: HandOver) -> None:
    async def give(job: Job) -> None:
        # A better job of somebody else may have gone first: its results are theirs.
        if job.job_id in wanted:
            await over.when_ended(job)

    seat.runner.when_ended = give
    looks = [
        asyncio.ensure_future(look) for look in (_watch_quota(seat, bar), _tell_wait(seat, wanted))
    ]
    try:
        await seat.runner.run_until_done(wanted)
        await _tell_pause(seat, wanted)
    finally:
        for look in looks:
            look.cancel()


@contextmanager
def _watching(seat: Seat, bar: ProgressBar) -> Iterator[None]:
    watchers = [bar.show, _PhaseLog().show]
    seat.runner.watchers += watchers
    try:
        yield
    finally:
        for watcher in watchers:
            seat.runner.watchers.remove(watcher)


class _Tell(logging.Handler):
    """Says what is logged, each thing once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._told: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """One sentence on standard error."""
        text = record.getMessage()
        if text not in self._told:
            self._told.add(text)
            say(f"{text[:1].upper()}{text[1:]}")


@contextmanager
def _store_troubles_told() -> Iterator[None]:
    """A store that does not answer (disk full, locked) only stops the bar: say why."""
    patience, tell = logging.getLogger("app.engine.patience"), _Tell()
    patience.addHandler(tell)
    try:
        yield
    finally:
        patience.removeHandler(tell)


class _PhaseLog:
    """Logs what a job does whenever that changes."""

    def __init__(self) -> None:
        self._logged = ("", "", "")

    def show(self, progress: Progress) -> None:
        """Cheap enough to be called for every answer."""
        now = (progress.job_id, progress.phase, progress.wait_text or str(progress.wait_reason))
        if now != self._logged:
            self._logged = now
            what = progress.wait_text or progress.wait_reason or progress.phase
            log.info("job %s: %s, %d of %d", progress.job_id, what, progress.done, progress.total)


async def _watch_quota(seat: Seat, bar: ProgressBar) -> None:
    database = seat.store.database
    while True:
        with contextlib.suppress(StoreUnavailable):
            stands = await seat.store.read(lambda c: seat.ledger.snapshot(c, database.now(c)))
            bar.quota_left = stands.free[Lane.SMALL]
        await seat.clock.sleep(LOOK_SECONDS)


async def _tell_wait(seat: Seat, wanted: frozenset[str]) -> None:
    """Say which job of another Rollcheck goes first, once for each."""
    told: set[str] = set()
    while True:
        await seat.clock.sleep(LOOK_SECONDS)
        with contextlib.suppress(StoreUnavailable):
            left = await seat.changes.left_to_run(None)
            for job in left:
                running = job.status is JobStatus.PROCESSING
                if running and job.job_id not in wanted | told:
                    told.add(job.job_id)
                    say(f"Waits: another Rollcheck is checking {job.file_name} (job {job.job_id})")


async def _tell_pause(seat: Seat, wanted: frozenset[str]) -> None:
    """Say that nothing runs because somebody has paused the whole queue."""
    pause = await seat.changes.queue_paused()
    left = await seat.changes.left_to_run(None) if pause else []
    if pause and any(job.job_id in wanted for job in left):
        since = local_text(pause.since)[:16]
        say(f"{pause.who} paused the queue at {since}. Let it go on in the window, then resume")


def _stay_alive() -> None:
    """The wish to stop is answered: what follows may await again."""
    task = asyncio.current_task()
    if task is not None:
        task.uncancel()


async def _report(seat: Seat, job_id: str, over: HandOver, as_json: bool) -> ExitCode:
    job = await seat.changes.find(job_id)
    given = await over.give(job)
    _log_end(job)
    if as_json:
        files = given or Delivered(None, None)
        put_json(job_report(job, workbook=files.workbook, register=files.register))
    else:
        await put_job(seat, job, given)
    return ExitCode.BAD_INPUT if over.failed(job) else code_of(job)


def _log_end(job: Job) -> None:
    counts = verdict_counts(job) or {}
    verdicts = ", ".join(f"{verdict} {count}" for verdict, count in counts.items())
    log.info(
        "job %s on seat %s: %s after %.1f s, %d rows, %d lookups, %d reused%s",
        *(job.job_id, job.seat, job.status, job.seconds, job.rows, job.lookups, job.reused),
        f"; {verdicts}" if verdicts else "",
    )
