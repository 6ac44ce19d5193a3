"""The doctor's look at what waits on this PC for a database."""

from __future__ import annotations

from pathlib import Path

from app.domain.kept_file import KeptFile
from app.engine.apart import apart
from app.engine.doctor_check import Finding, ok, warning
from app.engine.drafts.kept_here.shelf import Found, look_into
from app.world import KEPT


async def kept_here(data_dir: Path, *, shared: bool) -> Finding:
    """Whether spreadsheets wait here, for which database, and whether all of them are whole."""
    found = await apart(lambda: look_into(data_dir / KEPT), "kept on this PC")
    return _finding(found, data_dir / KEPT, shared=shared)


def _finding(found: Found, folder: Path, *, shared: bool) -> Finding:
    parts = []
    mine = [one for one in found.kept if one.office == shared]
    others = [one for one in found.kept if one.office != shared]
    if mine:
        parts.append(f"{_named(mine)} wait for the database and are taken in when it answers")
    if others:
        meant = "this PC's own store" if shared else "the office's database"
        parts.append(
            f"{_named(others)} wait for {meant}, which this seat does not use now. They stay in "
            f"{folder} and are taken in when it does; or add the files again"
        )
    if found.damaged:
        names = ", ".join(one.name for one in found.damaged)
        parts.append(
            f"cannot be read: {names} in {folder}. Add those files again, then remove them"
        )
    return warning(". ".join(parts)) if parts else ok("nothing waits")


def _named(kept: list[KeptFile]) -> str:
    return ", ".join(one.draft.file_name for one in kept)
