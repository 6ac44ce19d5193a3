"""No Afrikaans label is cut where its place does not grow with it."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QTableView,
    QTreeView,
)

from app.domain.job_view import Pill, PillKind
from app.domain.verdict import Verdict
from app.ui.jobs.columns import COLUMNS
from app.ui.jobs.view import STATUS_AT_MOST
from app.ui.preflight.preview import PreviewTable
from app.ui.settings.shares import SharesBar
from app.ui.theme.fonts import Letter
from app.ui.theme.pill import pill_width
from app.ui.theme.tokens import Size
from app.ui.words import clock, clock_or_day, number, pill_words, verdict_words
from tests.helpers import panels
from tests.helpers.dialogs import DIALOGS
from tests.helpers.window_scenes import SCENES

SHOWN = {**panels.ALL, **DIALOGS, **SCENES}
# The smallest window that must do (design: 1366 × 768, less the task bar).
SMALL = (1366, 720)
# A heading's own padding at both sides; the arrow shows only while it sorts.
HEADING_PADDING = 2 * Size.CELL_PADDING


def shown_in(language, qtbot, look, name, code="af"):
    language.use(code)
    made = SHOWN[name](look)
    qtbot.addWidget(made)
    if name in SCENES:
        made.resize(*SMALL)
    made.show()
    if hasattr(made, "gallery_after"):
        made.gallery_after(made)
    for _ in range(3):
        QCoreApplication.processEvents()
    return made


def is_cut(widget):
    """Whether a label or button has less room than its text needs."""
    if isinstance(widget, QLabel):
        if (
            not widget.text()
            or widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
        ):
            return False
        if widget.wordWrap():
            return widget.height() + 1 < widget.heightForWidth(widget.width())
        return widget.width() + 1 < widget.sizeHint().width() and not widget.toolTip()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.width() + 1 < widget.sizeHint().width() and not widget.toolTip()
    return False


@pytest.mark.parametrize("make", [QLabel, QPushButton])
def test_the_measure_finds_what_is_cut(qtbot, look, make):
    part = make("Onderbreek by ry 3 412")
    qtbot.addWidget(part)
    part.resize(part.sizeHint())
    assert not is_cut(part)
    part.resize(part.width() - 8, part.height())
    assert is_cut(part)


def test_the_measure_finds_lines_that_are_cut(qtbot, look):
    part = QLabel("Elke antwoord tot dusver word behou, en oor niemand word twee keer gevra nie.")
    part.setWordWrap(True)
    qtbot.addWidget(part)
    part.resize(200, part.heightForWidth(200))
    assert not is_cut(part)
    part.resize(200, part.height() - 8)
    assert is_cut(part)


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_no_label_and_no_button_is_cut(language, qtbot, look, name):
    window = shown_in(language, qtbot, look, name)
    parts = (*window.findChildren(QLabel), *window.findChildren(QAbstractButton))
    cut = [
        f"{type(part).__name__} {part.width()}x{part.height()} of {part.sizeHint()}: {part.text()}"
        for part in parts
        if part.isVisibleTo(window) and is_cut(part)
    ]
    assert not cut, "\n".join(cut)


@pytest.mark.parametrize("kind", list(PillKind))
def test_every_pill_fits_its_column(language, look, kind):
    language.use("af")
    rows = 12_412 if kind is PillKind.PAUSED_AT_ROW else 312
    pill = Pill(kind, rows, datetime(2026, 11, 23, 15, 2))
    room = STATUS_AT_MOST - 2 * Size.CELL_PADDING
    assert pill_width(pill_words(pill), look) <= room, pill_words(pill)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
def test_every_heading_of_the_jobs_fits_its_column(language, look, column):
    language.use("af")
    room = (column.width or 200) - HEADING_PADDING
    width = QFontMetricsF(look.font(Letter.CAPTION)).horizontalAdvance(column.title)
    assert width <= room, column.title


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("key", ["finish", "added"])
def test_every_date_fits_its_column(language, look, key, month):
    language.use("af")
    today = datetime(2026, month, 15).date()
    words = [
        clock_or_day(datetime(2026, month, day, 23, 58), today)
        if key == "finish"
        else clock(datetime(2026, month, day, 23, 58), today)
        for day in (1, 15, *(range(16, 22) if key == "finish" else ()))
    ]
    room = next(column.width for column in COLUMNS if column.key == key)
    room -= 2 * Size.CELL_PADDING
    metrics = QFontMetricsF(look.font(Letter.BODY))
    assert [word for word in words if metrics.horizontalAdvance(word) > room] == []


def test_every_verdict_leaves_room_for_its_bar_and_its_count(language, look):
    language.use("af")
    metrics = QFontMetricsF(look.font(Letter.BODY))
    label = max(metrics.horizontalAdvance(verdict_words(verdict)) for verdict in Verdict)
    # Glyph, gaps, count, share; at least a third of the line is left for the bar.
    assert label <= (Size.DETAILS_MIN - 2 * Size.CARD_PADDING) * 0.5


def test_every_page_of_the_settings_fits_the_list(language, qtbot, look):
    window = shown_in(language, qtbot, look, "settings-quota")
    pages = window.findChild(QListWidget)
    metrics = QFontMetricsF(look.font(Letter.BODY_STRONG))
    names = [pages.item(at).text() for at in range(pages.count())]
    room = pages.viewport().width() - 40 - 28
    assert [name for name in names if metrics.horizontalAdvance(name) > room] == []


def test_the_shares_stand_beside_each_other(language, qtbot, look):
    window = shown_in(language, qtbot, look, "settings-quota")
    bar = window.findChild(SharesBar)
    body, strong = (
        QFontMetricsF(look.font(letter)) for letter in (Letter.BODY, Letter.BODY_STRONG)
    )
    wide = sum(
        12 + 8 + body.horizontalAdvance(words) + 8 + strong.horizontalAdvance(number(count)) + 24
        for words, count, _ in bar.parts()
    )
    assert wide <= bar.width()


@pytest.mark.parametrize("name", ["preflight-many", "lookup-found"])
def test_every_heading_of_a_list_fits_its_column(language, qtbot, look, name):
    window = shown_in(language, qtbot, look, name)
    for view in find_views(window):
        header = view.header() if hasattr(view, "header") else view.horizontalHeader()
        metrics = QFontMetricsF(header.font())
        for at in range(header.count()):
            text = str(view.model().headerData(at, Qt.Orientation.Horizontal) or "")
            room = header.sectionSize(at) - 8
            assert metrics.horizontalAdvance(text) <= room, text


def find_views(window):
    views = (*window.findChildren(QTreeView), *window.findChildren(QTableView))
    # The preview shows the headings of the operator's own list.
    return [view for view in views if view.isVisible() and not isinstance(view, PreviewTable)]
