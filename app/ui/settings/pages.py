"""What stands on each page of the settings: tables of words, and the rows made of them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.domain.settings_form import MAX_REUSE_HOURS, Field
from app.ui.office.fields import OfficeFields
from app.ui.settings.account import AccountFields
from app.ui.settings.feed import FeedFields
from app.ui.settings.office import OfficeBox
from app.ui.settings.rows import SettingsPage
from app.ui.settings.shares import SharesBar
from app.ui.settings.words import said
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size

MOST_LOOKUPS = 10_000_000
MOST_DAYS = 3_650

_NAMES = {
    "account": QT_TRANSLATE_NOOP("Settings", "IEC account"),
    "quota": QT_TRANSLATE_NOOP("Settings", "Checking and quota"),
    "folders": QT_TRANSLATE_NOOP("Settings", "Folders"),
    "joining": QT_TRANSLATE_NOOP("Settings", "Shared database"),
    "look": QT_TRANSLATE_NOOP("Settings", "Look and language"),
    "feed": QT_TRANSLATE_NOOP("Settings", "Feed"),
    "privacy": QT_TRANSLATE_NOOP("Settings", "Privacy"),
    "operators": QT_TRANSLATE_NOOP("Settings", "Operators"),
}
_WORDS = {
    Field.IEC_URL: (
        QT_TRANSLATE_NOOP("Settings", "Address"),
        QT_TRANSLATE_NOOP("Settings", "Change it only if the IEC says so"),
    ),
    Field.QUOTA_LIMIT: (
        QT_TRANSLATE_NOOP("Settings", "Lookups allowed in any 60 minutes"),
        QT_TRANSLATE_NOOP("Settings", "The IEC’s limit for your account, over all seats"),
    ),
    Field.QUOTA_SINGLE: (
        QT_TRANSLATE_NOOP("Settings", "Kept for looking up one person"),
        QT_TRANSLATE_NOOP("Settings", "So Ctrl+F works even while a long list runs"),
    ),
    Field.QUOTA_SMALL_JOBS: (
        QT_TRANSLATE_NOOP("Settings", "Kept for urgent and small lists"),
        QT_TRANSLATE_NOOP("Settings", "Every day between 07:00 and 18:00"),
    ),
    Field.REUSE_HOURS: (
        QT_TRANSLATE_NOOP("Settings", "Reuse an answer younger than"),
        QT_TRANSLATE_NOOP(
            "Settings", "Saves lookups: who was asked about lately is not asked about again"
        ),
    ),
    Field.START_DROPPED: (
        QT_TRANSLATE_NOOP("Settings", "Start without asking: dropped files"),
        QT_TRANSLATE_NOOP("Settings", "Off: you look each list over first"),
    ),
    Field.START_WATCHED: (
        QT_TRANSLATE_NOOP("Settings", "Start without asking: watched folder"),
        QT_TRANSLATE_NOOP("Settings", "Lists with an open question still wait for you"),
    ),
    Field.RESULTS_FOLDER: (
        QT_TRANSLATE_NOOP("Settings", "Results folder"),
        QT_TRANSLATE_NOOP("Settings", "Workbook and register save themselves here, by day"),
    ),
    Field.WATCHED_FOLDER: (
        QT_TRANSLATE_NOOP("Settings", "Watched folder"),
        QT_TRANSLATE_NOOP(
            "Settings", "Lists put here are taken in by themselves; they stay where they are"
        ),
    ),
    Field.DATA_DIR: (
        QT_TRANSLATE_NOOP("Settings", "Data folder"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Rollcheck’s own, on this PC. A new one counts from the next start; jobs so far stay"
            " in the old one",
        ),
    ),
    Field.THEME: (
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        QT_TRANSLATE_NOOP("Settings", "As Windows: light or dark by the system"),
    ),
    Field.LANGUAGE: (
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "Of this window"),
    ),
    Field.KEEP_SPREADSHEETS_DAYS: (
        QT_TRANSLATE_NOOP("Settings", "Keep lists and their results"),
        QT_TRANSLATE_NOOP("Settings", "In Rollcheck; copies in the results folder are yours"),
    ),
    Field.WARN_DAYS: (
        QT_TRANSLATE_NOOP("Settings", "Warn before they are removed"),
        QT_TRANSLATE_NOOP("Settings", "So nothing disappears unseen"),
    ),
    Field.KEEP_DECISIONS_DAYS: (
        QT_TRANSLATE_NOOP("Settings", "Keep who checked what, and when"),
        QT_TRANSLATE_NOOP("Settings", "The record of decisions, without the lists"),
    ),
    Field.FEED_PORT: (
        QT_TRANSLATE_NOOP("Settings", "Port of the feed"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Other programs of this PC follow the queue and hand in lists there; 0 is off",
        ),
    ),
    Field.START_FED: (
        QT_TRANSLATE_NOOP("Settings", "Start without asking: lists of other programs"),
        QT_TRANSLATE_NOOP("Settings", "Lists with an open question still wait for you"),
    ),
    Field.REGISTER_MASK_IDS: (
        QT_TRANSLATE_NOOP("Settings", "Mask ID numbers on Form A"),
        QT_TRANSLATE_NOOP("Settings", "Off: the door compares the whole number with the ID book"),
    ),
}
_AS_WINDOWS = QT_TRANSLATE_NOOP("Settings", "As Windows")
_THEMES = (
    ("system", _AS_WINDOWS),
    ("light", QT_TRANSLATE_NOOP("Settings", "Light")),
    ("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
)
_HOURS = QT_TRANSLATE_NOOP("Settings", " hours")
_DAYS = QT_TRANSLATE_NOOP("Settings", " days")
_AMOUNTS = {
    Field.QUOTA_LIMIT: (1, MOST_LOOKUPS, ""),
    Field.QUOTA_SINGLE: (0, MOST_LOOKUPS, ""),
    Field.QUOTA_SMALL_JOBS: (0, MOST_LOOKUPS, ""),
    Field.REUSE_HOURS: (0, MAX_REUSE_HOURS, _HOURS),
    Field.KEEP_SPREADSHEETS_DAYS: (1, MOST_DAYS, _DAYS),
    Field.WARN_DAYS: (0, MOST_DAYS, _DAYS),
    Field.KEEP_DECISIONS_DAYS: (1, MOST_DAYS, _DAYS),
}


def page_name(page: str) -> str:
    """A page's name in the list and above its rows."""
    return said(_NAMES[page])


