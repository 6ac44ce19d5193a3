"""Every panel in its states, filled as an office fills it. All of it is made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.feed.scopes import Scope
from app.domain.feed.token_view import FeedView, TokenLine, TokenState
from app.domain.lookup_view import EarlierCheck, people_found
from app.domain.office_address import Origin
from app.domain.office_view import OfficeView
from app.domain.permissions import Operator, Role
from app.domain.preflight_numbers import ListedRow
from app.domain.preflight_view import FileFacts, Meeting, MeetingKind, Note, NoteKind
from app.domain.settings_form import Field, SettingsForm
from app.domain.spreadsheet import InvalidRow
from app.domain.status_banner import Banner, BannerAction, BannerKind, status_banner
from app.domain.status_sentence import Account, QuotaFacts, StatusFacts, status_sentence
from app.domain.verdict import Verdict
from app.domain.ward_search import WardSearch
from app.engine.doctor_check import Check, State
from app.engine.operators import LogLine, Office
from app.spreadsheets.municipality_table import load_municipalities
from app.ui.dropzone import DropStrip, EmptyState
from app.ui.first_run import FirstRunDialog, Step
from app.ui.lookup import (
    Answered,
    Asking,
    Failed,
    LookupPanel,
    LookupState,
    Nothing,
    Results,
    Searching,
)
from app.ui.preflight import PreflightCard, PreflightPanel
from app.ui.preflight.rows_dialog import RowsDialog
from app.ui.settings import AccountState, Page, SettingsDialog
from app.ui.status import BannerFrame, StatusBar, StatusItem
from app.ui.theme.look import Look
from tests.helpers.preflight import (
    NOW,
    PACE,
    WHICH_COLUMN,
    WRONG,
    asked,
    facts,
    inspection,
    thirty_files,
)

TODAY = date(2026, 11, 23)
MUNICIPALITIES = load_municipalities()
WARDS = MUNICIPALITIES.all_wards()
SEARCH = WardSearch(WARDS)


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
    "disk": StatusFacts(quota=QUOTA, disk_full=True),
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
    for known in STATES.values():
        bar = StatusBar(look, today=lambda: TODAY)
        bar.say(status_sentence(known))
        bar.show_items(ITEMS)
        bars.append(bar)
    return page(*bars)


def status_banners(look: Look) -> QWidget:
    told = [status_banner(known) for known in STATES.values()]
    told += [Banner(BannerKind.ELEVATED)]
    told += [Banner(BannerKind.UPDATE, actions=(BannerAction.INSTALL,))]
    told += [Banner(BannerKind.UPDATE_WAITS, actions=(BannerAction.NOT_NOW,))]
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


def card(look: Look) -> PreflightCard:
    return PreflightCard(
        WARDS, SEARCH, MUNICIPALITIES.parse, MUNICIPALITIES.label, look, today=lambda: TODAY
    )


def preflight(look: Look, files: tuple[FileFacts, ...], batch: str = "") -> PreflightPanel:
    made = PreflightPanel(card(look), look, today=lambda: TODAY)
    made.show_files(files, PACE, NOW, batch=batch)
    made.resize(1350, 696)
    return made


def preflight_many(look: Look) -> QWidget:
    return page(preflight(look, thirty_files(), "Limpopo 23 Nov 10:31"), height=704)


def preflight_typing(look: Look) -> QWidget:
    made = preflight(look, thirty_files(), "Limpopo 23 Nov 10:31")
    made.gallery_after = lambda panel: panel.card.ward.lineEdit().setText("Lepelle-Nkumpi 1")
    return made


def preflight_column(look: Look) -> QWidget:
    files = (*thirty_files(), asked(WHICH_COLUMN, "q4"))
    made = preflight(look, files, "Limpopo 23 Nov 10:31")
    made.list.choose("q2")
    return page(made, height=704)


def preflight_one(look: Look) -> QWidget:
    meeting = Meeting(TODAY, time(10, 32), MeetingKind.BPA)
    same = Note(NoteKind.SAME_LIST, time=at("09:12"))
    found = inspection(invalid=(*WRONG, InvalidRow(513, "repair_not_accepted")), rows=613)
    return page(
        preflight(look, (facts(inspection=found, meeting=meeting, notes=(same,), urgent=True),)),
        height=704,
    )


def preflight_counting(look: Look) -> QWidget:
    counting = FileFacts("c1", "POLOKWANE ALL WARDS.xlsx", 1_240_000, rows_seen=3_500)
    refused = FileFacts(
        "c2",
        "BELA-BELA WARD 3.pdf.xls",
        80_000,
        refusal="A PDF, not a spreadsheet. Ask the branch for the Excel file.",
    )
    half = facts("c3", counted=False)
    made = preflight(look, (counting, refused, half, facts("c4")), "Limpopo 23 Nov 10:31")
    made.list.choose("c1")
    return page(made, height=704)


def preflight_refused(look: Look) -> QWidget:
    refused = FileFacts(
        "c2",
        "BELA-BELA WARD 3.pdf.xls",
        80_000,
        refusal="A PDF, not a spreadsheet. Ask the branch for the Excel file.",
    )
    return page(preflight(look, (refused,)), height=704)


def preflight_rows(look: Look) -> QWidget:
    made = RowsDialog("ID numbers wrong", look)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show_rows(
        [
            ListedRow(47, "800101•••••87", "Maluleke, Thandi", "its check digit is wrong", "47"),
            ListedRow(112, "93••", "Van Wyk, Annelise", "has fewer than 13 digits"),
        ]
    )
    return made


ALL |= {
    "preflight-many": preflight_many,
    "preflight-typing": preflight_typing,
    "preflight-column": preflight_column,
    "preflight-one": preflight_one,
    "preflight-counting": preflight_counting,
    "preflight-refused": preflight_refused,
    "preflight-rows": preflight_rows,
}


def check(day: str, file: str, row: int, verdict: Verdict, **changes: str) -> EarlierCheck:
    known = {
        "masked_id": "790412•••••83",
        "surname": "Sebola",
        "first_names": "Mokgadi Anna",
        "ward": "Musina ward 5 (LIM341)",
    }
    moment = datetime.fromisoformat(day)
    return EarlierCheck(f"job{row}", row, file, verdict, moment, **{**known, **changes})


SEBOLA = (
    check(
        "2026-11-23 11:20",
        "MUSINA_WARD_5 Nov.xlsx",
        214,
        Verdict.NOT_REGISTERED_IN_WARD,
        iec_ward="Musina ward 2 (LIM341)",
    ),
    check(
        "2026-11-02 14:07",
        "Musina 5 October.xlsx",
        198,
        Verdict.NOT_REGISTERED_IN_WARD,
        iec_ward="Musina ward 2 (LIM341)",
    ),
    check("2026-08-11 09:35", "MUSINA WARD 5.xlsx", 201, Verdict.REGISTERED_IN_WARD),
    check(
        "2026-11-23 11:15",
        "MOGALAKWENA WARD 12.xlsx",
        67,
        Verdict.REGISTERED_IN_WARD,
        masked_id="010923•••••88",
        first_names="Tshepo Johannes",
        ward="Mogalakwena ward 12 (LIM367)",
    ),
)
LOOKUPS: dict[str, tuple[str, tuple[LookupState, ...]]] = {
    "nothing": ("", (Nothing(),)),
    "searching": ("Sebola", (Searching(),)),
    "found": ("Sebola", (Results(people_found(SEBOLA, by_number=False)),)),
    "nobody": ("8001015009087", (Results(by_number=True),)),
    "asking": (
        "Sebola",
        (Results(people_found(SEBOLA[:3], by_number=True), by_number=True), Asking()),
    ),
    "answered": (
        "8001015009087",
        (
            Results(by_number=True),
            Answered(
                "registered in Blouberg ward 16",
                "On 23 Nov 2026 at 11:42 the IEC had 800101•••••87 registered in Blouberg ward 16 "
                "(LIM351), voting station Raweshi Primary School.",
            ),
        ),
    ),
    "failed": (
        "8001015009087",
        (
            Results(by_number=True),
            Failed(
                "The IEC does not answer (time-out). Nothing is known about the person; "
                "try again later."
            ),
        ),
    ),
}


def lookup(look: Look, name: str) -> LookupPanel:
    text, states = LOOKUPS[name]
    made = LookupPanel(look, today=lambda: TODAY)
    made.set_kept(100)
    made.field.setText(text)
    for state in states:
        made.show_state(state)
    return made


ALL |= {f"lookup-{name}": (lambda look, name=name: lookup(look, name)) for name in LOOKUPS}


SETTINGS = SettingsForm(
    iec_url="https://api.elections.org.za",
    iec_user="limpopo.office",
    results_folder=r"C:\Users\Thandi\Documents\Rollcheck",
    data_dir=r"C:\Users\Thandi\AppData\Local\Rollcheck",
    watched_folder=r"\\SRV1\membership\uploads\excel-processing",
    language="en",
)


def office_seen_by(role: Role, *others: Operator) -> Office:
    """Three people of an office; the first one looks, in this role."""
    thandi = Operator("thandi", "Thandi Mokoena", role)
    johan = Operator("LIMPOPO\\johan.b", "Johan Botha", Role.OPERATOR)
    people = (johan, thandi, Operator("zanele", "Zanele Dube", Role.ADMIN), *others)
    return Office(people, thandi, role is Role.ADMIN, "Zanele Dube")


ACCESS_LINES = (
    LogLine("2026-11-24 10:12", "Thandi Mokoena", "SEAT-1", "role", "johan.b: operator"),
    LogLine("2026-11-24 09:58", "Johan Botha", "SEAT-2", "reveal", "one row, 1: 3f9c21:17;"),
    LogLine("2026-11-24 09:31", "Johan Botha", "SEAT-2", "export", "copies, 2 jobs: 3f9c 81aa"),
    LogLine("2026-11-23 16:04", "Wall (token)", "SEAT-3", "export", "results, 1 job: 77be"),
)


def settings(look: Look, chosen: Page, **changes: object) -> SettingsDialog:
    made = SettingsDialog(SETTINGS, look, has_password=True)
    made.choose_page(chosen)
    if chosen is Page.OPERATORS:
        made.office.show_office(office_seen_by(Role.ADMIN))
        made.office.show_log(ACCESS_LINES)
    for name, value in changes.items():
        made._page_of(Field(name)).fill(Field(name), value)
        made._edited(Field(name), value)
    return made


TOKENS = (
    TokenLine("a1", "wall screen", (Scope.READ,), "desk", datetime(2027, 2, 23), TokenState.COUNTS),
    TokenLine(
        "b2", "membership pages", tuple(Scope), "seat 2", datetime(2026, 11, 30), TokenState.COUNTS
    ),
    TokenLine("c3", "old script", (Scope.CREATE,), "desk", datetime(2026, 3, 1), TokenState.OVER),
)


def settings_feed(look: Look, *, made: bool) -> SettingsDialog:
    """The feed's page with tokens; a new one is shown when `made`."""
    dialog = settings(look, Page.FEED)
    dialog.feed.show_tokens(TOKENS)
    if made:
        dialog.feed.show_feed(FeedView("http://127.0.0.1:5000"))
        dialog.feed.list.setCurrentRow(0)
        dialog.feed.show_made("eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJyb2xsY2hlY2stZmVlZCJ9.c2lnbmF0dXJl")
    else:
        dialog.feed.show_feed(FeedView(problem=IN_USE))
    return dialog


