"""The seat file: what goes in comes out, and nothing else is ever opened."""

import json
import os
import struct

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import seat_file
from app.domain.errors import UserError
from app.domain.passphrase import TOO_EVEN, TOO_SHORT, new_passphrase, passphrase_trouble
from app.domain.seat_file import SeatFile, decode, encode

PASSPHRASE = "four words are enough"
CA = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
OFFICE = SeatFile(
    office="Limpopo",
    database="mysql://office:pa%40ss@db.office.example/members",
    redis="rediss://:redispass@redis.office.example/0",
    iec_url="https://api.elections.org.za",
    iec_user="limpopo",
    iec_password="iec pass",
    ca=CA,
)


@pytest.fixture(scope="module")
def sealed():
    return encode(OFFICE, PASSPHRASE)


@pytest.fixture
def weak_key(monkeypatch):
    """The key without its work, where a test is about something else."""
    monkeypatch.setattr(seat_file, "_key", lambda word, salt, *_: (word.encode() + salt * 4)[:32])


def refusal(data, passphrase=PASSPHRASE):
    with pytest.raises(UserError) as refused:
        decode(data, passphrase)
    return str(refused.value)


def test_what_was_sealed_is_opened_again(sealed):
    assert decode(sealed, PASSPHRASE) == OFFICE


def test_spaces_and_the_keyboards_way_of_writing_a_letter_do_not_count():
    data = encode(OFFICE, "die môre is  vroeg weer")
    assert decode(data, " die mo\u0302re is vroeg weer ") == OFFICE


def test_nothing_of_it_can_be_read_without_the_passphrase(sealed):
    for secret in (b"pa%40ss", b"redispass", b"iec pass", b"limpopo", b"Limpopo", b"CERTIFICATE"):
        assert secret not in sealed


def test_no_two_files_are_alike(weak_key):
    assert encode(OFFICE, PASSPHRASE)[:40] != encode(OFFICE, PASSPHRASE)[:40]


def test_the_key_costs_what_it_must(sealed):
    log_n, block, parallel = sealed[9:12]
    assert (2**log_n, block, parallel) == (131_072, 8, 1)


def test_no_repr_shows_a_password():
    assert not any(secret in repr(OFFICE) for secret in ("pa%40ss", "redispass", "iec pass"))


def test_a_wrong_passphrase_is_said_to_be_wrong_or_the_file_damaged(sealed):
    assert refusal(sealed, "four words are not enough") == seat_file.WRONG_OR_DAMAGED


def test_every_bit_of_the_file_is_guarded(weak_key):
    data = encode(OFFICE, PASSPHRASE)
    for at in range(len(data)):
        broken = bytearray(data)
        broken[at] ^= 1
        assert refusal(bytes(broken))


def test_every_shorter_file_is_refused(weak_key):
    data = encode(OFFICE, PASSPHRASE)
    for length in range(len(data)):
        assert refusal(data[:length])


def test_a_longer_file_is_refused(weak_key):
    assert refusal(encode(OFFICE, PASSPHRASE) + b"x") == seat_file.WRONG_OR_DAMAGED


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_sentence(data):
    assert refusal(data)


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (8, 2, seat_file.NEWER),
        (8, 0, seat_file.DAMAGED),
        (9, 19, seat_file.ASKS_TOO_MUCH),
        (9, 63, seat_file.ASKS_TOO_MUCH),
        (9, 255, seat_file.ASKS_TOO_MUCH),
        (9, 1, seat_file.DAMAGED),
        (10, 255, seat_file.DAMAGED),
        (11, 255, seat_file.ASKS_TOO_MUCH),
        (11, 0, seat_file.DAMAGED),
    ],
)
def test_a_head_that_asks_for_other_work_is_refused_before_any_is_done(
    sealed, monkeypatch, at, value, said
):
    monkeypatch.setattr(seat_file, "_key", lambda *_: pytest.fail("the work was done"))
    broken = bytearray(sealed)
    broken[at] = value
    assert refusal(bytes(broken)) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", seat_file.NOT_ONE),
        (b"PK\x03\x04 a workbook", seat_file.NOT_ONE),
        (b"RCSEAT", seat_file.DAMAGED),
        (b"RCSEAT\r\n" + bytes(70_000), seat_file.TOO_LARGE),
        # As a mail program leaves it that takes it for a text.
        (b"RCSEAT\n" + bytes(100), seat_file.NOT_ONE),
    ],
)
def test_what_is_no_seat_file_is_told_apart(data, said):
    assert refusal(data) == said


def forged(content):
    """A file that somebody made who knows the passphrase, but not by this program."""
    salt, nonce = os.urandom(16), os.urandom(12)
    head = struct.pack(">8sBBBB16s12s", seat_file.MAGIC, 1, 17, 8, 1, salt, nonce)
    key = seat_file._key(PASSPHRASE, salt, 17, 1)
    return head + AESGCM(key).encrypt(nonce, content, head)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"database": "sqlite:///x"}, "database's address"),
        ({"database": "mysql://u@db/m?ssl_ca=/etc/passwd"}, "has options"),
        ({"tls": "perhaps"}, "newer Rollcheck"),
        ({"redis": "http://redis"}, "Redis address"),
        ({"office": ""}, "needs a name"),
        ({"office": "a\nb"}, "needs a name"),
        ({"office": 7}, "damaged"),
        ({"iec_password": ""}, "user name and a password"),
        ({"ca": "MIIB"}, "not in PEM"),
        ({"surprise": "x"}, "newer Rollcheck"),
    ],
)
def test_what_no_seat_could_join_with_is_refused(weak_key, change, why):
    content = {"office": "Limpopo", "database": OFFICE.database, "iec_user": "u"} | {
        "iec_password": "p"
    }
    assert decode(forged(json.dumps(content).encode()), PASSPHRASE).office == "Limpopo"
    assert why in refusal(forged(json.dumps(content | change).encode()))


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", b'"x"', b"{}", b"[" * 50_000])
def test_an_inside_that_is_something_else_is_refused(weak_key, content):
    assert refusal(forged(content))


@pytest.mark.parametrize(
    ("passphrase", "trouble"),
    [
        ("", TOO_SHORT),
        ("elevenchars", TOO_SHORT),
        ("            ", TOO_SHORT),
        ("a b c d", TOO_SHORT),
        ("aaaaaaaaaaaa", TOO_EVEN),
        ("twelve chars", ""),
        ("one two six ten", ""),
    ],
)
def test_a_passphrase_is_long_enough_or_says_why_not(passphrase, trouble):
    assert passphrase_trouble(passphrase) == trouble


def test_a_weak_passphrase_seals_nothing():
    with pytest.raises(UserError, match="too short"):
        encode(OFFICE, "secret")


def test_a_new_passphrase_is_strong_and_another_one_each_time():
    made = {new_passphrase() for _ in range(50)}
    assert len(made) == 50
    assert not any(passphrase_trouble(one) for one in made)
