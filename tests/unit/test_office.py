"""What a seat shares, and that one which has joined never works on its own by mistake."""

import threading

import keyring
import pytest
from keyring.backends.fail import Keyring as NoVault

from app import vault
from app.domain.errors import UserError
from app.domain.office_address import Origin
from app.office import MARK, mark_joined, office_secrets
from app.settings import load_settings
from app.settings_file import write_settings
from app.vault import OfficeSecrets
from tests.helpers.vault import MemoryVault, StuckVault, vault_in_use

DATABASE = "mysql+pymysql://office:kept@db:3306/members"
REDIS = "rediss://:kept@redis:6379/0"
KEPT = OfficeSecrets(DATABASE, REDIS, "limpopo")
ACCOUNT = ("limpopo", "iec pass")


@pytest.fixture(autouse=True)
def clean(monkeypatch, tmp_path):
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("ROLLCHECK_DATA_DIR", str(tmp_path / "data"))
    for name in ("IEC_API_USERNAME", "IEC_API_PASSWORD", "REDIS_HOST", "REDIS_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    with vault_in_use(MemoryVault()):
        yield


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.toml"


@pytest.fixture
def locked():
    with vault_in_use(NoVault()):
        yield


@pytest.fixture
def joined():
    mark_joined(load_settings(), "Limpopo")


def office():
    return office_secrets(load_settings())


def test_without_anything_a_seat_works_on_its_own():
    assert office().database_url is None
    assert office().redis_url is None


def test_a_seat_of_its_own_does_not_even_ask_the_vault():
    vault.store_office(KEPT, None)
    stuck = StuckVault()
    with vault_in_use(stuck):
        asked = threading.Thread(target=office, daemon=True)
        asked.start()
        asked.join(20)
        assert not asked.is_alive()
        stuck.unlock.set()


@pytest.mark.usefixtures("joined")
def test_what_is_in_the_vault_is_used():
    vault.store_office(KEPT, None)
    assert office().database_url.render_as_string(hide_password=False) == DATABASE
    assert office().redis_url == REDIS
    assert office().database.origin is Origin.VAULT


def test_the_environment_goes_before_the_vault(monkeypatch):
    vault.store_office(KEPT, None)
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", "mysql://other:env@server/members")
    assert office().database.address.shown == "other@server:3306/members"
    assert office().database_url.password == "env"
    assert office().database.origin is Origin.ENVIRONMENT


def test_an_address_in_the_file_gets_its_password_from_the_vault(file):
    vault.store_office(KEPT, None)
    file.write_text('database_url = "mysql://office@db/members"\n')
    assert office().database_url.password == "kept"
    assert office().database.origin is Origin.FILE


@pytest.mark.parametrize("server", ["evil", "db:3307", "db.evil"])
def test_a_password_is_never_sent_to_another_server_than_its_own(file, server):
    vault.store_office(KEPT, None)
    file.write_text(f'database_url = "mysql://office@{server}/members"\n')
    assert office().database_url.password is None


@pytest.mark.parametrize("name", ["database_url", "redis_url"])
def test_a_password_in_the_settings_file_is_refused_with_the_cure(file, name):
    file.write_text(f'{name} = "mysql://office:s3cret@db/members"\n')
    with pytest.raises(UserError, match=f"password in {name}.*seat file.*ROLLCHECK") as refused:
        load_settings()
    assert "s3cret" not in str(refused.value)


def test_no_password_is_ever_written_into_the_settings_file(file):
    with pytest.raises(UserError, match="password in database_url"):
        write_settings({"database_url": DATABASE})
    assert not file.exists()


def test_the_environments_password_is_in_no_repr_of_the_settings(monkeypatch):
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", DATABASE)
    monkeypatch.setenv("ROLLCHECK_REDIS_URL", REDIS)
    assert "kept" not in repr(load_settings())
    assert "kept" not in repr(office())


def test_the_seeds_names_make_a_redis_address(monkeypatch):
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", DATABASE)
    for name, value in (("HOST", "cache"), ("PORT", "6400"), ("DB", "3"), ("PASSWORD", "p@/:")):
        monkeypatch.setenv(f"REDIS_{name}", value)
    assert office().redis_url == "rediss://:p%40%2F%3A@cache:6400/3"
    assert office().redis.origin is Origin.ENVIRONMENT


def test_a_redis_without_a_shared_database_is_not_used(monkeypatch):
    monkeypatch.setenv("ROLLCHECK_REDIS_URL", REDIS)
    assert office().redis_url is None


@pytest.mark.usefixtures("locked")
def test_a_seat_that_has_joined_refuses_to_start_while_the_vault_is_locked(file):
    write_settings({"joined_office": "Limpopo"})
    with pytest.raises(UserError, match=r"has joined Limpopo.*does not answer.*rollcheck leave"):
        office()


@pytest.mark.usefixtures("locked", "joined")
def test_the_mark_in_the_data_folder_is_enough_where_the_settings_are_lost():
    with pytest.raises(UserError, match=r"has joined Limpopo.*does not answer"):
        office()


@pytest.mark.usefixtures("joined")
def test_a_mark_that_cannot_be_read_counts(tmp_path):
    (tmp_path / "data" / MARK).write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UserError, match="has joined an office"):
        office()


