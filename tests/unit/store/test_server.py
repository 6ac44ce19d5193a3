"""What only a server's store does: doing a write exactly once, whatever the network does."""

import threading

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.engine import make_url

from app.domain.errors import StoreUnavailable, UserError
from app.store.schema import jobs, marks, timeline
from app.store.server import measure_packets, open_shared, plain_address
from app.store.tls import Tls, TlsMode, is_loopback, tls_arguments
from tests.helpers.mariadb import running_mariadb
from tests.helpers.stores import NOON, add_job, job_now


@pytest.fixture
def database(office_store):
    """A server's."""
    return office_store.database


def note(connection, line="added"):
    connection.execute(timeline.insert().values(job_id="aaaa", at=NOON, text=line))


def lines(database):
    with database.read() as connection:
        return list(connection.execute(select(timeline.c.text)).scalars())


def kill_my_connection(mariadb, connection):
    number = connection.execute(text("SELECT CONNECTION_ID()")).scalar_one()
    mariadb.run(f"KILL CONNECTION {number}")


def test_a_transaction_whose_connection_is_killed_is_run_again(database, mariadb):
    attempts = []

    def work(connection):
        attempts.append(1)
        note(connection)
        if len(attempts) == 1:
            kill_my_connection(mariadb, connection)
        note(connection, "second")

    database.transact(work)
    assert (len(attempts), sorted(lines(database))) == (2, ["added", "second"])


def test_a_commit_that_was_done_though_its_answer_was_lost_is_not_done_again(database, mariadb):
    """The connection ends after the server has committed, before the client hears of it."""
    lost = []

    def commit_then_lose(connection):
        # SQLAlchemy calls this before its own commit: the server's work is done here, unheard.
        if not lost:
            lost.append(1)
            raw = connection.connection.dbapi_connection
            raw.query("COMMIT")
            mariadb.run(f"KILL CONNECTION {raw.thread_id()}")

    attempts = []

    def work(connection):
        attempts.append(1)
        note(connection)

    event.listen(database.engine, "commit", commit_then_lose)
    try:
        database.transact(work)
    finally:
        event.remove(database.engine, "commit", commit_then_lose)
    assert (lost, attempts, lines(database)) == ([1], [1], ["added"])


def test_a_commit_that_was_not_done_is_done_again(database, mariadb):
    lost = []

    def lose_first(connection):
        if not lost:
            lost.append(1)
            mariadb.run(f"KILL CONNECTION {connection.connection.dbapi_connection.thread_id()}")

    event.listen(database.engine, "commit", lose_first)
    try:
        database.transact(note)
    finally:
        event.remove(database.engine, "commit", lose_first)
    assert (lost, lines(database)) == ([1], ["added"])


def test_two_transactions_that_block_each_other_are_both_done(database):
    """The server undoes one of them; nobody hears of it."""
    for job_id in ("aaaa", "bbbb"):
        add_job(database, job_id)
    both = threading.Barrier(2, timeout=20)
    waited = threading.local()

    def raise_priority(first, second):
        def work(connection):
            add_one(connection, first)
            if not getattr(waited, "done", False):
                waited.done = True
                both.wait()
            add_one(connection, second)

        database.transact(work)

    def add_one(connection, job_id):
        connection.execute(
            jobs.update().where(jobs.c.job_id == job_id).values(priority=jobs.c.priority + 1)
        )

    threads = [
        threading.Thread(target=raise_priority, args=order)
        for order in (("aaaa", "bbbb"), ("bbbb", "aaaa"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [job_now(database, job_id).priority for job_id in ("aaaa", "bbbb")] == [3, 3]


def test_every_thread_keeps_its_own_count_of_writes(database):
    threads = [threading.Thread(target=database.transact, args=(note,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with database.read() as connection:
        assert connection.execute(select(marks.c.number)).scalars().all()
    assert len(lines(database)) == 4


def test_a_value_that_does_not_fit_is_refused_and_not_cut_short(database):
    def too_long(connection):
        note(connection, "x" * 600)

    with pytest.raises(Exception, match="too long"):
        database.transact(too_long)
    assert lines(database) == []


def test_texts_compare_as_in_a_file(database):
    for job_id in ("aaaa", "AAAA", "áaaa"):
        add_job(database, job_id)
    assert job_now(database, "AAAA").job_id == "AAAA"


def test_a_server_that_is_away_is_an_outage():
    gone = open_shared(make_url("mysql+pymysql://office@127.0.0.1:9/office"))
    with pytest.raises(StoreUnavailable, match="does not answer"):
        gone.look(lambda connection: connection.execute(text("SELECT 1")))
    gone.close()


def test_a_server_that_was_restarted_is_used_again_by_itself():
    with running_mariadb() as server:
        database = open_shared(make_url(server.fresh_url()))
        ask = text("SELECT 1")
        assert database.look(lambda connection: connection.execute(ask).scalar_one()) == 1
        server.kill()
        with pytest.raises(StoreUnavailable):
            database.look(lambda connection: connection.execute(ask).scalar_one())
        server.start()
        assert database.look(lambda connection: connection.execute(ask).scalar_one()) == 1
        database.close()


def test_the_length_of_stored_pieces_fits_the_servers_packets():
    with running_mariadb("--max-allowed-packet=4M") as server:
        database = open_shared(make_url(server.fresh_url()))
        measure_packets(database)
        assert database.chunk_bytes == 1_000_000
        database.close()
    with running_mariadb("--max-allowed-packet=1M") as server:
        database = open_shared(make_url(server.fresh_url()))
        with pytest.raises(UserError, match="max_allowed_packet"):
            measure_packets(database)
        database.close()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("postgresql://office@host/office", "does not know"),
        ("mysql+pymysql://office@host", "names no host or no database"),
        ("mysql+pymysql:///office", "names no host or no database"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(address, why):
    with pytest.raises(UserError, match=why):
        plain_address(make_url(address))


def test_options_of_an_address_cannot_switch_the_certificates_check_off():
    url = plain_address(make_url("mysql://office@db/office?ssl_verify_cert=false&ssl_ca=x"))
    assert not url.query
    assert tls_arguments(url, Tls())["ssl"].check_hostname


@pytest.mark.parametrize(
    ("host", "near"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("db", False), ("10.0.0.1", False)],
)
def test_only_this_pc_itself_is_reached_without_encryption(host, near):
    assert is_loopback(host) is near
    arguments = tls_arguments(make_url(f"mysql://u@{'[::1]' if host == '::1' else host}/d"), Tls())
    assert ("ssl_disabled" in arguments) is near


def test_a_certificate_file_that_is_missing_is_named():
    url = make_url("mysql://u@db/d")
    with pytest.raises(UserError, match=r"/no/such\.pem"):
        tls_arguments(url, Tls(TlsMode.VERIFY, "/no/such.pem"))
