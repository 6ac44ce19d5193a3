"""The doctor's look at a real MariaDB and a real Redis, working and broken in every way."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace

import pytest

from app.domain.office_address import Origin, parse_database, parse_redis
from app.engine.doctor_check import State
from app.engine.doctor_office import examine_office, try_office
from app.office import Office, Shared
from app.settings import load_settings
from app.store.schema import metadata
from app.store.upgrade import HEAD, VERSION_TABLE
from tests.helpers.certificates import self_signed
from tests.helpers.commands import PROJECT
from tests.helpers.mariadb import free_port, mariadb, running_mariadb
from tests.helpers.redis_server import running_redis
from tests.helpers.vault import MemoryVault, vault_in_use

__all__ = ["mariadb"]

PREFIX = "membership:"
SECRET = "a secret / of @ this : test"
REDIS_USER = "rollcheck"


def documented_acl():
    """The user as .github/OFFICE.md makes it, with this test's password."""
    document = (PROJECT / ".github" / "OFFICE.md").read_text(encoding="utf-8")
    (line,) = [one for one in document.splitlines() if one.startswith("ACL SETUSER")]
    return [word.replace(">LONG-PASSWORD-3", f">{SECRET}") for word in line.split()]


def office_of(database, redis="", **changes):
    shared = Shared(parse_database(database), Origin.ENVIRONMENT)
    found = Shared(parse_redis(redis), Origin.ENVIRONMENT) if redis else None
    return Office("Limpopo", shared, found, **changes)


async def found(office):
    checks = await try_office(office, PREFIX)
    assert not any(SECRET in one.text for one in checks)
    return {one.name: one for one in checks}


def account(server, database, *grants):
    """The address of an account that has only these rights."""
    name = f"u{free_port()}"
    server.run(f"CREATE USER {name}@'127.0.0.1' IDENTIFIED BY '{SECRET}'")
    for grant in grants:
        server.run(f"GRANT {grant} TO {name}@'127.0.0.1'")
    return server.url(database, name, SECRET)


def fresh(server):
    """An empty database, by name."""
    return parse_database(server.fresh_url()).name


def tables_in(server, database, version=HEAD):
    """Tables of ours by name; what is in them does not matter here."""
    for table in metadata.tables:
        server.run(f"CREATE TABLE {table} (id INT)", database)
    server.run(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32))", database)
    server.run(f"INSERT INTO {VERSION_TABLE} VALUES ('{version}')", database)


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """A server with TLS, and the file that vouches for it."""
    pem = self_signed(tmp_path_factory.mktemp("tls"))
    with running_mariadb(f"--ssl-cert={pem}", f"--ssl-key={pem}") as server:
        yield server, str(pem)


# ---- The database ----


async def test_a_database_that_works_is_told_with_its_version_and_rights(mariadb):
    database = fresh(mariadb)
    tables_in(mariadb, database)
    checks = await found(office_of(account(mariadb, database, f"ALL ON {database}.*")))
    assert {one.state for one in checks.values()} == {State.OK}
    assert "MariaDB 10.11" in checks["Office database"].text
    assert "max_allowed_packet 16 MB" in checks["Database packets"].text
    assert HEAD in checks["Database tables"].text


async def test_a_name_that_is_not_found_is_told(mariadb):
    checks = await found(office_of(f"mysql://u:{SECRET.split()[0]}@no-such-host.invalid/m"))
    assert "this name is not found" in checks["Office database"].text
    assert checks["Office database"].state is State.TROUBLE


async def test_a_closed_port_is_told():
    checks = await found(office_of(f"mysql://u@127.0.0.1:{free_port()}/m"))
    assert "refuses connections. Check that MariaDB runs there" in checks["Office database"].text


async def listening(answer):
    """A port on which somebody else's program answers with these bytes, None for silence."""

    async def talk(reader, writer):
        if answer is not None:
            writer.write(answer)
        with contextlib.suppress(ConnectionError):
            await reader.read()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]


