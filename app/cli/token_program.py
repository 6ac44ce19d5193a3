"""`token`: what other programs sign in to the feed with."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Annotated, Any

import typer

from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Practice
from app.cli.where import Where

token_commands = typer.Typer(
    help="Make, list and revoke tokens of the feed.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@token_commands.command()
def create(
    name: Annotated[str, typer.Option(help='What it is for, such as "wall screen".')],
    scope: Annotated[
        list[str],
        typer.Option(
            metavar="SCOPE",
            help="members.read, members.create, members.write or personal; once for each.",
        ),
    ],
    days: Annotated[int, typer.Option(help="For how many days it counts.")] = 90,
    practice: Practice = False,
    as_json: AsJson = False,
) -> None:
    """Make a token and print it: it is shown this once."""
    from app.cli import token_work
    from app.settings import load_settings

    work = token_work.create(load_settings(), Where(practice), name, scope, days, as_json=as_json)
    _end(work)


@token_commands.command("list")
def list_all(practice: Practice = False, as_json: AsJson = False) -> None:
    """List the tokens of every seat; never the tokens themselves."""
    from app.cli import token_work
    from app.settings import load_settings

    _end(token_work.list_all(load_settings(), Where(practice), as_json=as_json))


@token_commands.command()
def revoke(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="Its id, or its name.")],
    practice: Practice = False,
    as_json: AsJson = False,
) -> None:
    """Let a token count no more, on whichever seat it was made."""
    from app.cli import token_work
    from app.settings import load_settings

    _end(token_work.revoke(load_settings(), Where(practice), token, as_json=as_json))


def _end(command: Coroutine[Any, Any, ExitCode]) -> None:
    code = asyncio.run(command)
    if code is not ExitCode.DONE:
        raise typer.Exit(int(code))
