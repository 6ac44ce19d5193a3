"""The row menu and the table's keys as data, so that tests read them without a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.job_actions import Action, default_action, offered
from app.domain.job_view import JobRow
from app.ui import words

KEYS: dict[str, tuple[Action, ...]] = {
    "Return": (Action.ANSWER, Action.OPEN_WORKBOOK),
    "Enter": (Action.ANSWER, Action.OPEN_WORKBOOK),
    "Ctrl+P": (Action.PRINT_REGISTER,),
    "Ctrl+C": (Action.COPY_FILE,),
    "Ctrl+S": (Action.SAVE_COPIES,),
    "Space": (Action.PAUSE, Action.RESUME),
    "Ctrl+U": (Action.URGENT, Action.NOT_URGENT),
    "Alt+Up": (Action.MOVE_UP,),
    "Alt+Down": (Action.MOVE_DOWN,),
    "Alt+Home": (Action.MOVE_FIRST,),
    "F2": (Action.CHANGE_WARD,),
    "Del": (Action.REMOVE,),
}
"""Which actions a key tries, in this order. Stop has none on purpose."""

_GROUPS: tuple[tuple[Action, ...], ...] = (
    (Action.ANSWER, Action.OPEN_WORKBOOK, Action.PRINT_REGISTER),
    (
        Action.COPY_FILE,
        Action.SAVE_COPIES,
        Action.REGISTERS_AS_PDF,
        Action.OVERVIEW,
        Action.SHOW_IN_FOLDER,
    ),
    (Action.PROBLEM_ROWS, Action.BRANCH_MESSAGE, Action.RETRY),
    (Action.URGENT, Action.NOT_URGENT, Action.MOVE_FIRST, Action.MOVE_UP, Action.MOVE_DOWN),
    (Action.PAUSE, Action.RESUME, Action.STOP),
    (Action.CHANGE_WARD, Action.REMOVE),
)
_SHORTCUTS = {action: key for key, actions in KEYS.items() for action in actions if key != "Enter"}
_ICONS = {
    Action.ANSWER: "edit_16_regular",
    Action.OPEN_WORKBOOK: "open_16_regular",
    Action.PRINT_REGISTER: "print_16_regular",
    Action.COPY_FILE: "copy_16_regular",
    Action.SAVE_COPIES: "arrow_download_16_regular",
    Action.REGISTERS_AS_PDF: "document_pdf_16_regular",
    Action.OVERVIEW: "document_table_16_regular",
    Action.SHOW_IN_FOLDER: "folder_open_16_regular",
    Action.PROBLEM_ROWS: "warning_16_regular",
    Action.BRANCH_MESSAGE: "chat_16_regular",
    Action.RETRY: "arrow_sync_16_regular",
    Action.URGENT: "flash_16_regular",
    Action.NOT_URGENT: "flash_16_regular",
    Action.MOVE_FIRST: "arrow_circle_up_16_regular",
    Action.MOVE_UP: "arrow_up_16_regular",
    Action.MOVE_DOWN: "arrow_down_16_regular",
    Action.PAUSE: "pause_16_regular",
    Action.RESUME: "play_16_regular",
    Action.STOP: "record_stop_16_regular",
    Action.CHANGE_WARD: "edit_16_regular",
    Action.REMOVE: "delete_16_regular",
}


RefusalOf = Callable[[Action], str]
"""The engine's sentence why an action is not allowed, "" where it is."""


def nothing_refused(_action: Action) -> str:
    """Everything is allowed."""
    return ""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of the menu: what it does, and to which of the selected jobs.

    `refusal` is the engine's sentence why whoever looks may not do it, "" where they may.
    """

    action: Action
    words: str
    shortcut: str
    icon: str
    job_ids: tuple[str, ...]
    is_default: bool = False
    refusal: str = ""


def menu_for(
    selected: Sequence[JobRow], refusal_of: RefusalOf = nothing_refused
) -> list[list[MenuEntry]]:
    """The menu's groups for a selection; an empty list when nothing can be done."""
    can = offered(row.actions for row in selected)
    default = default_action(can)
    groups = [
        [_entry(action, selected, default, refusal_of(action)) for action in group if action in can]
        for group in _GROUPS
    ]
    return [group for group in groups if group]


def key_action(key: str, selected: Sequence[JobRow]) -> tuple[Action, tuple[str, ...]] | None:
    """What a key ("Ctrl+P") does to a selection, and to which jobs; None for nothing."""
    can = offered(row.actions for row in selected)
    for action in KEYS.get(key, ()):
        if action in can:
            return action, _able(action, selected)
    return None


def action_icon(action: Action) -> str:
    """The icon that stands before an action's words."""
    return _ICONS[action]


def _entry(
    action: Action, selected: Sequence[JobRow], default: Action | None, refusal: str
) -> MenuEntry:
    return MenuEntry(
        action=action,
        words=words.action_words(action),
        shortcut=_SHORTCUTS.get(action, ""),
        icon=_ICONS[action],
        job_ids=_able(action, selected),
        is_default=action is default,
        refusal=refusal,
    )


def _able(action: Action, selected: Sequence[JobRow]) -> tuple[str, ...]:
    return tuple(row.job_id for row in selected if action in row.actions)
