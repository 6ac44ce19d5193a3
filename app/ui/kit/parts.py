"""Labels, buttons and lines by the roles the style sheet knows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.theme import icons
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size


class Part(QWidget):
    """An icon that stands alone; it follows the theme."""

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._look = look
        self._color = ""
        self.setFixedSize(icons.size_of(name), icons.size_of(name))
        look.changed.connect(self.update)

    def set_icon(self, name: str, color: str = "") -> None:
        """Another icon, in `color` (a `#RRGGBB`) or the text's."""
        self._name, self._color = name, color
        self.setFixedSize(icons.size_of(name), icons.size_of(name))
        self.update()

    def sizeHint(self) -> QSize:
        """The size the icon is drawn for."""
        return QSize(icons.size_of(self._name), icons.size_of(self._name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt asks."""
        painter = QPainter(self)
        icons.draw(painter, self._name, self._color or self._look.tokens.text, 0, 0)
        painter.end()


class Line(QWidget):
    """A line between rows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One pixel in the stroke's colour."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self._look.color(self._look.tokens.stroke))
        painter.end()


def line(look: Look, parent: QWidget | None = None) -> Line:
    """A line between rows."""
    return Line(look, parent)


def label(role: str = "", *, wraps: bool = False) -> QLabel:
    """A label in one of the style sheet's roles; its text is never read as markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


def caption(*, wraps: bool = False) -> QLabel:
    """Small and grey: what stands above a field."""
    return label("caption", wraps=wraps)


class Button(QPushButton):
    """A push button of a kind; its icon follows the theme."""

    def __init__(self, kind: str = "", icon: str = "", look: Look | None = None) -> None:
        super().__init__()
        self._icon = icon
        self._look = look
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind:
            self.setProperty("kind", kind)
        if icon and look is not None:
            size = icons.size_of(icon)
            self.setIconSize(QSize(size, size))
            self._paint_icon()
            look.changed.connect(self._paint_icon)

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self._paint_icon()

    def _paint_icon(self) -> None:
        if self._look is not None:
            tokens = self._look.tokens
            on_accent = self.property("kind") == "primary"
            self.setIcon(self._look.icon(self._icon, tokens.on if on_accent else tokens.text))


def button(kind: str = "", icon: str = "", look: Look | None = None) -> Button:
    """A push button of a kind; its icon follows the theme."""
    return Button(kind, icon, look)


def link(text: str = "") -> Button:
    """A button that reads like a link."""
    made = button("link")
    made.setText(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def icon_button(icon: str, look: Look) -> Button:
    """A flat square button with an icon alone; give it an accessible name."""
    made = button("flat", icon, look)
    made.setFixedSize(Size.SMALL_BUTTON, Size.SMALL_BUTTON)
    made.setStyleSheet("padding: 0; min-height: 0;")
    return made


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet reads."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def bare_arrows(box: QAbstractSpinBox) -> None:
    """Type or use the arrow keys: no arrows to hit, and the text where every field has it."""
    # Without buttons altogether, the style gives the text a width of one pixel.
    box.setStyleSheet(
        "QAbstractSpinBox::up-button, QAbstractSpinBox::down-button "
        "{ width: 0; height: 0; border: none; }"
        "QLineEdit, QLineEdit:focus "
        "{ border: none; padding: 0; min-height: 0; background: transparent; }"
    )
    box.lineEdit().setTextMargins(8, 0, 8, 0)


def frame(box: str) -> QFrame:
    """A frame by the style sheet's box."""
    made = QFrame()
    made.setProperty("box", box)
    return made
