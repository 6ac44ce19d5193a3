"""The language of the window: chosen in the settings or the system's, changed while it is open."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.resources import resource_path

log = logging.getLogger(__name__)

LANGUAGES = (("en", "English"), ("af", "Afrikaans"))
"""Code and own name of each language; names are not translated, so that everyone finds theirs."""

# English as it is written here: 3,412 and 23 Nov, the week from Monday.
_LOCALES = {"en": "en_GB", "af": "af_ZA"}


def chosen_language(wish: str, system: Sequence[str]) -> str:
    """ "en" or "af". `wish` is a setting, "" for the system's, whose languages come best first."""
    if wish in _LOCALES:
        return wish
    first = system[0] if system else ""
    return "af" if first.replace("_", "-").split("-")[0].casefold() == "af" else "en"


def _system_languages() -> Sequence[str]:
    return QLocale.system().uiLanguages()


class Language:
    """What the application speaks. Made after the QApplication, before the first widget."""

    def __init__(
        self, app: QApplication, system: Callable[[], Sequence[str]] = _system_languages
    ) -> None:
        self._app = app
        self._system = system
        self._translator: QTranslator | None = None
        self._before = QLocale()
        self._current = ""

    @property
    def current(self) -> str:
        """The language spoken now: "en" or "af"; "" before the first `use`."""
        return self._current

    def use(self, wish: str) -> None:
        """Speak this from now on; every widget that is there has changed when it returns."""
        language = chosen_language(wish, self._system())
        if language == self._current:
            return
        self._current = language
        locale = QLocale(_LOCALES[language])
        QLocale.setDefault(locale)
        for window in self._app.topLevelWidgets():
            window.setLocale(locale)
        self._replace_translator(language)
        # Posted to every window; said now, so that no frame is painted in two languages.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        for widget in self._app.allWidgets():
            widget.updateGeometry()
            widget.update()

    def leave(self) -> None:
        """Speak as before the first `use`: for tests, which share one application."""
        self._current = ""
        self._take_out()
        QLocale.setDefault(self._before)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)

    def _replace_translator(self, language: str) -> None:
        self._take_out()
        made = QTranslator()
        path = resource_path("translations", f"rollcheck_{language}.qm")
        if not made.load(str(path)):
            log.error("no translation at %s: the window stays English", path.name)
            return
        self._translator = made
        QCoreApplication.installTranslator(made)

    def _take_out(self) -> None:
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
