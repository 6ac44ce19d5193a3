"""Lookups a second against the ceiling: so many at once, divided by what one takes.

The references are that ceiling, and in the same run a bare httpx client that asks ten at once and
keeps nothing. Where the IEC answers at once there is no ceiling but the PC's own speed. The engine
is a whole job: store, quota, checkpoints and second looks, without intake and results. Ours and
httpx take turns; the mean counts.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

import httpx

from app.bootstrap import Seat, open_seat
from app.domain.identity_number import IdNumber
from app.domain.spreadsheet import Wishes
from app.engine.intake import Choices
from app.iec.account import Credentials
from app.iec.address import parse_address
from app.iec.client import IecClient
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.child import PracticeChild
from app.settings import load_settings
from tests.bench.figures import Figure, Key
from tests.bench.program import in_turns, run
from tests.helpers.spreadsheets import HEADERS, members, save_xlsx

LATENCIES_MS = (0, 50, 100, 250)
SHORT_LATENCIES_MS = (0, 100)
# How long a whole job takes at the ceiling: signing in, second looks and the last few answers are
# in it, a second in all. A client has none of them and is measured for a part of that.
# Each takes that long in every turn.
SECONDS, SHORT_SECONDS = 10, 2
CLIENTS_PART = 0.3
# What a PC does in a second where the IEC takes no time: sets how long a list is, nothing else.
AT_ONCE_A_SECOND = 500
AT_ONCE = 10
NOT_FOUND = 404
ENGINE, CLIENT, CEILING, BARE = "a whole job", "the client alone", "ceiling", "bare httpx"


def name_of(what: str, latency_ms: int) -> str:
    """What a figure is called."""
    return f"lookups at {latency_ms} ms, ten at once: {what}"


def keys_of(latencies_ms: Sequence[int]) -> tuple[Key, ...]:
    """What is measured at these; at none there is no ceiling."""
    return tuple(
        (name_of(what, each), beside)
        for each in latencies_ms
        for what in (ENGINE, CLIENT)
        for beside in ([CEILING, BARE] if each else [BARE])
    )


KEYS, SHORT_KEYS = keys_of(LATENCIES_MS), keys_of(SHORT_LATENCIES_MS)


def measure(short: bool) -> list[Figure]:
    """Every latency."""
    return [
        figure
        for latency_ms in (SHORT_LATENCIES_MS if short else LATENCIES_MS)
        for figure in asyncio.run(at_latency(latency_ms, short))
    ]


async def at_latency(latency_ms: int, short: bool) -> list[Figure]:
    """The engine beside the ceiling and beside httpx, and so the client alone."""
    ceiling = AT_ONCE * 1000 / latency_ms if latency_ms else 0.0
    count = int((ceiling or AT_ONCE_A_SECOND) * (SHORT_SECONDS if short else SECONDS))
    rates: dict[str, list[float]] = {ENGINE: [], CLIENT: [], BARE: []}
    async with PracticeChild(latency_ms=latency_ms) as practice:
        for turn in in_turns((ENGINE, CLIENT), (BARE,), short=short):
            for what in turn:
                rates[what].append(await WORKS[what](practice.address, count))
    found = []
    for what in (ENGINE, CLIENT):
        name, rate = name_of(what, latency_ms), mean(rates[what])
        if ceiling:
            found.append(Figure(name, rate, "a second", CEILING, ceiling))
        found.append(Figure(name, rate, "a second", BARE, mean(rates[BARE])))
    return found


async def engine_of(address: str, count: int) -> float:
    """A whole job of so many people, on a seat and a store of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        spreadsheet = save_xlsx(folder / "list.xlsx", [HEADERS, *members(count)])
        # Neither the limit nor its shares are to end the run.
        settings = load_settings(
            data_dir=folder,
            results_folder=folder / "results",
            quota_limit=1_000_000,
            lookups_at_once=AT_ONCE,
        )
        async with open_seat(settings, practice=True, address=address) as seat:
            return await whole_engine(seat, spreadsheet)


async def client_of(address: str, count: int) -> float:
    """Our client, for a part of the people."""
    return await client_alone(address, _numbers(count), AT_ONCE)


async def httpx_of(address: str, count: int) -> float:
    """The same people."""
    return await bare_httpx(address, _numbers(count), AT_ONCE)


WORKS = {ENGINE: engine_of, CLIENT: client_of, BARE: httpx_of}


def _numbers(count: int) -> list[str]:
    return [person[2] for person in members(int(count * CLIENTS_PART))]


async def bare_httpx(address: str, numbers: list[str], at_once: int) -> float:
    """Lookups a second of httpx as its documentation has it, every reply read."""
    iec, waiting = parse_address(address), iter(numbers)
    form = {
        "grant_type": "password",
        "username": PRACTICE_USER_NAME,
        "password": PRACTICE_PASSWORD,
    }

    async def ask(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
        for number in waiting:
            reply = await client.get(iec.voter(number), headers=headers)
            if reply.status_code != NOT_FOUND:
                reply.raise_for_status().json()

    async with httpx.AsyncClient(trust_env=False) as client:
        token = (await client.post(iec.sign_in, data=form)).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        began = time.perf_counter()
        await asyncio.gather(*(ask(client, headers) for _ in range(at_once)))
        return len(numbers) / (time.perf_counter() - began)


async def client_alone(address: str, numbers: list[str], at_once: int) -> float:
    """Lookups a second of our client, every answer judged."""
    waiting = iter(numbers)

    async def ask(client: IecClient) -> None:
        for number in waiting:
            await client.look_up(IdNumber(number))

    async with IecClient(address, Credentials(PRACTICE_USER_NAME, PRACTICE_PASSWORD)) as client:
        await client.sign_in()
        began = time.perf_counter()
        await asyncio.gather(*(ask(client) for _ in range(at_once)))
        return len(numbers) / (time.perf_counter() - began)


async def whole_engine(seat: Seat, spreadsheet: Path) -> float:
    """Lookups a second of a whole job, second looks counted, intake and results not."""
    moments: list[tuple[str, float]] = []
    seat.runner.watchers.append(lambda now: moments.append((now.phase, time.perf_counter())))
    job = await seat.intake.add(spreadsheet, Wishes(ward="93501016"), Choices())
    began = time.perf_counter()
    await seat.runner.run_until_done(frozenset({job.job_id}))
    ended = next(at for phase, at in moments if phase != "checking")
    done = await seat.changes.find(job.job_id)
    return done.lookups / (ended - began)


if __name__ == "__main__":
    run(__doc__, KEYS, measure, SHORT_KEYS)
