"""Settings and first run: asked of the settings desk, taken by opening the seat again."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.errors import OutageError, UserError
from app.domain.permissions import Deed, Role
from app.domain.settings_form import Field, SettingsForm
from app.settings import Settings
from app.ui.dialogs.ask import until_closed
from app.ui.first_run import FirstRunDialog
from app.ui.settings import AccountState, Page, SettingsDialog
from app.ui.theme.look import Look
from app.ui.translation import said
from app.ui.window.desks.feed import FeedDesk
from app.ui.window.desks.files import choose_folder
from app.ui.window.desks.joining import OfficeWindow
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from app.engine.office_desk import OfficeDesk
    from app.engine.settings_desk import SettingsDesk

_WINDOW_ONLY = frozenset({"theme", "language"})
# They read the database's library, which the first paint would wait for (bench_window).
_READ_WHEN_WANTED = ("app.engine.office_desk", "app.engine.settings_desk")


class SettingsWindow(QObject):
    """Opens the dialogs and carries what they ask for.

    Signals:
        look_changed: theme or language are other ones now; the new `Settings`.
        practice_wanted: True to practise, False to leave practice.
        sample_wanted: the sample list is to be tried.
        refused: a sentence for the operator: why something was not taken.
    """

    look_changed = Signal(object)
    practice_wanted = Signal(bool)
    sample_wanted = Signal()
    refused = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        host: SeatHost,
        look: Look,
        spawn: Callable[..., object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._look = look
        self._spawn = spawn
        self._open = False
        self._saved: Settings | None = None
        self._joining = OfficeWindow(look, spawn, self.office_desk, self._take_office, self)

    def office_desk(self) -> OfficeDesk:
        """The office of the settings as the file has them now."""
        from app.engine.office_desk import OfficeDesk
        from app.engine.permits import require_logged

        wanted = self._host.wanted
        seat = self._host.seat

        async def admins_only() -> None:
            if seat is None:
                raise UserError("Rollcheck is getting ready. Try again in a moment")
            await require_logged(seat.permit, seat.store, Deed.MAKE_SEAT_FILE, action="seat file")

        return OfficeDesk(self._saved or wanted.settings, wanted.practice, gate=admins_only)

    def desk(self) -> SettingsDesk:
        """The settings as the file has them now."""
        from app.engine.settings_desk import SettingsDesk

        wanted = self._host.wanted
        return SettingsDesk(
            self._saved or wanted.settings,
            practice=wanted.practice,
            permit=self._host.seat.permit if self._host.seat else None,
        )

    def open(self, page: Page = Page.ACCOUNT) -> None:
        """Open the dialog at a page; it is there once only."""
        if not self._open:
            self._open = True
            self._spawn(self._settings(page), "Settings")

    def first_run(self) -> None:
        """The three steps of the first start, where they were not taken yet."""
        if not self._open:
            self._open = True
            self._spawn(self._first_run(), "The first start")

    async def _settings(self, page: Page) -> None:
        try:
            await _engine_is_read()
            desk = self.desk()
            user, kept = await desk.account()
            dialog = SettingsDialog(
                desk.form(user),
                self._look,
                self._window,
                has_password=kept,
                fixed=desk.fixed_by_environment(),
            )
            dialog.choose_page(page)
            self._connect(dialog, desk)
            FeedDesk(dialog, self._host, self._spawn)
            self._joining.serve(dialog.joining)
            await until_closed(dialog)
        finally:
            self._open = False

    def _connect(self, dialog: SettingsDialog, desk: SettingsDesk) -> None:
        dialog.save_wanted.connect(
            lambda form: self._spawn(self._save(dialog, desk, form), "Saving the settings")
        )
        dialog.test_wanted.connect(
            lambda user, password: self._spawn(
                self._test(dialog, desk, user, password, dialog.form.iec_url), "Testing the sign-in"
            )
        )
        dialog.folder_wanted.connect(
            lambda field: self._spawn(self._choose(dialog, field), "Choosing a folder")
        )
        dialog.office.role_wanted.connect(
            lambda name, role: self._spawn(self._give_role(dialog, name, role), "Giving a role")
        )
        self._spawn(self._show_office(dialog), "Reading the operators")
        dialog.folder_changed.connect(
            lambda field, folder: self._spawn(
                self._check_folder(dialog, desk, field, folder), "Checking a folder"
            )
        )

    async def _show_office(self, dialog: SettingsDialog) -> None:
        """Who works here; of a seat that is not open yet, nobody."""
        if self._host.seat is None:
            return
        desk = self._host.seat.operators
        try:
            office = await desk.office()
            lines = await desk.log_lines() if office.may_change else None
        except (UserError, OutageError) as problem:
            if isValid(dialog):
                dialog.office.fail(said(str(problem)))
            return
        if isValid(dialog):
            dialog.office.show_office(office)
            if lines is not None:
                dialog.office.show_log(lines)

    async def _give_role(self, dialog: SettingsDialog, name: str, role: Role) -> None:
        if self._host.seat is None:
            return
        try:
            await self._host.seat.operators.set_role(name, role)
        except (UserError, OutageError) as problem:
            if isValid(dialog):
                dialog.office.fail(said(str(problem)))
            return
        if isValid(dialog):
            await self._show_office(dialog)

    async def _save(self, dialog: SettingsDialog, desk: SettingsDesk, form: SettingsForm) -> None:
        user, password = dialog.account.typed
        account = bool(password) or user != dialog.before.iec_user
        try:
            if account:
                await desk.save_account(user, password)
            settings = await desk.save(form)
        except UserError as refused:
            if isValid(dialog):
                dialog.refuse_save(said(str(refused)))
            else:
                self.refused.emit(str(refused))
            return
        # Closed meanwhile or not: what is in the file counts.
        if isValid(dialog):
            dialog.accept_saved(form)
        self._take(settings, account=account)

    def _take(self, settings: Settings, *, account: bool = False) -> None:
        self._saved = settings
        before = self._host.wanted.settings
        # As the dialog says, from the next start on: this window holds the lock of the old one.
        settings = settings.model_copy(update={"data_dir": before.data_dir})
        changed = {
            name
            for name in type(settings).model_fields
            if getattr(settings, name) != getattr(before, name)
        }
        if changed & _WINDOW_ONLY:
            self.look_changed.emit(settings)
        if account or changed - _WINDOW_ONLY:
            self._host.reopen(settings=settings)
        else:
            self._host.keep(settings)

    def _take_office(self, settings: Settings) -> None:
        self._take(settings, account=True)

    async def _test(
        self, dialog: Any, desk: SettingsDesk, user: str, password: str, address: str
    ) -> None:
        dialog.show_account_state(AccountState.TESTING)
        found = await desk.test_account(user, password or None, address)
        if isValid(dialog):
            dialog.show_account_state(found.state, said(found.sentence))

    async def _choose(self, dialog: SettingsDialog, field: Field) -> None:
        start = str(getattr(dialog.form, field.value))
        folder = await choose_folder(dialog, self.tr("Choose a folder"), start)
        if folder is not None and isValid(dialog):
            dialog.set_folder(field, str(folder))

    async def _check_folder(
        self, dialog: SettingsDialog, desk: SettingsDesk, field: Field, folder: str
    ) -> None:
        wrong = said(await desk.check_folder(field, folder))
        if isValid(dialog):
            dialog.refuse(field, folder, wrong)

    # ---- The first start ----

    async def _first_run(self) -> None:
        try:
            await _engine_is_read()
            desk = self.desk()
            if not await desk.first_run_wanted():
                return
            gathered = await self._ask_first(desk)
        finally:
            self._open = False
        await self._finish_first(desk, gathered)

    async def _ask_first(self, desk: SettingsDesk) -> dict[str, Any]:
        dialog = FirstRunDialog(self._look, self._window)
        gathered: dict[str, Any] = {}
        dialog.account_given.connect(lambda *account: gathered.update(account=account))
        dialog.folder_given.connect(lambda folder: gathered.update(folder=folder))
        dialog.practice_wanted.connect(lambda: gathered.update(practice=True))
        dialog.join_wanted.connect(lambda: gathered.update(join=True))
        dialog.sample_wanted.connect(lambda: gathered.update(sample=True))
        dialog.test_wanted.connect(
            lambda user, password: self._spawn(
                self._test(dialog, desk, user, password, desk.settings.iec_url),
                "Testing the sign-in",
            )
        )
        dialog.folder_wanted.connect(
            lambda: self._spawn(self._choose_first(dialog, desk), "Choosing a folder")
        )
        await until_closed(dialog)
        return gathered

    async def _choose_first(self, dialog: FirstRunDialog, desk: SettingsDesk) -> None:
        folder = await choose_folder(dialog, self.tr("Choose a folder"))
        if folder is None or not isValid(dialog):
            return
        dialog.set_folder(str(folder))
        wrong = said(await desk.check_watched_folder(str(folder)))
        if isValid(dialog):
            dialog.refuse_folder(wrong)

    async def _finish_first(self, desk: SettingsDesk, gathered: dict[str, Any]) -> None:
        try:
            await self._take_first(desk, gathered)
        except UserError as refused:
            self.refused.emit(str(refused))

    async def _take_first(self, desk: SettingsDesk, gathered: dict[str, Any]) -> None:
        await desk.finish_first_run()
        if account := gathered.get("account"):
            await desk.save_account(*account)
            self._host.reopen()
        if gathered.get("join"):
            await self._joining.join(self._window)
        if gathered.get("practice"):
            self.practice_wanted.emit(True)
        if gathered.get("sample"):
            self.sample_wanted.emit()
        # Last: a folder that is refused takes nothing else with it.
        if folder := gathered.get("folder"):
            self._take(await desk.save_watched_folder(folder))


async def _engine_is_read() -> None:
    """In a thread: read in this one, a window whose seat is not open yet would stand still."""
    for module in _READ_WHEN_WANTED:
        await asyncio.to_thread(importlib.import_module, module)
