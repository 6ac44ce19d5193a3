"""The row of buttons above the jobs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.ui.kit import Button, button, icon_button
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size


class Toolbar(QWidget):
    """Adds files, pauses the queue, gives results out, looks up a person, opens the settings.

    Signals:
        add_files_wanted, add_folder_wanted, pause_wanted, overview_wanted, copies_wanted,
        lookup_wanted, settings_wanted, keys_wanted, about_wanted: what was pressed.
    """

    add_files_wanted = Signal()
    add_folder_wanted = Signal()
    pause_wanted = Signal()
    overview_wanted = Signal()
    copies_wanted = Signal()
    lookup_wanted = Signal()
    settings_wanted = Signal()
    keys_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._paused = False
        self._empty = True
        self._can_copy = False
        self.add = button("primary", "add_16_regular", look)
        self.pause = button("flat", "pause_16_regular", look)
        self.overview = button("flat", "document_table_16_regular", look)
        self.copies = button("flat", "arrow_download_16_regular", look)
        self.more = icon_button("more_horizontal_16_regular", look)
        self.lookup = button("", "person_search_16_regular", look)
        self.settings = icon_button("settings_20_regular", look)
        self._lay_out()
        self._connect()
        self._say()
        self.set_empty(empty=True)

    def set_paused(self, paused: bool) -> None:
        """Whether the whole queue is paused: the button then lets it go on."""
        if paused != self._paused:
            self._paused = paused
            self.pause.set_icon("play_16_regular" if paused else "pause_16_regular")
            self._say()

    def set_empty(self, *, empty: bool) -> None:
        """Without a job most buttons have nothing to do; the large drop zone has the blue one."""
        self._empty = empty
        self.add.setProperty("kind", "" if empty else "primary")
        self.add.style().unpolish(self.add)
        self.add.style().polish(self.add)
        self.add.set_icon("add_16_regular")
        self.pause.setEnabled(not empty or self._paused)
        self._enable()

    def set_can_copy(self, can: bool) -> None:
        """Whether there are results that could be given out."""
        self._can_copy = can
        self._enable()

    def _enable(self) -> None:
        for made in (self.overview, self.copies):
            made.setEnabled(self._can_copy and not self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit goes into the "more" menu, Save copies first."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for made in (self.add, self.pause, self.overview, self.copies, self.more):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.lookup)
        row.addWidget(self.settings)
        self.more.setFixedSize(Size.BUTTON, Size.BUTTON)
        self.settings.setFixedSize(Size.BUTTON, Size.BUTTON)
        self.setFixedHeight(Size.TOOLBAR - Size.GAP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_files_wanted)
        self.pause.clicked.connect(self.pause_wanted)
        self.overview.clicked.connect(self.overview_wanted)
        self.copies.clicked.connect(self.copies_wanted)
        self.more.clicked.connect(self._open_more)
        self.lookup.clicked.connect(self.lookup_wanted)
        self.settings.clicked.connect(self.settings_wanted)

    def _say(self) -> None:
        go_on, pause = self.tr("Go on with the queue"), self.tr("Pause queue")
        self._name(self.add, self.tr("Add files…"), "Ctrl+O")
        self._name(self.pause, go_on if self._paused else pause, "Ctrl+Shift+Space")
        self._name(self.overview, self.tr("Overview…"))
        self._name(self.copies, self.tr("Save copies…"), "Ctrl+S")
        self._name(self.lookup, self.tr("Look up a person"), "Ctrl+F")
        for made, words in (
            (self.more, self.tr("More")),
            (self.settings, self.tr("Settings")),
        ):
            made.setAccessibleName(words)
            made.setToolTip(words)
        self._make_room()

    def _name(self, made: Button, words: str, keys: str = "") -> None:
        made.setText(words)
        made.setAccessibleName(words)
        made.setToolTip(f"{words} ({keys})" if keys else words)

    def _make_room(self) -> None:
        given_up = [self.copies, self.overview]
        for made in given_up:
            made.setVisible(True)
        shown = [self.add, self.pause, self.overview, self.copies, self.more, self.lookup]
        needed = sum(made.sizeHint().width() + 8 for made in shown) + Size.BUTTON
        for made in given_up:
            if needed > self.width():
                made.setVisible(False)
                needed -= made.sizeHint().width() + 8

    def _open_more(self) -> None:
        menu = self.more_menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def more_menu(self) -> QMenu:
        """What the "more" button opens; the menu deletes itself."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(
            self._look.icon("folder_add_16_regular"), self.tr("Add a folder…")
        ).triggered.connect(self.add_folder_wanted)
        for made in (self.overview, self.copies):
            if made.isHidden():
                line = menu.addAction(made.icon(), made.text())
                line.setEnabled(made.isEnabled())
                line.triggered.connect(made.clicked)
        menu.addSeparator()
        menu.addAction(self.tr("Keyboard…")).triggered.connect(self.keys_wanted)
        menu.addAction(self.tr("About Rollcheck…")).triggered.connect(self.about_wanted)
        return menu
