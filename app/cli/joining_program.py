"""The commands by which a seat comes to an office and goes, and their options."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.running_one import end_now

if TYPE_CHECKING:
    from app.cli.exit_codes import ExitCode
    from app.settings import Settings

PassphraseInput = Annotated[
    bool,
    typer.Option("--passphrase-stdin", help="The passphrase is the next line of standard input."),
]


def add_to(
    program: typer.Typer,
    settings: Callable[[], Settings],
    end: Callable[[Coroutine[Any, Any, ExitCode]], None],
) -> None:
    """Add `seat-file`, `join`, `leave`, and what the uninstaller asks.

    `end` runs a command and ends with its exit code.
    """

    @program.command("seat-file")
    def seat_file(
        out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write it.")],
        office: Annotated[str, typer.Option(metavar="NAME", help="The office's name.")] = "",
        passphrase_stdin: PassphraseInput = False,
    ) -> None:
        """Write a file that other seats join with.

        It holds the office's database, Redis and IEC account, sealed by a passphrase.
        """
        from app.cli import joining_commands

        end(joining_commands.make_seat_file(settings(), out, office, from_input=passphrase_stdin))

    @program.command()
    def join(
        file: Annotated[Path, typer.Argument(metavar="FILE", help="A seat file.")],
        passphrase_stdin: PassphraseInput = False,
    ) -> None:
        """Join an office with its seat file.

        Tests the connections first; nothing is changed where one does not work.
        """
        from app.cli import joining_commands

        end(joining_commands.join(settings(), file, from_input=passphrase_stdin))

    @program.command()
    def leave(
        without_vault: Annotated[
            bool, typer.Option("--without-vault", help="The vault is gone for good.")
        ] = False,
    ) -> None:
        """Leave the office; be a seat of its own."""
        from app.cli import joining_commands

        end(joining_commands.leave(settings(), with_vault=not without_vault))

    @program.command("forget-secrets", hidden=True)
    def forget_secrets() -> None:
        """Take every secret of Rollcheck out of the vault; the uninstaller asks for it."""
        from app.cli import forgetting

        end_now(forgetting.forget_secrets())
