import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import make_url

from app.domain.errors import UserError
from app.domain.office_address import (
    holds_password,
    parse_database,
    parse_redis,
    redis_of_parts,
)
from app.seats.bus.connect import redis_target
from app.settings import load_settings

SECRET = "s3cret"
printable = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1)


@given(st.text(st.characters(codec="ascii", exclude_categories=("C",)), min_size=1))
def test_any_password_comes_back_as_sqlalchemy_reads_it(password):
    address = parse_database("mysql://office@db/members").with_password(password)
    assert make_url(address.text).password == password
    assert parse_database(address.text).password == password


@given(printable)
def test_any_redis_password_comes_back(password):
    address = redis_of_parts("cache", 6379, 0, password)
    assert parse_redis(address.text).password == password


@pytest.mark.parametrize("scheme", ["mysql", "mariadb", "mysql+pymysql", "mariadb+pymysql"])
def test_every_spelling_of_a_database_becomes_the_one_driver_there_is(scheme):
    assert parse_database(f"{scheme}://u@db/m").text == "mysql+pymysql://u@db:3306/m"


def test_what_is_shown_has_no_password_and_neither_has_the_repr():
    address = parse_database(f"mysql://u:{SECRET}@db/m")
    assert address.shown == "u@db:3306/m"
    assert SECRET not in repr(address)


def test_a_password_with_spaces_is_read_as_sqlalchemy_writes_it():
    written = "mysql+pymysql://u:a password %2F with %40 signs@db:3306/m"
    assert parse_database(written).password == "a password / with @ signs"


def test_an_ipv6_host_keeps_its_brackets():
    assert parse_redis("redis://[::1]:7000/2").text == "redis://[::1]:7000/2"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no usable host"),
        ("members", "names no usable host"),
        ("postgresql://u@db/m", "must begin with"),
        ("sqlite:///members.db", "names no usable host"),
        (f"mysql://u:{SECRET}@db", "names no database"),
        (f"mysql://db/m?password={SECRET}", "has options"),
        (f"mysql://u:{SECRET}@db:port/m", "cannot be read"),
        (f"mysql://u:{SECRET}/x@db/m", "cannot be read|no usable host|names no"),
        (f"mysql://u:{SECRET}#x@db/m", "cannot be read|no usable host"),
        (f"mysql://u:{SECRET}\n@db/m", "has signs"),
        (f"mysql://u:{SECRET}@d b/m", "names no usable host"),
        ("mysql://u@db:0/m", "names no usable host"),
        ("mysql://u@-db/m", "names no usable host"),
        ("mysql://u@db/m?ssl_disabled=true", "has options"),
        ("mysql://u@db/m?init_command=DROP", "has options"),
        (f"mysql://u:{SECRET}@[::1/m", "cannot be read"),
        (f"mysql://u:{SECRET}é@db/m", "letters with accents"),
    ],
)
def test_a_malformed_database_address_is_refused_without_repeating_it(text, why):
    with pytest.raises(UserError, match=why) as refused:
        parse_database(text)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("http://redis", "must begin with redis"),
        (f"rediss://:{SECRET}@redis/x", "no number"),
        (f"redis://:{SECRET}@redis/0", "readable over the network"),
        (f"redis://:{SECRET}@redis/0?tls=on", "has options"),
        ("redis://redis?decode_responses=1", "has options"),
        ("unix:///tmp/redis", "no usable host"),
    ],
)
def test_a_malformed_redis_address_is_refused_without_repeating_it(text, why):
    with pytest.raises(UserError, match=why) as refused:
        parse_redis(text)
    assert SECRET not in str(refused.value)


@given(printable)
def test_a_password_is_found_in_an_address_however_it_is_written(password):
    assert holds_password(f"mysql://u:{password}@db/m")


@pytest.mark.parametrize(
    "address", ["", "mysql://u@db:3306/m", "redis://redis:6379/0", "redis://[::1]:6379"]
)
def test_an_address_without_a_password_holds_none(address):
    assert not holds_password(address)


def test_a_password_is_for_one_user_on_one_server():
    kept = parse_database("mysql://u:p@db/m")
    assert parse_database("mysql://u@DB/other").same_login(kept)
    for other in ("mysql://u@evil/m", "mysql://v@db/m", "mysql://u@db:3307/m"):
        assert not parse_database(other).same_login(kept)


@pytest.mark.parametrize(
    ("host", "here"),
    [("localhost", True), ("127.0.0.2", True), ("[::1]", True), ("db", False), ("10.0.0.1", False)],
)
def test_a_loopback_host_is_known(host, here):
    assert parse_redis(f"rediss://{host}").loopback is here


def test_a_redis_in_the_clear_on_another_pc_must_be_asked_for():
    address = parse_redis("redis://:p@cache/0?tls=off")
    assert (address.plain, address.text) == (True, "redis://:p@cache:6379/0?tls=off")


@pytest.mark.parametrize(
    ("host", "scheme"), [("127.0.0.1", "redis"), ("cache", "rediss"), ("::1", "redis")]
)
def test_the_seeds_host_is_spoken_to_by_tls_unless_it_is_this_pc(host, scheme):
    assert redis_of_parts(host, 6379, 0, "").scheme == scheme


@pytest.mark.parametrize(
    "address", ["rediss://u:p%40@cache:6400/3", "redis://127.0.0.1/0", "redis://c/1?tls=off"]
)
def test_what_is_resolved_is_an_address_the_bus_takes(address):
    known = parse_redis(address)
    target = redis_target(load_settings(redis_url=known.text))
    assert (target.host, target.port, target.db) == (known.host, known.port, int(known.name))
    assert (target.user, target.password, target.tls) == (
        known.user,
        known.password,
        known.encrypted,
    )
