"""A full run of seat, feed and spreadsheet process, heard by a program that may see no people.

Everything goes wrong that can: lists under a password, lists called by an ID number, requests and
messages with one in them, an IEC that refuses the account and fails. Then all that was said and
written is hunted; and the same run with the masks taken off shows that the hunt finds it.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.domain.job import TERMINAL
from app.domain.masking import MASK
from tests.helpers.commands import PASSWORD as IEC_PASSWORD
from tests.helpers.commands import Rollcheck, wait_until
from tests.helpers.feed_ears import Ears, ears_at
from tests.helpers.hunting import Hunt, everything_in, grouped, listening
from tests.helpers.iec import practice_in_thread
from tests.helpers.mariadb import PASSWORD as DATABASE_PASSWORD
from tests.helpers.mariadb import free_port, mariadb
from tests.helpers.office_seats import TENTH, Office, numbers
from tests.helpers.redis_server import running_redis
from tests.helpers.spreadsheets import HEADERS, save_encrypted_xlsx, save_sheets, save_xlsx

__all__ = ["mariadb"]

pytestmark = pytest.mark.long

REDIS_PASSWORD = "another-secret-of-this-test"
SURNAME, FIRST = "Qwazimbi", "Vukosiq"
OTHERS = (IEC_PASSWORD, DATABASE_PASSWORD, REDIS_PASSWORD, SURNAME, FIRST)
OPERATOR = "Thandi"
PEOPLE = numbers(60)
SCOPES = ("members.read", "members.create", "members.write")


def rows_of(people: Sequence[str]) -> list[tuple[str, str, str, str]]:
    return [(f"{FIRST}{at}", f"{SURNAME}{at}", one, "") for at, one in enumerate(people)]


def list_of(path: Path, first: int, count: int = 8) -> Path:
    """So many people, one of them twice and one with a mistyped digit."""
    people = PEOPLE[first : first + count]
    wrong = people[1][:12] + str((int(people[1][12]) + 1) % 10)
    return save_xlsx(path, [HEADERS, *rows_of([*people, people[0], wrong])])


class LeakyRollcheck(Rollcheck):
    """The program without its masks."""

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-P", "-m", "tests.helpers.leaky", *map(str, arguments)]


@dataclass
class Run:
    """What a finished run has said and left."""

    root: Path
    heard: list[tuple[str, bytes]]
    doors: set[str]
    printed: list[tuple[str, bytes]] = field(default_factory=list)
    redis: list[tuple[str, bytes]] = field(default_factory=list)
    states: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def run(tmp_path_factory, mariadb):
    return full_run(tmp_path_factory.mktemp("run"), mariadb, Rollcheck)


@pytest.fixture(scope="module")
def leaky_run(tmp_path_factory, mariadb):
    return full_run(tmp_path_factory.mktemp("leaky"), mariadb, LeakyRollcheck)


@contextmanager
def seat_at_work(root: Path, mariadb, program) -> Iterator[tuple[Any, Rollcheck, dict[str, str]]]:
    """The Redis, and a user whose office has it, a database, an IEC that fails, and a feed."""
    with (
        running_redis("--requirepass", REDIS_PASSWORD) as redis,
        practice_in_thread(latency_ms=10) as iec,
    ):
        iec.fault("token-refused@first=1")
        iec.fault("server-error:500@every=5")
        iec.fault(f"wrong-id@id={PEOPLE[3]}")
        office = Office(root, mariadb, iec, TENTH)
        office.program = program
        watched, temporary = root / "watched", root / "temporary"
        watched.mkdir()
        temporary.mkdir()
        env = {
            "ROLLCHECK_REDIS_URL": redis.url,
            "REDIS_PASSWORD": REDIS_PASSWORD,
            "ROLLCHECK_FEED_PORT": str(free_port()),
            "ROLLCHECK_WATCHED_FOLDER": str(watched),
            "TMPDIR": str(temporary),
        }
        try:
            yield redis, office.user("seat-1", **env), env
        finally:
            office.close()


def full_run(root: Path, mariadb, program) -> Run:
    """All of it, from the first token to the last command."""
    with seat_at_work(root, mariadb, program) as (redis, user, env):
        scopes = [word for scope in SCOPES for word in ("--scope", scope)]
        token = user.run("token", "create", "--name", "screen", *scopes).out.strip()
        address = f"http://127.0.0.1:{env['ROLLCHECK_FEED_PORT']}"
        with listening(redis, REDIS_PASSWORD) as talk, user.start("seat") as seat:
            seat.until(lambda: "serves" in seat.err)
            refused = refused_commands(user, root)
            ears, states = asyncio.run(everything_asked(address, token, root, user))
            with redis.client(password=REDIS_PASSWORD) as client:
                wait_until(lambda: b"WARD 17" in everything_in(client))
                held = everything_in(client)
            seat.signal(signal.SIGINT)
            ended = seat.end()
        found = Run(root, ears.heard, ears.kinds, states=states)
        # The password is how one signs in to it; nothing else may carry it.
        said = b"".join(talk).replace(f"AUTH {REDIS_PASSWORD}".encode(), b"")
        found.redis = [("what Redis holds", held), ("what Redis is told", said)]
        found.printed = [("the seat", (ended.out + ended.err).encode()), *refused]
        for words in (["doctor"], ["doctor", "--json"], ["token", "list"]):
            done = user.run(*words)
            found.printed.append((" ".join(words), (done.out + done.err).encode()))
    return found


def refused_commands(user: Rollcheck, root: Path) -> list[tuple[str, bytes]]:
    """Commands that cannot be done, each about a file called by an ID number."""
    lists = root / "lists"
    lists.mkdir()
    sealed = save_encrypted_xlsx(lists / f"{grouped(PEOPLE[0])}.xlsx", rows_of(PEOPLE[:3]))
    broken = lists / f"{PEOPLE[1]}.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more of it")
    said = []
    for path in (sealed, broken):
        done = user.run("add", path)
        assert done.code != 0
        # What was typed is repeated to who typed it, on standard error and nowhere else.
        said.append((f"add {path.suffix}", done.out.encode()))
    return said


async def everything_asked(
    address: str, token: str, root: Path, user: Rollcheck
) -> tuple[Ears, list[str]]:
    """Follow the feed while lists come in by every door; until all of them have ended."""
    async with ears_at(address, token) as ears:
        taken = list_of(root / "lists" / f"BLOUBERG WARD 16 {grouped(PEOPLE[0])}.xlsx", 0)
        assert (await asyncio.to_thread(user.run, "add", taken)).code == 0
        list_of(root / "watched" / f"BLOUBERG WARD 17 {PEOPLE[8]}.xlsx", 8)
        (root / "watched" / f"{grouped(PEOPLE[9])}.xlsx").write_bytes(b"%PDF-1.7 no list")
        jobs = [await uploaded(ears, path) for path in good_uploads(root)]
        assert [one.status_code for one in jobs] == [200] * 3
        refusals = [await uploaded(ears, path) for path in bad_uploads(root)]
        assert {one.status_code for one in refusals} <= {400, 422}
        await ask_nonsense(ears)
        states = await until_ended(ears, 5)
        for path in ("/queue/status", "/status", "/quota", "/jobs?limit=10"):
            await ears.client.get(path)
        await ears.say('{"event": "get_job_history"}', "get_job_history")
    return ears, states


def good_uploads(root: Path) -> list[Path]:
    lists = root / "lists"
    # Without a header: its first line is a person.
    text = lists / f"BLOUBERG WARD 20 {PEOPLE[41]}.csv"
    text.write_text("\n".join(",".join(row) for row in rows_of(PEOPLE[40:46])))
    return [
        list_of(lists / f"BLOUBERG WARD 18 {PEOPLE[20]}.xlsx", 20),
        list_of(lists / f"BLOUBERG WARD 19 {grouped(PEOPLE[30])}.xlsx", 30),
        text,
    ]


def bad_uploads(root: Path) -> list[Path]:
    """Lists that cannot be taken as they are, or leave a question; all of them name people."""
    lists, people = root / "lists", rows_of(PEOPLE[40:46])
    page = lists / f"{PEOPLE[42]}.xls"
    page.write_text(f"<html><body>{PEOPLE[42]} {SURNAME}</body></html>")
    two = {number: [HEADERS, *people] for number in (PEOPLE[43], grouped(PEOPLE[44]))}
    header = ("NAME", "SURNAME", PEOPLE[45], f"{grouped(PEOPLE[46])} {SURNAME}")
    return [
        save_encrypted_xlsx(lists / f"BLOUBERG WARD 16 {PEOPLE[40]}.xlsx", [HEADERS, *people]),
        page,
        save_sheets(lists / "BLOUBERG WARD 22 two sheets.xlsx", two),
        save_xlsx(lists / f"BLOUBERG WARD 21 {PEOPLE[47]} heads.xlsx", [header]),
        save_xlsx(lists / f"{grouped(PEOPLE[48])} without a ward.xlsx", [HEADERS, *people]),
    ]


async def uploaded(ears: Ears, path: Path) -> Any:
    return await ears.client.post("/upload", files={"file": (path.name, path.read_bytes())})


async def ask_nonsense(ears: Ears) -> None:
    """Requests and messages with an ID number wherever one can stand."""
    number, ask = PEOPLE[50], ears.client.request
    for path in (f"/jobs/{number}", f"/jobs?limit={number}x", f"/download/{number}", f"/{number}"):
        await ask("GET", path)
    for change in ("cancel", "retry", "priority"):
        await ask("POST", f"/jobs/{grouped(number)}/{change}", json={number: SURNAME})
    await ask("POST", "/upload", data={"ward_number": f"{SURNAME} {number}"}, files={"file": b"x"})
    await ask("POST", "/upload", content=number, headers={"content-type": SURNAME})
    await ask("GET", "/jobs", headers={"authorization": f"Bearer {number}"})
    await ask(number, "/jobs")
    for event, data in (
        (number, {}),
        ("cancel_job", {"jobId": number}),
        ("get_job_history", {"limit": grouped(number)}),
        ("subscribe", {"since": {"stream": f"{SURNAME}{number}", "seq": 1}}),
    ):
        await ears.say(json.dumps({"event": event, "data": data}), event, data)
    await ears.say(f"{number} is no JSON", SURNAME, number)


async def until_ended(ears: Ears, count: int) -> list[str]:
    """The states of so many jobs once all have ended."""
    async with asyncio.timeout(90):
        while True:
            jobs = (await ears.client.get("/jobs")).json()["data"]
            states = [job["status"] for job in jobs]
            if len(states) == count and set(states) <= set(map(str, TERMINAL)):
                return states
            await asyncio.sleep(0.2)


def found_in(what: list[tuple[str, bytes]], *more: str) -> list[str]:
    hunt = Hunt(PEOPLE, (*OTHERS, *more))
    hunt.look_at_all(what)
    return hunt.found


def found_on_disk(run: Run) -> tuple[list[str], int]:
    hunt = Hunt(PEOPLE, OTHERS)
    hunt.look_into(run.root, "lists", "watched", "seat-1/results")
    return hunt.found, hunt.looked_at


def test_no_reply_and_no_message_names_a_person_to_who_may_see_none(run):
    assert found_in(run.heard, OPERATOR) == []
    assert run.doors == {"REST", "websocket", "Socket.IO"}
    assert run.states == ["completed"] * 5
    refused = [where for where, _ in run.heard if where.startswith("REST") and "20" not in where]
    assert len(refused) > 12


def test_nothing_that_is_printed_names_a_person_or_a_password(run):
    assert found_in(run.printed) == []
    assert sum(len(data) for _, data in run.printed) > 500


def test_redis_is_told_nobody_of_lists_that_are_called_by_id_numbers(run):
    assert found_in(run.redis) == []
    assert f"BLOUBERG WARD 17 {MASK}" in run.redis[0][1].decode()


def test_no_log_and_no_file_of_seat_and_child_names_a_person_or_a_password(run):
    found, looked_at = found_on_disk(run)
    assert found == []
    assert looked_at > 10
    assert list((run.root / "temporary").iterdir()) == []


def test_the_same_run_without_masks_is_caught_in_feed_redis_and_log(leaky_run):
    heard = found_in(leaky_run.heard)
    assert {where.split()[0] for where in heard} == {"REST", "websocket", "Socket.IO"}
    assert found_in(leaky_run.redis) == ["what Redis holds", "what Redis is told"]
    found, _ = found_on_disk(leaky_run)
    assert any(where.endswith("rollcheck.log") for where in found)