async def test_a_server_that_says_nothing_is_told(monkeypatch):
    monkeypatch.setattr("app.store.server_look.ANSWER_SECONDS", 0.3)
    server, port = await listening(None)
    async with server:
        checks = await found(office_of(f"mysql://u@127.0.0.1:{port}/m"))
    assert "does not answer" in checks["Office database"].text


@pytest.mark.parametrize(
    "answer",
    [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n", b"-ERR what\r\n", b"\x00"],
)
async def test_another_kind_of_server_is_told(monkeypatch, answer):
    monkeypatch.setattr("app.store.server_look.ANSWER_SECONDS", 0.5)
    server, port = await listening(answer)
    async with server:
        checks = await found(office_of(f"mysql://u@127.0.0.1:{port}/m"))
    told = checks["Office database"].text
    assert "not as MariaDB does" in told or "does not answer" in told


async def test_a_refused_login_is_told(mariadb):
    checks = await found(office_of(mariadb.url("m", "nobody", "wrong")))
    assert "refuses user nobody" in checks["Office database"].text


async def test_a_missing_database_is_told(mariadb):
    checks = await found(office_of(mariadb.url("not_there")))
    assert "has no database not_there. Create it" in checks["Office database"].text


async def test_a_database_that_the_account_may_not_use_is_told(mariadb):
    checks = await found(office_of(account(mariadb, fresh(mariadb))))
    assert "may not use the database" in checks["Office database"].text


async def test_the_smallest_missing_right_is_named(mariadb):
    database = fresh(mariadb)
    tables_in(mariadb, database)
    address = account(mariadb, database, f"SELECT, INSERT, DELETE ON {database}.*")
    right = (await found(office_of(address)))["Database rights"]
    assert right.state is State.TROUBLE
    assert "lacks UPDATE ON *." in right.text


async def test_a_right_that_one_table_lacks_is_named_with_it(mariadb):
    database = fresh(mariadb)
    tables_in(mariadb, database)
    wide = [f"SELECT, INSERT, UPDATE, DELETE ON {database}.{name}" for name in metadata.tables]
    wide = [one for one in wide if not one.endswith(".rollcheck_rows")]
    address = account(
        mariadb,
        database,
        *wide,
        f"SELECT, INSERT ON {database}.rollcheck_rows",
        f"SELECT ON {database}.{VERSION_TABLE}",
    )
    right = (await found(office_of(address)))["Database rights"]
    assert "lacks UPDATE ON rollcheck_rows; DELETE ON rollcheck_rows." in right.text


async def test_missing_tables_are_told_with_what_makes_them(mariadb):
    database = fresh(mariadb)
    tables = (await found(office_of(account(mariadb, database, f"ALL ON {database}.*"))))[
        "Database tables"
    ]
    assert (tables.state, "database upgrade" in tables.text) == (State.TROUBLE, True)


async def test_missing_tables_and_no_right_to_make_them_is_trouble(mariadb):
    database = fresh(mariadb)
    few = f"SELECT, INSERT, UPDATE, DELETE, INDEX ON {database}.*"
    tables = (await found(office_of(account(mariadb, database, few))))["Database tables"]
    assert tables.state is State.TROUBLE
    assert "lacks CREATE, ALTER to make them" in tables.text


@pytest.mark.parametrize(
    ("version", "state", "told"),
    [
        ("0001", State.TROUBLE, "older tables (0001)"),
        ("9999", State.TROUBLE, "newer Rollcheck"),
    ],
)
async def test_tables_of_another_version_are_told(mariadb, version, state, told):
    database = fresh(mariadb)
    tables_in(mariadb, database, version)
    tables = (await found(office_of(mariadb.url(database))))["Database tables"]
    assert tables.state is state
    assert told in tables.text


async def test_a_server_with_small_packets_is_trouble():
    with running_mariadb("--max-allowed-packet=1M", "--innodb-buffer-pool-size=8M") as server:
        checks = await found(office_of(server.fresh_url()))
    assert checks["Database packets"].state is State.TROUBLE
    assert "is 1 MB" in checks["Database packets"].text


async def test_a_wrong_clock_is_told_with_its_minutes(mariadb, monkeypatch):
    from app.store import server_look

    real = server_look.look_at_server
    monkeypatch.setattr(
        server_look, "look_at_server", lambda *given: replace(real(*given), ahead=-660.0)
    )
    clock = (await found(office_of(mariadb.fresh_url())))["Database clock"]
    assert clock.state is State.WARNING
    assert "11 minutes behind the server's" in clock.text


async def test_the_clock_that_is_compared_is_the_servers_own(mariadb):
    # TIMESTAMP of the session would shift the server's clock for this account alone.
    from sqlalchemy.engine import make_url

    from app.store.server_look import look_at_server
    from app.store.tls import Tls

    url = make_url(mariadb.fresh_url())
    assert abs(look_at_server(url, Tls()).ahead) < 60


async def test_a_server_without_tls_is_refused_where_it_is_wanted(mariadb):
    checks = await found(office_of(mariadb.fresh_url(), tls="verify"))
    assert "offers no encryption" in checks["Office database"].text


async def test_a_server_whose_certificate_nobody_vouches_for_is_refused(guarded):
    server, _ = guarded
    checks = await found(office_of(server.fresh_url(), tls="verify"))
    assert "certificate is not trusted here, so no password was sent" in (
        checks["Office database"].text
    )


async def test_a_server_with_the_offices_own_certificate_is_encrypted(guarded):
    server, pem = guarded
    checks = await found(office_of(server.fresh_url(), tls="verify", ca_file=pem))
    assert checks["Office database"].state is State.OK
    assert "encrypted (TLS_" in checks["Office database"].text


async def test_a_certificate_for_another_name_is_told(guarded):
    server, pem = guarded
    address = server.fresh_url().replace("127.0.0.1", "localhost")
    checks = await found(office_of(address, tls="verify", ca_file=pem))
    assert "certificate is for another name" in checks["Office database"].text


async def test_an_unchecked_certificate_is_a_warning(guarded):
    server, _ = guarded
    checks = await found(office_of(server.fresh_url(), tls="require"))
    assert checks["Office database"].state is State.WARNING
    assert "certificate is not checked" in checks["Office database"].text


async def test_a_certificate_file_that_is_none_is_told(mariadb, tmp_path):
    checks = await found(
        office_of(mariadb.fresh_url(), tls="verify", ca_file=str(tmp_path / "none.pem"))
    )
    assert "cannot be read" in checks["Office database"].text
    assert checks["Office database"].state is State.TROUBLE


async def test_a_far_host_is_verified_without_being_asked_to(mariadb, monkeypatch):
    # The name leads here, and still it is not this PC's.
    import socket

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *more, **kw: real("127.0.0.1", *more, **kw)
    )
    address = mariadb.fresh_url().replace("127.0.0.1", "db.office.example")
    checks = await found(office_of(address))
    assert "offers no encryption" in checks["Office database"].text


