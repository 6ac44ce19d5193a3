import asyncio
import gc
import logging
import threading

import pytest
from sqlalchemy import text

from app.domain.errors import StoreUnavailable
from app.store.schema import timeline
from tests.helpers.seats import until
from tests.helpers.stores import NOON


def add_line(connection, line="added"):
    connection.execute(timeline.insert().values(job_id="aaaa", at=NOON, text=line))


def lines(connection):
    return connection.execute(text("SELECT text FROM rollcheck_timeline")).scalars().all()


async def test_work_runs_away_from_the_loops_thread(store):
    thread = await store.read(lambda _: threading.current_thread())
    assert thread is not threading.current_thread()


async def test_a_write_is_seen_by_the_next_read(store):
    await store.write(add_line)
    assert await store.read(lines) == ["added"]


async def test_a_cancelled_caller_leaves_its_write_to_finish(store):
    begun, go_on = threading.Event(), threading.Event()

    def slow(connection):
        begun.set()
        go_on.wait(timeout=10)
        add_line(connection, "kept")

    writing = asyncio.ensure_future(store.write(slow))
    await asyncio.to_thread(begun.wait, 10)
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    go_on.set()
    await store.write(add_line)
    assert await store.read(lines) == ["kept", "added"]


async def test_writes_keep_their_order(store):
    await asyncio.gather(*(store.write(lambda c, n=n: add_line(c, str(n))) for n in range(10)))
    assert await store.read(lines) == [str(n) for n in range(10)]


@pytest.mark.parametrize(
    ("error", "level"), [(StoreUnavailable("away"), "INFO"), (ValueError("ours"), "ERROR")]
)
async def test_what_goes_wrong_for_a_caller_that_was_cancelled_is_noted_by_the_store_alone(
    store, caplog, error, level
):
    """asyncio said that an exception was never retrieved when a seat ended in an outage."""
    begun, go_on = threading.Event(), threading.Event()

    def work(_connection):
        begun.set()
        go_on.wait(30)
        raise error

    caplog.set_level(logging.INFO)
    asking = asyncio.create_task(store.read(work))
    await asyncio.to_thread(begun.wait, 30)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    go_on.set()
    await until(lambda: caplog.records != [])
    gc.collect()
    assert [(one.name, one.levelname) for one in caplog.records] == [("app.store.store", level)]
