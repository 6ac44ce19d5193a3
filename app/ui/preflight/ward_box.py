"""Choosing a ward out of all of them: typed, completed, or taken from the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.job_view import short_ward
from app.domain.spreadsheet import WARD_PER_ROW
from app.domain.ward import WardChoice, WardFinding, WardId
from app.domain.ward_search import WardSearch
from app.ui.kit import CalmCombo
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.retold import Retold

CHOICE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


class WardList(QAbstractListModel):
    """Wards as lines by their whole labels; `CHOICE` is the `WardChoice`."""

    def __init__(self, wards: Sequence[WardChoice] = ()) -> None:
        super().__init__()
        self._wards = tuple(wards)

    def show_wards(self, wards: Sequence[WardChoice]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._wards = tuple(wards)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """One a ward."""
        return 0 if parent.isValid() else len(self._wards)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The short label; with ward ID for screen readers."""
        if not 0 <= index.row() < len(self._wards):
            return None
        ward = self._wards[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            # A combo box takes the first line that equals its text when the focus leaves; the
            # short label may be of two municipalities, this one never is.
            return ward.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{ward.label}, {ward.ward_id}"
        return ward if role == CHOICE else None


class _WardDelegate(QStyledItemDelegate):
    """The name at the left, municipality code and ward ID at the right."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As high as a row that can be chosen."""
        return QSize(200, Size.CHOOSABLE_ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One ward."""
        ward = index.data(CHOICE)
        tokens = self._look.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(tokens.tint if chosen else tokens.surface))
        if chosen:
            mark = option.rect.adjusted(0, 0, Size.SELECTION_MARK - option.rect.width(), 0)
            painter.fillRect(mark, QColor(tokens.accent))
        box = option.rect.adjusted(12, 0, -12, 0)
        painter.setFont(self._look.font(Letter.BODY))
        painter.setPen(QColor(tokens.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignLeft), _short(ward))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignRight), _right(ward))
        painter.restore()


class WardBox(Retold, CalmCombo):
    """An editable combo box over all wards.

    Signals:
        ward_chosen: the `WardId`, or `WARD_PER_ROW`.
        refused: a sentence about what was typed; "" once it is put right.
    """

    ward_chosen = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        wards: Sequence[WardChoice],
        search: WardSearch,
        parse: Callable[[str], WardFinding],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = tuple(wards)
        self._search = search
        self._parse = parse
        self._shown = ""
        self._matches = WardList()
        self._lines = WardList()
        self._first: tuple[WardChoice, ...] = ()
        self._views: tuple[QListView, ...] = ()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self.setMaxVisibleItems(12)
        self._set_lists(look)
        self.retell()
        self.lineEdit().textEdited.connect(self._typed)
        self.activated.connect(self._picked)

    def retell(self) -> None:
        """What stands in the empty field; wards are names."""
        if self.lineEdit() is not None:
            self.lineEdit().setPlaceholderText(self.tr("Type municipality and number"))
        for view in self._views:
            view.setAccessibleName(self.tr("Wards"))

    def show_ward(self, label: str, suggested: Sequence[WardChoice], *, per_row: bool) -> None:
        """Show the ward found ("" for none); `suggested` and per-row stand first in the list."""
        own = WardChoice(WardId(WARD_PER_ROW), self.tr("Each row against its own ward"))
        self._first = ((own,) if per_row else ()) + tuple(suggested)
        self._lines.show_wards(())
        self._shown = short_ward(label)
        self.setEditText(self._shown)

    def accept_typed(self) -> bool:
        """Take what was typed, if it names one ward; otherwise say why not."""
        typed = self.currentText().strip()
        if not typed or typed == self._shown:
            return False
        ward = self._ward_of(typed)
        if ward is not None:
            self._choose(ward)
            return True
        self.refused.emit(self._sentence(typed))
        return False

    def showPopup(self) -> None:
        """All wards, what is suggested first."""
        # Only now: a combo box asks its model thousands of times while it is laid out.
        if not self._lines.rowCount():
            known = {ward.ward_id for ward in self._first}
            rest = (ward for ward in self._all if ward.ward_id not in known)
            text = self.currentText()
            self._lines.show_wards((*self._first, *rest))
            self.setCurrentIndex(-1)
            self.setEditText(text)
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed, Esc goes back to what was found, Down opens the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept_typed()
            event.accept()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4):
            # Qt's own would take the next ward at once.
            self.showPopup()
        elif event.key() == Qt.Key.Key_Escape and self.currentText() != self._shown:
            self.setEditText(self._shown)
            self.refused.emit("")
        else:
            super().keyPressEvent(event)

    def _set_lists(self, look: Look) -> None:
        lines, matches = self._views = QListView(self), QListView(self)
        for view in (lines, matches):
            view.setUniformItemSizes(True)
        self.setView(lines)
        self.setModel(self._lines)
        lines.setItemDelegate(_WardDelegate(look, lines))
        completer = QCompleter(self._matches, self)
        # The search is ours: it finds words in any order, which a contains-match does not.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        completer.setPopup(matches)
        matches.setItemDelegate(_WardDelegate(look, matches))
        completer.activated[QModelIndex].connect(self._completed)
        self.setCompleter(completer)

    def _typed(self, text: str) -> None:
        self._matches.show_wards(self._search.matching(text))
        self.refused.emit("")

    def _completed(self, index: QModelIndex) -> None:
        ward = index.data(CHOICE)
        if isinstance(ward, WardChoice):
            self._choose(ward)

    def _picked(self, at: int) -> None:
        ward = self.itemData(at, CHOICE)
        if isinstance(ward, WardChoice):
            self._choose(ward)

    def _choose(self, ward: WardChoice) -> None:
        self._shown = short_ward(ward.label)
        self.setEditText(self._shown)
        self.refused.emit("")
        self.ward_chosen.emit(ward.ward_id)

    def _ward_of(self, typed: str) -> WardChoice | None:
        found = self._parse(typed)
        if found.ward_id:
            return WardChoice(found.ward_id, found.label)
        matches = self._search.matching(typed, 2)
        return matches[0] if len(matches) == 1 else None

    def _sentence(self, typed: str) -> str:
        if self._search.matching(typed, 1):
            return self.tr("Several wards fit. Choose one from the list.")
        return self.tr("No ward fits. Type municipality and number, or the 8-digit ward ID.")


def _short(ward: object) -> str:
    return short_ward(ward.label) if isinstance(ward, WardChoice) else ""


def _right(ward: object) -> str:
    if not isinstance(ward, WardChoice) or ward.ward_id == WARD_PER_ROW:
        return ""
    code = ward.label.rpartition("(")[2].rstrip(")") if "(" in ward.label else ""
    return f"{code}  {ward.ward_id}" if code else ward.ward_id
