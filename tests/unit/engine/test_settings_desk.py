"""Settings as an operator changes them: whole files, a real disk, a vault, a simulated IEC."""

from __future__ import annotations

import os
import ssl
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoVault

from app.domain.account_state import AccountState
from app.domain.errors import UserError
from app.domain.permissions import NotPermitted, Role
from app.domain.settings_form import Field, SettingsForm
from app.engine import folder_check
from app.engine.settings_desk import SettingsDesk
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.faults import parse_fault
from app.iec.practice.server import PracticeIec
from app.settings import Settings, load_settings
from tests.helpers.certificates import self_signed
from tests.helpers.permits import give_role, permit_of
from tests.helpers.stores import embedded_store
from tests.helpers.vault import MemoryVault, StuckVault, vault_in_use

__all__ = ["embedded_store"]

posix = pytest.mark.skipif(sys.platform == "win32", reason="folders are locked otherwise there")
no_root = pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write everywhere"
)
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def office(monkeypatch, tmp_path):
    """A user whose settings come from a file alone."""
    for name in list(os.environ):
        if name.upper().startswith(("ROLLCHECK_", "IEC_API_")):
            monkeypatch.delenv(name)
    file = tmp_path / "settings.toml"
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(file))
    (tmp_path / "data").mkdir()
    file.write_text(
        f"data_dir = '{tmp_path / 'data'}'\nresults_folder = '{tmp_path / 'results'}'\n"
    )
    return file


@pytest.fixture(autouse=True)
def vault():
    kept = MemoryVault()
    with vault_in_use(kept):
        yield kept


@pytest.fixture
def stuck():
    kept = StuckVault()
    with vault_in_use(kept):
        yield kept
        kept.unlock.set()


@pytest.fixture
def desk():
    return SettingsDesk(load_settings())


@pytest.fixture
def hasty():
    """A desk that does not wait long."""
    return SettingsDesk(load_settings(), seconds=0.1)


# ---- The form ----


def test_the_form_shows_what_counts_now(office, tmp_path):
    with office.open("a") as more:
        more.write('quota_limit = 9000\ntheme = "dark"\nwatched_folder = "/srv/lists"\n')
    form = SettingsDesk(load_settings()).form("mokoena")
    assert form == replace(
        SettingsForm(),
        iec_url="https://api.elections.org.za",
        iec_user="mokoena",
        quota_limit=9_000,
        theme="dark",
        watched_folder="/srv/lists",
        data_dir=str(tmp_path / "data"),
        results_folder=str(tmp_path / "results"),
    )


def test_the_forms_own_defaults_are_the_settings():
    form, defaults = SettingsForm(), Settings.model_fields
    differ = {
        name.value: defaults[name.value].default
        for name in Field
        if name is not Field.IEC_USER
        and name.value not in ("iec_url", "data_dir", "results_folder")
        and getattr(form, name.value) != defaults[name.value].default
    }
    assert differ == {}


async def test_a_change_counts_at_once_and_at_the_next_start(desk):
    changed = replace(desk.form(), quota_limit=9_000, language="af")
    saved = await desk.save(changed)
    assert (saved.quota_limit, saved.language) == (9_000, "af")
    assert desk.form() == changed
    assert load_settings() == saved


async def test_only_what_was_changed_is_written(desk, office):
    before = office.read_text()
    await desk.save(replace(desk.form(), warn_days=3))
    assert office.read_text() == f"{before}warn_days = 3\n"


async def test_half_an_hour_set_by_hand_survives_other_changes(office):
    with office.open("a") as more:
        more.write("reuse_hours = 0.5\n")
    desk = SettingsDesk(load_settings())
    assert desk.form().reuse_hours == 1
    assert (await desk.save(replace(desk.form(), warn_days=3))).reuse_hours == 0.5


async def test_the_account_is_no_part_of_the_file(desk, office):
    before = office.read_text()
    await desk.save(desk.form("somebody-else"))
    assert office.read_text() == before


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"quota_limit": 2_000}, "quota_small_jobs"),
        ({"warn_days": 90}, "warn_days"),
        ({"iec_url": "http://iec.example"}, "iec_url"),
        ({"iec_url": "https://a:hunter2@iec.example"}, "iec_url"),
    ],
)
async def test_a_form_that_cannot_be_taken_changes_nothing(desk, office, change, says):
    before = office.read_text()
    with pytest.raises(UserError, match=says) as told:
        await desk.save(replace(desk.form(), **change))
    assert "hunter2" not in str(told.value)
    assert office.read_text() == before
    assert desk.settings == load_settings()


