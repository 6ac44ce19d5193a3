"""Looks at database, IEC and Redis all the time, and says what must never be."""

from __future__ import annotations

import re
import socket
import threading
from collections import Counter
from collections.abc import Sequence
from contextlib import closing

import pymysql
from pymysql.connections import Connection

from app.iec.practice.server import PracticeIec
from tests.chaos.guards import notes_since
from tests.chaos.watching import Watching
from tests.helpers.mariadb import MariaDb
from tests.helpers.redis_server import RedisServer

LOOK_SECONDS = 0.1
# How a server that is away or cut shows itself; anything else is no plan's doing.
_AWAY = (
    *(pymysql.err.OperationalError, pymysql.err.InterfaceError, pymysql.err.InternalError),
    OSError,
)
# So long nobody has said anything to Redis when the end is the end.
QUIET_SECONDS = 1.0
_WORD = re.compile(r'\] "(\w+)"')
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
        self._watching = [
            Watching("the witness of the database", self._watch_database, self.say),
            Watching("the witness of Redis", self._hear_redis, self.say),
        ]

    def start(self) -> None:
        """Begin to look."""
        for one in self._watching:
            one.start()

    def stop(self) -> None:
        """Look a last time, hear Redis to the end of what was said, and no more.

        Raises MySQLError where the database is away.
        """
        for one in self._watching:
            one.must_live()
        self._end.set()
        for one in self._watching:
            one.must_end()
        with closing(self._mariadb.connect(self._database)) as connection:
            self.look(connection)

    def give_up(self) -> None:
        """Look no more, whatever was seen."""
        self._end.set()

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
            except _AWAY:
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
            except OSError:
                self.looks["Redis away"] += 1
                self._end.wait(LOOK_SECONDS)

    def _listen(self) -> None:
        # By hand: redis-py's own monitor gives up at the first command that it cannot take apart.
        with socket.create_connection(("127.0.0.1", self._redis.port), timeout=5) as line:
            line.sendall(b"MONITOR\r\n")
            line.settimeout(QUIET_SECONDS)
            rest = b""
            while True:
                try:
                    piece = line.recv(65_536)
                except TimeoutError:
                    # Nobody speaks, or it is frozen: no reason to go away and miss what comes.
                    if self._end.is_set():
                        return
                    continue
                if not piece:
                    return
                *commands, rest = (rest + piece).split(b"\r\n")
                for command in commands:
                    self.hear(command.decode(errors="replace"))

    def hear(self, line: str) -> None:
        """One line of MONITOR: what a seat has told Redis."""
        word = _WORD.search(line)
        if word is None:
            # Its own "+OK".
            return
        self.looks["words to Redis"] += 1
        if names_a_person(line):
            self.say(f"Redis was told an ID number with {word[1]}")


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
