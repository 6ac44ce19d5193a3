"""The settings dialog: pages at the left, the chosen one at the right, the check at the bottom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.settings_form import Checked, Field, Refusals, SettingsForm, check_settings
from app.ui.kit import Told, button, line
from app.ui.office.fields import OfficeFields
from app.ui.settings import pages
from app.ui.settings.account import AccountFields, AccountState
from app.ui.settings.feed import FeedFields
from app.ui.settings.office import OfficeBox
from app.ui.settings.page_list import PageDelegate
from app.ui.settings.rows import SettingsPage
from app.ui.settings.shares import SharesBar
from app.ui.settings.words import checked_words, problem_words
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.retold import Retold


class Page(StrEnum):
    """The pages, top to bottom."""

    ACCOUNT = "account"
    QUOTA = "quota"
    FOLDERS = "folders"
    JOINING = "joining"
    LOOK = "look"
    FEED = "feed"
    PRIVACY = "privacy"
    OPERATORS = "operators"


_ICONS = {
    Page.ACCOUNT: "person_key_16_regular",
    Page.QUOTA: "hourglass_half_16_regular",
    Page.FOLDERS: "folder_16_regular",
    Page.JOINING: "people_16_regular",
    Page.LOOK: "color_16_regular",
    Page.FEED: "plug_connected_16_regular",
    Page.PRIVACY: "shield_16_regular",
    Page.OPERATORS: "people_16_regular",
}


class SettingsDialog(Retold, QDialog):
    """Opened with `open()`; it changes nothing itself.

    `fixed` are settings that the environment decides, each with its variable: shown, not changed.

    The feed's tokens are made and revoked at once, not with Save: `feed` has signals of its own.

    Signals:
        save_wanted: the new `SettingsForm`, checked; the account is in `account.typed`.
        test_wanted: user name and password to sign in with ("" is the password that is kept).
        folder_wanted: the `Field` whose folder the system's dialog should choose.
        folder_changed: a `Field` and a folder that the disk should be asked about.
    """

    save_wanted = Signal(object)
    test_wanted = Signal(str, str)
    folder_wanted = Signal(object)
    folder_changed = Signal(object, str)

    def __init__(
        self,
        form: SettingsForm,
        look: Look,
        parent: QWidget | None = None,
        *,
        has_password: bool = False,
        fixed: Mapping[Field, str] | None = None,
        languages: tuple[tuple[str, str], ...] = (("en", "English"), ("af", "Afrikaans")),
    ) -> None:
        super().__init__(parent)
        self._before = self._form = form
        self._refusals = Refusals()
        self._look = look
        self._languages = languages
        self.account = AccountFields(look)
        self.shares = SharesBar(look)
        self.feed = FeedFields(look)
        self.joining = OfficeFields(look)
        self.office = OfficeBox(look)
        self.list = QListWidget()
        self.stack = QStackedWidget()
        self.told = Told(look)
        self.save = button("primary")
        self.cancel = button()
        self._pages = self._make_pages()
        self.resize(800, 600)
        self._lay_out()
        self._connect()
        self.account.show_account(form.iec_user, kept=has_password)
        self._fill()
        self._fix(fixed or {})
        self.retell()
        look.changed.connect(self._paint)
        self._paint()

    @property
    def form(self) -> SettingsForm:
        """The settings as the dialog holds them now."""
        return self._form

    @property
    def before(self) -> SettingsForm:
        """The settings as they count now."""
        return self._before

    @property
    def checked(self) -> Checked:
        """What they come to."""
        return check_settings(self._form, self._before, self._refusals)

    def choose_page(self, page: Page) -> None:
        """Show a page."""
        self.list.setCurrentRow(list(self._pages).index(page))

    def page(self, page: Page) -> SettingsPage:
        """A page, to reach its fields."""
        return self._pages[page]

    def set_folder(self, field: Field, folder: str) -> None:
        """The folder that was chosen in the system's dialog."""
        self._page_of(field).fill(field, folder)
        self._edited(field, folder)

    def refuse(self, field: Field, folder: str, sentence: str) -> None:
        """What the disk says against this folder; "" when it has nothing against it."""
        known = {name: said for name, said in self._refusals.by_field.items() if name is not field}
        if sentence:
            known[field] = (folder, sentence)
        self._refusals = Refusals(known)
        self._check()

    def show_account_state(self, state: AccountState, detail: str = "") -> None:
        """How the test stands."""
        self.account.show_state(state, detail)

    def set_password_kept(self, kept: bool) -> None:
        """Whether a password is in the vault now."""
        self.account.show_account(self._form.iec_user, kept=kept)
        self._check()

    def accept_saved(self, form: SettingsForm) -> None:
        """The settings were taken: they are what the next change is compared with."""
        self._before = form
        self.accept()

    def refuse_save(self, sentence: str) -> None:
        """The settings could not be taken, and why; the dialog stays open."""
        self.told.say(Tone.FAIL, sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing forgets, as Cancel does."""
        self.reject()
        event.accept()

    def retell(self) -> None:
        """The frame; pages and fields say their own."""
        self.setWindowTitle(self.tr("Settings"))
        self.list.setAccessibleName(self.tr("Pages"))
        for at, page in enumerate(self._pages):
            self.list.item(at).setText(pages.page_name(page))
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
        self.shares.show_form(self._form)
        self._check()

    def _make_pages(self) -> dict[Page, SettingsPage]:
        return {
            Page.ACCOUNT: pages.account_page(self._look, self.account),
            Page.QUOTA: pages.quota_page(self._look, self.shares),
            Page.FOLDERS: pages.folders_page(self._look),
            Page.JOINING: pages.joining_page(self._look, self.joining),
            Page.LOOK: pages.look_page(self._look, self._languages),
            Page.FEED: pages.feed_page(self._look, self.feed),
            Page.PRIVACY: pages.privacy_page(self._look),
            Page.OPERATORS: pages.office_page(self._look, self.office),
        }

    def _lay_out(self) -> None:
        self.list.setFixedWidth(216)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(PageDelegate(self._look, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page, widget in self._pages.items():
            item = QListWidgetItem(self.list)
            item.setData(Qt.ItemDataRole.UserRole, _ICONS[page])
            item.setSizeHint(QSize(200, 36))
            self.stack.addWidget(_scrolled(widget))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(0)
        top.addWidget(self.list)
        top.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addLayout(top, 1)
        column.addWidget(line(self._look))
        column.addLayout(foot)
        self.save.setDefault(True)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        for page in self._pages.values():
            page.edited.connect(self._edited)
            page.folder_wanted.connect(self.folder_wanted)
        self.account.test_wanted.connect(self.test_wanted)
        self.account.changed.connect(self._account_edited)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)

    def _fill(self) -> None:
        for field in Field:
            for page in self._pages.values():
                if page.shows(field):
                    page.fill(field, getattr(self._form, field.value))
        self.shares.show_form(self._form)

    def _fix(self, fixed: Mapping[Field, str]) -> None:
        for field, variable in fixed.items():
            if field is Field.IEC_USER:
                self.account.fix(variable)
            else:
                self._page_of(field).fix(field, variable)

    def _page_of(self, field: Field) -> SettingsPage:
        return next(page for page in self._pages.values() if page.shows(field))

    def _edited(self, field: Field, value: object) -> None:
        self._form = replace(self._form, **{field.value: value})
        self.shares.show_form(self._form)
        self._check()
        if field in _FOLDERS and isinstance(value, str) and value:
            self.folder_changed.emit(field, value)

    def _account_edited(self) -> None:
        self._form = replace(self._form, iec_user=self.account.typed[0])
        self._check()

    def _check(self) -> None:
        checked = self.checked
        wrongs = {problem.field: problem_words(problem) for problem in reversed(checked.problems)}
        for page in self._pages.values():
            page.say_wrong(wrongs)
        changed = bool(checked.changed) or bool(self.account.typed[1])
        tone = Tone.FAIL if checked.problems else Tone.DONE if changed else Tone.INFO
        form_words = checked_words(checked, self._form)
        if changed and not checked.changed:
            form_words = self.tr("The new password goes to this PC’s vault.")
        self.told.say(tone, form_words)
        self.save.setEnabled(changed and not checked.problems)
        self._mark_pages(wrongs)

    def _mark_pages(self, wrongs: Iterable[Field]) -> None:
        for at, page in enumerate(self._pages.values()):
            wrong = any(page.shows(field) for field in wrongs)
            self.list.item(at).setData(Qt.ItemDataRole.UserRole + 1, wrong)

    def _save(self) -> None:
        if not self.checked.problems:
            self.save_wanted.emit(self._form)

    def _paint(self) -> None:
        tokens = self._look.tokens
        self.list.setStyleSheet(f"QListWidget {{ background: {tokens.bg}; padding: 8px; }}")
        self.stack.setStyleSheet(
            f"QStackedWidget {{ background: {tokens.surface}; "
            f"border-left: 1px solid {tokens.stroke}; border-top: 1px solid {tokens.stroke}; "
            "border-top-left-radius: 8px; }"
        )


_FOLDERS = (Field.RESULTS_FOLDER, Field.DATA_DIR, Field.WATCHED_FOLDER)


def _scrolled(page: QWidget) -> QScrollArea:
    page.setProperty("box", "body")
    made = QScrollArea()
    made.setProperty("box", "body")
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(page)
    return made
