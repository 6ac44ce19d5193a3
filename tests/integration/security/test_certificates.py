"""Servers whose certificate is wrong: nothing is sent to them, and one sentence says why."""

from __future__ import annotations

import ssl
from contextlib import asynccontextmanager, contextmanager

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from app.domain.errors import LookupFailed, StoreUnavailable
from app.iec.errors import CERTIFICATE
from app.iec.practice.server import PracticeIec
from app.seats.bus.connect import open_client, redis_target, tls_context
from app.seats.bus.failures import GONE_WRONG, reason_of
from app.seats.bus.times import BusTimes
from app.settings import load_settings
from app.store.server import open_shared
from app.store.tls import Tls, TlsMode
from tests.helpers.certificates import authority, issued, self_signed
from tests.helpers.iec import client_of
from tests.helpers.mariadb import free_port, running_mariadb
from tests.helpers.redis_server import running_redis

ONE = select(1)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office's authority, and a server's file of each kind by name."""
    folder = tmp_path_factory.mktemp("certificates")
    ours = authority(folder)
    other = folder / "other"
    other.mkdir()
    return ours, {
        "good": issued(folder, ours),
        "self-signed": self_signed(folder),
        "expired": issued(folder, ours, expired=True),
        "of another host": issued(folder, ours, host="127.0.0.9"),
        "of another authority": issued(other, authority(other)),
    }


BAD = ["self-signed", "expired", "of another host", "of another authority"]


@contextmanager
def database_with(file, ours):
    with running_mariadb(f"--ssl-cert={file}", f"--ssl-key={file}") as server:
        tls = Tls(TlsMode.VERIFY, str(ours.file))
        database = open_shared(make_url(server.fresh_url()), tls=tls)
        yield database
        database.close()


def test_a_database_with_the_offices_own_certificate_is_used(office):
    ours, files = office
    with database_with(files["good"], ours) as database:
        assert database.look(lambda c: c.execute(ONE).scalar()) == 1


@pytest.mark.parametrize("kind", BAD)
def test_a_database_with_a_certificate_that_is_not_trusted_is_not_signed_in_to(office, kind):
    ours, files = office
    refused = pytest.raises(StoreUnavailable, match=r"certificate")
    with database_with(files[kind], ours) as database, refused:
        database.glance(lambda c: c.execute(ONE).scalar())


async def ping(file, ours):
    port = free_port()
    options = {"port": port, "cert-file": file, "key-file": file, "ca-cert-file": file}
    tls = [word for name, value in options.items() for word in (f"--tls-{name}", str(value))]
    with running_redis(*tls, "--tls-auth-clients", "no"):
        target = redis_target(load_settings(redis_url=f"rediss://127.0.0.1:{port}?ca={ours.file}"))
        client = open_client(target, tls_context(target), BusTimes())
        try:
            return await client.ping()
        finally:
            await client.aclose()


async def test_a_redis_with_the_offices_own_certificate_is_used(office):
    ours, files = office
    assert await ping(files["good"], ours)


@pytest.mark.parametrize("kind", BAD)
async def test_a_redis_with_a_certificate_that_is_not_trusted_is_not_used(office, kind):
    ours, files = office
    with pytest.raises(GONE_WRONG) as failed:
        await ping(files[kind], ours)
    assert reason_of(failed.value) == "its certificate cannot be trusted"


@asynccontextmanager
async def iec_with(file, ours, monkeypatch):
    # What this PC trusts beside the usual authorities (OpenSSL's own variable).
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.file))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)
    async with PracticeIec(tls=tls) as server, client_of(server) as client:
        yield server, client


async def test_an_iec_with_a_trusted_certificate_is_signed_in_to(office, monkeypatch):
    ours, files = office
    async with iec_with(files["good"], ours, monkeypatch) as (server, client):
        await client.sign_in()
        assert len(server.token_requests) == 1


@pytest.mark.parametrize("kind", BAD)
async def test_an_iec_with_a_certificate_that_is_not_trusted_gets_no_password(
    office, kind, monkeypatch
):
    ours, files = office
    async with iec_with(files[kind], ours, monkeypatch) as (server, client):
        with pytest.raises(LookupFailed) as failed:
            await client.sign_in()
        assert failed.value.reason == CERTIFICATE
        assert server.token_requests == []
