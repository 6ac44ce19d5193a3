"""`jobs`, `show`, `resume`, `retry`, `ward`, `cancel` and `download`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.bootstrap import Seat
from app.cli.exit_codes import ExitCode, overall
from app.cli.options import ward_of
from app.cli.output import job_line, put, put_job, put_json, put_table, say
from app.cli.running import (
    Where,
    code_of,
    interruptible,
    results_folder,
    run_jobs,
    seat_for,
)
from app.domain.errors import UserError
from app.domain.job import Job
from app.domain.spreadsheet import WARD_PER_ROW
from app.engine.delivery import deliver
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
        put_job(job, None)
        for at, what in await seat.changes.time_line(job.job_id):
            put(f"  {local_text(at)}  {what}")
        return ExitCode.DONE


async def resume(
    settings: Settings, where: Where, text: str | None, out: Path | None, *, as_json: bool
) -> ExitCode:
    """Run what is queued or unfinished until nothing is left, each job at its own IEC."""
    with interruptible():
        addresses = [where.iec_url]
        if not where.practice and where.iec_url is None:
            addresses = list(await _addresses(settings, where, text))
        codes = [
            await _resume_at(
                settings, Where(where.practice, address, where.max_wait), text, out, as_json
            )
            for address in addresses
        ]
        if not codes:
            say("Nothing is queued or unfinished.")
        return overall(codes)


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
            await seat.changes.retry(job.job_id)
            return overall(await run_jobs(seat, [job.job_id], out, as_json=as_json))


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
        given = await deliver(seat.store, job, results_folder(seat, out))
        if as_json:
            put_json(job_report(job, workbook=given.workbook, register=given.register))
        else:
            put_job(job, given)
        return ExitCode.DONE


async def _give_out(seat: Seat, job: Job, out: Path | None, *, as_json: bool) -> ExitCode:
    given = None
    if job.result is not None:
        given = await deliver(seat.store, job, results_folder(seat, out))
    if as_json:
        workbook, register = (given.workbook, given.register) if given else (None, None)
        put_json(job_report(job, workbook=workbook, register=register))
    else:
        put_job(job, given)
    return code_of(job) if job.result is not None else ExitCode.DONE


async def _addresses(settings: Settings, where: Where, text: str | None) -> Sequence[str | None]:
    """The different IECs of the jobs that are left, in the order of their oldest job."""
    async with seat_for(settings, where, asks=False) as seat:
        left = await seat.changes.left_to_run(await _only(seat, text))
        return list(dict.fromkeys(address_of(job.iec) for job in left))


async def _resume_at(
    settings: Settings, where: Where, text: str | None, out: Path | None, as_json: bool
) -> ExitCode:
    async with seat_for(settings, where) as seat:
        left = await seat.changes.take_up(await _only(seat, text))
        ours = [job for job in left if seat.iec.serves(job.iec)]
        others = [job for job in left if job not in ours and _concerns(job, where, text)]
        for job in others:
            say(f"{job.file_name} (job {job.job_id}) belongs to another IEC or account; not run.")
        codes = await run_jobs(seat, [job.job_id for job in ours], out, as_json=as_json)
        return overall([*codes, *(ExitCode.BAD_INPUT for _ in others)])


def _concerns(job: Job, where: Where, text: str | None) -> bool:
    """Whether this IEC was meant for a job: it was named, or it is the job's own address."""
    return text is not None or address_of(job.iec) == where.iec_url


async def _only(seat: Seat, text: str | None) -> str | None:
    return (await seat.changes.find(text)).job_id if text else None


def _refuse_other_iec(seat: Seat, job: Job) -> None:
    if not seat.iec.serves(job.iec):
        raise UserError(
            f"{job.file_name} (job {job.job_id}) belongs to another IEC or account; "
            "sign in with that one"
        )
