"""Questions and messages: `await SomeDialog(…).ask()` opens one and gives its answer."""

from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.closing import CloseDialog
from app.ui.dialogs.confirm import RemoveDialog, StopJobDialog, asks_before_removing
from app.ui.dialogs.correction import CorrectIdDialog
from app.ui.dialogs.drops import FolderQuestionDialog, RefusalsDialog
from app.ui.dialogs.explanation import ExplanationDialog
from app.ui.dialogs.frame import Dialog
from app.ui.dialogs.keys import KeysDialog
from app.ui.dialogs.message import BranchMessageDialog, MessageDialog
from app.ui.dialogs.problem_rows import ProblemRowsDialog
from app.ui.dialogs.topics import Explanation, Leads, Topic, explain
from app.ui.dialogs.ward import AllWards, ChangeWardDialog

__all__ = [
    "AboutDialog",
    "AllWards",
    "BranchMessageDialog",
    "ChangeWardDialog",
    "CloseDialog",
    "CorrectIdDialog",
    "Dialog",
    "Explanation",
    "ExplanationDialog",
    "FolderQuestionDialog",
    "KeysDialog",
    "Leads",
    "MessageDialog",
    "ProblemRowsDialog",
    "RefusalsDialog",
    "RemoveDialog",
    "StopJobDialog",
    "Topic",
    "asks_before_removing",
    "explain",
]
