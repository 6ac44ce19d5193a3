"""Joining and leaving an office from the window, on a real MariaDB."""

from __future__ import annotations

import asyncio

import keyring
import pytest
import pytest_asyncio

from app.domain.errors import UserError
from app.domain.seat_file import SeatFile
from app.domain.status_sentence import Account
from app.engine import joining
from app.engine.office_desk import OfficeDesk
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.opening import upgrade_office
from app.settings import load_settings
from app.ui.first_run import FirstRunDialog
from app.ui.office import JoinDialog, LeaveDialog, SeatFileDialog
from app.ui.settings import Page, SettingsDialog
from app.ui.window.desks import joining as office_desk
from tests.helpers.drafts import a_list
from tests.helpers.mariadb import mariadb
from tests.helpers.seats import voters
from tests.helpers.shells import office_of
from tests.helpers.vault import FileVault, MemoryVault, vault_in_use

__all__ = ["mariadb"]

PASSPHRASE = "four words are enough"


@pytest.fixture
def vault():
    with vault_in_use(MemoryVault()):
        yield keyring.get_keyring()


@pytest.fixture
def database(mariadb):
    address = mariadb.fresh_url()
    upgrade_office(load_settings(database_url=address))
    return address


@pytest.fixture
def seat_file(monkeypatch, tmp_path, database, practice_iec):
    file = tmp_path / "limpopo.seat"
    account = {"iec_user": PRACTICE_USER_NAME, "iec_password": PRACTICE_PASSWORD}
    content = SeatFile("Limpopo", database, iec_url=practice_iec.address, **account)
    joining.make_seat_file(content, file, PASSPHRASE, overwrite=False)

    async def choose(_parent):
        return file

    monkeypatch.setattr(office_desk, "choose_seat_file", choose)
    return file


@pytest_asyncio.fixture
async def window(qapp, look, tmp_path, practice_iec, vault):
    async with office_of(qapp, look, tmp_path, practice_iec, practice=False) as opened:
        yield opened


async def later(window):
    """The first run is put off."""
    dialog = await window.dialog(FirstRunDialog)
    dialog.reject()
    await window.until(lambda: not window.shell.settings._open)


async def settings_page(window):
    window.shell.settings.open(Page.JOINING)
    dialog = await window.dialog(SettingsDialog)
    await window.until(dialog.joining.join.isEnabled)
    return dialog


async def join(window, passphrase=PASSPHRASE):
    dialog = await window.dialog(JoinDialog)
    dialog.passphrase.setText(passphrase)
    dialog.join.click()
    return dialog


async def shares(window, wanted=True):
    await window.until(
        lambda: window.host.seat is not None and window.seat.store.database.is_shared is wanted
    )


async def joined_window(window):
    await later(window)
    settings = await settings_page(window)
    settings.joining.join.click()
    dialog = await join(window)
    await window.until(lambda: dialog.joined)
    await shares(window)
    dialog.close_button.click()
    await window.until(settings.joining.leave.isEnabled)
    return settings


async def test_a_seat_joins_from_the_settings_and_works_with_the_office_at_once(window, seat_file):
    assert window.seat is not None
    settings = await joined_window(window)
    assert settings.joining._values[0].text() == "Limpopo"
    assert not window.problems


async def test_a_seat_joins_in_the_first_run(window, seat_file):
    dialog = await window.dialog(FirstRunDialog)
    dialog.join.setChecked(True)
    for _ in range(3):
        dialog.next.click()
    joining_dialog = await join(window)
    await window.until(lambda: joining_dialog.joined)
    await shares(window)
    joining_dialog.close_button.click()
    await window.until(lambda: not window.dialogs(JoinDialog))
    assert not window.problems


async def test_a_wrong_passphrase_is_told_and_can_be_typed_again(window, seat_file, vault):
    await later(window)
    (await settings_page(window)).joining.join.click()
    dialog = await join(window, "not this one at all")
    await window.until(lambda: "cannot be told apart" in dialog.told.text)
    assert vault.secrets == {}
    await join(window)
    await window.until(lambda: dialog.joined)
    await shares(window)


async def test_a_join_that_was_closed_while_it_went_on_still_counts(window, seat_file, monkeypatch):
    await later(window)
    (await settings_page(window)).joining.join.click()
    begun, go_on = asyncio.Event(), asyncio.Event()
    real = OfficeDesk.join

    async def slow(self, content):
        begun.set()
        await go_on.wait()
        return await real(self, content)

    monkeypatch.setattr(OfficeDesk, "join", slow)
    dialog = await join(window)
    await window.until(begun.is_set)
    dialog.close_button.click()
    await window.until(lambda: not window.dialogs(JoinDialog))
    go_on.set()
    await window.until(lambda: load_settings().joined_office == "Limpopo")
    await shares(window)


async def test_a_seat_leaves_and_works_on_its_own_at_once(window, seat_file, vault):
    settings = await joined_window(window)
    settings.joining.leave.click()
    dialog = await window.dialog(LeaveDialog)
    dialog.leave.click()
    await shares(window, wanted=False)
    await window.until(lambda: not settings.joining.leave.isEnabled())
    assert vault.secrets == {}


async def test_a_joined_seat_makes_a_seat_file_and_tests_its_connections(
    window, seat_file, monkeypatch, tmp_path
):
    made = tmp_path / "another.seat"

    async def choose(*_):
        return made

    monkeypatch.setattr(office_desk, "choose_target", choose)
    page = (await joined_window(window)).joining
    page.test.click()
    await window.until(lambda: page.found.texts)
    assert "Office database: " in " ".join(page.found.texts)
    page.make.click()
    dialog = await window.dialog(SeatFileDialog)
    dialog.first.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    dialog.make.click()
    await window.until(made.exists)
    await window.until(lambda: "is written" in page.told.text)
    assert joining.read_seat_file(made, PASSPHRASE).office == "Limpopo"


async def test_a_window_that_joined_does_not_work_on_its_own_while_the_vault_is_locked(
    qapp, look, tmp_path, practice_iec, monkeypatch
):
    monkeypatch.delenv("TEST_VAULT", raising=False)
    options = {"practice": False, "joined_office": "Limpopo"}
    with vault_in_use(FileVault()), pytest.raises(UserError) as refused:
        async with office_of(qapp, look, tmp_path, practice_iec, **options):
            pass
    assert "has joined Limpopo" in str(refused.value)
    assert "Unlock it and start again" in str(refused.value)
    assert not (tmp_path / "data_dir" / "rollcheck.sqlite").exists()


async def test_a_window_whose_account_is_in_a_locked_vault_keeps_its_lists(
    qapp, look, tmp_path, practice_iec, monkeypatch, logged
):
    monkeypatch.delenv("TEST_VAULT", raising=False)
    options = {"practice": False, "iec_url": practice_iec.address}
    with vault_in_use(FileVault()):
        async with office_of(qapp, look, tmp_path, practice_iec, **options) as window:
            await later(window)
            await window.read(a_list(tmp_path / "lists", voters(3)))
            window.start()
            await window.until(lambda: window.facts_of_status.account is Account.MISSING)
            await window.until(lambda: [row.rows for row in window.rows] == [3])
            assert not window.rows[0].ended
            assert not window.problems
    logged.take("this seat waits: .* Unlock its vault")