async def test_a_broken_file_is_told_with_its_line(desk, office):
    office.write_text("theme = \n")
    with pytest.raises(UserError, match="line 1"):
        await desk.save(replace(desk.form(), warn_days=3))
    assert office.read_text() == "theme = \n"


# ---- What the environment decides ----


@pytest.mark.parametrize(
    ("variable", "value", "field", "changed"),
    [
        ("ROLLCHECK_QUOTA_LIMIT", "9000", Field.QUOTA_LIMIT, 8_000),
        ("rollcheck_theme", "dark", Field.THEME, "light"),
        ("IEC_API_BASE_URL", "https://env.example", Field.IEC_URL, "https://other.example"),
        ("ROLLCHECK_IEC_URL", "https://env.example", Field.IEC_URL, "https://other.example"),
    ],
)
async def test_what_the_environment_decides_is_named_and_not_changed(
    monkeypatch, office, variable, value, field, changed
):
    monkeypatch.setenv(variable, value)
    desk, before = SettingsDesk(load_settings()), office.read_text()
    assert dict(desk.fixed_by_environment()) == {field: variable}
    with pytest.raises(UserError, match=variable):
        await desk.save(replace(desk.form(), **{field.value: changed}))
    assert office.read_text() == before


async def test_beside_a_setting_of_the_environment_others_can_be_changed(monkeypatch):
    monkeypatch.setenv("ROLLCHECK_QUOTA_LIMIT", "9000")
    desk = SettingsDesk(load_settings())
    saved = await desk.save(replace(desk.form(), theme="dark"))
    assert (saved.quota_limit, saved.theme) == (9_000, "dark")


def test_the_file_alone_decides_nothing_for_good(desk):
    assert dict(desk.fixed_by_environment()) == {}


async def test_an_account_of_the_environment_is_shown_and_not_changed(monkeypatch, desk, vault):
    monkeypatch.setenv("IEC_API_USERNAME", "env-office")
    monkeypatch.setenv("IEC_API_PASSWORD", "env-secret")
    assert Field.IEC_USER in desk.fixed_by_environment()
    assert await desk.account() == ("env-office", True)
    with pytest.raises(UserError, match="IEC_API_USERNAME"):
        await desk.save_account("other", "hunter2")
    assert vault.secrets == {}


# ---- Folders ----


@pytest.mark.parametrize("field", [Field.RESULTS_FOLDER, Field.DATA_DIR, Field.WATCHED_FOLDER])
async def test_a_folder_that_is_there_or_can_be_made_is_well_and_nothing_is_made(
    desk, tmp_path, field
):
    before = sorted(tmp_path.rglob("*"))
    assert await desk.check_folder(field, str(tmp_path)) == ""
    assert await desk.check_folder(field, str(tmp_path / "new" / "deep")) == ""
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("lists", folder_check.NOT_WHOLE_PATH),
        ("", folder_check.NOT_WHOLE_PATH),
        ("{here}/settings.toml", folder_check.A_FILE),
        ("{here}/settings.toml/below", folder_check.CANNOT_BE_MADE),
        ("{here}/nul\0", folder_check.NOT_A_PATH),
        ("{here}/" + "x" * 5_000, folder_check.NOT_A_PATH),
    ],
)
@pytest.mark.parametrize("field", [Field.RESULTS_FOLDER, Field.WATCHED_FOLDER])
async def test_a_folder_that_cannot_serve_is_told(desk, tmp_path, field, folder, says):
    assert await desk.check_folder(field, folder.format(here=tmp_path)) == says


@posix
async def test_a_folder_without_the_right_to_write_is_told(desk):
    # Not even root may write there.
    assert await desk.check_folder(Field.RESULTS_FOLDER, "/proc") == folder_check.NOT_WRITABLE
    assert await desk.check_folder(Field.DATA_DIR, "/proc/new") == folder_check.CANNOT_BE_MADE


@posix
async def test_a_watched_folder_needs_only_to_be_read(desk):
    assert await desk.check_folder(Field.WATCHED_FOLDER, "/proc") == ""


