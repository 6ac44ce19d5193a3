"""Lookups a second against the ceiling: so many at once, divided by what one takes.

The references are that ceiling, and in the same run a bare httpx client that asks ten at once and
keeps nothing. Where the IEC answers at once there is no ceiling but the PC's own speed. The engine
is a whole job: store, quota, checkpoints and second looks, without intake and results.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
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
from app.settings import Settings, load_settings
from tests.bench.figures import Figure
from tests.bench.program import run
from tests.helpers.spreadsheets import HEADERS, members, save_xlsx

LATENCIES_MS = (0, 50, 100, 250)
SHORT_LATENCIES_MS = (0, 100)
# How long a whole job takes at the ceiling: signing in, second looks and the last few answers are
# in it, a second in all. A client has none of them and is measured for a part of that.
SECONDS, SHORT_SECONDS = 10, 3
CLIENTS_PART = 0.3
# What a PC does in a second where the IEC takes no time: sets how long a list is, nothing else.
AT_ONCE_A_SECOND = 500
NOT_FOUND = 404
ENGINE, CLIENT, CEILING, BARE = "a whole job", "the client alone", "ceiling", "bare httpx"


def name_of(what: str, latency_ms: int) -> str:
    """What a figure is called."""
    return f"lookups at {latency_ms} ms, ten at once: {what}"


NAMES = tuple(name_of(what, each) for each in LATENCIES_MS for what in (ENGINE, CLIENT))


def measure(short: bool) -> list[Figure]:
    """Every latency."""
    found: list[Figure] = []
    seconds = SHORT_SECONDS if short else SECONDS
    for latency_ms in SHORT_LATENCIES_MS if short else LATENCIES_MS:
        with TemporaryDirectory() as folder:
            found += asyncio.run(at_latency(Path(folder), latency_ms, seconds))
    return found


async def at_latency(folder: Path, latency_ms: int, seconds: float) -> list[Figure]:
    """The engine beside the ceiling and beside httpx, and so the client alone."""
    settings = _settings(folder)
    at_once = settings.lookups_at_once
    ceiling = at_once * 1000 / latency_ms if latency_ms else 0.0
    people = members(int((ceiling or AT_ONCE_A_SECOND) * seconds))
    numbers = [person[2] for person in people[: int(len(people) * CLIENTS_PART)]]
    spreadsheet = save_xlsx(folder / "list.xlsx", [HEADERS, *people])
    async with PracticeChild(latency_ms=latency_ms) as practice:
        bare = await bare_httpx(practice.address, numbers, at_once)
        client = await client_alone(practice.address, numbers, at_once)
        async with open_seat(settings, practice=True, address=practice.address) as seat:
            engine = await whole_engine(seat, spreadsheet)
    found = []
    for what, rate in ((ENGINE, engine), (CLIENT, client)):
        name = name_of(what, latency_ms)
        if ceiling:
            found.append(Figure(name, rate, "a second", CEILING, ceiling))
        found.append(Figure(name, rate, "a second", BARE, bare))
    return found


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


def _settings(data_dir: Path) -> Settings:
    # Neither the limit nor its shares are to end the run.
    return load_settings(
        data_dir=data_dir, results_folder=data_dir / "results", quota_limit=1_000_000
    )


if __name__ == "__main__":
    run(__doc__, NAMES, measure)
