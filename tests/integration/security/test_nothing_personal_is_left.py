"""Everything a full run wrote, hunted for known ID numbers and passwords.

Two seats, commands and the spreadsheet process, over a real MariaDB and Redis with passwords;
where personal data belong (the database, the results) is named, everything else is looked at.
The feed's own run is in `test_the_feed_tells_nobody.py`, the window's in `tests/e2e/window`.
"""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.domain.job import JobStatus
from tests.helpers.commands import PASSWORD as IEC_PASSWORD
from tests.helpers.commands import wait_until
from tests.helpers.hunting import Hunt, everything_in, listening
from tests.helpers.mariadb import PASSWORD as DATABASE_PASSWORD
from tests.helpers.mariadb import mariadb
from tests.helpers.office_seats import numbers, open_office
from tests.helpers.redis_server import running_redis

__all__ = ["mariadb"]

REDIS_PASSWORD = "another-secret-of-this-test"
SECRETS = (IEC_PASSWORD, DATABASE_PASSWORD, REDIS_PASSWORD)
LIST = 120


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
        # Somebody chose a folder that all may enter.
        (root / "seat-2").mkdir()
        (root / "seat-2" / "data").mkdir(mode=0o755)
        with (
            listening(redis, REDIS_PASSWORD) as talk,
            office.seats("seat-1", "seat-2", **env) as seats,
        ):
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


def test_no_log_scratch_or_settings_file_holds_a_person_or_a_password(run):
    root, people, _, _, _ = run
    hunt = Hunt(people, SECRETS)
    hunt.look_into(root, "lists", *(f"{seat}/results" for seat in ("seat-1", "seat-2", "adder")))
    assert hunt.found == []
    logs = [path for path in root.rglob("*.log") if path.stat().st_size]
    assert len(logs) >= 2


def test_nothing_that_seats_and_commands_print_holds_a_person_or_a_password(run):
    _, people, printed, _, _ = run
    hunt = Hunt(people, SECRETS)
    for at, text in enumerate(printed):
        hunt.look(f"output {at}", text)
    assert hunt.found == []
    assert sum(map(len, printed)) > 500


def test_redis_neither_holds_nor_is_told_a_person_or_a_password(run):
    _, people, _, held, said = run
    hunt = Hunt(people, SECRETS)
    hunt.look("what it holds", held)
    # The password is how one signs in to it; nothing else may carry it.
    hunt.look("what it is told", said.replace(f"AUTH {REDIS_PASSWORD}".encode(), b""))
    assert hunt.found == []
    assert b"membership:" in held
    assert said.count(b"\n") > 20


def test_the_hunt_finds_what_is_there(run):
    _, people, _, _, _ = run
    hunt = Hunt(people, SECRETS)
    hunt.look("a log", b"asked for " + people[7].encode())
    hunt.look("a setting", f"password={DATABASE_PASSWORD}".encode())
    assert hunt.found == ["a log", "a setting"]


def open_to_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def readable_below(folder: Path) -> list[str]:
    """The files that another user of this PC could read, could they enter the folder itself."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file()
        and open_to_others(path)
        and all(open_to_others(one) for one in path.parents if folder in one.parents)
    ]


def test_every_folder_that_a_seat_makes_is_its_users_alone(run):
    root, *_ = run
    data = root / "seat-1" / "data"
    folders = [data, *(path for path in data.rglob("*") if path.is_dir())]
    assert [str(path) for path in folders if open_to_others(path)] == []
    assert {"logs", "scratch"} <= {path.name for path in folders}


def test_in_a_folder_that_all_may_enter_they_find_nothing_to_read(run):
    root, *_ = run
    data = root / "seat-2" / "data"
    assert open_to_others(data)
    # An empty file, and a number that tells one start of a seat from the next.
    assert set(readable_below(data)) <= {"seat.lock", "seat.run"}
    assert stat.S_IMODE((data / "logs" / "rollcheck.log").stat().st_mode) == 0o600
