"""The one object that says how things look now; widgets ask it and hear when it changes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.domain.verdict import Verdict
from app.ui.theme import fonts, icons
from app.ui.theme.fonts import Letter
from app.ui.theme.style_sheet import style_sheet
from app.ui.theme.tokens import DARK, LIGHT, Tokens


class Mode(StrEnum):
    """What the operator chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}


_CUTS_KEPT = 4096

_WITH_FONTS_OF_THEIR_OWN = (
    "QAbstractItemView",
    "QHeaderView",
    "QMenu",
    "QMessageBox",
    "QStatusBar",
    "QTipLabel",
)


class Look(QObject):
    """Colours, fonts and icons of the theme in force.

    Signals:
        changed: another theme is in force; repaint.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(app)
        self.tokens: Tokens = LIGHT
        self._app = app
        self._mode = mode
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._fonts: dict[Letter, QFont] = {}
        self._cut: dict[tuple[Letter, str, float, Qt.TextElideMode], str] = {}
        fonts.load_bundled()
        app.setStyle("Fusion")
        app.setFont(self.font(Letter.BODY))
        # Windows' own theme gives these kinds of widgets fonts of their own (seen under Wine: a
        # header line in a letter with serifs).
        for kind in _WITH_FONTS_OF_THEIR_OWN:
            app.setFont(self.font(Letter.BODY), kind)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.set_mode(mode)

    @property
    def is_dark(self) -> bool:
        """Whether the dark theme is in force."""
        return self.tokens is DARK

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark; title bars follow too."""
        self._mode = mode
        self._app.styleHints().setColorScheme(_SCHEMES[mode])
        self._follow()

    def color(self, value: str) -> QColor:
        """A token's value as a colour."""
        return QColor(value)

    def verdict_color(self, verdict: Verdict) -> QColor:
        """The verdict's colour in bars and shapes; never for its word."""
        return QColor(self.tokens.verdicts[verdict])

    def font(self, letter: Letter) -> QFont:
        """The font of one role."""
        if letter not in self._fonts:
            self._fonts[letter] = fonts.font(letter)
        return self._fonts[letter]

    def elided(
        self,
        letter: Letter,
        text: str,
        width: float,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> str:
        """The text cut to `width` pixels; remembered, for tables ask at every repaint."""
        asked = (letter, text, round(width, 1), mode)
        if asked not in self._cut:
            if len(self._cut) >= _CUTS_KEPT:
                self._cut.clear()
            metrics = QFontMetricsF(self.font(letter))
            self._cut[asked] = metrics.elidedText(text, mode, width)
        return self._cut[asked]

    def icon(self, name: str, color: str | None = None) -> QIcon:
        """An icon in the text's colour unless another is given."""
        wanted = (name, color or self.tokens.text)
        if wanted not in self._icons:
            self._icons[wanted] = icons.icon(*wanted, disabled=self.tokens.strong)
        return self._icons[wanted]

    def _follow(self) -> None:
        tokens = DARK if self._wants_dark() else LIGHT
        self.tokens = tokens
        self._icons.clear()
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(style_sheet(tokens))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._mode is not Mode.SYSTEM:
            return self._mode is Mode.DARK
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def palette(tokens: Tokens) -> QPalette:
    """The palette for everything the style sheet does not name."""
    role = QPalette.ColorRole
    made = QPalette()
    colors = {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.alt,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text2,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Accent: tokens.accent,
        role.Light: tokens.stroke,
        role.Midlight: tokens.stroke,
        role.Mid: tokens.strong,
        role.Dark: tokens.strong,
        role.Shadow: tokens.stroke,
    }
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for name, value in colors.items():
            made.setColor(group, name, QColor(value))
    for name, value in colors.items():
        off = tokens.strong if name in _TEXTS else value
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(off))
    return made


_TEXTS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