IN_USE = (
    "The feed is not served: port 5000 is used by another program. Close that program, or choose "
    "another port in the settings (feed_port)"
)


def settings_office(look: Look, role: Role) -> SettingsDialog:
    made = settings(look, Page.ACCOUNT)
    made.choose_page(Page.OPERATORS)
    made.office.show_office(office_seen_by(role))
    return made


def settings_account(look: Look, state: AccountState) -> SettingsDialog:
    made = settings(look, Page.ACCOUNT)
    made.show_account_state(state)
    return made


ALL |= {
    f"settings-{chosen.value}": (lambda look, chosen=chosen: settings(look, chosen))
    for chosen in Page
}
ALL |= {
    "settings-feed-made": lambda look: settings_feed(look, made=True),
    "settings-feed-refused": lambda look: settings_feed(look, made=False),
    "settings-operators-viewer": lambda look: settings_office(look, Role.VIEWER),
    "settings-changed": lambda look: settings(look, Page.QUOTA, quota_limit=9_000),
    "settings-wrong": lambda look: settings(look, Page.QUOTA, quota_small_jobs=9_950),
    "settings-watched": lambda look: settings(
        look, Page.FOLDERS, watched_folder=r"C:\Users\Thandi\Documents\Rollcheck"
    ),
    "settings-testing": lambda look: settings_account(look, AccountState.TESTING),
    "settings-ok": lambda look: settings_account(look, AccountState.OK),
    "settings-refused": lambda look: settings_account(look, AccountState.REFUSED),
    "settings-nonet": lambda look: settings_account(look, AccountState.NO_NETWORK),
}


