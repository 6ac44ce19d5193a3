"""The settings' page of the feed: asked of the open seat, done at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.domain.errors import OutageError, UserError
from app.domain.feed.scopes import parse_scopes
from app.domain.feed.token_view import FeedView, TokenLine, state_of
from app.ui.settings import SettingsDialog
from app.ui.translation import said
from app.ui.window.host import SeatHost

if TYPE_CHECKING:
    from app.engine.tokens import StoredToken
    from app.serving import ServingSeat as Seat


class FeedDesk(QObject):
    """Shows feed and tokens in one dialog, for as long as that is open."""

    def __init__(
        self, dialog: SettingsDialog, host: SeatHost, spawn: Callable[..., object]
    ) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._host = host
        self._spawn = spawn
        fields = dialog.feed
        fields.make_wanted.connect(self._make)
        fields.revoke_wanted.connect(self._revoke)
        host.opened.connect(self._show)
        self._watched: Seat | None = None
        dialog.finished.connect(lambda _result: self._stop())
        self._show()

    def _show(self) -> None:
        seat = self._host.seat
        if seat is None:
            return
        self._stop()
        if seat.feed is not None:
            self._watched = seat
            seat.feed.changed.append(self._show_stand)
        self._show_stand()
        self._do(self._list, "Listing the tokens")

    def _stop(self) -> None:
        if self._watched is not None and self._watched.feed is not None:
            self._watched.feed.changed.remove(self._show_stand)
        self._watched = None

    def _show_stand(self) -> None:
        seat = self._host.seat
        if seat is not None and isValid(self._dialog):
            stand = seat.feed.stand if seat.feed else None
            view = FeedView(stand.address, said(stand.problem)) if stand else FeedView()
            self._dialog.feed.show_feed(view)

    def _make(self, name: str, scopes: tuple[str, ...], days: int) -> None:
        async def work(seat: Seat) -> None:
            made = await seat.tokens.create(name, scopes, days)
            if isValid(self._dialog):
                self._dialog.feed.show_made(made.text)
            await self._list(seat)

        self._do(work, "Making a token")

    def _revoke(self, token_id: str) -> None:
        async def work(seat: Seat) -> None:
            await seat.tokens.revoke(token_id)
            await self._list(seat)

        self._do(work, "Revoking a token")

    async def _list(self, seat: Seat) -> None:
        found = await seat.tokens.all()
        if isValid(self._dialog):
            now = datetime.now(UTC).replace(tzinfo=None)
            self._dialog.feed.show_tokens(_line(one, now, seat) for one in found)

    def _do(self, work: Callable[[Seat], Awaitable[None]], name: str) -> None:
        async def body() -> None:
            seat = self._host.seat
            if seat is None:
                self._refuse(self.tr("Rollcheck is getting ready. Try again in a moment."))
                return
            try:
                await work(seat)
            except (UserError, OutageError) as problem:
                self._refuse(said(str(problem)))

        self._spawn(body(), name)

    def _refuse(self, sentence: str) -> None:
        if isValid(self._dialog):
            self._dialog.feed.refuse(sentence)


def _line(stored: StoredToken, now: datetime, seat: Seat) -> TokenLine:
    return TokenLine(
        token_id=stored.token_id,
        name=stored.name,
        scopes=tuple(sorted(parse_scopes([stored.scopes]))),
        seat=stored.seat,
        until=stored.expires_at.replace(tzinfo=UTC).astimezone(seat.zone),
        state=state_of(stored.expires_at, stored.revoked_at, now),
    )
