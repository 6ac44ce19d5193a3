"""Database and Redis both gone, for longer than any lease, and back: nobody has to restart."""

import pytest

from app.domain.job import JobStatus
from tests.helpers.commands import wait_until
from tests.helpers.mariadb import running_mariadb
from tests.helpers.office_seats import numbers, open_office
from tests.helpers.redis_server import running_redis

LIST = 500
AT_ONCE = 10


@pytest.mark.long
def test_a_list_goes_on_when_database_and_redis_are_back(tmp_path):
    with (
        running_mariadb() as mariadb,
        running_redis() as redis,
        open_office(tmp_path, mariadb, latency_ms=50) as office,
    ):
        (job,) = office.add([numbers(LIST)])
        names = ("seat-1", "seat-2", "seat-3")
        with office.seats(*names, ROLLCHECK_REDIS_URL=redis.url) as seats:
            wait_until(lambda: office.answered(job) >= 100)
            mariadb.kill()
            redis.stop()
            quiet_for(office.iec, seconds=8)
            asked = len(office.iec.requests)
            mariadb.start()
            redis.start()
            (ended,) = office.until_ended([job])
            assert [seat.process.poll() for seat in seats] == [None] * 3
        assert (ended.status, ended.crashes) == (JobStatus.COMPLETED, 0)
        twice = len(office.iec.requests) - LIST
        # Second looks at unclear records, and what the outage cut off: a batch and what was out.
        assert twice <= LIST // 20 + 50 + 2 * AT_ONCE
        assert asked < LIST
        with redis.client() as client:
            assert client.keys("membership:*")


def quiet_for(iec, seconds):
    """Wait until nobody has asked anything for so long: longer than a lease of this test."""
    seen = {"count": -1, "at": 0.0}

    def quiet():
        if len(iec.requests) != seen["count"]:
            seen.update(count=len(iec.requests), at=iec._clock())
        return iec._clock() - seen["at"] >= seconds

    wait_until(quiet, 60, every=0.05)
