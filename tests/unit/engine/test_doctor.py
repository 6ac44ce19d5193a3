import asyncio
import socket
import sys
import threading
from functools import partial

import keyring
import pytest
from keyring.backends.fail import Keyring as NoVault
from sqlalchemy import text

from app.bootstrap import access_to
from app.domain.errors import UserError
from app.engine import doctor_check, doctor_feed, doctor_here, doctor_iec
from app.engine.apart import apart
from app.engine.doctor import State, examine
from app.engine.doctor_check import check
from app.engine.fed.secret import signing_secret
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.faults import parse_fault
from app.seats.lease import RunnerLock, take
from app.settings import load_settings
from app.store import job_states
from app.store.upgrade import VERSION_TABLE
from tests.helpers.stores import NOON, add_job, fresh_database

NOWHERE = "http://127.0.0.1:9"
SQLITE_MAGIC = b"SQLite format 3\x00"
posix = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")


@pytest.fixture(autouse=True)
def account(monkeypatch, tmp_path):
    """An account in the environment, and no vault."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoVault())
    monkeypatch.setenv("IEC_API_USERNAME", PRACTICE_USER_NAME)
    monkeypatch.setenv("IEC_API_PASSWORD", PRACTICE_PASSWORD)
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "none.toml"))
    yield
    keyring.set_keyring(before)


@pytest.fixture
def data_dir(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def file(data_dir):
    return data_dir / "rollcheck.sqlite"


def access(address, *, practice=False, **changes):
    """How this PC would reach the IEC at an address."""
    settings = load_settings(**changes)
    return partial(access_to, settings, practice=practice, address=address)


async def everything(data_dir, address, **changes):
    """The whole examination, by name."""
    results = data_dir.parent / "out"
    settings = load_settings(**({"data_dir": data_dir, "results_folder": results} | changes))
    found = await examine(
        settings,
        data_dir=settings.data_dir,
        store_file=settings.data_dir / "rollcheck.sqlite",
        practice=False,
        access=access(address),
    )
    return {one.name: one for one in found}


@pytest.fixture
def store_there(file):
    database = fresh_database(file)
    yield database
    database.close()


async def test_on_a_sound_pc_everything_is_well_and_nobody_is_asked_about(
    data_dir, store_there, practice_iec
):
    found = await everything(data_dir, practice_iec.address)
    assert {one.name: one.text for one in found.values() if one.state is not State.OK} == {}
    assert "signed in" in found["IEC"].text
    assert "agrees with the IEC's" in found["Clock"].text
    assert practice_iec.requests == []


async def test_a_pc_before_its_first_use_is_well_and_stays_as_it_was(data_dir, practice_iec):
    found = await everything(data_dir / "not" / "yet", practice_iec.address)
    assert {one.state for one in found.values()} == {State.OK}
    assert list(data_dir.iterdir()) == []


async def test_nothing_secret_is_said(data_dir, monkeypatch):
    monkeypatch.setenv("IEC_API_USERNAME", "mokoena-the-user")
    monkeypatch.setenv("IEC_API_PASSWORD", "hunter-the-second")
    words = repr(await everything(data_dir, NOWHERE))
    assert "mokoena-the-user" not in words
    assert "hunter-the-second" not in words


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("token-refused", "refused the user name or password"),
        ("token-html-403", "gateway blocks this network"),
        ("token-down", "does not answer"),
        ("token-time-out", "does not answer"),
    ],
)
async def test_whose_affair_a_failed_sign_in_is(practice_iec, fault, told):
    practice_iec.faults = [parse_fault(fault)]
    here = access(practice_iec.address, iec_timeout_ms=300)
    state, text = await doctor_iec.iec(here, practice=False)
    assert (state, told in text) == (State.TROUBLE, True)


@pytest.mark.parametrize(
    ("address", "told"),
    [(NOWHERE, "does not answer"), ("https://rollcheck.invalid", "check its network")],
)
async def test_an_address_that_leads_nowhere(address, told):
    state, text = await doctor_iec.iec(access(address), practice=False)
    assert (state, told in text) == (State.TROUBLE, True)


async def test_an_address_that_secrets_must_not_go_to_is_trouble():
    look = partial(doctor_iec.iec, access("http://iec.example"), practice=False)
    found = await check("IEC", 5, look)
    assert (found.state, "must begin with https" in found.text) == (State.TROUBLE, True)


async def test_without_an_account_the_cure_is_told(monkeypatch, practice_iec):
    monkeypatch.delenv("IEC_API_PASSWORD")
    state, text = await doctor_iec.iec(access(practice_iec.address), practice=False)
    assert (state, "IEC_API_USERNAME" in text) == (State.TROUBLE, True)
    state, text = await doctor_iec.vault()
    assert (state, "no vault" in text) == (State.WARNING, True)


async def test_the_practice_account_is_never_shown_to_the_real_iec():
    here = access(None, practice=True)
    for look in (doctor_iec.iec, doctor_iec.clock):
        state, text = await look(here, practice=True)
        assert (state, "practice" in text) == (State.OK, True)


async def test_a_clock_that_nobody_can_be_asked_about_is_said_to_be_uncompared():
    state, text = await doctor_iec.clock(access(NOWHERE), practice=False)
    assert (state, "not compared" in text) == (State.OK, True)


@pytest.mark.parametrize(
    ("ahead", "state", "told"),
    [
        (119, State.OK, "agrees"),
        (-119, State.OK, "agrees"),
        (600, State.TROUBLE, "10 minutes ahead of"),
        (-7200, State.TROUBLE, "120 minutes behind"),
    ],
)
def test_a_wrong_clock_is_told(ahead, state, told):
    found, text = doctor_iec.compared(ahead)
    assert (found, told in text) == (state, True)


@posix
async def test_what_others_on_this_pc_can_read_is_told(data_dir, file, store_there):
    data_dir.chmod(0o755)
    file.chmod(0o644)
    state, text = await doctor_here.data_folder(data_dir)
    assert (state, "chmod 700" in text) == (State.WARNING, True)
    state, text = await doctor_here.database(file)
    assert (state, "chmod 600" in text) == (State.WARNING, True)


@pytest.mark.parametrize(
    ("look", "state", "cure"),
    [
        (doctor_here.data_folder, State.TROUBLE, "ROLLCHECK_DATA_DIR"),
        (doctor_here.results_folder, State.WARNING, "--out"),
    ],
)
async def test_a_folder_that_is_a_file_is_told(tmp_path, look, state, cure):
    (tmp_path / "file").touch()
    found, text = await look(tmp_path / "file")
    assert (found, cure in text) == (state, True)


@pytest.mark.parametrize("damage", [b"not a database at all", SQLITE_MAGIC + b"\xff" * 900])
async def test_a_damaged_database_is_told(file, damage):
    file.write_bytes(damage)
    state, text = await doctor_here.database(file)
    assert (state, "damaged" in text) == (State.TROUBLE, True)


async def test_a_database_of_a_newer_version_is_told(file, store_there):
    with store_there.write() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    state, words = await doctor_here.database(file)
    assert (state, "newer Rollcheck" in words) == (State.TROUBLE, True)


async def test_an_interrupted_job_is_told_with_what_to_do(data_dir, file, store_there):
    job = add_job(store_there, "aaaa")
    with store_there.write() as connection:
        job_states.claim(connection, job, "desk", 1, NOON)
    state, words = await doctor_here.queue(data_dir, file)
    assert (state, "aaaa" in words, "resume" in words) == (State.WARNING, True, True)


async def test_a_running_job_is_told_with_its_seat(data_dir, file, store_there):
    job = add_job(store_there, "aaaa")
    add_job(store_there, "bbbb")
    with store_there.write() as connection:
        job_states.claim(connection, job, "desk", take(connection, "desk", NOON), NOON)
    lock = RunnerLock(data_dir)
    lock.try_take()
    found = await doctor_here.queue(data_dir, file)
    lock.give_back()
    doing = "Rollcheck runs on desk and checks BLOUBERG WARD 16.xlsx (job aaaa); 1 jobs wait"
    assert found == (State.OK, doing)


async def test_waiting_jobs_that_nobody_runs_are_told(data_dir, file, store_there):
    add_job(store_there, "aaaa")
    found = await doctor_here.queue(data_dir, file)
    assert found == (State.WARNING, "1 jobs wait; `resume` runs them")


async def test_a_look_that_hangs_ends_with_its_time():
    hanging = threading.Event()
    found = await check("Vault", 0.05, lambda: _in_thread(hanging))
    hanging.set()
    assert found.text == "No answer within 0.05 seconds"


async def _in_thread(hanging):
    await apart(hanging.wait, "hanging")
    return doctor_check.ok("")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (UserError("Do this"), "Do this"),
        (ZeroDivisionError("8001015009087"), "ZeroDivisionError; the log says more"),
    ],
)
async def test_a_look_that_fails_becomes_a_text(error, told):
    async def look():
        raise error

    found = await check("Vault", 1, look)
    assert (found.state, found.text) == (State.TROUBLE, told)


async def test_a_cancelled_doctor_goes_home():
    looking = asyncio.ensure_future(check("Vault", 60, asyncio.Event().wait))
    await asyncio.sleep(0)
    looking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await looking


async def test_the_feeds_port_is_free_taken_or_off(data_dir):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        taken.listen()
        settings = load_settings(data_dir=data_dir, feed_port=port)
        state, words = await doctor_feed.feed(settings, data_dir, practice=False)
        assert (state, f"port {port} is used by another program" in words) == (State.WARNING, True)
    state, words = await doctor_feed.feed(settings, data_dir, practice=False)
    assert (state, f"port {port} is free" in words) == (State.OK, True)
    off = load_settings(data_dir=data_dir, feed_port=0)
    assert await doctor_feed.feed(off, data_dir, practice=False) == (State.OK, "off")


async def test_the_file_of_the_feeds_secret_is_named(data_dir):
    file = signing_secret(data_dir).file
    settings = load_settings(data_dir=data_dir, feed_port=0)
    _, words = await doctor_feed.feed(settings, data_dir, practice=False)
    assert str(file) in words


async def test_a_feed_for_others_without_tls_is_trouble(data_dir):
    settings = load_settings(data_dir=data_dir, feed_host="0.0.0.0")
    state, words = await doctor_feed.feed(settings, data_dir, practice=False)
    assert state is State.TROUBLE
    assert "feed_tls_cert" in words