# ---- Redis ----


@pytest.fixture(scope="module")
def cache():
    with running_redis("--maxmemory-policy", "noeviction") as server:
        with server.client() as client:
            client.execute_command(*documented_acl())
        yield server


def redis_url(server, user=REDIS_USER, password=SECRET, number="0"):
    shown = parse_redis(f"redis://{user}@127.0.0.1:{server.port}/{number}")
    return shown.with_password(password).text


async def with_redis(mariadb, address):
    checks = await found(office_of(mariadb.fresh_url(), address))
    return {name: one for name, one in checks.items() if "Redis" in name}


async def test_a_redis_user_with_the_documented_rights_is_enough(mariadb, cache):
    checks = await with_redis(mariadb, redis_url(cache))
    assert {one.state for one in checks.values()} == {State.OK}
    assert "Redis 7" in checks["Office Redis"].text


async def test_looking_at_a_redis_leaves_nothing_in_it(mariadb, cache):
    await with_redis(mariadb, redis_url(cache))
    with cache.client() as client:
        assert client.keys("*") == []


async def test_a_wrong_password_of_redis_is_told_and_is_no_trouble(mariadb, cache):
    told = (await with_redis(mariadb, redis_url(cache, password="wrong")))["Office Redis"]
    assert told.state is State.WARNING
    assert "refuses the password" in told.text
    assert "Jobs go on without it" in told.text


