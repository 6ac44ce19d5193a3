"""Every dialog filled as an office fills it. All of it is made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.job_facts import ProblemLine
from app.domain.job_view import JobRow, Pill, PillKind
from app.domain.status_sentence import StatusFacts
from app.domain.verdict import Verdict
from app.domain.ward import WardChoice, WardId
from app.ui.dialogs import (
    AboutDialog,
    AllWards,
    BranchMessageDialog,
    ChangeWardDialog,
    CloseDialog,
    CorrectIdDialog,
    Dialog,
    ExplanationDialog,
    FolderQuestionDialog,
    KeysDialog,
    MessageDialog,
    ProblemRowsDialog,
    RefusalsDialog,
    RemoveDialog,
    StopJobDialog,
    Topic,
    explain,
)
from app.ui.drops.values import FolderQuestion, Refusal
from app.ui.office import JoinDialog, LeaveDialog, SeatFileDialog
from app.ui.presence.mark import Standing, mark_pixmap
from app.ui.presence.toast import Toast
from app.ui.tasks import Problem
from app.ui.theme.look import Look
from tests.helpers.office_details import problems, running_facts, wrong_ward_facts
from tests.helpers.panels import FOUND, MUNICIPALITIES, SEARCH, STATES, TODAY, WARDS

KNOWN = AllWards(WARDS, SEARCH, MUNICIPALITIES.parse)
BLOUBERG_17 = WardChoice(WardId("93501017"), "Blouberg ward 17 (LIM351)")
MINE = replace(running_facts().row, operator="Thandi", seat="SEAT-1")
JOHANS = replace(
    MINE,
    operator="Johan",
    operator_name="Johan",
    seat="SEAT-2",
    file_name="Greater Giyani ward 11.xlsx",
)
FINISHED = replace(wrong_ward_facts().row, operator="Thandi", seat="SEAT-1")
QUESTION = JobRow("q1", "GREATER TZANEEN 9.ods", Pill(PillKind.NEEDS_YOU), operator="Thandi")
LINE = ProblemLine(
    47, "800101•••••88", "Last digit does not fit", Verdict.INVALID_ID_NUMBER, can_correct=True
)
USERS = Problem(
    "BLOUBERG WARD 16.xlsx: the workbook could not be saved because it is open in Excel. "
    "Close it there, then choose Save copies again.",
    "Save copies",
)
OURS = Problem(
    "Something went wrong inside Rollcheck. Answers that were received are kept. "
    "Copy the details and send them to whoever looks after Rollcheck.",
    "Save copies",
    "Traceback (most recent call last):\n  ...",
)
FOLDER = FolderQuestion(
    Path("Lists"),
    tuple(Path(f"BLOUBERG WARD {number}.xlsx") for number in range(1, 13)),
    "Add 12 spreadsheets from Lists?",
)
REFUSALS = (
    Refusal("photo.jpg", "A picture is no membership list. Drop the spreadsheet instead."),
    Refusal(
        "November.zip",
        "It is protected with a password. Unpack it in Explorer, then drag the lists.",
    ),
    Refusal(
        "Fw Membership list ward 3.msg",
        "This is a mail. Save the attachment first, then drag it from Downloads.",
    ),
)
MESSAGE = "\n".join(
    (
        "BLOUBERG WARD 16.xlsx, checked on 23 November 2026:",
        "",
        "Row 47: the last digit of the ID number does not fit; a digit was mistyped.",
        "Row 112: the ID number has fewer than 13 digits.",
        "Row 208: the same ID number as in row 31.",
        "",
        "Please correct these rows and send the list again.",
    )
)


def problem_rows(look: Look, number: int = 25) -> ProblemRowsDialog:
    made = ProblemRowsDialog("BLOUBERG WARD 16.xlsx", look)
    made.show_lines(problems(number, can_correct=True))
    return made


def refused_column(look: Look) -> ChangeWardDialog:
    made = ChangeWardDialog(FINISHED, KNOWN, look, has_ward_column=True)
    made.ward.setEditText("Atlantis 99")
    made.ward.accept_typed()
    return made


def typed(look: Look, text: str) -> CorrectIdDialog:
    made = CorrectIdDialog(LINE, "BLOUBERG WARD 16.xlsx", look, kept=100)
    made.field.setText(text)
    made.field.textEdited.emit(text)
    return made


def told(look: Look, topic: Topic, facts: StatusFacts) -> ExplanationDialog:
    return ExplanationDialog(explain(topic, facts, TODAY), look)


def joining(look: Look, state: str) -> JoinDialog:
    made = JoinDialog("Limpopo.seat", look)
    made.passphrase.setText("four words are enough")
    if state == "refused":
        made.refuse(
            "The passphrase is wrong, or the seat file is damaged: the two cannot be told apart. "
            "Type it again; if it is refused again, copy the file anew."
        )
    elif state == "office":
        made.refuse_office("Limpopo", FOUND[2:])
    elif state == "joined":
        made.show_joined("Limpopo", FOUND[1:2] + FOUND[3:])
    return made


def sealing(look: Look, office: str, *, suggested: bool = False) -> SeatFileDialog:
    made = SeatFileDialog(office, look)
    if suggested:
        made.suggest.click()
        for edit in (made.first, made.again):
            edit.setText("8q2v-hxcd-m4ts-w9kp")
    return made


DIALOGS: dict[str, Callable[[Look], Dialog]] = {
    "ward": lambda look: ChangeWardDialog(MINE, KNOWN, look),
    "ward-proposed": lambda look: ChangeWardDialog(
        MINE,
        KNOWN,
        look,
        proposed=BLOUBERG_17,
        because="38 of 50 people are registered in Blouberg 17.",
    ),
    "ward-column": refused_column,
    "correct": lambda look: CorrectIdDialog(LINE, "BLOUBERG WARD 16.xlsx", look),
    "correct-wrong": lambda look: typed(look, "8001015009088"),
    "correct-right": lambda look: typed(look, "8001015009087"),
    "stop-mine": lambda look: StopJobDialog([MINE], "Thandi", look),
    "stop-johans": lambda look: StopJobDialog([JOHANS], "Thandi", look),
    "stop-many": lambda look: StopJobDialog([MINE, JOHANS, JOHANS], "Thandi", look),
    "remove": lambda look: RemoveDialog([MINE, FINISHED], "Thandi", look),
    "folder": lambda look: FolderQuestionDialog(FOLDER, look),
    "refusals": lambda look: RefusalsDialog(REFUSALS, look, taken=2),
    "refusals-many": lambda look: RefusalsDialog(REFUSALS * 5, look),
    "message": lambda look: MessageDialog(USERS, look),
    "message-ours": lambda look: MessageDialog(OURS, look),
    "branch": lambda look: BranchMessageDialog("BLOUBERG WARD 16.xlsx", MESSAGE, look),
    "rows": problem_rows,
    "rows-reading": lambda look: ProblemRowsDialog("BLOUBERG WARD 16.xlsx", look),
    "explain-quota": lambda look: told(look, Topic.QUOTA, STATES["quota"]),
    "explain-iec": lambda look: told(look, Topic.IEC, STATES["iec"]),
    "explain-gateway": lambda look: told(look, Topic.GATEWAY, STATES["gateway"]),
    "close": lambda look: CloseDialog("BLOUBERG WARD 16.xlsx", look),
    "close-no-tray": lambda look: CloseDialog("", look, has_tray=False),
    "join": lambda look: joining(look, ""),
    "join-refused": lambda look: joining(look, "refused"),
    "join-office": lambda look: joining(look, "office"),
    "join-joined": lambda look: joining(look, "joined"),
    "seat-file": lambda look: sealing(look, ""),
    "seat-file-suggested": lambda look: sealing(look, "Limpopo", suggested=True),
    "leave": lambda look: LeaveDialog("Limpopo", look),
    "about": lambda look: AboutDialog("0.1.0", look, facts=("Data: on this PC",)),
    "keys": KeysDialog,
}


def marks(look: Look) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    for row, standing in enumerate(Standing):
        for column, size in enumerate((16, 20, 24, 32, 48, 128)):
            picture = QLabel()
            picture.setPixmap(mark_pixmap(size, standing))
            grid.addWidget(picture, row, column)
        big = QLabel()
        big.setPixmap(QPixmap(mark_pixmap(16, standing)).scaled(128, 128))
        grid.addWidget(big, row, 6)
    return made


def toast(look: Look) -> QWidget:
    made = QWidget()
    made.resize(800, 160)
    made.toast = Toast(look, made)
    made.toast.say("Removed 3 jobs from the list.", "Undo", lambda: None)
    return made


ALL: dict[str, Callable[[Look], QWidget]] = {**DIALOGS, "marks": marks, "toast": toast}


class LongerWords(QTranslator):
    """Every text a third longer, as Afrikaans is at its longest."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"{text} {'langer' * 20}"[: len(text) + max(2, len(text) // 3)] if text else text
