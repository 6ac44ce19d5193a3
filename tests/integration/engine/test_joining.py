"""Joining: all of it or nothing, and never a seat that works on its own by mistake."""

from __future__ import annotations

import os
import stat
import sys

import keyring
import pytest
from keyring.backends.fail import Keyring as NoVault

from app.domain.errors import UserError
from app.domain.office_address import Origin
from app.domain.office_view import OfficeView
from app.domain.seat_file import MAX_BYTES, WRONG_OR_DAMAGED, SeatFile
from app.engine import joining
from app.engine.doctor_check import State
from app.engine.office_desk import OfficeDesk, keeps_from_joining
from app.office import office_secrets
from app.opening import upgrade_office
from app.settings import load_settings
from app.vault import iec_secrets, store_iec_secrets
from tests.helpers.certificates import self_signed
from tests.helpers.mariadb import free_port, mariadb, running_mariadb
from tests.helpers.vault import MemoryVault, StuckVault, vault_in_use

__all__ = ["mariadb"]

PASSPHRASE = "four words are enough"
CA = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
OFFICE = SeatFile(
    office="Limpopo",
    database="mysql://office:db-secret@db.office.example/members",
    redis="rediss://:redis-secret@redis.office.example/0",
    iec_url="https://iec.office.example",
    iec_user="limpopo",
    iec_password="iec-secret",
    ca=CA,
    tls="verify",
)