async def test_a_redis_that_wants_a_password_says_so(mariadb):
    with running_redis("--requirepass", "wanted") as server:
        told = (await with_redis(mariadb, server.url))["Office Redis"]
    assert "refuses the password" in told.text


async def test_a_redis_that_is_not_there_is_told(mariadb):
    told = (await with_redis(mariadb, f"redis://127.0.0.1:{free_port()}/0"))["Office Redis"]
    assert "refuses connections. Check that Redis runs there" in told.text


async def test_a_redis_database_that_is_not_there_is_told(mariadb, cache):
    told = (await with_redis(mariadb, redis_url(cache, number="99")))["Office Redis"]
    assert "has no database 99" in told.text


async def test_a_redis_that_throws_keys_away_is_told(mariadb):
    with running_redis("--maxmemory-policy", "allkeys-lru") as server:
        told = (await with_redis(mariadb, server.url))["Redis eviction"]
    assert told.state is State.WARNING
    assert "allkeys-lru" in told.text


async def test_what_a_redis_user_may_not_do_is_named(mariadb, cache):
    with cache.client() as client:
        client.execute_command(
            "ACL", "SETUSER", "few", "on", ">pw", "~membership:*", "+@all", "-publish", "-hset"
        )
    told = (await with_redis(mariadb, redis_url(cache, "few", "pw")))["Redis rights"]
    assert told.state is State.WARNING
    assert "HSET" in told.text
    assert "PUBLISH" in told.text
    assert "LRANGE" not in told.text


async def test_a_redis_user_kept_to_other_keys_is_told(mariadb, cache):
    with cache.client() as client:
        client.execute_command("ACL", "SETUSER", "far", "on", ">pw", "~other:*", "+@all")
    told = (await with_redis(mariadb, redis_url(cache, "far", "pw")))["Redis rights"]
    assert "SET" in told.text


async def test_a_redis_with_tls_is_verified_by_the_offices_certificate(mariadb, tmp_path):
    pem, port = str(self_signed(tmp_path)), free_port()
    options = ("--tls-port", str(port), "--tls-cert-file", pem, "--tls-key-file", pem)
    with running_redis(*options, "--tls-ca-cert-file", pem, "--tls-auth-clients", "no"):
        address = f"rediss://127.0.0.1:{port}/0"
        trusted = office_of(mariadb.fresh_url(), address, ca_file=pem)
        assert (await found(trusted))["Office Redis"].text.endswith("encrypted")
        told = (await with_redis(mariadb, address))["Office Redis"]
    assert "certificate is not trusted" in told.text


# ---- The whole ----


@pytest.fixture
def settings(monkeypatch, tmp_path):
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "settings.toml"))
    with vault_in_use(MemoryVault()):
        yield load_settings


async def test_a_seat_on_its_own_is_told_so(settings):
    [only] = await examine_office(settings())
    assert (only.state, only.text) == (State.OK, "this seat works on its own")


async def test_practice_looks_at_nothing_shared(settings):
    there = settings(database_url="mysql://u:p@127.0.0.1:9/m")
    [only] = await examine_office(there, practice=True)
    assert only.state is State.OK


async def test_a_malformed_address_is_trouble(settings):
    [only] = await examine_office(settings(database_url="oracle://u@h/m"))
    assert only.state is State.TROUBLE


async def test_a_seat_that_joined_and_lost_its_vault_is_trouble(settings):
    [only] = await examine_office(settings(joined_office="Limpopo"))
    assert only.state is State.TROUBLE
    assert "Join again" in only.text


async def test_the_doctor_looks_at_the_office_that_the_settings_name(settings, mariadb, cache):
    given = settings(database_url=mariadb.fresh_url(), redis_url=redis_url(cache))
    checks = await examine_office(given)
    assert [one.name for one in checks[:2]] == ["Office", "Office database"]
    assert len(checks) == 10
