"""`seat`: a seat without a window, for an office server, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal

from app.cli.exit_codes import ExitCode
from app.cli.output import say
from app.serving import ServingSeat, open_serving_seat
from app.settings import Settings
from app.world import World, make_folders, start_log

log = logging.getLogger(__name__)

END_SECONDS = 20.0


async def serve(settings: Settings, *, practice: bool, address: str | None) -> ExitCode:
    """Run the queue, the watched folder and whatever else a seat serves, until SIGTERM or Ctrl+C.

    The running job then goes back to the queue with all its answers, for another seat to go on
    with. Raises UserError for settings, folders and addresses that cannot be used.
    """
    world = World(settings.data_dir, practice)
    make_folders(world)
    with start_log(world):
        async with open_serving_seat(settings, practice=practice, address=address) as seat:
            stop = _told_to_stop()
            log.info("seat %s serves", settings.seat_name)
            say(f"Seat {settings.seat_name} serves. Ctrl+C stops it; its job is handed over")
            await _until(stop, seat)
    return ExitCode.DONE


async def _until(stop: asyncio.Event, seat: ServingSeat) -> None:
    tasks = [asyncio.create_task(run(), name=name) for name, run in seat.services()]
    waiting = asyncio.create_task(stop.wait(), name="Waiting for the end")
    done, _ = await asyncio.wait({*tasks, waiting}, return_when=asyncio.FIRST_COMPLETED)
    for task in (*tasks, waiting):
        task.cancel()
    # A service that hangs must not keep the lease from being given back.
    await asyncio.wait({*tasks, waiting}, timeout=END_SECONDS)
    for task in done - {waiting}:
        # A service never ends by itself: this is one of our own errors, and it ends the seat.
        task.result()


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, stop.set)
        except (NotImplementedError, RuntimeError):
            # Windows' loop takes none: the handler runs between two bytecodes of this thread.
            with contextlib.suppress(ValueError):
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop
