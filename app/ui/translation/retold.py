"""Widgets that say their texts again when the language changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent


class Retold:
    """Stands before the Qt class among the bases: `class Panel(Retold, QWidget)`.

    `retell` sets every text the widget shows, from what it knows, whenever it is called.
    """

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)  # type: ignore[misc]
        if event.type() == QEvent.Type.LanguageChange:
            self.retell()

    def retell(self) -> None:
        """Say every text again."""
        raise NotImplementedError