@posix
@no_root
async def test_a_watched_folder_that_cannot_be_read_is_told(desk, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert await desk.check_folder(Field.WATCHED_FOLDER, str(closed)) == folder_check.NOT_READABLE


@posix
async def test_data_on_a_network_drive_is_refused_and_only_data(desk):
    share = "//SRV1/membership"
    assert await desk.check_folder(Field.DATA_DIR, share) == folder_check.NETWORK_DRIVE
    assert await desk.check_folder(Field.WATCHED_FOLDER, share) != folder_check.NETWORK_DRIVE


async def test_a_folder_that_does_not_answer_is_told_in_time(tmp_path):
    back = threading.Event()
    desk = SettingsDesk(load_settings(), seconds=0.1, look=lambda *_folder: str(back.wait(60)))
    found = await desk.check_folder(Field.RESULTS_FOLDER, str(tmp_path))
    back.set()
    assert found == folder_check.NO_ANSWER


async def test_saving_makes_the_folders_it_names(desk, tmp_path):
    results, watched = tmp_path / "out" / "new", tmp_path / "in"
    form = replace(desk.form(), results_folder=str(results), watched_folder=str(watched))
    saved = await desk.save(form)
    assert (saved.results_folder, saved.watched_folder) == (results, str(watched))
    assert results.is_dir()
    assert watched.is_dir()


async def test_a_folder_that_cannot_serve_is_not_saved(desk, office):
    before = office.read_text()
    with pytest.raises(UserError, match="This is a file"):
        await desk.save(replace(desk.form(), results_folder=str(office)))
    assert office.read_text() == before


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("results", "cannot be the results folder"),
        ("results/in", "lie in each other"),
        ("data/in", "own data"),
        ("settings.toml", "This is a file"),
        ("lists", ""),
    ],
)
async def test_the_first_watched_folder_is_compared_with_the_others(desk, tmp_path, folder, says):
    told = await desk.check_watched_folder(str(tmp_path / folder))
    assert (bool(told), says in told) == (bool(says), True)


async def test_results_that_would_be_taken_in_again_are_not_saved(desk, tmp_path, office):
    before = office.read_text()
    with pytest.raises(UserError, match="would be taken in"):
        await desk.save_watched_folder(str(tmp_path / "results" / "in"))
    assert office.read_text() == before


async def test_the_first_watched_folder_is_saved(desk, tmp_path):
    saved = await desk.save_watched_folder(str(tmp_path / "lists"))
    assert Path(saved.watched_folder) == tmp_path / "lists"


# ---- The account ----


async def test_an_account_is_kept_and_its_password_never_handed_back(desk):
    await desk.save_account(" mokoena ", "hunter2")
    assert await desk.account() == ("mokoena", True)


async def test_another_user_name_keeps_the_password(desk, vault):
    await desk.save_account("mokoena", "hunter2")
    await desk.save_account("dlamini", "")
    assert sorted(vault.secrets.values()) == ["dlamini", "hunter2"]


async def test_an_emptied_account_is_forgotten(desk, vault):
    await desk.save_account("mokoena", "hunter2")
    await desk.save_account("", "")
    assert (await desk.account(), vault.secrets) == (("", False), {})


@pytest.mark.parametrize(("user", "password"), [("mokoena", ""), ("", "hunter2")])
async def test_half_an_account_is_refused(desk, vault, user, password):
    with pytest.raises(UserError, match="user name and a password"):
        await desk.save_account(user, password)
    assert vault.secrets == {}


async def test_a_vault_that_takes_only_half_keeps_the_account_before(desk, vault):
    await desk.save_account("mokoena", "hunter2")
    vault.refuse = {"password"}
    with pytest.raises(UserError, match="does not take the secret"):
        await desk.save_account("dlamini", "other")
    assert sorted(vault.secrets.values()) == ["hunter2", "mokoena"]


async def test_a_password_too_long_for_the_vault_changes_nothing(desk, vault):
    with pytest.raises(UserError, match="password is too long"):
        await desk.save_account("dlamini", "x" * 1_300)
    assert vault.secrets == {}


async def test_without_a_vault_there_is_no_account_and_saving_says_what_to_do(desk):
    with vault_in_use(NoVault()):
        assert await desk.account() == ("", False)
        with pytest.raises(UserError, match="IEC_API_USERNAME"):
            await desk.save_account("mokoena", "hunter2")


async def test_a_vault_that_is_stuck_keeps_nobody_waiting(hasty, stuck):
    assert await hasty.account() == ("", False)
    with pytest.raises(UserError, match="vault does not answer"):
        await hasty.save_account("mokoena", "hunter2")
    found = await hasty.test_account("mokoena", None, NOWHERE)
    assert found.state is AccountState.NO_VAULT


# ---- The test of the account ----


async def test_an_account_that_works_is_told_and_spends_no_lookup(desk, practice_iec):
    found = await desk.test_account(PRACTICE_USER_NAME, PRACTICE_PASSWORD, practice_iec.address)
    assert found.ok
    assert practice_iec.requests == []


