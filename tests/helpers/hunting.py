"""Looks for people and secrets wherever a run of the program has left or said something."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from redis import Redis

from tests.helpers.redis_server import RedisServer

# As people group an ID number: the last digits tell nobody without those before them.
GROUPED = ("{0} {1} {2} {3}", "{0} {1} {2}{3}", "{0}-{1}-{2}{3}", "{0}_{1}_{2}_{3}")


def grouped(number: str, how: str = GROUPED[0]) -> str:
    """An ID number as people write it: 800101 5009 08 7."""
    return how.format(number[:6], number[6:10], number[10:12], number[12])


class Hunt:
    """Looks for the people and the secrets of a run; `found` says in which place, never what."""

    def __init__(self, people: Iterable[str], others: Iterable[str] = ()) -> None:
        # Bytes of either encoding; the number without its check digit tells it as well.
        written = [number[:12] for number in people]
        written += [grouped(number, how)[:15] for number in people for how in GROUPED]
        wanted = {*written, *others}
        self._wanted = [w.encode(code) for w in wanted for code in ("utf-8", "utf-16-le")]
        self.found: list[str] = []
        self.looked_at = 0

    def look(self, where: str, data: bytes) -> None:
        """Look into what stands somewhere."""
        self.looked_at += 1
        if any(one in data for one in self._wanted):
            self.found.append(where)

    def look_at_all(self, what: Iterable[tuple[str, bytes]]) -> None:
        """Look into each of these, by its name."""
        for where, data in what:
            self.look(where, data)

    def look_into(self, folder: Path, *but: str) -> None:
        """Look at every file below a folder, and at its name, except below these folders."""
        for path in folder.rglob("*"):
            where = str(path.relative_to(folder))
            if where.startswith(but):
                continue
            self.look(f"the name of {where}", where.encode("utf-8", "surrogateescape"))
            if path.is_file():
                self.look(where, path.read_bytes())


def everything_in(client: Redis) -> bytes:
    """All keys of a Redis with all their values."""
    read: dict[str, Any] = {
        "string": client.get,
        "hash": client.hgetall,
        "set": client.smembers,
        "zset": lambda key: client.zrange(key, 0, -1),
        "list": lambda key: client.lrange(key, 0, -1),
        "stream": client.xrange,
    }
    found = [(key, read[client.type(key)](key)) for key in client.keys("*")]
    return repr(found).encode()


@contextmanager
def listening(redis: RedisServer, password: str) -> Iterator[list[bytes]]:
    """What everybody says to a Redis while a block runs, word for word, in pieces."""
    words: list[bytes] = []
    # By hand: redis-py's own monitor gives up at the first command that it cannot take apart.
    with socket.create_connection(("127.0.0.1", redis.port)) as line:
        line.sendall(f"AUTH {password}\r\nMONITOR\r\n".encode())

        def hear() -> None:
            while piece := line.recv(65_536):
                words.append(piece)

        hearing = Thread(target=hear)
        hearing.start()
        try:
            yield words
        finally:
            line.shutdown(socket.SHUT_RDWR)
            hearing.join()