@pytest.mark.usefixtures("locked")
def test_a_window_with_settings_from_before_joining_does_not_work_on_its_own_either():
    before = load_settings()
    write_settings({"joined_office": "Limpopo"})
    with pytest.raises(UserError, match="has joined Limpopo"):
        office_secrets(before)


def test_a_seat_that_has_joined_refuses_to_start_when_the_vault_has_lost_the_office():
    write_settings({"joined_office": "Limpopo"})
    with pytest.raises(UserError, match="no longer has the office's addresses"):
        office()


@pytest.mark.usefixtures("locked")
def test_a_far_database_without_its_password_is_not_tried(file):
    file.write_text('database_url = "mysql://office@db/members"\n')
    with pytest.raises(UserError, match="password of office@db:3306/members is not in"):
        office()


def test_a_malformed_address_is_a_sentence(monkeypatch):
    monkeypatch.setenv("ROLLCHECK_DATABASE_URL", "postgresql://u:s3cret@db/members")
    with pytest.raises(UserError, match="must begin with") as refused:
        office()
    assert "s3cret" not in str(refused.value)


# ---- The vault ----


def test_the_office_and_its_account_are_kept_together():
    vault.store_office(KEPT, ACCOUNT)
    assert vault.office_addresses() == KEPT
    assert vault.iec_secrets() == ACCOUNT


@pytest.mark.parametrize("refused", ["database", "redis", "iec_user", "user", "password"])
def test_a_vault_that_refuses_one_secret_of_the_office_holds_what_it_held(refused):
    vault.store_office(OfficeSecrets("mysql://u:old@db/m", "", ""), ("old", "old pass"))
    kept = keyring.get_keyring()
    before = dict(kept.secrets)
    kept.refuse = {refused}
    with pytest.raises(UserError, match="nothing was changed"):
        vault.store_office(KEPT, ACCOUNT)
    assert kept.secrets == before


def test_an_address_that_no_vault_takes_is_refused_before_anything_is_kept():
    with pytest.raises(UserError, match="too long"):
        vault.store_office(OfficeSecrets("mysql://u:" + "x" * 1300 + "@db/m"), ACCOUNT)
    assert vault.iec_secrets() is None


def test_leaving_takes_the_account_along_that_came_with_the_office():
    vault.store_office(KEPT, ACCOUNT)
    vault.forget_office()
    assert vault.office_addresses() == OfficeSecrets()
    assert vault.iec_secrets() is None


def test_leaving_lets_an_account_stay_that_the_operator_put_in_later():
    vault.store_office(KEPT, ACCOUNT)
    vault.store_iec_secrets("another", "pass")
    vault.forget_office()
    assert vault.iec_secrets() == ("another", "pass")


@pytest.mark.usefixtures("locked")
def test_leaving_with_a_locked_vault_says_so():
    with pytest.raises(UserError, match="Unlock it and leave again"):
        vault.forget_office()
