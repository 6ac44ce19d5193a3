"""The commands about who may do what, and who did."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.options import AsJson, Practice
from app.cli.running_one import end, settings
from app.cli.where import Where
from app.domain.permissions import Role

office = typer.Typer()


@office.command()
def operators(practice: Practice = False, as_json: AsJson = False) -> None:
    """List who works here, and in which role."""
    from app.cli import office_commands

    end(office_commands.list_operators(settings(), Where(practice), as_json=as_json))


@office.command()
def operator(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The user name on the PC.")],
    role: Annotated[Role, typer.Option(help="What they may do from now on.")],
    display_name: Annotated[str, typer.Option(metavar="TEXT", help="How they are shown.")] = "",
    practice: Practice = False,
    as_json: AsJson = False,
) -> None:
    """Give an operator a role; only an admin may."""
    from app.cli import office_commands

    where = Where(practice)
    end(office_commands.set_operator(settings(), where, name, role, display_name, as_json=as_json))


@office.command("access-log")
def access_log(
    days: Annotated[int, typer.Option(min=1, max=36_500, help="How far back.")] = 30,
    practice: Practice = False,
    as_json: AsJson = False,
) -> None:
    """Say who saw, gave out or removed what; only an admin may."""
    from app.cli import office_commands

    end(office_commands.access_log(settings(), Where(practice), days, as_json=as_json))
