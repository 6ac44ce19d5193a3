"""`database upgrade` and `database copy`: for whoever administers the office's database."""

from __future__ import annotations

from app.cli.exit_codes import ExitCode
from app.cli.output import say
from app.opening import copy_to_office, upgrade_office
from app.settings import Settings


def upgrade_database(settings: Settings) -> ExitCode:
    """Bring the tables to this version; a table of the system before is adopted with its rows."""
    changed, adopted = upgrade_office(settings)
    if adopted.rows:
        say(f"{adopted.rows:,} jobs of the program before were taken over.")
    if adopted.unfinished:
        say(f"{adopted.unfinished:,} of them were unfinished: add their spreadsheets again.")
    say("The database has this version's tables now." if changed else "Nothing was to be done.")
    return ExitCode.DONE


def copy_up(settings: Settings, url: str) -> ExitCode:
    """Copy this PC's own store into an office's empty database."""
    copied = copy_to_office(settings, url)
    say(f"{copied.jobs:,} jobs and {copied.rows:,} rows were copied and compared.")
    say("Set database_url on every seat, or make a seat file, then start them again.")
    return ExitCode.DONE
