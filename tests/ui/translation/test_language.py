"""The language spoken: which one, and changed while windows are open."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSpinBox,
)

from app.ui.details import DetailsPane
from app.ui.jobs import FilterRow, JobFilterProxy, JobTable, JobTableModel
from app.ui.translation import LANGUAGES, Language, chosen_language
from app.ui.words import clock, day_and_clock, number
from tests.helpers import panels
from tests.helpers.office import every_state
from tests.helpers.office_details import running_facts, wrong_ward_facts
from tests.helpers.translations import texts_of
from tests.helpers.window_scenes import SCENES


@pytest.mark.parametrize(
    ("wish", "system", "spoken"),
    [
        ("en", ["af-ZA"], "en"),
        ("af", ["en-ZA"], "af"),
        ("", ["af-ZA", "en-ZA"], "af"),
        ("", ["af"], "af"),
        ("", ["af-Latn-ZA"], "af"),
        ("", ["af_NA"], "af"),
        ("", ["en-ZA", "af-ZA"], "en"),
        ("", ["zu-ZA", "af-ZA"], "en"),
        ("", ["afr-x"], "en"),
        ("", [], "en"),
        ("zu", ["af-ZA"], "af"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_system_s_first(wish, system, spoken):
    assert chosen_language(wish, system) == spoken


def test_every_language_can_be_chosen_and_has_its_file(qapp, language):
    for code, _ in LANGUAGES:
        language.use(code)
        assert language.current == code


def test_an_afrikaans_system_gets_afrikaans(qapp):
    language = Language(qapp, system=lambda: ["af-ZA", "en-ZA"])
    language.use("")
    try:
        assert number(3_412) == "3\u00a0412"
    finally:
        language.leave()


def job_table(look):
    model = JobTableModel(panels.TODAY)
    table = JobTable(JobFilterProxy(model), look)
    model.set_rows(every_state())
    return table


def details(facts):
    def build(look):
        made = DetailsPane(look)
        made.show_facts(facts)
        return made

    return build


SHOWN = {
    **panels.ALL,
    **SCENES,
    "filters": FilterRow,
    "jobs": job_table,
    "details-running": details(running_facts()),
    "details-wrong-ward": details(wrong_ward_facts()),
    "details-nothing": DetailsPane,
}


@pytest.fixture
def shown(qtbot, look):
    def show(name):
        made = SHOWN[name](look)
        qtbot.addWidget(made)
        made.show()
        QCoreApplication.processEvents()
        return made

    return show


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_shown_window_says_after_the_change_what_one_made_then_says(name, shown, language):
    language.use("en")
    window = shown(name)
    english = texts_of(window)
    language.use("af")
    afrikaans = texts_of(window)
    assert afrikaans != english
    assert afrikaans == texts_of(shown(name))
    language.use("en")
    assert texts_of(window) == english


def test_nothing_that_is_painted_waits_for_the_mouse(shown, language):
    """Chips, pills and charts paint words that no property holds."""
    language.use("en")
    pane = shown("details-wrong-ward")
    before = pane.grab().toImage()
    language.use("af")
    QCoreApplication.processEvents()
    assert pane.grab().toImage() != before
    assert "In wyk" in pane.verdicts.chart.accessibleDescription()


NOVEMBER = datetime(2026, 11, 23, 15, 2)


@pytest.mark.parametrize(
    ("code", "grouped", "short", "soon", "long"),
    [
        ("en", "1,234,567", "23 Nov", "Mon 15:02", "23 November 2026, 15:02"),
        ("af", "1\u00a0234\u00a0567", "23 Nov", "Ma 15:02", "23 November 2026, 15:02"),
    ],
)
def test_numbers_and_times_are_the_language_s_own(language, code, grouped, short, soon, long):
    language.use(code)
    assert number(1_234_567) == grouped
    assert clock(NOVEMBER, NOVEMBER.date().replace(day=1)).endswith(short)
    assert clock(NOVEMBER, NOVEMBER.date().replace(day=21)) == soon
    assert day_and_clock(NOVEMBER) == long


def test_an_open_window_takes_the_dates_of_the_language(qtbot, language):
    language.use("en")
    field = QDateEdit(NOVEMBER.date())
    field.setDisplayFormat("ddd d MMM yyyy")
    qtbot.addWidget(field)
    language.use("af")
    assert field.text() == "Ma. 23 Nov. 2026"
    assert field.locale().language() == QLocale.Language.Afrikaans


def menu_of(widget):
    """The texts of the menu that a right click opens, without their keys."""
    texts = []

    def read():
        menu = QApplication.activePopupWidget()
        texts.extend(line.text().partition("\t")[0] for line in menu.actions() if line.text())
        menu.close()

    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(1, 1), widget.mapToGlobal(QPoint(1, 1))
    )
    # Some of Qt's menus only come back when they are closed.
    QTimer.singleShot(0, read)
    QApplication.sendEvent(widget, event)
    QCoreApplication.processEvents()
    return texts


def selectable_label():
    made = QLabel("800101")
    made.setTextInteractionFlags(made.textInteractionFlags().TextSelectableByMouse)
    made.setSelection(0, 3)
    return made


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (QLineEdit, ["&Ontdoen", "&Herdoen", "&Knip", "K&opieer", "&Plak", "Skrap", "Kies alles"]),
        (selectable_label, ["K&opieer", "Kies alles"]),
        (QSpinBox, ["&Ontdoen", "&Kies alles", "Stap &op", "Stap &af"]),
    ],
    ids=["line edit", "label", "spin box"],
)
def test_qt_s_own_menus_are_afrikaans(qtbot, language, make, said):
    language.use("af")
    widget = make()
    qtbot.addWidget(widget)
    widget.show()
    assert set(said) <= set(menu_of(widget))


def test_qt_s_own_buttons_are_afrikaans(qtbot, language):
    language.use("af")
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Yes | kinds.No | kinds.Cancel | kinds.Save)
    texts = {button.text() for button in box.buttons()}
    assert texts == {"&Ja", "&Nee", "Kanselleer", "Stoor"}


def test_leaving_a_language_gives_back_what_was_before(qapp, qtbot, language):
    before, label = QLocale(), QLineEdit()
    qtbot.addWidget(label)
    heard = []
    label.changeEvent = lambda event: heard.append(event.type())
    language.use("af")
    language.leave()
    assert QLocale() == before
    assert QEvent.Type.LanguageChange in heard
    assert QCoreApplication.translate("Verdict", "In ward") == "In ward"


def test_a_language_without_its_file_is_told_and_the_window_stays_english(
    monkeypatch, tmp_path, language, logged
):
    monkeypatch.setattr("app.ui.translation.language.resource_path", lambda *parts: tmp_path)
    language.use("af")
    logged.take("no translation")
    assert QCoreApplication.translate("Verdict", "In ward") == "In ward"
