"""Whatever happens to Redis, the list goes on as if nothing had, and nobody has to restart."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager

import pytest

from app.domain.job import JobStatus
from tests.helpers.commands import wait_until
from tests.helpers.office_seats import numbers, open_office
from tests.helpers.redis_server import running_redis
from tests.helpers.tcp_proxy import Line, TcpProxy

pytestmark = [pytest.mark.long, pytest.mark.timeout(240)]

LIST = 3000
SEATS = ("seat-1", "seat-2", "seat-3")


@contextmanager
def line_before(port):
    """A bad line before a server, in a loop of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    proxy = TcpProxy(port)

    def wait_for(work):
        return asyncio.run_coroutine_threadsafe(work, loop).result(10)

    wait_for(proxy.start())
    try:
        yield proxy
    finally:
        wait_for(proxy.stop())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def kill(redis, _line):
    redis.stop()
    redis.start()


def flush(redis, _line):
    redis.flush()


def stall(redis, _line):
    redis.freeze()
    threading.Event().wait(15)
    redis.thaw()


def half_open(_redis, line):
    line.line = Line.SWALLOW
    threading.Event().wait(12)
    line.line = Line.PASS


@pytest.mark.parametrize("fault", [kill, flush, stall, half_open])
def test_a_list_goes_on_through_it_and_redis_is_filled_again(tmp_path, mariadb, fault):
    with (
        running_redis() as redis,
        line_before(redis.port) as line,
        open_office(tmp_path, mariadb, latency_ms=100) as office,
    ):
        (job,) = office.add([numbers(LIST)])
        url = f"redis://127.0.0.1:{line.port}/0"
        with office.seats(*SEATS, ROLLCHECK_REDIS_URL=url) as seats:
            wait_until(lambda: office.answered(job) >= 50)
            wait_until(lambda: seats_in(redis) == len(SEATS))
            first, epoch = office.running_seat(), office.epoch()
            fault(redis, line)
            wait_until(lambda: seats_in(redis) == len(SEATS))
            (ended,) = office.until_ended([job])
            assert [seat.process.poll() for seat in seats] == [None] * len(SEATS)
        assert (ended.status, ended.seat, ended.crashes) == (JobStatus.COMPLETED, first, 0)
        # The lease never changed hands.
        assert office.epoch() - epoch <= 1


def seats_in(redis):
    """How many seats say in Redis that they are here."""
    with redis.client() as client:
        return len(list(client.scan_iter("membership:rollcheck:seat:*")))
