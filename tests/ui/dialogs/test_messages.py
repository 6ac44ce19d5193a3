from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app.domain.status_sentence import Explains
from app.resources import resource_path
from app.ui.dialogs import (
    AboutDialog,
    BranchMessageDialog,
    ExplanationDialog,
    FolderQuestionDialog,
    Leads,
    MessageDialog,
    RefusalsDialog,
    Topic,
    explain,
)
from app.ui.dialogs.keys import KEYS
from app.ui.dialogs.licences import all_parts
from app.ui.dialogs.topics import button_words
from tests.helpers.dialogs import FOLDER, MESSAGE, OURS, REFUSALS, USERS
from tests.helpers.panels import STATES, TODAY

REQUIREMENTS = Path(__file__).parents[3] / "packaging" / "requirements"


@pytest.fixture
def shown(qtbot, look):
    def made(kind, *given, **named):
        one = kind(*given, look, **named)
        qtbot.addWidget(one)
        one.open()
        return one

    return made


def texts(dialog) -> str:
    return "\n".join(made.text() for made in dialog.findChildren(QLabel))


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_what_an_operator_can_mend_is_shown_as_it_is(shown):
    one = shown(MessageDialog, USERS)
    assert USERS.text in texts(one)
    assert one.copy is None


def test_the_details_of_our_own_fault_can_be_copied(shown, qtbot):
    one = shown(MessageDialog, OURS)
    one.copy.click()
    assert clipboard() == f"{OURS.where}\n{OURS.details}"
    assert one.isVisible()


def test_every_refusal_says_its_sentence(shown):
    one = shown(RefusalsDialog, REFUSALS, taken=2)
    assert all(refusal.text in texts(one) for refusal in REFUSALS)
    assert "2 spreadsheets were added." in texts(one)


def test_many_refusals_can_be_scrolled_by_keys(shown, qapp):
    one = shown(RefusalsDialog, REFUSALS * 10)
    qapp.processEvents()
    assert one._scroll.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_folder_is_asked_about_with_its_files(shown, qtbot):
    one = shown(FolderQuestionDialog, FOLDER)
    assert FOLDER.text in texts(one)
    assert "and 6 more" in texts(one)
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert one._answer is True


def test_one_file_is_not_counted(shown):
    one = shown(FolderQuestionDialog, replace(FOLDER, files=FOLDER.files[:1]))
    assert one.add.text() == "Add the spreadsheet"


def test_the_message_to_the_branch_is_copied_whole(shown, qtbot):
    one = shown(BranchMessageDialog, "BLOUBERG WARD 16.xlsx", MESSAGE)
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert clipboard() == MESSAGE
    assert one.told.text == "Copied."
    assert one.isVisible()


@pytest.mark.parametrize("explains", Explains)
def test_every_sentence_of_the_status_bar_can_be_explained(explains):
    told = explain(Topic(explains.value), STATES["ready"], TODAY)
    assert told.title
    assert told.paragraphs


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("state", sorted(STATES))
def test_no_explanation_has_a_gap(topic, state):
    told = explain(topic, STATES[state], TODAY)
    assert not re.search(r"[{}]|–\.| {2}", " ".join(told.paragraphs))


@pytest.mark.parametrize(
    ("topic", "state", "says"),
    [
        (Topic.QUOTA, "quota", "goes on at 15:02"),
        (Topic.QUOTA, "ready", "7,412 lookups are free for lists now, 900 more by 10:45"),
        (Topic.IEC, "iec", "No answer since 10:42; it is asked once a minute."),
        (Topic.DATABASE, "database", "does not answer since 10:42"),
        (Topic.QUEUE, "paused", "The queue is paused"),
        (Topic.QUEUE, "disk", "is full: a checked list waits until there is room for its results"),
    ],
)
def test_what_is_now_comes_first(topic, state, says):
    assert says in explain(topic, STATES[state], TODAY).paragraphs[0]


def test_a_paused_queue_can_go_on_from_its_explanation():
    assert explain(Topic.QUEUE, STATES["paused"], TODAY).leads is Leads.GO_ON
    assert explain(Topic.QUEUE, STATES["ready"], TODAY).leads is Leads.NOWHERE


def test_a_pc_that_cannot_be_kept_awake_says_what_to_do():
    told = explain(Topic.AWAKE, STATES["ready"], TODAY, cannot_stay_awake=True)
    assert told.paragraphs[0].startswith("This PC could not be asked to stay awake.")


@pytest.mark.parametrize("leads", [one for one in Leads if one is not Leads.NOWHERE])
def test_every_way_on_has_its_words(leads):
    assert button_words(leads)


def test_the_button_answers_where_it_leads(shown):
    one = shown(ExplanationDialog, explain(Topic.QUOTA, STATES["quota"], TODAY))
    one.go.click()
    assert one._answer is Leads.QUOTA_SETTINGS


def test_every_library_is_named_with_its_licence():
    required = set()
    for name in ("engine.txt", "window.txt"):
        required |= set(re.findall(r"(?m)^([a-z0-9-]+)==", (REQUIREMENTS / name).read_text()))
    assert required - {part.name for part in all_parts()} == set()


def test_every_licence_text_among_the_resources_can_be_read_here():
    here = {resource_path(*part.text) for part in all_parts() if part.text}
    assert here == set(resource_path().rglob("LICENSE*"))


def test_the_version_can_be_copied_with_its_facts(shown):
    one = shown(AboutDialog, "0.1.0", facts=("Data folder: on this PC",))
    one.copy.click()
    assert clipboard() == "Rollcheck 0.1.0\nData folder: on this PC"


def test_choosing_a_part_shows_its_licence(shown):
    one = shown(AboutDialog, "0.1.0")
    assert "MIT License" in one.text.toPlainText()
    libraries = one.parts.findItems("qasync", Qt.MatchFlag.MatchExactly)
    one.parts.setCurrentItem(libraries[0])
    assert "Redistribution and use in source and binary forms" in one.text.toPlainText()


def test_no_key_is_told_twice():
    keys = [key for keys, _ in KEYS for key in keys.split(", ")]
    assert len(keys) == len(set(keys))
