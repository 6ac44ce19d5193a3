"""Pictures of table and details, to be looked at: python tests/ui/gallery.py DIR.

Draws offscreen at 1366 × 768 and, scaled by 1.5, at 1920 × 1080.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

SCALES = {"1366x768": (1366, 768, "1"), "1920x1080-150": (1280, 720, "1.5")}


def main(folder: Path) -> None:
    """A process for each scale: Qt reads it once, at its start."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, _, scale) in SCALES.items():
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        command = [sys.executable, __file__, str(folder), name]
        subprocess.run(command, env=environment, check=True)


def draw(folder: Path, name: str) -> None:
    from PySide6.QtWidgets import QApplication

    from app.ui.theme import Look, Mode

    app = QApplication([])
    look = Look(app, Mode.LIGHT)
    for mode in (Mode.LIGHT, Mode.DARK):
        look.set_mode(mode)
        for scene in ("running", "finished", "states", "filtered", "question", "loading"):
            window = build(look, scene)
            window.resize(*SCALES[name][:2])
            window.show()
            app.processEvents()
            app.processEvents()
            window.grab().save(str(folder / f"{scene}-{mode}-{name}.png"))
            window.close()


def build(look, scene):
    from dataclasses import replace

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget

    from app.domain.job_list import Filter, filter_counts
    from app.ui.details import DetailsPane, JobFacts, Reading
    from app.ui.jobs import FilterRow, JobFilterProxy, JobTable, JobTableModel
    from tests.helpers.office import busy_day, every_state
    from tests.helpers.office_details import running_facts, wrong_ward_facts

    rows = every_state() if scene == "states" else busy_day()
    facts = running_facts()
    if scene == "finished":
        facts = wrong_ward_facts()
        rows = [facts.row, *(row for row in rows if row.ended and row.job_id != facts.row.job_id)]
    if scene == "question":
        facts = JobFacts(row=rows[0])
    if scene == "loading":
        facts = replace(wrong_ward_facts(), reading=Reading.LOADING, stations=(), problems=())
    model = JobTableModel(date(2026, 11, 23))
    proxy = JobFilterProxy(model)
    table = JobTable(proxy, look)
    model.set_rows(rows)
    chips = FilterRow(look)
    chips.set_counts(filter_counts(rows))
    chips.filter_changed.connect(proxy.set_filter)
    chips.search_changed.connect(proxy.set_search)
    pane = DetailsPane(look)
    pane.show_facts(facts)
    card = QFrame()
    card.setProperty("box", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(table)
    left = QWidget()
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(chips)
    column.addWidget(card)
    split = QSplitter(Qt.Orientation.Horizontal)
    split.addWidget(left)
    split.addWidget(pane)
    split.setHandleWidth(8)
    split.setStretchFactor(0, 1)
    split.setSizes([2000, 376])
    window = QMainWindow()
    body = QWidget()
    around = QVBoxLayout(body)
    around.setContentsMargins(8, 8, 8, 8)
    around.addWidget(split)
    window.setCentralWidget(body)
    window.objects = (model, proxy)
    if scene == "filtered":
        chips.choose(Filter.TO_LOOK_AT)
        chips.search.setText("xyz")
        pane.show_nothing()
    elif scene == "states":
        table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    table.select_job(facts.row.job_id)
    table.setFocus(Qt.FocusReason.MouseFocusReason)
    return window


if __name__ == "__main__":
    target = Path(sys.argv[1])
    if len(sys.argv) > 2:
        draw(target, sys.argv[2])
    else:
        main(target)