JOINED = OfficeView(
    "Limpopo",
    "rollcheck@db.limpopo.example:3306/membership",
    "rollcheck@redis.limpopo.example:6379/0",
    Origin.VAULT,
)
FOUND = (
    Check("Office", State.OK, "Limpopo: the database is named by the vault"),
    Check(
        "Office database",
        State.OK,
        "rollcheck@db.limpopo.example:3306/membership: MariaDB 10.11.19, encrypted "
        "(TLS_AES_256_GCM_SHA384)",
    ),
    Check(
        "Database rights",
        State.TROUBLE,
        "The account lacks UPDATE ON rollcheck_rows; DELETE ON rollcheck_rows. Grant it; "
        ".github/OFFICE.md has the statements",
    ),
    Check(
        "Database packets",
        State.OK,
        "max_allowed_packet 16 MB, wait_timeout 28,800 s, innodb_snapshot_isolation OFF",
    ),
    Check("Database clock", State.OK, "agrees with this PC's to 1 s"),
    Check("Database tables", State.OK, "tables 0003, as this Rollcheck needs them"),
    Check(
        "Office Redis",
        State.WARNING,
        "redis.limpopo.example:6379 refuses the password. Check it, and that this user exists "
        "there. Jobs go on without it, and screens follow every 2 seconds",
    ),
)


