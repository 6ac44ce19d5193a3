"""Looks at database, IEC and Redis all the time, and says what must never be."""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence

import pymysql
import redis
from pymysql.connections import Connection

from app.iec.practice.server import PracticeIec
from tests.chaos.guards import notes_since
from tests.helpers.mariadb import MariaDb
from tests.helpers.redis_server import RedisServer

LOOK_SECONDS = 0.1
_PERSON = re.compile(r"(?<!\d)\d{13}(?!\d)")
# Seeds and stamps of 13 digits are no ID numbers: the month, for one, must be one.
_DATE = re.compile(r"\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{4}[01]\d\d")

_LEDGER = """
SELECT COALESCE(SUM(used), 0),
  COALESCE(SUM(IF(minute > FLOOR(UNIX_TIMESTAMP() / 60) - 60, used, 0)), 0)
FROM rollcheck_quota
"""


class Witness:
    """Watches in threads of its own; `wrong` is what was seen that must never be, once each."""

    def __init__(
        self, mariadb: MariaDb, database: str, server: RedisServer, iec: PracticeIec, limit: int
    ) -> None:
        self.wrong: list[str] = []
        self.looks: Counter[str] = Counter()
        self._mariadb = mariadb
        self._database = database
        self._redis = server
        self._iec = iec
        self._limit = limit
        self._entry = 0
        self._end = threading.Event()
        self._threads = [
            threading.Thread(target=self._watch_database, daemon=True),
            threading.Thread(target=self._hear_redis, daemon=True),
        ]

    def start(self) -> None:
        """Begin to look."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Look a last time, and no more."""
        self._end.set()
        for thread in self._threads:
            thread.join(20)
        self.look(self._mariadb.connect(self._database))

    def say(self, what: str) -> None:
        """Note something that must never be."""
        if what not in self.wrong:
            self.wrong.append(what)

    # ---- The database and the IEC ----

    def _watch_database(self) -> None:
        connection: Connection | None = None
        while not self._end.wait(LOOK_SECONDS):
            try:
                connection = connection or self._mariadb.connect(self._database)
                self.look(connection)
            except (pymysql.err.MySQLError, OSError):
                # The server is away by plan: what it did meanwhile its triggers have noted.
                connection = None
                self.looks["database away"] += 1

    def look(self, connection: Connection) -> None:
        """One look. Raises MySQLError where the server is away."""
        # Counted first: what is sent after it is in the ledger already.
        sent = len(self._iec.requests)
        for entry, what in notes_since(connection, self._entry):
            self._entry = entry
            self.say(what)
        with connection.cursor() as cursor:
            cursor.execute(_LEDGER)
            counted, in_an_hour = map(int, cursor.fetchone())
        self.looks["database"] += 1
        for what in wrong_quota(sent, counted, in_an_hour, self._limit):
            self.say(what)

    # ---- Redis ----

    def _hear_redis(self) -> None:
        while not self._end.is_set():
            try:
                self._listen()
            except (redis.RedisError, OSError):
                self.looks["Redis away"] += 1
                time.sleep(LOOK_SECONDS)

    def _listen(self) -> None:
        with self._redis.client(socket_timeout=2) as client, client.monitor() as monitor:
            while not self._end.is_set():
                self.hear(str(monitor.next_command()["command"]))

    def hear(self, command: str) -> None:
        """One thing that a seat has told Redis."""
        self.looks["words to Redis"] += 1
        if names_a_person(command):
            self.say(f"Redis was told an ID number with {command.split(' ', 1)[0]}")


def wrong_quota(sent: int, counted: int, in_an_hour: int, limit: int) -> Sequence[str]:
    """What is wrong when so many requests came to the IEC and the ledger has counted so many."""
    wrong = []
    if sent > counted:
        wrong.append("the IEC was asked more than the ledger had counted")
    if in_an_hour > limit:
        wrong.append(f"more than {limit} lookups were reserved in 60 minutes")
    return wrong


def names_a_person(text: str) -> bool:
    """Whether 13 digits in a row could be somebody's ID number."""
    return any(_DATE.fullmatch(found) for found in _PERSON.findall(text))


def every(seconds: float, work: Callable[[], None], end: threading.Event) -> None:
    """Do something again and again until the end."""
    while not end.wait(seconds):
        work()
