"""`jobs`, `show`, `resume`, `retry`, `ward`, `cancel` and `download`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.bootstrap import Seat
from app.cli.exit_codes import ExitCode, overall
from app.cli.hand_over import HandOver
from app.cli.job_text import job_line, put_job
from app.cli.options import ward_of
from app.cli.output import put, put_json, put_table, say
from app.cli.running import Where, code_of, interruptible, run_jobs, seat_for
from app.domain.errors import UserError
from app.domain.job import Job
from app.domain.spreadsheet import WARD_PER_ROW
from app.engine.delivery import given_out
from app.engine.iec_access import address_of
from app.engine.job_report import job_report
from app.engine.results import local_text
from app.settings import Settings


async def list_jobs(settings: Settings, where: Where, limit: int, *, as_json: bool) -> ExitCode:
    """Newest first."""
    async with seat_for(settings, where, asks=False) as seat:
        found = await seat.changes.newest(limit)
        if as_json:
            for job in found:
                put_json(job_report(job))
            return ExitCode.DONE
        if not found:
            say("No jobs yet. `verify FILE` or `add FILE` makes one.")
            return ExitCode.DONE
        put_table(
            ("job", "file", "ward", "rows", "status", "added"),
            [
                (
                    job.job_id,
                    job.file_name,
                    job.ward_id or "by row",
                    job.rows,
                    job.status,
                    local_text(job.created_at)[:16],
                )
                for job in found
            ],
        )
        return ExitCode.DONE


async def show(settings: Settings, where: Where, text: str, *, as_json: bool) -> ExitCode:
    """One job with its time line."""
    async with seat_for(settings, where, asks=False) as seat:
        job = await seat.changes.find(text)
        if as_json:
            put_json(job_report(job))
            return ExitCode.DONE
        await put_job(seat, job, None)
        for at, what in await seat.changes.time_line(job.job_id):
            put(f"  {local_text(at)}  {what}")
        return ExitCode.DONE


async def resume(
    settings: Settings, where: Where, text: str | None, out: Path | None, *, as_json: bool
) -> ExitCode:
    """Run what is queued or unfinished until nothing is left, each job at its own IEC."""
    with interruptible():
        async with seat_for(settings, where, asks=False) as seat:
            left = await _left(seat, text)
        if not left:
            return ExitCode.DONE
        addresses: list[str | None] = [where.iec_url]
        if not where.practice and where.iec_url is None:
            addresses = list(dict.fromkeys(address_of(job.iec) for job in left))
        codes = [
            await _resume_at(
                settings, Where(where.practice, address, where.max_wait), left, out, as_json
            )
            for address in addresses
        ]
        return overall([*codes, _refuse_others(left, where.iec_url)])


async def retry(
    settings: Settings, where: Where, text: str, out: Path | None, *, as_json: bool
) -> ExitCode:
    """Ask again only what could not be checked."""
    with interruptible():
        async with seat_for(settings, where, asks=False) as seat:
            job = await seat.changes.find(text)
        own = where.iec_url or address_of(job.iec)
        async with seat_for(settings, Where(where.practice, own, where.max_wait)) as seat:
            _refuse_other_iec(seat, job)
            over = HandOver(seat, out)
            await seat.changes.retry(job.job_id)
            return overall(await run_jobs(seat, [job.job_id], over, as_json=as_json))


async def change_ward(
    settings: Settings, where: Where, text: str, ward: str, out: Path | None, *, as_json: bool
) -> ExitCode:
    """Judge a job by another ward; asks nobody."""
    async with seat_for(settings, where, asks=False) as seat:
        job = await seat.changes.find(text)
        per_row = ward.strip().lower() == WARD_PER_ROW
        changed = await seat.changes.change_ward(
            job.job_id, None if per_row else ward_of(ward, seat.municipalities)
        )
        return await _give_out(seat, changed, out, as_json=as_json)


async def cancel(settings: Settings, where: Where, text: str, *, as_json: bool) -> ExitCode:
    """Cancel a queued job, or ask a running one to stop."""
    async with seat_for(settings, where, asks=False) as seat:
        job = await seat.changes.find(text)
        cancelled = await seat.changes.cancel(job.job_id)
        if as_json:
            put_json(job_report(cancelled))
        else:
            put(f"{cancelled.file_name}: {job_line(cancelled)}")
        return ExitCode.DONE


async def download(
    settings: Settings, where: Where, text: str, out: Path | None, *, as_json: bool
) -> ExitCode:
    """Write a job's results into a folder."""
    async with seat_for(settings, where, asks=False) as seat:
        job = await seat.changes.find(text)
        if job.result is None:
            raise UserError(f"{job.file_name} has no results yet: {job_line(job)}")
        await given_out(seat.store, seat.permit, job.job_id)
        code = await _give_out(seat, job, out, as_json=as_json)
        return ExitCode.BAD_INPUT if code is ExitCode.BAD_INPUT else ExitCode.DONE


