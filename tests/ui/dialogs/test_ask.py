from __future__ import annotations

import asyncio

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.dialogs import Dialog
from app.ui.dialogs.ask import until_closed


class Question(Dialog[int]):
    def __init__(self, look, parent=None):
        super().__init__(look, parent)
        self.setWindowTitle("A question")
        self.yes = self.add_button("Yes", "primary", default=True)
        self.no = self.add_cancel("No")
        self.yes.clicked.connect(lambda: self.answer(7))


@pytest.fixture
def window(qapp):
    made = QWidget()
    made.show()
    yield made
    if shiboken6.isValid(made):
        shiboken6.delete(made)


@pytest.fixture
def ask(look, window, until):
    """Open the question in a task: the task and the dialog."""

    async def opened():
        dialog = Question(look, window)
        task = asyncio.create_task(dialog.ask())
        await until(dialog.isVisible)
        return task, dialog

    return opened


async def result(task):
    """What it answers; a question that never ends fails soon."""
    return await asyncio.wait_for(task, 5)


def deleted() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def test_a_button_answers(ask, qtbot):
    task, dialog = await ask()
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    assert await result(task) == 7


async def test_enter_presses_the_default_button(ask, qtbot):
    task, dialog = await ask()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert await result(task) == 7


@pytest.mark.parametrize(
    "leave",
    [
        lambda qtbot, dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape),
        lambda qtbot, dialog: dialog.close(),
        lambda qtbot, dialog: dialog.no.click(),
    ],
    ids=["Esc", "the cross", "No"],
)
async def test_leaving_it_answers_nothing(ask, qtbot, leave):
    task, dialog = await ask()
    leave(qtbot, dialog)
    assert await result(task) is None


async def test_it_ends_with_its_parent(ask, window):
    task, dialog = await ask()
    shiboken6.delete(window)
    assert await result(task) is None
    assert not shiboken6.isValid(dialog)


async def test_a_cancelled_question_is_closed(ask):
    task, dialog = await ask()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await result(task)
    deleted()
    assert not shiboken6.isValid(dialog)


async def test_nothing_of_it_is_left(ask):
    task, dialog = await ask()
    dialog.close()
    await result(task)
    deleted()
    assert not shiboken6.isValid(dialog)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]


async def test_other_tasks_go_on_while_it_is_open(ask):
    task, dialog = await ask()
    for _ in range(20):
        await asyncio.sleep(0)
    assert not task.done()
    dialog.close()
    await result(task)


async def test_two_questions_at_once_are_answered_each(ask):
    (first, one), (second, two) = await ask(), await ask()
    two.yes.click()
    one.no.click()
    assert (await result(first), await result(second)) == (None, 7)


async def test_the_parents_window_waits_for_the_answer(ask):
    task, dialog = await ask()
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    dialog.close()
    await result(task)


@pytest.mark.parametrize(("close", "accepted"), [("accept", True), ("reject", False)])
async def test_any_dialog_can_be_waited_for(window, until, close, accepted):
    dialog = QDialog(window)
    task = asyncio.create_task(until_closed(dialog))
    await until(dialog.isVisible)
    getattr(dialog, close)()
    assert await result(task) is accepted
