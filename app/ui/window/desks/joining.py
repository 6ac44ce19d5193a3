"""The office's dialogs: asked of the office desk, and taken by opening the seat again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import RollcheckError
from app.domain.safe_name import safe_name
from app.settings import Settings
from app.ui.office import JoinDialog, LeaveDialog, OfficeFields, SeatFileDialog
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation import said
from app.ui.window.desks.files import SEAT_FILE, choose_seat_file, choose_target

if TYPE_CHECKING:
    from app.engine.office_desk import OfficeDesk


class OfficeWindow(QObject):
    """Carries what page and dialogs ask for.

    `desk` gives the office desk of the settings that count now; `take` gets the settings that
    count after joining or leaving.
    """

    def __init__(
        self,
        look: Look,
        spawn: Callable[..., object],
        desk: Callable[[], OfficeDesk],
        take: Callable[[Settings], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._spawn = spawn
        self._desk = desk
        self._take = take

    def serve(self, page: OfficeFields) -> None:
        """Fill a settings page, and do what its buttons ask for."""
        page.test_wanted.connect(lambda: self._spawn(self._test(page), "Testing the office"))
        page.join_wanted.connect(lambda: self._spawn(self._join_from(page), "Joining the office"))
        page.leave_wanted.connect(lambda: self._spawn(self._leave(page), "Leaving the office"))
        page.seat_file_wanted.connect(lambda: self._spawn(self._make(page), "Making a seat file"))
        self._spawn(self._show(page), "Looking at the office")

    async def join(self, parent: QWidget) -> bool:
        """Choose a seat file and join with it; whether this seat has joined."""
        file = await choose_seat_file(parent)
        if file is None or not isValid(parent):
            return False
        dialog = JoinDialog(file.name, self._look, parent)
        desk = self._desk()
        dialog.join_wanted.connect(
            lambda passphrase: self._spawn(
                self._try_to_join(dialog, desk, file, passphrase), "Joining the office"
            )
        )
        await dialog.ask()
        return dialog.joined

    async def _try_to_join(
        self, dialog: JoinDialog, desk: OfficeDesk, file: Path, passphrase: str
    ) -> None:
        from app.engine.office_desk import keeps_from_joining

        dialog.show_opening()
        try:
            content = await desk.open(file, passphrase)
            if not isValid(dialog):
                return
            dialog.show_testing(content.office)
            checks = await desk.try_out(content)
            if not isValid(dialog):
                return
            if keeps_from_joining(checks):
                dialog.refuse_office(content.office, checks)
                return
            # Closed or not from here on: what was joined counts.
            self._take(await desk.join(content))
        except RollcheckError as refused:
            if isValid(dialog):
                dialog.refuse(_sentence(refused))
            return
        if isValid(dialog):
            dialog.show_joined(content.office, checks)

    async def _show(self, page: OfficeFields) -> None:
        view = await self._desk().view()
        if isValid(page):
            page.show_view(view)

    async def _test(self, page: OfficeFields) -> None:
        page.show_testing()
        checks = await self._desk().test()
        if isValid(page):
            page.show_found(checks)

    async def _join_from(self, page: OfficeFields) -> None:
        if await self.join(page.window()) and isValid(page):
            await self._show(page)

    async def _leave(self, page: OfficeFields) -> None:
        desk = self._desk()
        dialog = LeaveDialog(desk.settings.joined_office, self._look, page.window())
        if not await dialog.ask():
            return
        try:
            self._take(await desk.leave())
        except RollcheckError as refused:
            _say(page, Tone.FAIL, _sentence(refused))
            return
        if isValid(page):
            await self._show(page)

    async def _make(self, page: OfficeFields) -> None:
        desk = self._desk()
        wish = await SeatFileDialog(desk.settings.joined_office, self._look, page.window()).ask()
        if wish is None or not isValid(page):
            return
        start = _documents() / f"{safe_name(wish.office, 'office')}.{SEAT_FILE}"
        file = await choose_target(
            page.window(), self.tr("Where the seat file goes"), start, SEAT_FILE
        )
        if file is None:
            return
        try:
            # The system's dialog has asked already whether a file may be replaced.
            await desk.make(file, wish.office, wish.passphrase, overwrite=True)
        except RollcheckError as refused:
            _say(page, Tone.FAIL, _sentence(refused))
            return
        _say(page, Tone.DONE, self.tr("The seat file is written: {file}").format(file=file))


def _say(page: OfficeFields, tone: Tone, text: str) -> None:
    if isValid(page):
        page.say(tone, text)


def _sentence(refused: RollcheckError) -> str:
    return f"{said(str(refused)).rstrip('.')}."


def _documents() -> Path:
    where = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(where))
