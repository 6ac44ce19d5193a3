"""The settings as an operator changes them: form, file, vault, and what disk and IEC say to it.

Nothing here keeps the window's loop waiting: disk, vault and file are asked in threads of their
own, for a limited time.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic_settings import EnvSettingsSource

from app.domain.account_state import AccountState, AccountTest
from app.domain.errors import UserError
from app.domain.permissions import Deed
from app.domain.settings_form import SHARED, Checked, Field, SettingsForm, Wrong, check_settings
from app.engine import account_test, folder_check
from app.engine.apart import apart
from app.engine.permits import Permit
from app.settings import Settings, load_settings
from app.vault import forget_iec_secrets, iec_secrets, store_iec_secrets

log = logging.getLogger(__name__)

T = TypeVar("T")

SECONDS = 8.0
FIRST_RUN_MARK = "first-run-done"
_FOLDERS = (Field.RESULTS_FOLDER, Field.DATA_DIR, Field.WATCHED_FOLDER)
_IN_FILE = tuple(name for name in Field if name is not Field.IEC_USER)
_ACCOUNT_VARIABLES = ("IEC_API_USERNAME", "IEC_API_PASSWORD")
_VAULT_SILENT = (
    "This PC's vault does not answer. Unlock it and try again, or set IEC_API_USERNAME and "
    "IEC_API_PASSWORD"
)
_OVERLAPS = {
    Wrong.SAME_FOLDER: "The watched folder cannot be the results folder: results would be taken in",
    Wrong.INSIDE_RESULTS: (
        "Watched folder and results folder lie in each other: results would be taken in"
    ),
    Wrong.INSIDE_DATA: "The watched folder and Rollcheck's own data lie in each other",
}


class SettingsDesk:
    """Reads and changes the settings of this PC. `settings` are those that count now.

    `seconds` is how long disk and vault are waited for, and the IEC twice as long; `look` asks
    the disk about a folder and may hang. `permit` is whose settings they are, None while no seat is
    open: then nobody has a role.
    """

    def __init__(
        self,
        settings: Settings,
        practice: bool = False,
        *,
        seconds: float = SECONDS,
        look: Callable[[Field, str], str] = folder_check.trouble_with,
        permit: Permit | None = None,
    ) -> None:
        self._permit = permit
        self.settings = settings
        self._practice = practice
        self._seconds = seconds
        self._look = look

    # ---- The form ----

    def form(self, iec_user: str = "") -> SettingsForm:
        """The settings as the dialog holds them, with the user name that `account` told."""
        now = self.settings
        values = {name.value: getattr(now, name.value) for name in _IN_FILE}
        for name in _FOLDERS:
            values[name.value] = str(values[name.value])
        values["reuse_hours"] = _whole_hours(now.reuse_hours)
        return SettingsForm(iec_user=iec_user, **values)

    def fixed_by_environment(self) -> Mapping[Field, str]:
        """The settings that no form changes, each with the variable that decides it here."""
        decided = EnvSettingsSource(Settings)()
        fixed: dict[Field, str] = {
            name: _variable_of(name) for name in _IN_FILE if name.value in decided
        }
        if all(os.environ.get(variable) for variable in _ACCOUNT_VARIABLES):
            fixed[Field.IEC_USER] = " and ".join(_ACCOUNT_VARIABLES)
        return fixed

    async def check_folder(self, field: Field, folder: str) -> str:
        """What the disk has against a folder, "" for nothing."""
        try:
            return await self._apart(partial(self._look, field, folder), "folder")
        except TimeoutError:
            return folder_check.NO_ANSWER

    async def check_watched_folder(self, folder: str) -> str:
        """What disk and settings have against watching a folder, "" for nothing."""
        form = replace(self.form(), watched_folder=folder)
        for problem in check_settings(form, form).problems:
            if problem.wrong in _OVERLAPS:
                return f"{_OVERLAPS[problem.wrong]}."
        return await self.check_folder(Field.WATCHED_FOLDER, folder)

    async def save(self, form: SettingsForm) -> Settings:
        """Take what the form changes, all or nothing, into the settings file; folders are made.

        The settings as read anew; the account is `save_account`'s affair. Raises UserError, and
        nothing is changed then.
        """
        before = self.form(form.iec_user)
        checked = check_settings(form, before)
        for field in checked.changed:
            self._refuse_fixed(field)
        if SHARED.intersection(checked.changed):
            await self._require_admin()
        _refuse(checked)
        await self._check_folders(form, checked.changed)
        changes = {name.value: _taken(name, form) for name in checked.changed}
        try:
            self.settings = await self._apart(partial(self._write, changes), "settings")
        except TimeoutError:
            raise UserError(
                "The folder of the settings file does not answer. Try again when it does"
            ) from None
        return self.settings

    async def save_watched_folder(self, folder: str) -> Settings:
        """As `save`, for the one folder that the first run asks for. Raises UserError."""
        return await self.save(replace(self.form(), watched_folder=folder))

    # ---- The account ----

    async def account(self) -> tuple[str, bool]:
        """The IEC user name, and whether a password is kept; ("", False) without a usable vault."""
        try:
            secrets = await self._apart(iec_secrets, "vault")
        except TimeoutError:
            log.warning("the vault does not answer")
            return "", False
        return (secrets[0], True) if secrets else ("", False)

    async def save_account(self, user: str, password: str) -> None:
        """Keep the account in the vault; "" keeps the password, both empty forget the account.

        Raises UserError.
        """
        self._refuse_fixed(Field.IEC_USER)
        await self._require_admin()
        user = user.strip()
        try:
            if not user and not password:
                await self._apart(forget_iec_secrets, "vault")
                return
            kept = password or await self._kept_password()
            if not user or not kept:
                raise UserError("The IEC account needs a user name and a password")
            await self._apart(partial(store_iec_secrets, user, kept), "vault")
        except TimeoutError:
            raise UserError(_VAULT_SILENT) from None

    async def test_account(self, user: str, password: str | None, iec_url: str) -> AccountTest:
        """Sign in once; without a password, with the one that is kept. Spends no lookup."""
        try:
            secret = password or await self._kept_password()
        except TimeoutError:
            return AccountTest(AccountState.NO_VAULT)
        if not user.strip() or not secret:
            return AccountTest(AccountState.INCOMPLETE)
        seconds = 2 * self._seconds
        return await account_test.sign_in_once(user.strip(), secret, iec_url, seconds)

    # ---- The first run ----

    async def first_run_wanted(self) -> bool:
        """Whether to ask the three questions: never in practice, once, and not where an
        administrator has set this PC up with an account.
        """
        if self._practice:
            return False
        try:
            if await self._apart(self._mark.exists, "first run"):
                return False
        except TimeoutError:
            return False
        return not (await self.account())[1]

    async def finish_first_run(self) -> None:
        """Ask no more. A mark that cannot be kept only means that it is asked again."""
        try:
            await self._apart(self._put_mark, "first run")
        except (OSError, TimeoutError) as refused:
            log.warning("the end of the first run cannot be kept (%s)", type(refused).__name__)

    # ---- Within ----

    @property
    def _mark(self) -> Path:
        return self.settings.data_dir / FIRST_RUN_MARK

    def _put_mark(self) -> None:
        self._mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._mark.touch(mode=0o600)

    def _refuse_fixed(self, field: Field) -> None:
        if variable := self.fixed_by_environment().get(field):
            raise UserError(
                f"{field.value} is set by {variable} on this PC: change or remove it there"
            )

    async def _require_admin(self) -> None:
        if self._permit is not None:
            await self._permit.require(Deed.CHANGE_SHARED_SETTINGS)

    def _write(self, changes: Mapping[str, object]) -> Settings:
        from app.settings_file import write_settings

        for name in _FOLDERS:
            folder = changes.get(name.value)
            if folder:
                _make(name, Path(str(folder)))
        write_settings(changes)
        return load_settings()

    async def _check_folders(self, form: SettingsForm, changed: tuple[Field, ...]) -> None:
        for field in _FOLDERS:
            folder = str(getattr(form, field.value))
            if field not in changed or not folder:
                continue
            if trouble := await self.check_folder(field, folder):
                raise UserError(f"{folder}: {trouble}")

    async def _kept_password(self) -> str:
        secrets = await self._apart(iec_secrets, "vault")
        return secrets[1] if secrets else ""

    async def _apart(self, work: Callable[[], T], name: str) -> T:
        """Raises TimeoutError; the work may then still end some day, with nobody to hear it."""
        async with asyncio.timeout(self._seconds):
            return await apart(work, f"settings-{name}")


def _refuse(checked: Checked) -> None:
    """A form is looked over before it comes here; what is not, as a file's own, is refused."""
    for problem in checked.problems:
        if problem.wrong in _OVERLAPS:
            raise UserError(f"{_OVERLAPS[problem.wrong]}. Choose another folder")
        if problem.field in checked.changed:
            raise UserError(f"{problem.field.value} cannot be taken: {problem.wrong.value}")


def _whole_hours(hours: float) -> int:
    """Half an hour is shown as one: none would say that answers are not reused."""
    return max(1, round(hours)) if hours else 0


def _taken(name: Field, form: SettingsForm) -> object:
    value = getattr(form, name.value)
    return Path(value) if name in (Field.RESULTS_FOLDER, Field.DATA_DIR) else value


def _make(field: Field, folder: Path) -> None:
    try:
        folder_check.make_folder(field, folder)
    except OSError as refused:
        reason = refused.strerror or type(refused).__name__
        raise UserError(f"{folder} cannot be made: {reason}. Choose another folder") from None


def _variable_of(name: Field) -> str:
    """The variable that sets it, as it is spelled on this PC."""
    alias = Settings.model_fields[name.value].validation_alias
    known = {str(choice) for choice in getattr(alias, "choices", ())} | {f"rollcheck_{name.value}"}
    return next(spelled for spelled in os.environ if spelled.lower() in known)
