"""The translation files as a test reads them, and what a shown widget says."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QWidget,
)

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Message:
    """One entry; `forms` are its translations, one unless it has plurals."""

    context: str
    source: str
    forms: tuple[str, ...]
    kind: str
    plural: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.source


def messages_of(path: Path) -> list[Message]:
    return list(_messages(ET.parse(path).getroot()))


def _messages(root: ET.Element) -> Iterator[Message]:
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for entry in context.iter("message"):
            told = entry.find("translation")
            assert told is not None
            plural = entry.get("numerus") == "yes"
            forms = [form.text or "" for form in told] if plural else [told.text or ""]
            source = entry.findtext("source", "")
            yield Message(name, source, tuple(forms), told.get("type", ""), plural)


def texts_of(window: QWidget) -> list[tuple[str, list[str]]]:
    """Everything a shown widget and what is seen of it say, in words or to a screen reader."""
    said = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window):
            continue
        found = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        found += _shown(widget)
        if any(found):
            said.append((type(widget).__name__, found))
    return sorted(said)


def _shown(widget: QWidget) -> list[str]:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return [widget.text()]
    if isinstance(widget, QLineEdit):
        return [widget.text(), widget.placeholderText()]
    if isinstance(widget, QComboBox):
        # A ward box has thousands, all of them names.
        return [widget.itemText(at) for at in range(min(widget.count(), 20))]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        return list(_cells(widget))
    return [widget.windowTitle()] if widget.isWindow() else []


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, across = view.model(), Qt.Orientation.Horizontal
    if isinstance(view, QHeaderView):
        return
    flat = isinstance(model, QAbstractListModel)
    for column in range(1 if flat else model.columnCount(QModelIndex())):
        yield str(model.headerData(column, across) or "")
        for row in range(min(model.rowCount(QModelIndex()), 12)):
            yield str(model.index(row, column).data() or "")


def parts_outside_fields(text: str) -> list[str]:
    """The text without its placeholders."""
    return FIELD.split(text)[::2]
