"""The words of the status bar's sentence and of the banners."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.status_banner import Banner, BannerAction, BannerKind
from app.domain.status_sentence import Part, Says, Sentence
from app.ui.words import clock, number

_PARTS = {
    Says.STARTING: QT_TRANSLATE_NOOP("Status", "Getting ready…"),
    Says.DATABASE_AWAY: QT_TRANSLATE_NOOP("Status", "The database does not answer since {time}."),
    Says.NO_NETWORK: QT_TRANSLATE_NOOP("Status", "No internet on this PC."),
    Says.NO_NETWORK_HERE: QT_TRANSLATE_NOOP(
        "Status", "No internet on this PC: {name} goes on from row {number}."
    ),
    Says.DISK_FULL: QT_TRANSLATE_NOOP("Status", "The disk of this PC is full: make room on it."),
    Says.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP("Status", "The IEC refused the user name or password."),
    Says.GATEWAY_BLOCKED: QT_TRANSLATE_NOOP("Status", "The IEC’s gateway blocks this network."),
    Says.LOOKUPS_REFUSED: QT_TRANSLATE_NOOP(
        "Status", "The IEC accepts the sign-in but refuses lookups."
    ),
    Says.IEC_AWAY: QT_TRANSLATE_NOOP(
        "Status", "The IEC does not answer since {time}, asking {every}."
    ),
    Says.NO_ACCOUNT: QT_TRANSLATE_NOOP(
        "Status", "Ready for files. Sign in to the IEC before checking starts."
    ),
    Says.WAITS_FOR_QUOTA: QT_TRANSLATE_NOOP("Status", "Waits for quota, goes on {time}."),
    Says.QUEUE_PAUSED: QT_TRANSLATE_NOOP("Status", "The queue is paused."),
    Says.CHECKING: QT_TRANSLATE_NOOP("Status", "Checking {name}."),
    Says.READY: QT_TRANSLATE_NOOP("Status", "Ready."),
    Says.FREE_NOW: QT_TRANSLATE_NOOP("Status", "{number} lookups free."),
    Says.FREE_AND_MORE: QT_TRANSLATE_NOOP(
        "Status", "{number} lookups free now, {more} more by {time}."
    ),
    Says.KEPT_FOR_ONE: QT_TRANSLATE_NOOP("Status", "{number} lookups are kept for single persons."),
    Says.ALL_DONE: QT_TRANSLATE_NOOP("Status", "All done about {time}."),
    Says.ANSWERS_KEPT: QT_TRANSLATE_NOOP("Status", "Every answer so far is kept."),
    Says.GOES_ON: QT_TRANSLATE_NOOP("Status", "Goes on by itself; nothing is lost."),
}
_ONE = {
    Says.FREE_NOW: QT_TRANSLATE_NOOP("Status", "1 lookup free."),
    Says.FREE_AND_MORE: QT_TRANSLATE_NOOP("Status", "1 lookup free now, {more} more by {time}."),
    Says.KEPT_FOR_ONE: QT_TRANSLATE_NOOP("Status", "1 lookup is kept for single persons."),
}
"""The same of one lookup."""
_LEADS = {
    BannerKind.DATABASE_AWAY: QT_TRANSLATE_NOOP(
        "Banner", "The database does not answer since {time}."
    ),
    BannerKind.NO_NETWORK: QT_TRANSLATE_NOOP("Banner", "No internet on this PC."),
    BannerKind.NO_NETWORK_HERE: QT_TRANSLATE_NOOP("Banner", "No internet on this PC."),
    BannerKind.DISK_FULL: QT_TRANSLATE_NOOP("Banner", "The disk of this PC is full."),
    BannerKind.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP(
        "Banner", "The IEC refused the user name or password."
    ),
    BannerKind.GATEWAY_BLOCKED: QT_TRANSLATE_NOOP(
        "Banner", "The IEC’s gateway blocks this network."
    ),
    BannerKind.LOOKUPS_REFUSED: QT_TRANSLATE_NOOP("Banner", "The IEC refuses lookups."),
    BannerKind.IEC_AWAY: QT_TRANSLATE_NOOP("Banner", "The IEC does not answer since {time}."),
    BannerKind.QUOTA: QT_TRANSLATE_NOOP("Banner", "No lookups are left for lists right now."),
    BannerKind.NO_ACCOUNT: QT_TRANSLATE_NOOP("Banner", "No IEC account yet."),
    BannerKind.ELEVATED: QT_TRANSLATE_NOOP("Banner", "Files cannot be dropped here."),
    BannerKind.PRACTICE: QT_TRANSLATE_NOOP("Banner", "Practice."),
    BannerKind.UPDATE: QT_TRANSLATE_NOOP("Banner", "A newer Rollcheck is ready."),
    BannerKind.UPDATE_WAITS: QT_TRANSLATE_NOOP("Banner", "The newer Rollcheck waits."),
}
_RESTS = {
    BannerKind.DATABASE_AWAY: QT_TRANSLATE_NOOP(
        "Banner", "Trying again by itself; what was checked is kept."
    ),
    BannerKind.NO_NETWORK: QT_TRANSLATE_NOOP(
        "Banner", "Checking goes on by itself when it is back. Open rows stay open."
    ),
    BannerKind.NO_NETWORK_HERE: QT_TRANSLATE_NOOP(
        "Banner", "{name} goes on with the queue. This PC joins in again by itself."
    ),
    BannerKind.DISK_FULL: QT_TRANSLATE_NOOP(
        "Banner", "Make room on it; what waits goes on by itself. Every answer so far is kept."
    ),
    BannerKind.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP(
        "Banner", "Correct them and checking goes on. Every answer so far is kept."
    ),
    BannerKind.GATEWAY_BLOCKED: QT_TRANSLATE_NOOP(
        "Banner", "Ask the IEC to allow it; until then jobs stay in the queue."
    ),
    BannerKind.LOOKUPS_REFUSED: QT_TRANSLATE_NOOP(
        "Banner", "The sign-in works. Ask the IEC about this account; jobs stay in the queue."
    ),
    BannerKind.IEC_AWAY: QT_TRANSLATE_NOOP(
        "Banner", "Asking {every}; goes on by itself. Open rows stay open."
    ),
    BannerKind.QUOTA: QT_TRANSLATE_NOOP(
        "Banner", "Checking goes on by itself at {time}. Every answer so far is kept."
    ),
    BannerKind.NO_ACCOUNT: QT_TRANSLATE_NOOP(
        "Banner",
        "You can drop lists and look them over now; checking starts once Rollcheck can sign in.",
    ),
    BannerKind.ELEVATED: QT_TRANSLATE_NOOP(
        "Banner",
        "Windows runs Rollcheck as administrator and keeps drops away from it. "
        "Start it without, or use Add files.",
    ),
    BannerKind.PRACTICE: QT_TRANSLATE_NOOP(
        "Banner", "The people and answers here are made up. The IEC is not asked."
    ),
    BannerKind.UPDATE: QT_TRANSLATE_NOOP(
        "Banner", "It is installed when you say so. Lists, answers and settings stay."
    ),
    BannerKind.UPDATE_WAITS: QT_TRANSLATE_NOOP(
        "Banner", "It is installed when the list being checked is done."
    ),
}
_ACTIONS = {
    BannerAction.ASK_NOW: QT_TRANSLATE_NOOP("Banner", "Ask now"),
    BannerAction.DETAILS: QT_TRANSLATE_NOOP("Banner", "Details"),
    BannerAction.WHY: QT_TRANSLATE_NOOP("Banner", "Why?"),
    BannerAction.CONNECT: QT_TRANSLATE_NOOP("Banner", "Connect IEC account…"),
    BannerAction.PRACTISE: QT_TRANSLATE_NOOP("Banner", "Practise first"),
    BannerAction.CORRECT_ACCOUNT: QT_TRANSLATE_NOOP("Banner", "Correct them…"),
    BannerAction.LEAVE_PRACTICE: QT_TRANSLATE_NOOP("Banner", "Leave practice"),
    BannerAction.INSTALL: QT_TRANSLATE_NOOP("Banner", "Install…"),
    BannerAction.NOT_NOW: QT_TRANSLATE_NOOP("Banner", "Not now"),
}


def sentence_words(sentence: Sentence, today: date) -> str:
    """The whole sentence: "Ready. 7,412 lookups free now, 900 more by 10:45."."""
    return " ".join(_part(part, today) for part in sentence.parts)


def banner_lead(banner: Banner, today: date) -> str:
    """What a banner says first, to be set strong."""
    return _banner(_LEADS, banner, today)


def banner_rest(banner: Banner, today: date) -> str:
    """What a banner says then: what happens next, and what is kept."""
    return _banner(_RESTS, banner, today)


def banner_action(action: BannerAction) -> str:
    """The words of a banner's button."""
    return QCoreApplication.translate("Banner", _ACTIONS[action])


def every(seconds: int) -> str:
    """How often something is asked: "once a minute"."""
    if seconds == 60:
        return QCoreApplication.translate("Status", "once a minute")
    return QCoreApplication.translate("Status", "every {seconds} seconds").format(seconds=seconds)


def _part(part: Part, today: date) -> str:
    one = part.number == 1 and part.says in _ONE
    text = QCoreApplication.translate("Status", (_ONE if one else _PARTS)[part.says])
    return text.format(
        number=number(part.number),
        more=number(part.more),
        time=clock(part.time, today),
        name=part.name,
        every=every(part.number),
    )


def _banner(texts: dict[BannerKind, str], banner: Banner, today: date) -> str:
    text = QCoreApplication.translate("Banner", texts[banner.kind])
    return text.format(
        time=clock(banner.time, today), every=every(banner.seconds), name=banner.name
    )
