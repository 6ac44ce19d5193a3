"""The banner: yellow with a time while it waits, red where there is trouble; both go on alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain.status_banner import Banner, BannerAction, BannerKind
from app.ui.kit import Button, Part, button, set_property
from app.ui.status.sentences import banner_action, banner_lead, banner_rest
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone

LOOKS: dict[BannerKind, tuple[Tone, str]] = {
    BannerKind.DATABASE_AWAY: (Tone.FAIL, "warning_20_regular"),
    BannerKind.NO_NETWORK: (Tone.FAIL, "wifi_off_20_regular"),
    BannerKind.NO_NETWORK_HERE: (Tone.FAIL, "wifi_off_20_regular"),
    BannerKind.DISK_FULL: (Tone.FAIL, "warning_20_regular"),
    BannerKind.SIGN_IN_REFUSED: (Tone.FAIL, "key_20_regular"),
    BannerKind.GATEWAY_BLOCKED: (Tone.FAIL, "cloud_off_20_regular"),
    BannerKind.LOOKUPS_REFUSED: (Tone.FAIL, "cloud_off_20_regular"),
    BannerKind.IEC_AWAY: (Tone.FAIL, "cloud_off_20_regular"),
    BannerKind.QUOTA: (Tone.WAIT, "hourglass_half_20_regular"),
    BannerKind.NO_ACCOUNT: (Tone.INFO, "key_20_regular"),
    BannerKind.ELEVATED: (Tone.NEED, "warning_20_regular"),
    BannerKind.PRACTICE: (Tone.WAIT, "info_20_regular"),
    BannerKind.UPDATE: (Tone.INFO, "info_20_regular"),
    BannerKind.UPDATE_WAITS: (Tone.INFO, "hourglass_half_20_regular"),
}
_ICONS = {BannerAction.ASK_NOW: "arrow_sync_16_regular"}


class BannerFrame(QFrame):
    """Shows one `Banner`, or is hidden.

    Signals:
        wanted: the `BannerAction` of the button pressed.
    """

    wanted = Signal(object)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._today = today
        self._banner: Banner | None = None
        self._icon = Part("info_20_regular", look, self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = [button("small"), button("small")]
        self._lay_out()
        self.setVisible(False)
        look.changed.connect(self._paint)

    @property
    def banner(self) -> Banner | None:
        """What is shown now."""
        return self._banner

    def show_banner(self, banner: Banner | None) -> None:
        """Show this one; None hides the frame. The same one again changes nothing."""
        if banner == self._banner:
            return
        self._banner = banner
        self._say()
        self._paint()
        self.setVisible(banner is not None)
        if banner is not None and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Size.CARD_PADDING, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for made in self._buttons:
            row.addWidget(made)
        first, second = self._buttons
        first.clicked.connect(lambda: self._press(0))
        second.clicked.connect(lambda: self._press(1))
        self.setMinimumHeight(Size.BANNER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _say(self) -> None:
        banner = self._banner
        if banner is None:
            return
        lead, rest = banner_lead(banner, self._today()), banner_rest(banner, self._today())
        # Both are our own words: no text from outside is ever read as markup here.
        self._text.setText(f"<span style='font-weight:600'>{lead}</span> {rest}")
        self.setAccessibleName(f"{lead} {rest}")
        for at, made in enumerate(self._buttons):
            made.setVisible(at < len(banner.actions))
            if at < len(banner.actions):
                self._name(made, banner.actions[at])

    def _name(self, made: Button, action: BannerAction) -> None:
        words = banner_action(action)
        made.setText(words)
        made.setAccessibleName(words)
        name = _ICONS.get(action)
        made.setIcon(self._look.icon(name) if name else QIcon())

    def _paint(self) -> None:
        if self._banner is None:
            return
        tone, icon = LOOKS[self._banner.kind]
        set_property(self, "tone", tone)
        text = self._look.tokens.tones[tone].text
        self._icon.set_icon(icon, self._look.tokens.accent if tone is Tone.INFO else text)
        for at, action in enumerate(self._banner.actions):
            self._name(self._buttons[at], action)

    def _press(self, at: int) -> None:
        if self._banner is not None and at < len(self._banner.actions):
            self.wanted.emit(self._banner.actions[at])
