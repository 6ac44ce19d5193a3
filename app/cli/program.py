"""The commands and their options.

What carries a command is imported when it runs: the practice server needs none of it and starts
in a third of the time.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import __version__
from app.cli import joining_program
from app.cli.office_program import office
from app.cli.options import (
    AcceptRepairs,
    AsJson,
    Files,
    HeaderRow,
    IdColumn,
    IecUrl,
    JobText,
    MaxWait,
    Meeting,
    MeetingDate,
    MeetingKind,
    Out,
    Practice,
    Priority,
    Recheck,
    Sheet,
    Urgent,
    Ward,
)
from app.cli.output import put
from app.cli.running_one import end as _end
from app.cli.running_one import end_now as _end_now
from app.cli.running_one import settings as _settings
from app.cli.token_program import token_commands
from app.cli.where import Where

if TYPE_CHECKING:
    from app.engine.intake import Choices

program = typer.Typer(
    name="rollcheck",
    help="Checks a ward's membership list against the Electoral Commission's voters' roll.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


program.add_typer(office)


@program.callback(invoke_without_command=True)
def _start(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True)
    ] = False,
) -> None:
    if version:
        put(f"Rollcheck {__version__}")
        raise typer.Exit


@program.command()
def verify(
    files: Files,
    ward: Ward = None,
    sheet: Sheet = None,
    header_row: HeaderRow = None,
    id_column: IdColumn = None,
    accept_repairs: AcceptRepairs = False,
    out: Out = None,
    practice: Practice = False,
    iec_url: IecUrl = None,
    urgent: Urgent = False,
    priority: Priority = 1,
    recheck: Recheck = False,
    meeting_date: MeetingDate = None,
    meeting: MeetingKind = None,
    max_wait: MaxWait = None,
    as_json: AsJson = False,
) -> None:
    """Check lists and write their results."""
    from app.cli import lists

    _end(
        lists.verify(
            _settings(),
            Where(practice, iec_url, max_wait),
            files,
            lists.Given(sheet, header_row, id_column, ward, accept_repairs),
            _choices(urgent, priority, recheck, meeting_date, meeting),
            out,
            as_json=as_json,
        )
    )


@program.command()
def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A membership spreadsheet.")],
    ward: Ward = None,
    sheet: Sheet = None,
    header_row: HeaderRow = None,
    id_column: IdColumn = None,
    accept_repairs: AcceptRepairs = False,
    practice: Practice = False,
    iec_url: IecUrl = None,
    as_json: AsJson = False,
) -> None:
    """Say what is in a list; asks nobody.

    Sheet, header, ID column, ward, wrong ID numbers, lookups needed, open questions.
    """
    from app.cli import inspecting, lists

    given = lists.Given(sheet, header_row, id_column, ward, accept_repairs)
    _end(inspecting.inspect(_settings(), Where(practice, iec_url), file, given, as_json=as_json))


@program.command()
def add(
    files: Files,
    ward: Ward = None,
    sheet: Sheet = None,
    header_row: HeaderRow = None,
    id_column: IdColumn = None,
    accept_repairs: AcceptRepairs = False,
    practice: Practice = False,
    iec_url: IecUrl = None,
    urgent: Urgent = False,
    priority: Priority = 1,
    recheck: Recheck = False,
    meeting_date: MeetingDate = None,
    meeting: MeetingKind = None,
    as_json: AsJson = False,
) -> None:
    """Put lists into the queue; runs nothing."""
    from app.cli import lists

    _end(
        lists.add(
            _settings(),
            Where(practice, iec_url),
            files,
            lists.Given(sheet, header_row, id_column, ward, accept_repairs),
            _choices(urgent, priority, recheck, meeting_date, meeting),
            as_json=as_json,
        )
    )


@program.command()
def jobs(
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 50,
    practice: Practice = False,
    as_json: AsJson = False,
) -> None:
    """List the jobs."""
    from app.cli import queue_commands

    _end(queue_commands.list_jobs(_settings(), Where(practice), limit, as_json=as_json))


@program.command()
def show(job: JobText, practice: Practice = False, as_json: AsJson = False) -> None:
    """Show one job and what happened to it."""
    from app.cli import queue_commands

    _end(queue_commands.show(_settings(), Where(practice), job, as_json=as_json))


@program.command()
def resume(
    job: Annotated[str | None, typer.Argument(metavar="[JOB]", help="Only this one.")] = None,
    out: Out = None,
    practice: Practice = False,
    iec_url: IecUrl = None,
    max_wait: MaxWait = None,
    as_json: AsJson = False,
) -> None:
    """Run what is queued or unfinished."""
    from app.cli import queue_commands

    where = Where(practice, iec_url, max_wait)
    _end(queue_commands.resume(_settings(), where, job, out, as_json=as_json))


@program.command()
def retry(
    job: JobText,
    out: Out = None,
    practice: Practice = False,
    iec_url: IecUrl = None,
    max_wait: MaxWait = None,
    as_json: AsJson = False,
) -> None:
    """Ask again only what could not be checked."""
    from app.cli import queue_commands

    where = Where(practice, iec_url, max_wait)
    _end(queue_commands.retry(_settings(), where, job, out, as_json=as_json))


@program.command()
def ward(
    job: JobText,
    ward: Annotated[str, typer.Argument(metavar="WARD", help="The right ward, or column.")],
    out: Out = None,
    practice: Practice = False,
    as_json: AsJson = False,
) -> None:
    """Change a job's ward; asks nobody.

    Its results are made anew from the answers that are kept.
    """
    from app.cli import queue_commands

    _end(queue_commands.change_ward(_settings(), Where(practice), job, ward, out, as_json=as_json))


@program.command()
def cancel(job: JobText, practice: Practice = False, as_json: AsJson = False) -> None:
    """Stop a job; what was answered stays."""
    from app.cli import queue_commands

    _end(queue_commands.cancel(_settings(), Where(practice), job, as_json=as_json))


@program.command()
def download(
    job: JobText, out: Out = None, practice: Practice = False, as_json: AsJson = False
) -> None:
    """Write a job's results into a folder."""
    from app.cli import queue_commands

    _end(queue_commands.download(_settings(), Where(practice), job, out, as_json=as_json))


