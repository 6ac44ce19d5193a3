"""`purge` and `doctor`: keeping a seat in order."""

from __future__ import annotations

from functools import partial

from app.bootstrap import access_to
from app.cli.exit_codes import ExitCode
from app.cli.output import put, put_json, put_table
from app.cli.running import Where, seat_for
from app.domain.permissions import Deed
from app.engine.doctor import State, examine
from app.engine.doctor_check import SIGNS
from app.engine.housekeeping import due_soon, purge
from app.engine.results import local_text
from app.settings import Settings
from app.world import World


async def purge_old(settings: Settings, where: Where, *, as_json: bool) -> ExitCode:
    """Remove what is past its time, and say what goes soon."""
    async with seat_for(settings, where, asks=False) as seat:
        await seat.permit.require(Deed.PURGE)
        gone = await purge(seat.store, seat.ledger, settings)
        swept = seat.scratch.swept
        soon = await due_soon(seat.store, settings)
    if as_json:
        put_json(
            {
                "files": gone.files,
                "jobs": gone.jobs,
                "single_checks": gone.single_checks,
                "not_started": gone.drafts,
                "left_overs": swept,
                "due_soon": [
                    {"job_id": one.job_id, "file": one.file_name, "goes_at": one.goes_at}
                    for one in soon
                ],
            }
        )
        return ExitCode.DONE
    put(
        f"Removed {gone.files} stored files, {gone.jobs} jobs, {gone.single_checks} single "
        f"answers and {swept} left-overs."
    )
    if gone.drafts:
        put(f"Removed {gone.drafts} lists that were never started.")
    for one in soon:
        put(
            f"  {one.file_name}: its stored files go on {local_text(one.goes_at)[:10]}; "
            f"`download {one.job_id}` keeps a copy"
        )
    return ExitCode.DONE


async def doctor(settings: Settings, where: Where, *, as_json: bool) -> ExitCode:
    """What works here and what does not."""
    world = World(settings.data_dir, where.practice)
    checks = await examine(
        settings,
        data_dir=world.data_dir,
        store_file=world.store_file,
        practice=where.practice,
        access=partial(access_to, settings, practice=where.practice, address=where.iec_url),
    )
    if as_json:
        for one in checks:
            put_json({"name": one.name, "state": str(one.state), "text": one.text})
    else:
        put_table(("what", "state", ""), [(c.name, SIGNS[c.state], c.text) for c in checks])
    troubled = any(check.state is State.TROUBLE for check in checks)
    return ExitCode.BAD_INPUT if troubled else ExitCode.DONE
