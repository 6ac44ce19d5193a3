from __future__ import annotations

import pytest

from app.domain.errors import UserError
from app.seats.bus.bus import SilentBus
from app.seats.bus.connect import RedisTarget, redis_target
from app.seats.bus.make import bus_of
from app.settings import load_settings


@pytest.fixture(autouse=True)
def no_password(monkeypatch):
    for name in ("REDIS_PASSWORD", "REDIS_HOST", "REDIS_URL", "ROLLCHECK_REDIS_URL"):
        monkeypatch.delenv(name, raising=False)


def target(**settings):
    return redis_target(load_settings(**settings))


def test_without_settings_there_is_no_redis():
    assert target() is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://localhost", RedisTarget("localhost")),
        ("redis://127.0.0.1:6380/3", RedisTarget("127.0.0.1", 6380, 3)),
        (
            "rediss://anna:p%40ss%2F@redis.example:6390/1",
            RedisTarget("redis.example", 6390, 1, "anna", "p@ss/", tls=True),
        ),
        ("redis://redis.example?tls=off", RedisTarget("redis.example")),
        (
            "rediss://redis.example?ca=/etc/office.pem",
            RedisTarget("redis.example", tls=True, ca_file="/etc/office.pem"),
        ),
        ("redis://[::1]:6379", RedisTarget("::1")),
    ],
)
def test_an_address_names_a_redis(url, expected):
    assert target(redis_url=url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost",
        "redis://",
        "redis:///0",
        "redis://localhost:port",
        "redis://localhost:99999",
        "redis://localhost/x",
        "redis://localhost?ssl_cert_reqs=none",
        "unix:///run/redis.sock",
        "localhost:6379",
    ],
)
def test_what_is_no_address_of_a_redis_is_refused(url):
    with pytest.raises(UserError, match="correct redis_url"):
        target(redis_url=url)


def test_a_password_never_goes_over_the_network_in_the_clear():
    with pytest.raises(UserError, match="rediss://") as refused:
        target(redis_url="redis://anna:secret@redis.example")
    assert "secret" not in str(refused.value)


def test_the_seed_s_names_are_read(monkeypatch):
    monkeypatch.setenv("REDIS_HOST", "localhost")
    monkeypatch.setenv("REDIS_PORT", "6390")
    monkeypatch.setenv("REDIS_DB", "2")
    monkeypatch.setenv("REDIS_PASSWORD", "secret")
    assert target() == RedisTarget("localhost", 6390, 2, password="secret")


def test_a_host_that_is_not_this_pc_is_spoken_to_by_tls():
    assert target(redis_host="redis.example").tls
    assert not target(redis_host="localhost").tls


def test_the_address_s_own_password_counts_first_and_then_the_vault_s(monkeypatch):
    monkeypatch.setenv("REDIS_PASSWORD", "environment's")
    own = load_settings(redis_url="redis://:own@localhost")
    bare = load_settings(redis_url="redis://localhost")
    assert redis_target(own, "vault's").password == "own"
    assert redis_target(bare, "vault's").password == "vault's"
    assert redis_target(bare).password == "environment's"


def test_no_password_is_in_what_a_log_would_show():
    assert "secret" not in repr(RedisTarget("localhost", password="secret"))


def test_practice_and_a_seat_alone_tell_nobody_anything():
    alone = bus_of(load_settings(), store=None, practice=False)
    practice = bus_of(load_settings(redis_url="redis://localhost"), store=None, practice=True)
    assert isinstance(alone, SilentBus)
    assert isinstance(practice, SilentBus)
