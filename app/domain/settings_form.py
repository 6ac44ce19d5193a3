"""The settings an operator can change, and whether a change can be taken. Pure.

What only the disk can say (does the folder exist, can it be written) is asked by the window's
owner and put in as `refused`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from urllib.parse import urlsplit


class Field(StrEnum):
    """A setting by the name it has in `Settings` or in the form."""

    IEC_URL = "iec_url"
    IEC_USER = "iec_user"
    QUOTA_LIMIT = "quota_limit"
    QUOTA_SINGLE = "quota_single"
    QUOTA_SMALL_JOBS = "quota_small_jobs"
    REUSE_HOURS = "reuse_hours"
    START_DROPPED = "start_dropped"
    START_WATCHED = "start_watched"
    RESULTS_FOLDER = "results_folder"
    DATA_DIR = "data_dir"
    WATCHED_FOLDER = "watched_folder"
    THEME = "theme"
    LANGUAGE = "language"
    KEEP_SPREADSHEETS_DAYS = "keep_spreadsheets_days"
    KEEP_DECISIONS_DAYS = "keep_decisions_days"
    WARN_DAYS = "warn_days"
    REGISTER_MASK_IDS = "register_mask_ids"
    FEED_PORT = "feed_port"
    START_FED = "start_fed"


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """Every setting as the dialog holds it. Folders are texts, "" for none; hours are whole."""

    iec_url: str = ""
    iec_user: str = ""
    quota_limit: int = 10_000
    quota_single: int = 100
    quota_small_jobs: int = 2_000
    reuse_hours: int = 24
    start_dropped: bool = False
    start_watched: bool = True
    results_folder: str = ""
    data_dir: str = ""
    watched_folder: str = ""
    theme: str = "system"
    language: str = ""
    keep_spreadsheets_days: int = 90
    keep_decisions_days: int = 1095
    warn_days: int = 7
    register_mask_ids: bool = False
    feed_port: int = 5000
    start_fed: bool = True

    @property
    def any_list(self) -> int:
        """Lookups that no share keeps for others."""
        return self.quota_limit - self.quota_single - self.quota_small_jobs


class Wrong(StrEnum):
    """Why a setting cannot be taken."""

    SHARES_TOO_LARGE = "shares too large"
    NOT_POSITIVE = "not positive"
    MISSING = "missing"
    NOT_WHOLE_PATH = "not a whole path"
    NETWORK_DRIVE = "network drive"
    SAME_FOLDER = "same folder"
    INSIDE_RESULTS = "inside results"
    INSIDE_DATA = "inside data"
    NOT_HTTPS = "not https"
    ACCOUNT_IN_ADDRESS = "account in address"
    WARNS_TOO_EARLY = "warns too early"
    TOO_LONG = "too long"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting that cannot be taken; `text` is the outside's own sentence for `REFUSED`."""

    field: Field
    wrong: Wrong
    text: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a form comes to: what is wrong, what it would change, whether a restart is needed."""

    problems: tuple[Problem, ...] = ()
    changed: tuple[Field, ...] = ()
    restart: bool = False

    @property
    def can_save(self) -> bool:
        """Something changed and nothing is wrong."""
        return bool(self.changed) and not self.problems


@dataclass(frozen=True, slots=True)
class Refusals:
    """What the disk said of folders, by field; only counts while the folder is still that one."""

    by_field: Mapping[Field, tuple[str, str]] = field(default_factory=dict)

    def of(self, name: Field, folder: str) -> str:
        """The sentence against this folder, "" for none."""
        named, sentence = self.by_field.get(name, ("", ""))
        return sentence if named == folder else ""


SHARED = frozenset(
    {
        Field.IEC_URL,
        Field.IEC_USER,
        Field.QUOTA_LIMIT,
        Field.QUOTA_SINGLE,
        Field.QUOTA_SMALL_JOBS,
        Field.REUSE_HOURS,
        Field.KEEP_SPREADSHEETS_DAYS,
        Field.KEEP_DECISIONS_DAYS,
        Field.WARN_DAYS,
        Field.REGISTER_MASK_IDS,
    }
)
"""Settings whose effect the whole office feels: only an admin changes them."""

_AFTER_RESTART = frozenset({Field.DATA_DIR})
_FOLDERS = (Field.RESULTS_FOLDER, Field.DATA_DIR, Field.WATCHED_FOLDER)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_WHOLE_PATH = re.compile(r"[A-Za-z]:[\\/]|[\\/]")
_UNC = re.compile(r"[\\/]{2}[^\\/]")
MAX_REUSE_HOURS = 24 * 30


def check_settings(
    form: SettingsForm, before: SettingsForm, refusals: Refusals | None = None
) -> Checked:
    """Whether a form can be taken as a whole; a setting is never taken half."""
    problems = [found for rule in _RULES for found in rule(form)]
    problems += _refused(form, refusals or Refusals())
    changed = tuple(
        Field(item.name)
        for item in fields(SettingsForm)
        if getattr(form, item.name) != getattr(before, item.name)
    )
    return Checked(tuple(problems), changed, bool(_AFTER_RESTART.intersection(changed)))


def _quota(form: SettingsForm) -> list[Problem]:
    wrong = [
        Problem(name, Wrong.NOT_POSITIVE)
        for name in (Field.QUOTA_SINGLE, Field.QUOTA_SMALL_JOBS)
        if getattr(form, name) < 0
    ]
    if form.quota_limit < 1:
        wrong.append(Problem(Field.QUOTA_LIMIT, Wrong.NOT_POSITIVE))
    # With nothing left over, a large list would wait all day without a reason to be seen.
    if form.any_list < 1:
        wrong.append(Problem(Field.QUOTA_SMALL_JOBS, Wrong.SHARES_TOO_LARGE))
    if not 0 <= form.reuse_hours <= MAX_REUSE_HOURS:
        wrong.append(Problem(Field.REUSE_HOURS, Wrong.TOO_LONG))
    return wrong


def _retention(form: SettingsForm) -> list[Problem]:
    wrong = [
        Problem(name, Wrong.NOT_POSITIVE)
        for name in (Field.KEEP_SPREADSHEETS_DAYS, Field.KEEP_DECISIONS_DAYS)
        if getattr(form, name) < 1
    ]
    if not 0 <= form.warn_days < max(1, form.keep_spreadsheets_days):
        wrong.append(Problem(Field.WARN_DAYS, Wrong.WARNS_TOO_EARLY))
    return wrong


def _address(form: SettingsForm) -> list[Problem]:
    if not form.iec_url:
        return [Problem(Field.IEC_URL, Wrong.MISSING)]
    try:
        parts = urlsplit(form.iec_url)
    except ValueError:
        return [Problem(Field.IEC_URL, Wrong.NOT_HTTPS)]
    if parts.password is not None or parts.username is not None:
        return [Problem(Field.IEC_URL, Wrong.ACCOUNT_IN_ADDRESS)]
    plain = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if not parts.hostname or not (parts.scheme == "https" or plain):
        return [Problem(Field.IEC_URL, Wrong.NOT_HTTPS)]
    return []


def _folders(form: SettingsForm) -> list[Problem]:
    wrong = []
    for name in _FOLDERS:
        folder = str(getattr(form, name))
        if not folder and name is not Field.WATCHED_FOLDER:
            wrong.append(Problem(name, Wrong.MISSING))
        elif folder and not _WHOLE_PATH.match(folder):
            wrong.append(Problem(name, Wrong.NOT_WHOLE_PATH))
    # A database on a share is corrupted sooner or later (design, decision 1).
    if _UNC.match(form.data_dir):
        wrong.append(Problem(Field.DATA_DIR, Wrong.NETWORK_DRIVE))
    return wrong + _watched(form)


def _watched(form: SettingsForm) -> list[Problem]:
    """Results that fall into the watched folder would be taken in again, for ever."""
    if not form.watched_folder:
        return []
    watched, results = _parts(form.watched_folder), _parts(form.results_folder)
    if watched == results:
        return [Problem(Field.WATCHED_FOLDER, Wrong.SAME_FOLDER)]
    if _holds(results, watched) or _holds(watched, results):
        return [Problem(Field.WATCHED_FOLDER, Wrong.INSIDE_RESULTS)]
    data = _parts(form.data_dir)
    if _holds(data, watched) or _holds(watched, data):
        return [Problem(Field.WATCHED_FOLDER, Wrong.INSIDE_DATA)]
    return []


def _refused(form: SettingsForm, refusals: Refusals) -> list[Problem]:
    said = ((name, refusals.of(name, str(getattr(form, name)))) for name in _FOLDERS)
    return [Problem(name, Wrong.REFUSED, text) for name, text in said if text]


def _parts(folder: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\\/]+", folder.casefold()) if part)


def _holds(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    return bool(outer) and inner[: len(outer)] == outer


_RULES: tuple[Callable[[SettingsForm], list[Problem]], ...] = (
    _quota,
    _retention,
    _address,
    _folders,
)
