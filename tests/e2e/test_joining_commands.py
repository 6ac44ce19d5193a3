"""`seat-file`, `join`, `doctor` and `leave` as real processes, on a real MariaDB and Redis."""

from __future__ import annotations

import pytest

from app.domain.office_address import parse_redis
from app.domain.seat_file import SeatFile
from app.engine.joining import make_seat_file
from tests.helpers.commands import Rollcheck
from tests.helpers.mariadb import mariadb
from tests.helpers.redis_server import running_redis

pytestmark = pytest.mark.long

__all__ = ["mariadb"]

PASSPHRASE = "four words are enough"
REDIS_SECRET = "another / secret @ here"


@pytest.fixture(scope="module")
def cache():
    with running_redis("--requirepass", REDIS_SECRET) as server:
        yield server


@pytest.fixture
def addresses(pc, mariadb, cache):
    redis = parse_redis(f"redis://127.0.0.1:{cache.port}/0").with_password(REDIS_SECRET)
    found = {"ROLLCHECK_DATABASE_URL": mariadb.fresh_url(), "ROLLCHECK_REDIS_URL": redis.text}
    assert pc.run("database", "upgrade", **found).code == 0
    return found


@pytest.fixture
def pc(tmp_path):
    """One PC with a vault of its own."""
    env = {
        "PYTHON_KEYRING_BACKEND": "tests.helpers.vault.FileVault",
        "TEST_VAULT": str(tmp_path / "vault.json"),
        "ROLLCHECK_CONFIG_FILE": str(tmp_path / "settings.toml"),
        "ROLLCHECK_SEAT_PASSPHRASE": PASSPHRASE,
    }
    return Rollcheck(tmp_path / "pc", env=env)


@pytest.fixture
def seat_file(pc, addresses):
    file = pc.root.parent / "limpopo.seat"
    made = pc.run("seat-file", "--out", file, "--office", "Limpopo", **addresses)
    assert made.code == 0, made.err
    return file


def told(ran):
    return {one["name"]: one for one in ran.objects}


def test_a_seat_joins_is_examined_and_leaves(pc, seat_file, addresses):
    joined = pc.run("join", seat_file)
    assert joined.code == 0, joined.out + joined.err
    assert "has joined Limpopo" in joined.out
    office = told(pc.run("doctor", "--json"))
    assert office["Office"]["text"] == "Limpopo: the database is named by the vault"
    assert office["Office database"]["state"] == "ok"
    assert office["Redis rights"]["state"] == "ok"
    rests = "of this PC alone, unused in an office: "
    assert [office[name]["text"].startswith(rests) for name in ("Database", "Queue")] == [True] * 2
    assert pc.run("leave").code == 0
    alone = told(pc.run("doctor", "--json"))
    assert alone["Office"]["text"] == "this seat works on its own"
    assert rests not in alone["Queue"]["text"]


def test_what_a_joined_seat_adds_is_the_offices(pc, seat_file, addresses, ward_list):
    assert pc.run("join", seat_file).code == 0
    assert pc.run("add", ward_list).code == 0
    there = Rollcheck(pc.root.parent / "another", env=addresses)
    assert [one["file"] for one in there.run("jobs", "--json").objects] == [ward_list.name]
    assert not (pc.data / "rollcheck.sqlite").exists()


def test_a_joined_seat_with_a_locked_vault_never_opens_a_store_of_its_own(pc, seat_file):
    assert pc.run("join", seat_file).code == 0
    ran = pc.run("jobs", TEST_VAULT="")
    assert ran.code == 2
    assert "has joined Limpopo" in ran.err
    assert not (pc.data / "rollcheck.sqlite").exists()


def test_seat_and_commands_of_a_locked_vault_say_what_to_do_and_lose_nothing(
    pc, seat_file, ward_list
):
    assert pc.run("join", seat_file).code == 0
    assert pc.run("add", ward_list).code == 0
    for words in (["seat"], ["jobs"], ["add", ward_list], ["verify", ward_list]):
        ran = pc.run(*words, TEST_VAULT="")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("Unlock it and start again") == 1
        assert "Traceback" not in ran.err
    (kept,) = pc.run("jobs", "--json").objects
    assert (kept["file"], kept["status"]) == (ward_list.name, "queued")


def test_no_password_is_ever_printed_or_logged(pc, seat_file, addresses):
    said = [pc.run("join", seat_file), pc.run("doctor"), pc.run("doctor", "--json")]
    said += [pc.run("join", seat_file, ROLLCHECK_SEAT_PASSPHRASE="not the right passphrase")]
    text = "".join(one.out + one.err for one in said) + pc.logs()
    for secret in ("with @ signs", "with%20%40", REDIS_SECRET, "another%20", PASSPHRASE):
        assert secret not in text


def test_a_joined_seat_with_a_locked_vault_is_told_by_the_doctor(pc, seat_file):
    assert pc.run("join", seat_file).code == 0
    ran = pc.run("doctor", "--json", TEST_VAULT="")
    assert ran.code == 2
    assert "has joined Limpopo" in told(ran)["Office"]["text"]
    assert "does not answer" in told(ran)["Office"]["text"]


def test_a_wrong_passphrase_joins_nothing(pc, seat_file):
    ran = pc.run("join", seat_file, "--passphrase-stdin", given="not this one at all\n")
    assert ran.code == 2
    assert "the two cannot be told apart" in ran.err
    assert not (pc.root.parent / "settings.toml").exists()


def test_an_office_that_cannot_be_reached_is_not_joined(pc, addresses, mariadb):
    file = pc.root.parent / "limpopo.seat"
    content = SeatFile("Limpopo", "mysql://u:pw@no-such-host.invalid/m")
    make_seat_file(content, file, PASSPHRASE, overwrite=False)
    ran = pc.run("join", file)
    assert ran.code == 2
    assert "this name is not found" in ran.out
    assert "nothing was changed" in ran.err
    assert not (pc.root.parent / "settings.toml").exists()


def test_without_a_terminal_the_passphrase_must_be_given(pc, seat_file):
    ran = pc.run("join", seat_file, ROLLCHECK_SEAT_PASSPHRASE="")
    assert ran.code == 2
    assert "--passphrase-stdin" in ran.err


def test_a_weak_passphrase_seals_nothing(pc, addresses):
    file = pc.root.parent / "weak.seat"
    ran = pc.run("seat-file", "--out", file, ROLLCHECK_SEAT_PASSPHRASE="secret", **addresses)
    assert ran.code == 2
    assert "at least 12 characters" in ran.err
    assert not file.exists()


def test_only_an_admin_makes_a_seat_file(pc, addresses):
    file = pc.root.parent / "limpopo.seat"
    assert pc.run("jobs", **addresses).code == 0
    refused = pc.run("seat-file", "--out", file, ROLLCHECK_OPERATOR="johan", **addresses)
    assert refused.code == 2
    assert not file.exists()


def test_making_a_seat_file_is_in_the_access_log(pc, seat_file, addresses):
    ran = pc.run("access-log", "--json", **addresses)
    assert [line["action"] for line in ran.objects] == ["seat file"]


def test_a_settings_file_with_a_password_is_refused_by_every_command(pc):
    (pc.root.parent / "settings.toml").write_text('database_url = "mysql://u:s3cret@db/m"\n')
    ran = pc.run("jobs")
    assert ran.code == 2
    assert "has a password in database_url" in ran.err
    assert "s3cret" not in ran.err
