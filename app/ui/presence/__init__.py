"""How Rollcheck is present outside its window: tray, notifications, taskbar, sleep, the end."""

from app.ui.presence.awake import Awake, AwakeState, awake_words
from app.ui.presence.closing import Close, CloseAnswer, CloseFacts, after_answer, close_means
from app.ui.presence.mark import Standing, mark_icon
from app.ui.presence.notify import FinishedBatch, Notifier
from app.ui.presence.session import SessionEnd
from app.ui.presence.taskbar import Bar, BarFacts, TaskbarProgress, bar_for, taskbar_for
from app.ui.presence.toast import Toast
from app.ui.presence.tray import TrayIcon, TrayState, standing_of

__all__ = [
    "Awake",
    "AwakeState",
    "Bar",
    "BarFacts",
    "Close",
    "CloseAnswer",
    "CloseFacts",
    "FinishedBatch",
    "Notifier",
    "SessionEnd",
    "Standing",
    "TaskbarProgress",
    "Toast",
    "TrayIcon",
    "TrayState",
    "after_answer",
    "awake_words",
    "bar_for",
    "close_means",
    "mark_icon",
    "standing_of",
    "taskbar_for",
]
