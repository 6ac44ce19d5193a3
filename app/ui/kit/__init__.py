"""Small widgets that several panels share."""

from app.ui.kit.choosing import choose_row
from app.ui.kit.combo import CalmCombo
from app.ui.kit.parts import (
    Button,
    Part,
    bare_arrows,
    button,
    caption,
    frame,
    icon_button,
    label,
    line,
    link,
    set_property,
)
from app.ui.kit.switch import Switch
from app.ui.kit.told import Told

__all__ = [
    "Button",
    "CalmCombo",
    "Part",
    "Switch",
    "Told",
    "bare_arrows",
    "button",
    "caption",
    "choose_row",
    "frame",
    "icon_button",
    "label",
    "line",
    "link",
    "set_property",
]
