"""The settings' words: what is wrong, and what a change does."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.settings_form import Checked, Field, Problem, SettingsForm, Wrong
from app.ui.words import number

_WRONGS = {
    Wrong.SHARES_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Settings", "Nothing is left for other lists: make a share smaller or the limit larger."
    ),
    Wrong.NOT_POSITIVE: QT_TRANSLATE_NOOP("Settings", "This must be at least 1."),
    Wrong.MISSING: QT_TRANSLATE_NOOP("Settings", "This cannot be empty."),
    Wrong.NOT_WHOLE_PATH: QT_TRANSLATE_NOOP(
        "Settings", "Give the whole path, with its drive or share."
    ),
    Wrong.NETWORK_DRIVE: QT_TRANSLATE_NOOP(
        "Settings", "The data folder must be on this PC: a network drive would damage it."
    ),
    Wrong.SAME_FOLDER: QT_TRANSLATE_NOOP(
        "Settings", "The watched folder cannot be the results folder: results would be taken in."
    ),
    Wrong.INSIDE_RESULTS: QT_TRANSLATE_NOOP(
        "Settings",
        "Watched folder and results folder lie in each other: results would be taken in.",
    ),
    Wrong.INSIDE_DATA: QT_TRANSLATE_NOOP(
        "Settings", "The watched folder and Rollcheck’s own data lie in each other."
    ),
    Wrong.NOT_HTTPS: QT_TRANSLATE_NOOP("Settings", "The address must begin with https://."),
    Wrong.ACCOUNT_IN_ADDRESS: QT_TRANSLATE_NOOP(
        "Settings", "No user name or password in the address: they have their own fields."
    ),
    Wrong.WARNS_TOO_EARLY: QT_TRANSLATE_NOOP(
        "Settings", "The warning must come before the removal."
    ),
    Wrong.TOO_LONG: QT_TRANSLATE_NOOP("Settings", "At most 30 days (720 hours)."),
}
_OF_THE_DISK = (
    QT_TRANSLATE_NOOP("Settings", "This is a file. Choose a folder."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "This folder is not there and cannot be made. Choose another, or make it first.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings", "The disk of this folder is full. Make room on it, or choose another."
    ),
    QT_TRANSLATE_NOOP("Settings", "This path cannot be used. Choose a folder with the button."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Rollcheck may not look into this folder. Choose another, or ask for the right.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings", "Rollcheck cannot write into this folder. Choose another, or ask for the right."
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "This folder does not answer. If it is on a share, try again when the share is there.",
    ),
)
_FIXED = QT_TRANSLATE_NOOP("Settings", "Set by {variable} on this PC: change or remove it there")
_UNCHANGED = QT_TRANSLATE_NOOP("Settings", "Nothing is changed.")
_SUM = QT_TRANSLATE_NOOP("Settings", "Checked: {any} + {small} + {one} = {limit}.")
_CHECKED = QT_TRANSLATE_NOOP("Settings", "Checked.")
_AT_ONCE = QT_TRANSLATE_NOOP("Settings", "Takes effect at once.")
_RESTART = QT_TRANSLATE_NOOP("Settings", "The data folder takes effect at the next start.")
_QUOTA = frozenset({Field.QUOTA_LIMIT, Field.QUOTA_SINGLE, Field.QUOTA_SMALL_JOBS})


def said(text: str, **facts: object) -> str:
    """A text of this context in the operator's language, with its facts put in."""
    return QCoreApplication.translate("Settings", text).format(**facts)


def problem_words(problem: Problem) -> str:
    """What is wrong and what to do about it."""
    if problem.wrong is Wrong.REFUSED:
        return QCoreApplication.translate("Settings", problem.text)
    return said(_WRONGS[problem.wrong])


def fixed_words(variable: str) -> str:
    """Why a setting cannot be changed in the dialog."""
    return said(_FIXED, variable=variable)


def checked_words(checked: Checked, form: SettingsForm) -> str:
    """The line at the bottom: the first thing wrong, or that the change was checked."""
    if checked.problems:
        return problem_words(checked.problems[0])
    if not checked.changed:
        return said(_UNCHANGED)
    first = said(_CHECKED)
    if _QUOTA.intersection(checked.changed):
        first = said(
            _SUM,
            any=number(form.any_list),
            small=number(form.quota_small_jobs),
            one=number(form.quota_single),
            limit=number(form.quota_limit),
        )
    return f"{first} {said(_RESTART if checked.restart else _AT_ONCE)}"
