"""Everything a full run wrote, hunted for known ID numbers and passwords.

Two seats, commands and the spreadsheet process, over a real MariaDB and Redis with passwords;
where personal data belong (the database, the results) is named, everything else is looked at.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from app.domain.job import JobStatus
from tests.helpers.commands import PASSWORD as IEC_PASSWORD
from tests.helpers.commands import wait_until
from tests.helpers.mariadb import PASSWORD as DATABASE_PASSWORD
from tests.helpers.mariadb import mariadb
from tests.helpers.office_seats import numbers, open_office
from tests.helpers.redis_server import running_redis

__all__ = ["mariadb"]

REDIS_PASSWORD = "another-secret-of-this-test"
SECRETS = (IEC_PASSWORD, DATABASE_PASSWORD, REDIS_PASSWORD)
LIST = 120


class Hunt:
    """Looks for the people and the secrets of a run; `found` says in which place, never what."""

    def __init__(self, people: list[str]) -> None:
        # Bytes of either encoding; the number without its check digit tells it as well.
        wanted = [number[:12] for number in people] + list(SECRETS)
        self._wanted = [w.encode(code) for w in wanted for code in ("utf-8", "utf-16-le")]
        self.found: list[str] = []
        self.looked_at = 0

    def look(self, where: str, data: bytes) -> None:
        """Look into what stands somewhere."""
        self.looked_at += 1
        if any(one in data for one in self._wanted):
            self.found.append(where)

    def look_into(self, folder: Path, *but: str) -> None:
        """Look at every file below a folder, and at its name."""
        for path in folder.rglob("*"):
            where = str(path.relative_to(folder))
            self.look(f"the name of {where}", where.encode("utf-8", "surrogateescape"))
            if path.is_file() and not where.startswith(but):
                self.look(where, path.read_bytes())


def everything_in(client) -> bytes:
    """All keys of a Redis with all their values."""
    read = {"string": client.get, "hash": client.hgetall, "set": client.smembers,
            "zset": lambda key: client.zrange(key, 0, -1),
            "list": lambda key: client.lrange(key, 0, -1),
            "stream": client.xrange}  # fmt: skip
    return repr([(key, read[client.type(key)](key)) for key in client.keys("*")]).encode()


@pytest.fixture(scope="module")
def run(tmp_path_factory, mariadb):
    """A finished run: its office, people, what the programs printed, and what Redis held."""
    root = tmp_path_factory.mktemp("run")
    people = numbers(LIST)
    with (
        running_redis("--requirepass", REDIS_PASSWORD) as redis,
        open_office(root, mariadb, latency_ms=10) as office,
    ):
        env = {"ROLLCHECK_REDIS_URL": redis.url, "REDIS_PASSWORD": REDIS_PASSWORD}
        (job,) = office.add([people])
        with listening(redis) as talk, office.seats("seat-1", "seat-2", **env) as seats:
            wait_until(lambda: office.answered(job) >= LIST // 3)
            (ended,) = office.until_ended([job])
            with redis.client(password=REDIS_PASSWORD) as client:
                wait_until(lambda: client.keys("membership:*"))
                held = everything_in(client)
            printed = [seat.err.encode() for seat in seats]
            said = b"".join(talk)
        user = office.user("seat-1", **env)
        for words in (["jobs"], ["doctor"], ["check-person", people[0]]):
            done = user.run(*words)
            printed.append((done.out + done.err).encode())
        assert ended.status is JobStatus.COMPLETED
        yield root, people, printed, held, said


@contextmanager
def listening(redis) -> Iterator[list[bytes]]:
    """What everybody says to a Redis while a block runs, word for word."""
    words: list[bytes] = []
    with redis.client(password=REDIS_PASSWORD) as client, client.monitor() as monitor:

        def hear() -> None:
            # Ends with its connection, which is closed with the block.
            with suppress(Exception):
                words.extend(one["command"].encode() + b"\n" for one in monitor.listen())

        Thread(target=hear, daemon=True).start()
        yield words


def test_no_log_scratch_or_settings_file_holds_a_person_or_a_password(run):
    root, people, _, _, _ = run
    hunt = Hunt(people)
    hunt.look_into(root, "lists", *(f"{seat}/results" for seat in ("seat-1", "seat-2", "adder")))
    assert hunt.found == []
    logs = [path for path in root.rglob("*.log") if path.stat().st_size]
    assert len(logs) >= 2


def test_nothing_that_seats_and_commands_print_holds_a_person_or_a_password(run):
    _, people, printed, _, _ = run
    hunt = Hunt(people)
    for at, text in enumerate(printed):
        hunt.look(f"output {at}", text)
    assert hunt.found == []
    assert sum(map(len, printed)) > 500


def test_redis_neither_holds_nor_is_told_a_person_or_a_password(run):
    _, people, _, held, said = run
    hunt = Hunt(people)
    hunt.look("what it holds", held)
    # The password is how one signs in to it; nothing else may carry it.
    hunt.look("what it is told", said.replace(f"AUTH {REDIS_PASSWORD}".encode(), b""))
    assert hunt.found == []
    assert b"membership:" in held
    assert said.count(b"\n") > 20


def test_the_hunt_finds_what_is_there(run):
    _, people, _, _, _ = run
    hunt = Hunt(people)
    hunt.look("a log", b"asked for " + people[7].encode())
    hunt.look("a setting", f"password={DATABASE_PASSWORD}".encode())
    assert hunt.found == ["a log", "a setting"]


def test_what_a_seat_keeps_is_its_users_alone(run):
    root, *_ = run
    for seat in ("seat-1", "seat-2"):
        data = root / seat / "data"
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        open_to_others = [
            str(path.relative_to(data))
            for path in data.rglob("*")
            if path.is_dir() and stat.S_IMODE(path.stat().st_mode) & 0o077
        ]
        assert open_to_others == []
