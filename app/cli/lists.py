"""`verify` and `add`: commands that take spreadsheets in."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import Seat
from app.cli.exit_codes import ExitCode, overall
from app.cli.hand_over import HandOver
from app.cli.job_text import job_line, next_steps
from app.cli.options import ward_wish
from app.cli.output import put, put_json, say
from app.cli.running import Where, interruptible, run_jobs, seat_for
from app.domain.errors import BugError, OutageError, RollcheckError, UserError
from app.domain.job import Job
from app.domain.kept_file import KeptFile
from app.domain.spreadsheet import Wishes
from app.engine.drafts import Drafts
from app.engine.drafts.kept_here import KeptHere
from app.engine.intake import Choices, readable_name
from app.engine.job_report import job_report, kept_report, refusal_report
from app.settings import Settings

log = logging.getLogger(__name__)

PRACTICE_NOTICE = "PRACTICE: the simulated IEC answers; nobody is really asked"


@dataclass(frozen=True, slots=True)
class Given:
    """What an operator typed about the files; `ward` as typed."""

    sheet: str | None = None
    header_row: int | None = None
    id_column: str | None = None
    ward: str | None = None
    accept_repairs: bool = False

    def wishes(self, seat: Seat) -> Wishes:
        """As the reader wants it. Raises UserError for a ward that is none."""
        ward = ward_wish(self.ward, seat.municipalities)
        return Wishes(self.sheet, self.header_row, self.id_column, ward, self.accept_repairs)


async def verify(
    settings: Settings,
    where: Where,
    files: Sequence[Path],
    given: Given,
    choices: Choices,
    out: Path | None,
    *,
    as_json: bool,
) -> ExitCode:
    """Take files in, run them, give out their results."""
    with interruptible():
        async with seat_for(settings, where) as seat:
            if where.practice:
                say(PRACTICE_NOTICE)
            over = HandOver(seat, out)
            taken, codes = await _take_in(seat, files, given, choices, as_json=as_json)
            ids = [job.job_id for job in taken if isinstance(job, Job)]
            codes += await run_jobs(seat, ids, over, as_json=as_json) if ids else []
            return overall(codes)


async def add(
    settings: Settings,
    where: Where,
    files: Sequence[Path],
    given: Given,
    choices: Choices,
    *,
    as_json: bool,
) -> ExitCode:
    """Take files in and queue them; run nothing."""
    with interruptible():
        async with seat_for(settings, where, asks=False) as seat:
            await _take_in_kept(seat)
            taken, codes = await _take_in(seat, files, given, choices, as_json=as_json, keeps=True)
            for job in taken:
                if isinstance(job, KeptFile):
                    _put_kept(job, as_json=as_json)
                    continue
                if as_json:
                    put_json(job_report(job))
                    continue
                put(f"{job.file_name}: {job_line(job)}")
                for step in next_steps(job):
                    put(f"  next: {step}")
            return overall(codes)


def files_meant(files: Sequence[Path]) -> Iterator[Path]:
    """The files, patterns replaced by what they match: Windows leaves that to the program."""
    for file in files:
        pattern = any(sign in file.name for sign in "*?[") and not file.exists()
        yield from (sorted(file.parent.glob(file.name)) if pattern else ()) or (file,)


def refuse(file: Path, why: str, *, as_json: bool) -> None:
    """Say why a file was not taken."""
    if as_json:
        put_json(refusal_report(readable_name(file) or str(file), why))
    say(why)


async def _take_in(
    seat: Seat,
    files: Sequence[Path],
    given: Given,
    choices: Choices,
    *,
    as_json: bool,
    keeps: bool = False,
) -> tuple[list[Job | KeptFile], list[ExitCode]]:
    """Every file that can be taken; a refused one does not stop the others.

    With `keeps` they are kept on this PC while the database is away.
    """
    add: Callable[[Path, Wishes, Choices], Awaitable[Job | KeptFile]]
    add = seat.intake.add_or_keep if keeps else seat.intake.add
    taken: list[Job | KeptFile] = []
    codes: list[ExitCode] = []
    for file in files_meant(files):
        try:
            one = await add(file, given.wishes(seat), choices)
        except (UserError, OutageError, BugError) as problem:
            codes.append(_not_taken(file, problem, as_json=as_json))
        else:
            _log_added(one)
            taken.append(one)
    return taken, codes


async def _take_in_kept(seat: Seat) -> None:
    """What was kept on this PC before goes first; its jobs have their places by their time."""
    spool, permit = seat.scratch.folder, seat.permit
    drafts = Drafts(seat.store, seat.worker, seat.iec, seat.settings, spool, permit)
    kept = KeptHere(seat.store, drafts, seat.shelf, seat.clock, permit)
    count = await kept.take_in()
    if count:
        say(f"Taken in now: {count} that waited on this PC for the database")


def _put_kept(kept: KeptFile, *, as_json: bool) -> None:
    if as_json:
        put_json(kept_report(kept))
        return
    draft = kept.draft
    put(f"{draft.file_name}: kept on this PC until the database answers (job {draft.draft_id})")
    put("  next: nothing; a Rollcheck that runs on this PC adds it then, or the next `add`")


def _not_taken(file: Path, problem: RollcheckError, *, as_json: bool) -> ExitCode:
    if isinstance(problem, BugError):
        log.error("a file was not taken in: %s", str(problem).partition("\n")[0])
        cause = "reading it ended in an internal error; the log in the data folder says which"
        refuse(file, f"{readable_name(file)}: {cause}", as_json=as_json)
        return ExitCode.BUG
    log.info("a file was not taken in: %s", type(problem).__name__)
    named = "" if isinstance(problem, UserError) else f"{readable_name(file)}: "
    refuse(file, f"{named}{problem}", as_json=as_json)
    return ExitCode.BAD_INPUT


def _log_added(job: Job | KeptFile) -> None:
    if isinstance(job, KeptFile):
        log.info("job %s is kept on this PC: the database is away", job.key)
        return
    log.info(
        "job %s added on seat %s: %d rows, %d distinct ID numbers, %d wrong, %d duplicates, "
        "%d repaired, ward %s",
        *(job.job_id, job.seat, job.rows, job.distinct_ids, job.invalid, job.duplicates),
        *(job.repaired, job.ward_id or "by row"),
    )
