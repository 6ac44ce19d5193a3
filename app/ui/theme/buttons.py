"""Words and icons of buttons, set in one way."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton


def dress(button: QAbstractButton, text: str, icon: QIcon | None = None) -> None:
    """Give a button its words and icon; screen readers hear the words alone."""
    # Style sheets cannot set the gap between icon and words, and Fusion's is too narrow.
    button.setText(f" {text}" if icon is not None else text)
    button.setAccessibleName(text)
    if icon is not None:
        button.setIcon(icon)