def account_page(look: Look, account: AccountFields) -> SettingsPage:
    """User name, password, test, address."""
    page = _page(look, "account")
    page.add_widget(account)
    page.add_gap(16)
    page.add_text(Field.IEC_URL, *_WORDS[Field.IEC_URL])
    page.end()
    return page


def quota_page(look: Look, shares: SharesBar) -> SettingsPage:
    """The limit, its shares, reuse, and what starts without a question."""
    page = _page(look, "quota")
    _add_amounts(page, Field.QUOTA_LIMIT, Field.QUOTA_SINGLE, Field.QUOTA_SMALL_JOBS)
    page.add_gap(8)
    page.add_widget(shares)
    page.add_gap(8)
    _add_amounts(page, Field.REUSE_HOURS)
    for field in (Field.START_DROPPED, Field.START_WATCHED):
        page.add_switch(field, *_WORDS[field])
    page.end()
    return page


def folders_page(look: Look) -> SettingsPage:
    """Results, watched folder, data."""
    page = _page(look, "folders")
    for field in (Field.RESULTS_FOLDER, Field.WATCHED_FOLDER, Field.DATA_DIR):
        page.add_folder(field, *_WORDS[field])
    page.end()
    return page


def joining_page(look: Look, office: OfficeFields) -> SettingsPage:
    """What this seat shares, and how it joins and leaves."""
    page = _page(look, "joining")
    page.add_widget(office)
    page.end()
    return page


def look_page(look: Look, languages: tuple[tuple[str, str], ...]) -> SettingsPage:
    """Theme and language."""
    page = _page(look, "look")
    page.add_choice(Field.THEME, *_WORDS[Field.THEME], _THEMES)
    page.add_choice(Field.LANGUAGE, *_WORDS[Field.LANGUAGE], (("", _AS_WINDOWS), *languages))
    page.end()
    return page


def feed_page(look: Look, feed: FeedFields) -> SettingsPage:
    """Port, what starts without a question, and the tokens."""
    page = _page(look, "feed")
    page.add_port(Field.FEED_PORT, *_WORDS[Field.FEED_PORT])
    page.add_switch(Field.START_FED, *_WORDS[Field.START_FED])
    page.add_gap(8)
    page.add_widget(feed)
    page.end()
    return page


def privacy_page(look: Look) -> SettingsPage:
    """How long what is kept, and what registers print."""
    page = _page(look, "privacy")
    _add_amounts(page, Field.KEEP_SPREADSHEETS_DAYS, Field.WARN_DAYS, Field.KEEP_DECISIONS_DAYS)
    page.add_switch(Field.REGISTER_MASK_IDS, *_WORDS[Field.REGISTER_MASK_IDS])
    page.end()
    return page


def office_page(look: Look, office: OfficeBox) -> SettingsPage:
    """Who works here, and the access log; nothing of it is in the form."""
    page = _page(look, "operators")
    page.add_widget(office)
    page.end()
    return page


def _add_amounts(page: SettingsPage, *shown: Field) -> None:
    for field in shown:
        page.add_amount(field, *_WORDS[field], *_AMOUNTS[field])


def _page(look: Look, name: str) -> SettingsPage:
    page = SettingsPage(look)
    page.add_heading(_NAMES[name])
    page.setContentsMargins(0, 0, Size.GAP, 0)
    return page
