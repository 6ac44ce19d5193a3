"""`check-person`, `find` and `person`: one person, on the phone or at a member's request."""

from __future__ import annotations

import sys

from app.cli.exit_codes import ExitCode
from app.cli.output import put, put_json, put_table, say
from app.cli.running import Where, seat_for
from app.domain.errors import UserError
from app.domain.verdict import VERDICT_WORDS
from app.engine.people import Erased, Found
from app.engine.person_answer import PersonAnswer
from app.settings import Settings

FROM_INPUT = "-"


async def check_person(settings: Settings, where: Where, number: str, *, as_json: bool) -> ExitCode:
    """Ask the IEC about one person, on the share kept for single checks."""
    async with seat_for(settings, where) as seat:
        answer = await seat.people.check(said(number))
    if as_json:
        put_json(_answer_report(answer))
    else:
        put(answer.sentence)
    if answer.iec_away:
        return ExitCode.IEC_UNUSABLE
    return ExitCode.NOT_ALL_CHECKED if answer.meaning is None else ExitCode.DONE


async def find(settings: Settings, where: Where, text: str, *, as_json: bool) -> ExitCode:
    """Where a person stands in the lists checked so far; asks nobody."""
    async with seat_for(settings, where, asks=False) as seat:
        found = await seat.people.find(said(text))
    if as_json:
        for one in found:
            put_json(_found_report(one))
    elif found:
        put_table(
            ("checked", "list", "row", "surname", "first names", "ID number", "verdict", "reason"),
            [_found_line(one) for one in found],
        )
    else:
        say("Not in any list checked here.")
    return ExitCode.DONE


async def export(settings: Settings, where: Where, number: str) -> ExitCode:
    """Everything held about one person, as JSON."""
    async with seat_for(settings, where, asks=False) as seat:
        put_json(await seat.people.export(said(number)))
    return ExitCode.DONE


async def erase(settings: Settings, where: Where, number: str, *, as_json: bool) -> ExitCode:
    """Remove everything held about one person."""
    async with seat_for(settings, where, asks=False) as seat:
        gone = await seat.people.erase(said(number))
    if as_json:
        put_json(_erased_report(gone))
        return ExitCode.DONE
    put(
        f"Removed from {gone.rows} rows of {len(gone.job_ids)} jobs, with {gone.answers} answers "
        f"and {gone.single_checks} single checks."
    )
    for file in gone.files:
        put(f"  {file.name}: its stored copy is gone; remove copies saved in folders by hand")
    for name in gone.not_searched:
        put(f"  {name}: not searched, for a question about it is open; answer it or remove it")
    return ExitCode.DONE


def said(text: str) -> str:
    """What was typed; `-` reads one line of standard input, which no process list shows.

    Raises UserError when there is nothing to read.
    """
    if text != FROM_INPUT:
        return text
    line = sys.stdin.readline().strip() if sys.stdin is not None else ""
    if not line:
        raise UserError("Nothing came on standard input: give an ID number or a surname there")
    return line


def _answer_report(answer: PersonAnswer) -> dict[str, object]:
    return {
        "meaning": str(answer.meaning) if answer.meaning else "could_not_check",
        "text": answer.text,
        "id_number": answer.masked_id,
        "ward_id": int(answer.ward_id) if answer.ward_id else None,
        "voting_station": answer.station or None,
        "asked_at": f"{answer.asked_at.isoformat(timespec='seconds')}Z",
        "reused": answer.reused,
        "reason": answer.reason,
    }


def _found_report(one: Found) -> dict[str, object]:
    return {
        "job_id": one.job_id,
        "file": one.file_name,
        "row": one.row_no,
        "checked_at": one.checked_at or None,
        "verdict": str(one.verdict),
        "reason": one.reason,
        "ward_id": int(one.ward_id) if one.ward_id else None,
        "id_number": one.masked_id,
        "surname": one.surname,
        "first_names": one.first_names,
    }


def _found_line(one: Found) -> tuple[object, ...]:
    return (
        one.checked_at[:16],
        one.file_name,
        one.row_no,
        one.surname,
        one.first_names,
        one.masked_id,
        VERDICT_WORDS[one.verdict],
        one.reason,
    )


def _erased_report(gone: Erased) -> dict[str, object]:
    return {
        "rows": gone.rows,
        "answers": gone.answers,
        "single_checks": gone.single_checks,
        "jobs": list(gone.job_ids),
        "files": [{"job_id": f.job_id, "role": f.role, "name": f.name} for f in gone.files],
        "not_searched": list(gone.not_searched),
    }
