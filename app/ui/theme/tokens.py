"""The window's colours and sizes, each said once. Sizes are device-independent pixels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.job_view import PillKind
from app.domain.verdict import Verdict


class Tone(StrEnum):
    """What a pill or a banner says before it is read."""

    NEED = "need"
    RUN = "run"
    WAIT = "wait"
    QUEUE = "queue"
    DONE = "done"
    LOOK = "look"
    FAIL = "fail"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Pair:
    """Text and icon on a fill; contrast at least 4.5."""

    text: str
    fill: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme.

    `stroke` and `track` are decoration; `strong` edges controls; `accent` is for the primary
    button, focus, links and the selection's mark, and for nothing else.
    """

    name: str
    bg: str
    surface: str
    alt: str
    stroke: str
    strong: str
    text: str
    text2: str
    accent: str
    on: str
    tint: str
    track: str
    verdicts: Mapping[Verdict, str]
    tones: Mapping[Tone, Pair]


LIGHT = Tokens(
    name="light",
    bg="#F3F4F6",
    surface="#FFFFFF",
    alt="#F8F9FB",
    stroke="#DFE2E7",
    strong="#868C96",
    text="#1B1D21",
    text2="#565C66",
    accent="#0F5FB8",
    on="#FFFFFF",
    tint="#E7F0FA",
    track="#E6E8EC",
    verdicts={
        Verdict.REGISTERED_IN_WARD: "#00735C",
        Verdict.NOT_REGISTERED_IN_WARD: "#BF7900",
        Verdict.NOT_REGISTERED_VOTER: "#8E1710",
        Verdict.DECEASED: "#23232F",
        Verdict.COULD_NOT_CHECK: "#828893",
        Verdict.INVALID_ID_NUMBER: "#7A3594",
        Verdict.DUPLICATE: "#1A8CEB",
    },
    tones={
        Tone.NEED: Pair("#7A3E00", "#FFE7CC"),
        Tone.RUN: Pair("#0B4A91", "#C7DFF7"),
        Tone.WAIT: Pair("#5A4A00", "#FBF0C4"),
        Tone.QUEUE: Pair("#4A505A", "#ECEEF1"),
        Tone.DONE: Pair("#0B5A3E", "#DDF2E8"),
        Tone.LOOK: Pair("#6B2E86", "#F1E4F6"),
        Tone.FAIL: Pair("#8E1710", "#FBE3E0"),
        Tone.INFO: Pair("#1B1D21", "#E7F0FA"),
    },
)

DARK = Tokens(
    name="dark",
    bg="#1B1C1F",
    surface="#26282C",
    alt="#2C2E33",
    stroke="#3C3F45",
    strong="#8A909A",
    text="#F1F2F4",
    text2="#B5BBC5",
    accent="#6CB2F7",
    on="#0B1B2B",
    tint="#20344A",
    track="#3A3D43",
    verdicts={
        Verdict.REGISTERED_IN_WARD: "#4CC796",
        Verdict.NOT_REGISTERED_IN_WARD: "#FFDD57",
        Verdict.NOT_REGISTERED_VOTER: "#E0432E",
        Verdict.DECEASED: "#F4F4FA",
        Verdict.COULD_NOT_CHECK: "#7E858F",
        Verdict.INVALID_ID_NUMBER: "#9468CC",
        Verdict.DUPLICATE: "#93B9FF",
    },
    tones={
        Tone.NEED: Pair("#FFC98F", "#4A2F12"),
        Tone.RUN: Pair("#A9D2FB", "#264F7A"),
        Tone.WAIT: Pair("#F5E08A", "#413A14"),
        Tone.QUEUE: Pair("#C6CBD3", "#383B41"),
        Tone.DONE: Pair("#8FE0BC", "#173D2D"),
        Tone.LOOK: Pair("#E0BDF0", "#412650"),
        Tone.FAIL: Pair("#FFB4A8", "#4D1F1A"),
        Tone.INFO: Pair("#F1F2F4", "#20344A"),
    },
)

PILLS: Mapping[PillKind, tuple[Tone, str]] = {
    PillKind.NEEDS_YOU: (Tone.NEED, "question_circle_16_filled"),
    PillKind.CHECKING: (Tone.RUN, "arrow_sync_16_regular"),
    PillKind.STOPPING: (Tone.QUEUE, "record_stop_16_regular"),
    PillKind.WAITING_UNTIL: (Tone.WAIT, "clock_16_regular"),
    PillKind.WAITING_FOR_QUOTA: (Tone.WAIT, "clock_16_regular"),
    PillKind.WAITING_FOR_IEC: (Tone.WAIT, "clock_16_regular"),
    PillKind.WAITING_FOR_DATABASE: (Tone.WAIT, "clock_16_regular"),
    PillKind.WAITING_FOR_SEAT: (Tone.WAIT, "clock_16_regular"),
    PillKind.KEPT_HERE: (Tone.WAIT, "clock_16_regular"),
    PillKind.IN_QUEUE: (Tone.QUEUE, "task_list_square_ltr_16_regular"),
    PillKind.PAUSED: (Tone.QUEUE, "pause_16_filled"),
    PillKind.PAUSED_AT_ROW: (Tone.QUEUE, "pause_16_filled"),
    PillKind.DONE: (Tone.DONE, "checkmark_circle_16_filled"),
    PillKind.DONE_TO_LOOK_AT: (Tone.LOOK, "eye_16_filled"),
    PillKind.STOPPED: (Tone.QUEUE, "record_stop_16_regular"),
    PillKind.FAILED: (Tone.FAIL, "warning_16_regular"),
    PillKind.CANNOT_BE_READ: (Tone.FAIL, "document_error_16_regular"),
}
"""Tone and icon of every pill."""


class Size:
    """Heights, gaps and radii; the base is 4."""

    GAP = 8
    CARD_PADDING = 16
    CELL_PADDING = 8
    FIRST_CELL_PADDING = 12
    TOOLBAR = 48
    DROP_STRIP = 40
    BANNER = 48
    HEADER = 32
    ROW = 36
    BUTTON = 32
    SMALL_BUTTON = 28
    BIG_BUTTON = 40
    FIELD = 32
    STATUS_BAR = 32
    VERDICT_ROW = 20
    LIST_ROW = 22
    CHOOSABLE_ROW = 28
    PILL = 24
    PILL_RADIUS = 12
    CARD_RADIUS = 8
    CONTROL_RADIUS = 4
    BAR = 8
    WIDE_BAR = 16
    GLYPH = 12
    ICON = 16
    SELECTION_MARK = 3
    DETAILS = 376
    DETAILS_MIN = 320
    DETAILS_MAX = 560
