"""Every panel in its states, filled as an office fills it. All of it is made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.status_banner import Banner, BannerAction, BannerKind, status_banner
from app.domain.status_sentence import Account, QuotaFacts, StatusFacts, status_sentence
from app.ui.dropzone import DropStrip, EmptyState
from app.ui.status import BannerFrame, StatusBar, StatusItem
from app.ui.theme.look import Look

TODAY = date(2026, 11, 23)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"{TODAY} {clock}")


QUOTA = QuotaFacts(7412, 900, at("10:45"), kept_for_one=100)
STATES = {
    "starting": StatusFacts(started=False),
    "ready": StatusFacts(quota=QUOTA),
    "checking": StatusFacts(
        quota=QuotaFacts(2460, 830, at("12:02")), checking="BLOUBERG WARD 16", all_done=at("13:04")
    ),
    "quota": StatusFacts(quota=QUOTA, quota_until=at("15:02")),
    "iec": StatusFacts(quota=QuotaFacts(4118), iec_away_since=at("10:42")),
    "network": StatusFacts(quota=QUOTA, network=False),
    "database": StatusFacts(database_away_since=at("10:42")),
    "account": StatusFacts(account=Account.MISSING),
    "refused": StatusFacts(account=Account.REFUSED),
    "gateway": StatusFacts(account=Account.GATEWAY_BLOCKED),
    "lookups": StatusFacts(account=Account.LOOKUPS_REFUSED),
    "paused": StatusFacts(quota=QUOTA, queue_paused=True),
}
ITEMS = (
    StatusItem("folder", "folder_open_16_regular", "Watched folder: nothing new", "folder"),
    StatusItem("seats", "people_16_regular", "3 seats", "seats"),
    StatusItem("awake", "drink_coffee_16_regular", "PC stays awake", "awake"),
)


def page(*widgets: QWidget, width: int = 1366, height: int = 0) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(8, 8, 8, 8)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    made.resize(width, height or made.sizeHint().height())
    return made


def status_all(look: Look) -> QWidget:
    bars = []
    for facts in STATES.values():
        bar = StatusBar(look, today=lambda: TODAY)
        bar.say(status_sentence(facts))
        bar.show_items(ITEMS)
        bars.append(bar)
    return page(*bars)


def status_banners(look: Look) -> QWidget:
    told = [status_banner(facts) for facts in STATES.values()]
    told += [Banner(BannerKind.ELEVATED)]
    told += [Banner(BannerKind.PRACTICE, actions=(BannerAction.LEAVE_PRACTICE,))]
    frames = []
    for banner in filter(None, told):
        frame = BannerFrame(look, today=lambda: TODAY)
        frame.show_banner(banner)
        frames.append(frame)
    return page(*frames, width=966)


def dropzone_empty(look: Look) -> QWidget:
    bar = StatusBar(look, today=lambda: TODAY)
    bar.say(status_sentence(STATES["account"]))
    bar.show_items([StatusItem("folder", "folder_16_regular", "Choose a watched folder", "folder")])
    frame = BannerFrame(look, today=lambda: TODAY)
    frame.show_banner(status_banner(STATES["account"]))
    made = page(frame, EmptyState(look), bar, height=688)
    made.layout().setStretch(1, 1)
    return made


def dropzone_drag(look: Look) -> QWidget:
    made = EmptyState(look)
    made.zone.hint("Drop to add 3 spreadsheets", takes=True)
    made.resize(1350, 588)
    return made


def dropzone_refuses(look: Look) -> QWidget:
    made = EmptyState(look)
    made.zone.hint("Save the attachment first, then drag it from Downloads", takes=False)
    made.resize(1350, 588)
    return made


def dropzone_strips(look: Look) -> QWidget:
    strips = [DropStrip(look) for _ in range(3)]
    strips[1].hint("Drop to add 3 spreadsheets", takes=True)
    strips[2].hint("A picture is no membership list. Drop the spreadsheet instead.", takes=False)
    return page(*strips, width=966)


ALL: dict[str, Callable[[Look], QWidget]] = {
    "status-all": status_all,
    "status-banners": status_banners,
    "dropzone-empty": dropzone_empty,
    "dropzone-drag": dropzone_drag,
    "dropzone-refuses": dropzone_refuses,
    "dropzone-strips": dropzone_strips,
}