PersonText = Annotated[
    str, typer.Argument(metavar="ID|SURNAME|-", help="- reads it from standard input.")
]
PersonId = Annotated[str, typer.Argument(metavar="ID|-", help="- reads it from standard input.")]


@program.command("check-person")
def check_person(
    number: PersonId,
    practice: Practice = False,
    iec_url: IecUrl = None,
    as_json: AsJson = False,
) -> None:
    """Ask the IEC about one person."""
    from app.cli import people_commands

    where = Where(practice, iec_url)
    _end(people_commands.check_person(_settings(), where, number, as_json=as_json))


@program.command()
def find(text: PersonText, practice: Practice = False, as_json: AsJson = False) -> None:
    """Find a person in earlier lists."""
    from app.cli import people_commands

    _end(people_commands.find(_settings(), Where(practice), text, as_json=as_json))


@program.command()
def person(
    number: PersonId,
    export: Annotated[bool, typer.Option("--export", help="Print everything held.")] = False,
    erase: Annotated[bool, typer.Option("--erase", help="Remove everything held.")] = False,
    practice: Practice = False,
    as_json: AsJson = False,
) -> None:
    """Export or erase what is held of a person."""
    from app.cli import people_commands

    if export == erase:
        raise typer.BadParameter("Say either --export or --erase.")
    where = Where(practice)
    if export:
        _end(people_commands.export(_settings(), where, number))
    else:
        _end(people_commands.erase(_settings(), where, number, as_json=as_json))


@program.command()
def purge(practice: Practice = False, as_json: AsJson = False) -> None:
    """Remove what is past its time.

    Settings keep_spreadsheets_days, keep_decisions_days and reuse_hours say when that is.
    """
    from app.cli import care_commands

    _end(care_commands.purge_old(_settings(), Where(practice), as_json=as_json))


@program.command()
def doctor(practice: Practice = False, iec_url: IecUrl = None, as_json: AsJson = False) -> None:
    """Say what works here and what does not."""
    from app.cli import care_commands

    _end(care_commands.doctor(_settings(), Where(practice, iec_url), as_json=as_json))


@program.command("quit")
def quit_windows(
    context: typer.Context,
    wait: Annotated[float, typer.Option(min=1, help="Seconds to wait for its end.")] = 60,
) -> None:
    """Ask the open window to keep its work and close.

    Ends with 0 when none is open any more. A list that was being checked goes on at the next start.
    """
    from app.cli import care_commands

    raise typer.Exit(int(care_commands.quit_windows(_settings(), wait, context.obj)))


program.add_typer(token_commands, name="token")


@program.command()
def seat(practice: Practice = False, iec_url: IecUrl = None) -> None:
    """Serve without a window until stopped: runs the queue, watches the folder.

    For an office server, beside the seats with windows.
    """
    from app.cli import serving

    _end(serving.serve(_settings(), practice=practice, address=iec_url))


database = typer.Typer(help="For who administers the office's database.", no_args_is_help=True)
program.add_typer(database, name="database")


@database.command("upgrade")
def upgrade_database() -> None:
    """Bring the office's tables to this version; adopts the jobs of the program before."""
    from app.cli import office

    _end_now(office.upgrade_database(_settings()))


@database.command("copy")
def copy_database(
    to: Annotated[
        str,
        typer.Option(metavar="URL", help="The office's empty database; else the settings'."),
    ] = "",
) -> None:
    """Move this PC's own store up into an office's database."""
    from app.cli import office

    _end_now(office.copy_up(_settings(), to))


@program.command("practice-server")
def practice_server(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free one.")] = 0,
    latency_ms: Annotated[float, typer.Option(min=0, help="How long each reply takes.")] = 0,
    fault: Annotated[
        list[str] | None, typer.Option(metavar="NAME[:ARG]", help="A way to fail.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Lookups an hour; more are refused with 429.")
    ] = None,
    until_stdin_closes: Annotated[bool, typer.Option("--until-stdin-closes", hidden=True)] = False,
) -> None:
    """Serve the simulated IEC on this PC."""
    from app.iec.practice.runner import run_practice_server

    run_practice_server(port, latency_ms, fault or [], until_stdin_closes, limit=limit)


joining_program.add_to(program, lambda: _settings(), lambda command: _end(command))


def _choices(
    urgent: bool, priority: int, recheck: bool, day: datetime | None, kind: Meeting | None
) -> Choices:
    from app.engine.intake import Choices

    return Choices(
        urgent=urgent,
        priority=priority,
        recheck=recheck,
        meeting_date=f"{day:%Y-%m-%d}" if day else "",
        meeting_kind=str(kind) if kind else "",
    )