async def _give_out(seat: Seat, job: Job, out: Path | None, *, as_json: bool) -> ExitCode:
    over = HandOver(seat, out) if job.result is not None else None
    given = await over.give_stored(job) if over else None
    if as_json:
        workbook, register = (given.workbook, given.register) if given else (None, None)
        put_json(job_report(job, workbook=workbook, register=register))
    else:
        await put_job(seat, job, given)
    if over and over.failed(job):
        return ExitCode.BAD_INPUT
    return code_of(job) if over else ExitCode.DONE


async def _left(seat: Seat, text: str | None) -> list[Job]:
    """What there is to run; says so where it is nothing."""
    if text is None:
        left = await seat.changes.left_to_run(None)
        going = [job for job in left if job.paused_at is None]
        if not left:
            say("Nothing is queued or unfinished")
        elif not going:
            say(f"All that is left is paused; `resume {left[0].job_id}` lets one job go on")
        return going
    job = await seat.changes.find(text)
    left = await seat.changes.left_to_run(job.job_id)
    if not left:
        say(f"{job.file_name} (job {job.job_id}) is {job.status}; there is nothing to resume")
    return left


async def _resume_at(
    settings: Settings, where: Where, jobs: Sequence[Job], out: Path | None, as_json: bool
) -> ExitCode:
    """Run those of the jobs that belong to this IEC."""
    async with seat_for(settings, where) as seat:
        here = [job for job in jobs if _is_at(job, where.iec_url)]
        ours = [job for job in here if seat.iec.serves(job.iec)]
        over = HandOver(seat, out)
        for job in ours:
            await seat.changes.take_up(job.job_id)
        for job in here:
            if job not in ours:
                say(_belongs_elsewhere(job))
        ids = [job.job_id for job in ours]
        codes = await run_jobs(seat, ids, over, as_json=as_json) if ids else []
        strangers = len(here) > len(ours)
        return overall([*codes, ExitCode.BAD_INPUT if strangers else ExitCode.DONE])


def _is_at(job: Job, address: str | None) -> bool:
    own = address_of(job.iec)
    return own is None or address is None or own == address.rstrip("/")


def _refuse_others(jobs: Sequence[Job], address: str | None) -> ExitCode:
    """Jobs of other addresses than the one named are not run, and each is named."""
    others = [job for job in jobs if not _is_at(job, address)]
    for job in others:
        say(_belongs_elsewhere(job))
    return ExitCode.BAD_INPUT if others else ExitCode.DONE


def _belongs_elsewhere(job: Job) -> str:
    return (
        f"{job.file_name} (job {job.job_id}) belongs to another IEC or account and was not run; "
        f"sign in with its own, at {address_of(job.iec)}"
    )


def _refuse_other_iec(seat: Seat, job: Job) -> None:
    if not seat.iec.serves(job.iec):
        raise UserError(_belongs_elsewhere(job))
