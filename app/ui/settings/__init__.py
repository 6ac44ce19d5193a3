"""The settings: every change is checked as it is made, and taken whole or not at all."""

from app.ui.settings.account import AccountState
from app.ui.settings.dialog import Page, SettingsDialog

__all__ = ["AccountState", "Page", "SettingsDialog"]
