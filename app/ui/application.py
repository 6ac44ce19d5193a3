"""The window's program: one loop, one window a world, and an end in order."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import logging
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import __version__
from app.domain.errors import OutageError, UserError
from app.settings import Settings, load_settings
from app.ui import event_loop
from app.ui.arguments import WindowArguments, parse
from app.ui.dialogs.plain import show_and_wait
from app.ui.single_instance import Ask, FirstInstance, Request, claim
from app.ui.tasks import ErrorDesk, Problem, catch_everything, leave
from app.ui.theme.look import Look, Mode
from app.ui.translation.language import Language
from app.ui.translation.said import said
from app.ui.window.host import SeatHost, Wanted
from app.ui.window.shell import Shell
from app.ui.window.worlds import Worlds
from app.world import World, make_folders, start_log

if TYPE_CHECKING:
    from app.serving import ServingSeat

log = logging.getLogger(__name__)

PRACTICE_LATENCY_MS = 50
NOT_STARTED = (
    "Rollcheck could not start: an internal error. Nothing is lost; details are in the log of "
    "the data folder"
)


def open_window(arguments: Sequence[str]) -> int:
    """Open the window and run until it is closed; the process's exit code."""
    given = parse(arguments)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Rollcheck")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("rollcheck")
    app.setQuitOnLastWindowClosed(False)
    look = Look(app)
    language = Language(app)
    try:
        settings = load_settings()
        look.set_mode(Mode(settings.theme))
        language.use(settings.language)
        first = _be_first(settings, given)
    except UserError as refused:
        show_and_wait(app, said(str(refused)))
        return 2
    if first is None:
        return 0
    worlds = Worlds(first, World(settings.data_dir, given.practice).data_dir)
    try:
        code = event_loop.run(_main(app, look, language, settings, given, worlds), app)
    except (UserError, OutageError) as refused:
        # No seat could be opened: the data are a newer version's, or their disk is full.
        show_and_wait(app, said(str(refused)))
        code = 2
    finally:
        worlds.close()
    return leave(code)


def _be_first(settings: Settings, given: WindowArguments) -> FirstInstance | None:
    """Raises UserError where the data folder cannot be used or the first does not answer."""
    world = World(settings.data_dir, given.practice)
    make_folders(world)
    ask = Ask.OPEN if given.paths else Ask.RAISE
    return claim(world.data_dir, Request(ask, given.paths))


async def _main(
    app: QApplication,
    look: Look,
    language: Language,
    settings: Settings,
    given: WindowArguments,
    worlds: Worlds,
) -> int:
    loop = asyncio.get_running_loop()
    world = World(settings.data_dir, given.practice)
    shells: list[Shell] = []

    def show(problem: Problem) -> None:
        loop.call_soon_threadsafe(lambda: shells and shells[0].show_problem(problem))

    errors = ErrorDesk(show)
    with start_log(world), catch_everything(errors, loop, world.logs / "crash.log"):
        opening = partial(_open_seat, worlds)
        host = SeatHost(opening, lambda seat, tasks: shells[0].serve(seat, tasks), errors)
        shell = Shell(app, look, language, host, errors, given, settings)
        shells.append(shell)
        shell.jobs.shown.connect(_settle, Qt.ConnectionType.SingleShotConnection)
        worlds.asked.connect(shell.asked)
        try:
            await shell.first_paint()
            await _serve(host, Wanted(settings, given.practice, given.iec_url))
        finally:
            await shell.aclose()
    return 0


async def _serve(host: SeatHost, first: Wanted) -> None:
    """Until the window is closed. What nobody foresaw is in the log, and one sentence is said."""
    try:
        await host.run(first)
    except (UserError, OutageError):
        raise
    except Exception:
        log.exception("the window could not open its data")
        raise UserError(NOT_STARTED) from None


def _settle(_found: object) -> None:
    """What is there once the jobs are shown stays, modules and all.

    A full collection walked it: the window stood still for 80 ms, more on a busy PC (measured).
    """
    gc.freeze()


@asynccontextmanager
async def _open_seat(worlds: Worlds, wanted: Wanted) -> AsyncIterator[ServingSeat]:
    """The seat behind the window; for practice with a simulated IEC of its own."""
    worlds.enter(World(wanted.settings.data_dir, wanted.practice))
    # Here and not above: the engine's libraries are read after the window is painted; and in a
    # thread: read in this one, the window stood still for half a second (measured).
    await asyncio.to_thread(importlib.import_module, "app.serving")
    from app.iec.practice.child import PracticeChild
    from app.serving import open_serving_seat

    async with contextlib.AsyncExitStack() as stack:
        address = wanted.address
        if wanted.practice and address is None:
            child = PracticeChild(latency_ms=PRACTICE_LATENCY_MS)
            address = (await stack.enter_async_context(child)).address
        yield await stack.enter_async_context(
            open_serving_seat(wanted.settings, practice=wanted.practice, address=address)
        )