@pytest.fixture(autouse=True)
def pc(monkeypatch, tmp_path):
    """A PC with an empty vault and no settings."""
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "config" / "settings.toml"))
    monkeypatch.setenv("ROLLCHECK_DATA_DIR", str(tmp_path / "data"))
    for name in ("IEC_API_USERNAME", "IEC_API_PASSWORD", "REDIS_HOST", "ROLLCHECK_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    with vault_in_use(MemoryVault()):
        yield tmp_path


@pytest.fixture
def file(tmp_path):
    return tmp_path / "limpopo.seat"


def desk(**given):
    return OfficeDesk(load_settings(), **given)


def everything(pc):
    """All that a join could have left behind."""
    config = pc / "config"
    found = [*config.rglob("*"), *(pc / "data").rglob("*")]
    files = {one.name: one.read_bytes() for one in found if one.is_file()}
    return files, dict(keyring.get_keyring().secrets)


async def test_what_one_seat_seals_another_one_joins_with(monkeypatch, pc, file):
    with vault_in_use(MemoryVault()):
        monkeypatch.setenv("ROLLCHECK_DATABASE_URL", OFFICE.database)
        store_iec_secrets("limpopo", "iec-secret")
        await desk().make(file, "Limpopo", PASSPHRASE)
        monkeypatch.delenv("ROLLCHECK_DATABASE_URL")
    there = desk()
    settings = await there.join(await there.open(file, PASSPHRASE))
    assert settings.joined_office == "Limpopo"
    office = office_secrets(settings)
    assert office.database.address.password == "db-secret"
    assert office.database.origin is Origin.VAULT
    assert iec_secrets() == ("limpopo", "iec-secret")


async def test_a_seat_file_is_for_its_makers_eyes_only(monkeypatch, file):
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", OFFICE.database)
    await desk().make(file, "Limpopo", PASSPHRASE)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_seat_file_is_not_written_over_another_file(monkeypatch, file):
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", OFFICE.database)
    file.write_bytes(b"something else")
    with pytest.raises(UserError, match="is there already"):
        await desk().make(file, "Limpopo", PASSPHRASE)
    assert file.read_bytes() == b"something else"


async def test_a_seat_on_its_own_has_no_office_to_make_a_file_for(file):
    with pytest.raises(UserError, match="works on its own"):
        await desk().make(file, "Limpopo", PASSPHRASE)


async def test_who_may_not_give_passwords_away_makes_no_seat_file(monkeypatch, file):
    async def refuse():
        raise UserError("Only an admin may do this")

    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", OFFICE.database)
    with pytest.raises(UserError, match="Only an admin"):
        await desk(gate=refuse).make(file, "Limpopo", PASSPHRASE)
    assert not file.exists()


async def test_no_password_is_in_the_settings_file_after_joining(pc):
    await desk().join(OFFICE)
    told = (pc / "config" / "settings.toml").read_text()
    assert "secret" not in told
    assert 'joined_office = "Limpopo"' in told
    assert (pc / "config" / "office-ca.pem").read_text() == CA


async def test_leaving_undoes_all_of_a_join(pc):
    await desk().join(OFFICE)
    settings = await desk().leave()
    assert (settings.joined_office, settings.database_ca) == ("", "")
    assert settings.iec_url == "https://api.elections.org.za"
    assert office_secrets(settings).database is None
    files, secrets = everything(pc)
    assert secrets == {}
    assert set(files) == {"settings.toml"}


async def test_joining_another_office_replaces_the_first_one_altogether(pc):
    await desk().join(OFFICE)
    plain = SeatFile("Gauteng", "mysql://u:p@other.example/m")
    settings = await desk().join(plain)
    office = office_secrets(settings)
    assert (office.name, office.redis, office.ca_file, office.tls) == ("Gauteng", None, "", "")
    assert not (pc / "config" / "office-ca.pem").exists()


@pytest.mark.parametrize("refused", ["database", "redis", "iec_user", "user", "password"])
async def test_a_vault_that_refuses_leaves_everything_as_it_was(pc, refused):
    before = everything(pc)
    keyring.get_keyring().refuse = {refused}
    with pytest.raises(UserError, match="nothing was changed"):
        await desk().join(OFFICE)
    files, secrets = everything(pc)
    assert secrets == before[1]
    assert load_settings().joined_office == ""
    assert set(files) <= {"settings.toml"}


async def test_settings_that_cannot_be_written_leave_everything_as_it_was(monkeypatch, pc):
    before = everything(pc)

    def full(_path, _content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.settings_file.replace_file", full)
    with pytest.raises(UserError, match="No space left"):
        await desk().join(OFFICE)
    assert everything(pc) == before


async def test_a_join_that_is_cut_off_before_the_vault_makes_a_seat_that_refuses_to_start(
    monkeypatch,
):
    class PowerCut(BaseException):
        pass

    def cut(*_):
        # Nothing that runs after it may mend anything.
        monkeypatch.setattr(joining, "write_settings", lambda *_: None)
        monkeypatch.setattr(joining, "_put_certificate", lambda *_: None)
        monkeypatch.setattr(joining, "_put_mark", lambda *_: None)
        raise PowerCut

    monkeypatch.setattr(joining, "store_office", cut)
    with pytest.raises(PowerCut):
        await desk().join(OFFICE)
    with pytest.raises(UserError, match="has joined Limpopo"):
        office_secrets(load_settings())


async def test_a_leave_that_is_cut_off_leaves_a_seat_that_refuses_to_start(monkeypatch):
    await desk().join(OFFICE)
    monkeypatch.setattr(joining, "write_settings", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        await desk().leave()
    with pytest.raises(UserError, match="has joined Limpopo"):
        office_secrets(load_settings())


async def test_a_seat_cannot_leave_while_the_vault_is_locked_unless_it_is_told_to():
    await desk().join(OFFICE)
    with vault_in_use(NoVault()):
        with pytest.raises(UserError, match="Unlock it and leave again"):
            await desk().leave()
        assert load_settings().joined_office == "Limpopo"
        await desk().leave(with_vault=False)
        assert load_settings().joined_office == ""


async def test_an_address_of_the_environment_forbids_joining(monkeypatch, file):
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", OFFICE.database)
    await desk().make(file, "Limpopo", PASSPHRASE)
    with pytest.raises(UserError, match="Variables of this PC name a database"):
        await desk().open(file, PASSPHRASE)


async def test_practice_does_not_join(file):
    with pytest.raises(UserError, match="leave practice"):
        await OfficeDesk(load_settings(), practice=True).open(file, PASSPHRASE)


# ---- The file ----


async def test_a_huge_file_is_refused_without_being_read(file):
    with file.open("wb") as made:
        made.write(b"RCSEAT\r\n")
        made.truncate(100 * 1024 * 1024)
    with pytest.raises(UserError, match="too large"):
        await desk().open(file, PASSPHRASE)


async def test_a_file_that_is_not_there_is_told(file):
    with pytest.raises(UserError, match="cannot be read: No such file"):
        await desk().open(file, PASSPHRASE)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders there")
async def test_a_pipe_that_nobody_writes_into_is_given_up(file):
    os.mkfifo(file)
    with pytest.raises(UserError, match="does not answer"):
        await desk(seconds=0.2).open(file, PASSPHRASE)
    # Lets the reader go: nobody waits for its thread, but the test's process should end clean.
    file.open("wb").close()


async def test_a_wrong_passphrase_is_told(monkeypatch, file):
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", OFFICE.database)
    await desk().make(file, "Limpopo", PASSPHRASE)
    monkeypatch.delenv("ROLLCHECK_DATABASE_URL")
    with pytest.raises(UserError) as refused:
        await desk().open(file, "five words are not it")
    assert str(refused.value) == WRONG_OR_DAMAGED


@pytest.mark.parametrize("address", ["http://evil.example", "https://u:p@evil.example"])
def test_an_iec_address_that_may_not_get_secrets_is_refused(pc, file, address):
    content = SeatFile("Limpopo", OFFICE.database, iec_url=address)
    joining.make_seat_file(content, file, PASSPHRASE, overwrite=False)
    with pytest.raises(UserError, match="IEC's address"):
        joining.read_seat_file(file, PASSPHRASE)


def test_no_more_is_read_than_a_seat_file_has():
    assert MAX_BYTES < 100_000


# ---- Trying it out ----


def ready(server, **settings):
    """The address of a database that has this version's tables."""
    address = server.fresh_url()
    upgrade_office(load_settings(database_url=address, **settings))
    return address


async def test_a_seat_file_is_tried_with_the_certificate_it_carries(tmp_path):
    pem = self_signed(tmp_path)
    with running_mariadb(f"--ssl-cert={pem}", f"--ssl-key={pem}") as server:
        content = SeatFile("Limpopo", ready(server), tls="verify", ca=pem.read_text())
        checks = await desk().try_out(content)
    assert checks[0].state is State.OK
    assert "encrypted" in checks[0].text
    assert not keeps_from_joining(checks)


async def test_a_database_that_cannot_be_reached_keeps_from_joining():
    content = SeatFile("Limpopo", f"mysql://u:p@127.0.0.1:{free_port()}/m")
    assert keeps_from_joining(await desk().try_out(content))


async def test_a_database_without_tables_keeps_from_joining(mariadb):
    content = SeatFile("Limpopo", mariadb.fresh_url())
    assert keeps_from_joining(await desk().try_out(content))


async def test_a_redis_that_cannot_be_reached_does_not(mariadb):
    content = SeatFile("Limpopo", ready(mariadb), f"redis://127.0.0.1:{free_port()}/0")
    checks = await desk().try_out(content)
    assert not keeps_from_joining(checks)
    assert checks[-1].state is State.WARNING


# ---- What is shown ----


async def test_a_seat_on_its_own_shows_nothing_shared():
    view = await desk().view()
    assert view == OfficeView()
    assert view.may_join


async def test_what_is_shared_is_shown_without_passwords():
    await desk().join(OFFICE)
    view = await desk().view()
    assert view.database == "office@db.office.example:3306/members"
    assert view.redis == "redis.office.example:6379/0"
    assert "secret" not in repr(view)
    assert view.may_join


async def test_what_the_environment_names_cannot_be_joined_over(monkeypatch):
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", OFFICE.database)
    view = await desk().view()
    assert (view.origin, view.may_join) == (Origin.ENVIRONMENT, False)


async def test_a_vault_that_hangs_is_told_and_does_not_hold_the_window():
    await desk().join(OFFICE)
    stuck = StuckVault()
    with vault_in_use(stuck):
        view = await desk(seconds=0.2).view()
        stuck.unlock.set()
    assert "does not answer" in view.trouble
    assert view.joined == "Limpopo"
