import pytest

from app.domain.errors import UserError
from app.iec.account import Credentials
from app.iec.address import parse_address


@pytest.mark.parametrize(
    ("text", "base", "loopback"),
    [
        ("https://api.elections.org.za", "https://api.elections.org.za", False),
        (" https://api.elections.org.za/ ", "https://api.elections.org.za", False),
        ("https://gateway.example/iec/", "https://gateway.example/iec", False),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080", True),
        ("http://127.8.9.1", "http://127.8.9.1", True),
        ("http://localhost:1", "http://localhost:1", True),
        ("http://[::1]:9", "http://[::1]:9", True),
        ("https://127.0.0.1:8443", "https://127.0.0.1:8443", True),
    ],
)
def test_a_good_address_is_taken(text, base, loopback):
    address = parse_address(text)
    assert (address.base, address.loopback) == (base, loopback)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("http://api.elections.org.za", "must begin with https"),
        ("http://127.0.0.1.evil.example", "must begin with https"),
        ("http://localhost.evil.example", "must begin with https"),
        ("http://192.168.1.4", "must begin with https"),
        ("http://127.1", "must begin with https"),
        ("ftp://127.0.0.1", "must begin with https"),
        ("api.elections.org.za", "no usable host"),
        ("", "no usable host"),
        ("https://", "no usable host"),
        ("https://host:99999", "cannot be read"),
        ("https://host:0", "no usable host or port"),
        ("https://[::1", "cannot be read"),
        ("https://a..b", "no usable host"),
        ("https://host/?key=1", "not a plain address"),
        ("https://host/#part", "not a plain address"),
        ("https://ho st", "signs in it"),
        ("https://host\\@evil.example", "signs in it"),
        ("https://host/\x00", "signs in it"),
    ],
)
def test_an_address_secrets_must_not_go_to_is_refused(text, cause):
    with pytest.raises(UserError, match=cause):
        parse_address(text)


@pytest.mark.parametrize("text", ["https://me:hunter2@host", "https://hunter2@host"])
def test_a_secret_in_the_address_is_refused_and_not_repeated(text):
    with pytest.raises(UserError, match="vault") as refused:
        parse_address(text)
    assert "hunter2" not in str(refused.value)


def test_credentials_show_neither_name_nor_password():
    shown = repr(Credentials("clerk-of-ward", "hunter2")) + str(
        Credentials("clerk-of-ward", "hunter2")
    )
    assert "clerk" not in shown
    assert "hunter2" not in shown
