"""What a click on the status bar explains: the texts, with the facts of the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.status_sentence import StatusFacts
from app.ui.status.sentences import every
from app.ui.words import clock, number


class Topic(StrEnum):
    """What is explained; those of `Explains` have the same values."""

    QUOTA = "quota"
    ACCOUNT = "account"
    NETWORK = "network"
    IEC = "iec"
    GATEWAY = "gateway"
    DATABASE = "database"
    QUEUE = "queue"
    FOLDER = "folder"
    SEATS = "seats"
    AWAKE = "awake"
    FEED = "feed"


class Leads(StrEnum):
    """What the explanation's button opens or does."""

    NOWHERE = ""
    ACCOUNT_SETTINGS = "account settings"
    QUOTA_SETTINGS = "quota settings"
    FOLDER_SETTINGS = "folder settings"
    ASK_NOW = "ask now"
    GO_ON = "go on"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A title, paragraphs and what the button does; all translated."""

    title: str
    paragraphs: tuple[str, ...]
    leads: Leads = Leads.NOWHERE


_TITLES = {
    Topic.QUOTA: QT_TRANSLATE_NOOP("Explain", "Lookups and the hour"),
    Topic.ACCOUNT: QT_TRANSLATE_NOOP("Explain", "Signing in to the IEC"),
    Topic.NETWORK: QT_TRANSLATE_NOOP("Explain", "No internet on this PC"),
    Topic.IEC: QT_TRANSLATE_NOOP("Explain", "The IEC does not answer"),
    Topic.GATEWAY: QT_TRANSLATE_NOOP("Explain", "The IEC refuses lookups from here"),
    Topic.DATABASE: QT_TRANSLATE_NOOP("Explain", "The database"),
    Topic.QUEUE: QT_TRANSLATE_NOOP("Explain", "The queue"),
    Topic.FOLDER: QT_TRANSLATE_NOOP("Explain", "The watched folder"),
    Topic.SEATS: QT_TRANSLATE_NOOP("Explain", "Seats"),
    Topic.AWAKE: QT_TRANSLATE_NOOP("Explain", "Keeping this PC awake"),
    Topic.FEED: QT_TRANSLATE_NOOP("Explain", "The feed"),
}
_TEXTS = {
    Topic.QUOTA: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "The IEC allows a certain number of lookups in any 60 minutes, over all seats "
            "together. Each lookup becomes free again an hour after it was used.",
        ),
        QT_TRANSLATE_NOOP(
            "Explain",
            "When none is left, a list waits and goes on by itself. A few lookups are kept for "
            "single persons, and by day some for urgent and small lists.",
        ),
    ),
    Topic.ACCOUNT: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "Rollcheck signs in with the user name and password that the IEC gave your office. "
            "They are kept in this PC’s vault, never in a file.",
        ),
        QT_TRANSLATE_NOOP(
            "Explain",
            "Until the sign-in works, lists can be dropped and looked over; checking begins by "
            "itself afterwards. Every answer so far is kept.",
        ),
    ),
    Topic.NETWORK: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "This PC reaches no network. Look at the cable or the Wi-Fi; if other pages open "
            "here, ask whoever looks after the network.",
        ),
        QT_TRANSLATE_NOOP(
            "Explain", "Checking goes on by itself when it is back. Open rows stay open."
        ),
    ),
    Topic.IEC: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "The fault is not on this PC: its network works, but the IEC’s service gives no "
            "answer. There is nothing you need to do.",
        ),
        QT_TRANSLATE_NOOP(
            "Explain",
            "No row is decided by an outage: rows without an answer stay open and are asked "
            "again when the IEC is back.",
        ),
    ),
    Topic.GATEWAY: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "The IEC refuses lookups from this network or for this account, though the sign-in "
            "works. Only the IEC can allow them; send its help desk this office’s user name "
            "and internet address.",
        ),
        QT_TRANSLATE_NOOP(
            "Explain",
            "Jobs stay in the queue, and another seat that is allowed goes on with them. Every "
            "answer so far is kept.",
        ),
    ),
    Topic.DATABASE: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "Lists, answers and results are kept in the database. While it does not answer, "
            "nothing is asked, so that no answer can be lost.",
        ),
        QT_TRANSLATE_NOOP(
            "Explain",
            "It is tried again by itself. If it stays away, look whether its PC or server is "
            "on, or ask whoever looks after Rollcheck.",
        ),
    ),
    Topic.QUEUE: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "One list is checked at a time, over all seats, for the IEC’s limit is one. Urgent "
            "lists come first, then small ones, then the others as they came.",
        ),
        QT_TRANSLATE_NOOP(
            "Explain",
            "A list that gives way to a more urgent one keeps its answers and goes on later.",
        ),
    ),
    Topic.FOLDER: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "Lists put into the watched folder are taken in by themselves, once they are "
            "complete and closed in Excel. They stay where they are and are never changed.",
        ),
    ),
    Topic.SEATS: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "Every running Rollcheck on the same database is a seat. All seats see the same "
            "jobs; if the one that checks goes away, another goes on.",
        ),
    ),
    Topic.AWAKE: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "While a list is checked, Rollcheck asks this PC not to fall asleep. The screen may "
            "still go dark, and closing the lid still sends a laptop to sleep.",
        ),
        QT_TRANSLATE_NOOP(
            "Explain",
            "If the PC sleeps all the same, checking goes on when it wakes; nothing is lost.",
        ),
    ),
    Topic.FEED: (
        QT_TRANSLATE_NOOP(
            "Explain",
            "Other programs on this PC can follow the jobs through the feed, with a token from "
            "you. It tells counts only, unless a token allows personal data.",
        ),
    ),
}
_LEADS = {
    Topic.QUOTA: Leads.QUOTA_SETTINGS,
    Topic.ACCOUNT: Leads.ACCOUNT_SETTINGS,
    Topic.NETWORK: Leads.ASK_NOW,
    Topic.IEC: Leads.ASK_NOW,
    Topic.GATEWAY: Leads.ACCOUNT_SETTINGS,
    Topic.FOLDER: Leads.FOLDER_SETTINGS,
}
_BUTTONS = {
    Leads.ACCOUNT_SETTINGS: QT_TRANSLATE_NOOP("Explain", "IEC account…"),
    Leads.QUOTA_SETTINGS: QT_TRANSLATE_NOOP("Explain", "Quota settings…"),
    Leads.FOLDER_SETTINGS: QT_TRANSLATE_NOOP("Explain", "Folder settings…"),
    Leads.ASK_NOW: QT_TRANSLATE_NOOP("Explain", "Ask now"),
    Leads.GO_ON: QT_TRANSLATE_NOOP("Explain", "Go on with the queue"),
}
_FREE = QT_TRANSLATE_NOOP("Explain", "{number} lookups are free for lists now.")
_MORE = QT_TRANSLATE_NOOP(
    "Explain", "{number} lookups are free for lists now, {more} more by {time}."
)
_WAITS = QT_TRANSLATE_NOOP("Explain", "The list that waits goes on at {time}.")
_KEPT = QT_TRANSLATE_NOOP("Explain", "{number} are kept for single persons.")
_AWAY = QT_TRANSLATE_NOOP("Explain", "No answer since {time}; it is asked {every}.")
_DATABASE_AWAY = QT_TRANSLATE_NOOP("Explain", "It does not answer since {time}.")
_PAUSED = QT_TRANSLATE_NOOP("Explain", "The queue is paused: no list is checked until it goes on.")
_DISK_FULL = QT_TRANSLATE_NOOP(
    "Explain",
    "The disk of this PC is full: a checked list waits until there is room for its results. It is "
    "tried again {every}, and nobody is asked about twice.",
)
_CANNOT = QT_TRANSLATE_NOOP(
    "Explain",
    "This PC could not be asked to stay awake. Set its energy saving so that it does not sleep "
    "while a list is checked.",
)


def explain(
    topic: Topic, facts: StatusFacts, today: date, *, cannot_stay_awake: bool = False
) -> Explanation:
    """The explanation of a topic: what is now comes first, then how it works."""
    now = _now(topic, facts, today)
    if topic is Topic.AWAKE and cannot_stay_awake:
        now = (_say(_CANNOT),)
    leads = _LEADS.get(topic, Leads.NOWHERE)
    if topic is Topic.QUEUE and facts.queue_paused:
        leads = Leads.GO_ON
    texts = tuple(_say(text) for text in _TEXTS[topic])
    return Explanation(_say(_TITLES[topic]), (*now, *texts), leads)


def button_words(leads: Leads) -> str:
    """What the button says."""
    return _say(_BUTTONS[leads])


def _now(topic: Topic, facts: StatusFacts, today: date) -> tuple[str, ...]:
    if topic is Topic.QUOTA:
        return _quota(facts, today)
    if topic is Topic.IEC and facts.iec_away_since is not None:
        since = clock(facts.iec_away_since, today)
        return (_say(_AWAY, time=since, every=every(round(facts.probe_seconds))),)
    if topic is Topic.DATABASE and facts.database_away_since is not None:
        return (_say(_DATABASE_AWAY, time=clock(facts.database_away_since, today)),)
    return _queue(facts) if topic is Topic.QUEUE else ()


def _queue(facts: StatusFacts) -> tuple[str, ...]:
    paused = (_say(_PAUSED),) if facts.queue_paused else ()
    if not facts.disk_full:
        return paused
    return (_say(_DISK_FULL, every=every(round(facts.probe_seconds))), *paused)


def _quota(facts: StatusFacts, today: date) -> tuple[str, ...]:
    quota = facts.quota
    parts = []
    if quota is not None:
        known = {"number": number(quota.free_now), "more": number(quota.more)}
        text = _MORE if quota.more and quota.more_by else _FREE
        parts.append(_say(text, **known, time=clock(quota.more_by, today)))
        if quota.kept_for_one:
            parts.append(_say(_KEPT, number=number(quota.kept_for_one)))
    if facts.quota_until is not None:
        parts.append(_say(_WAITS, time=clock(facts.quota_until, today)))
    return (" ".join(parts),) if parts else ()


def _say(text: str, **facts: object) -> str:
    return QCoreApplication.translate("Explain", text).format(**facts)