def office_page(look: Look, view: OfficeView, found: tuple[Check, ...] = ()) -> SettingsDialog:
    made = settings(look, Page.JOINING)
    made.joining.show_view(view)
    if found:
        made.joining.show_found(found)
    return made


def office_testing(look: Look) -> SettingsDialog:
    made = office_page(look, JOINED)
    made.joining.show_testing()
    return made


LOCKED = OfficeView(
    "Limpopo",
    trouble="This seat has joined Limpopo, but this PC's vault, which keeps the office's "
    "passwords, does not answer (KeyringLocked). Unlock it and start again; `rollcheck leave` "
    "makes this a seat of its own",
)


ALL |= {
    "office-alone": lambda look: office_page(look, OfficeView()),
    "office-joined": lambda look: office_page(look, JOINED),
    "office-found": lambda look: office_page(look, JOINED, FOUND),
    "office-testing": office_testing,
    "office-locked": lambda look: office_page(look, LOCKED),
}


def first_run(look: Look, step: Step, *, practice: bool = False) -> FirstRunDialog:
    made = FirstRunDialog(look)
    made.practice.setChecked(practice)
    made.go_to(step)
    return made


def first_run_joins(look: Look) -> FirstRunDialog:
    made = first_run(look, Step.ACCOUNT)
    made.join.setChecked(True)
    return made


def first_run_refused(look: Look) -> FirstRunDialog:
    made = first_run(look, Step.FOLDER)
    made.set_folder(r"C:\Users\Thandi\Documents\Rollcheck")
    made.refuse_folder("This is the results folder: results would be taken in again.")
    return made


ALL |= {
    "first_run-account": lambda look: first_run(look, Step.ACCOUNT),
    "first_run-practice": lambda look: first_run(look, Step.ACCOUNT, practice=True),
    "first_run-join": first_run_joins,
    "first_run-folder": lambda look: first_run(look, Step.FOLDER),
    "first_run-refused": first_run_refused,
    "first_run-done": lambda look: first_run(look, Step.DONE, practice=True),
}
