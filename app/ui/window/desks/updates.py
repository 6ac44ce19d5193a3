"""A newer version: told above the list, installed when the operator says so and no list is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import UserError
from app.domain.status_banner import Banner, BannerAction, BannerKind
from app.ui.window.desks.jobs import JobsDesk
from app.ui.window.desks.presence import PresenceDesk
from app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from app.engine.updates import Offer, StartInstaller, Updates

READY = Banner(BannerKind.UPDATE, actions=(BannerAction.INSTALL,))
WAITS = Banner(BannerKind.UPDATE_WAITS, actions=(BannerAction.NOT_NOW,))


class UpdatesDesk(QObject):
    """Offers what `Updates` has found. Nothing is installed without a press of the button.

    Signals:
        refused: a sentence (English of the engine) why nothing was installed.
    """

    refused = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        jobs: JobsDesk,
        presence: PresenceDesk,
        spawn: Callable[..., object],
    ) -> None:
        super().__init__(window)
        self._banner = window.update_ready
        self._presence = presence
        self._spawn = spawn
        self._updates: Updates | None = None
        self._offer: Offer | None = None
        self._wanted = False
        self.start: StartInstaller | None = None
        self._banner.wanted.connect(self._pressed)
        # Comes with every change of the queue: the end of a list among them.
        jobs.status.connect(lambda _facts: self._install_when_idle())

    async def serve(self, updates: Updates) -> None:
        """Look for newer versions for as long as the seat is open."""
        self._updates = updates
        await updates.run(self.offer)

    def offer(self, offer: Offer) -> None:
        """Tell the operator that there is one."""
        self._offer = offer
        self._show()

    def _pressed(self, action: BannerAction) -> None:
        self._wanted = action is BannerAction.INSTALL
        self._show()
        self._install_when_idle()

    def _show(self) -> None:
        if self._offer is None:
            self._banner.show_banner(None)
        else:
            self._banner.show_banner(WAITS if self._wanted else READY)

    def _install_when_idle(self) -> None:
        if not self._wanted or self._presence.is_checking:
            return
        updates, offer = self._updates, self._offer
        self._wanted, self._offer = False, None
        self._show()
        if updates is not None and offer is not None:
            self._spawn(self._install(updates, offer), "Installing a newer version")

    async def _install(self, updates: Updates, offer: Offer) -> None:
        try:
            await updates.install(offer, self.start)
        except UserError as problem:
            self.refused.emit(str(problem))
            return
        # The installer would ask for it anyway; a job that begins just now is checkpointed.
        self._presence.quit()