async def test_the_kept_password_is_tested_with_the_name_that_is_typed(desk, practice_iec):
    practice_iec.credentials = (PRACTICE_USER_NAME, PRACTICE_PASSWORD)
    await desk.save_account("old-name", PRACTICE_PASSWORD)
    assert (await desk.test_account(PRACTICE_USER_NAME, None, practice_iec.address)).ok
    refused = await desk.test_account("old-name", "", practice_iec.address)
    assert refused.state is AccountState.REFUSED


@pytest.mark.parametrize(("user", "password"), [("", "hunter2"), ("mokoena", None), (" ", "x")])
async def test_without_user_name_or_password_nothing_is_sent(desk, practice_iec, user, password):
    found = await desk.test_account(user, password, practice_iec.address)
    assert found.state is AccountState.INCOMPLETE
    assert practice_iec.token_requests == []


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        ("token-refused", AccountState.REFUSED),
        ("token-html-403", AccountState.BLOCKED),
        ("token-limit:30", AccountState.TOO_MANY),
        ("token-empty", AccountState.NOT_THE_IEC),
        ("token-down", AccountState.IEC_AWAY),
        ("token-reset", AccountState.IEC_AWAY),
    ],
)
async def test_whose_affair_a_failed_sign_in_is(desk, practice_iec, fault, state):
    practice_iec.faults = [parse_fault(fault)]
    found = await desk.test_account(PRACTICE_USER_NAME, PRACTICE_PASSWORD, practice_iec.address)
    assert (found.state, found.ok) == (state, False)


async def test_an_iec_that_is_silent_is_waited_for_so_long(hasty, practice_iec):
    practice_iec.faults = [parse_fault("token-time-out")]
    found = await hasty.test_account(PRACTICE_USER_NAME, PRACTICE_PASSWORD, practice_iec.address)
    assert found.state is AccountState.IEC_AWAY


@pytest.mark.parametrize(
    ("address", "state"),
    [
        (NOWHERE, AccountState.IEC_AWAY),
        ("https://rollcheck.invalid", AccountState.NOT_FOUND),
        ("http://iec.example", AccountState.ADDRESS),
        ("https://me:hunter2@iec.example", AccountState.ADDRESS),
        ("", AccountState.ADDRESS),
    ],
)
async def test_an_address_that_leads_nowhere_is_told(desk, address, state):
    assert (await desk.test_account("mokoena", "hunter2", address)).state is state


async def test_an_address_without_a_trusted_certificate_gets_no_password(desk, tmp_path):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(self_signed(tmp_path))
    async with PracticeIec(tls=tls) as server:
        found = await desk.test_account(PRACTICE_USER_NAME, PRACTICE_PASSWORD, server.address)
    assert (found.state, server.token_requests) == (AccountState.NOT_TRUSTED, [])


# ---- The first run ----


async def test_the_first_run_is_asked_once(desk):
    assert await desk.first_run_wanted()
    await desk.finish_first_run()
    assert not await desk.first_run_wanted()
    assert not await SettingsDesk(load_settings()).first_run_wanted()


async def test_practice_asks_for_nothing():
    assert not await SettingsDesk(load_settings(), practice=True).first_run_wanted()


async def test_a_pc_set_up_with_an_account_asks_for_nothing(desk):
    await desk.save_account("mokoena", "hunter2")
    assert not await desk.first_run_wanted()


async def test_a_mark_that_cannot_be_kept_is_no_error(office, tmp_path, caplog):
    with office.open("a"):
        office.write_text(f"data_dir = '{office}'\n")
    await SettingsDesk(load_settings()).finish_first_run()
    assert "first run cannot be kept" in caplog.text
    assert str(tmp_path) not in caplog.text


# ---- Roles ----


@pytest.fixture
def clerk(office, embedded_store):
    """The desk of an operator who is no admin."""
    give_role(embedded_store, "johan", Role.OPERATOR)
    return SettingsDesk(load_settings(), permit=permit_of(embedded_store, "johan"))


@pytest.mark.parametrize("change", [{"quota_limit": 9_000}, {"keep_spreadsheets_days": 1}])
async def test_what_the_whole_office_feels_only_an_admin_changes(clerk, office, change):
    before = office.read_text()
    with pytest.raises(NotPermitted, match=r"needs the role admin; johan is an operator\. Ask"):
        await clerk.save(replace(clerk.form(), theme="dark", **change))
    assert office.read_text() == before


async def test_the_iec_account_is_an_admins_to_change(clerk):
    with pytest.raises(NotPermitted):
        await clerk.save_account("somebody", "a password")


async def test_how_this_pc_looks_everybody_changes(clerk):
    assert (await clerk.save(replace(clerk.form(), theme="dark"))).theme == "dark"
