from __future__ import annotations

import pytest

from app.ui.presence.closing import Close, CloseAnswer, CloseFacts, after_answer, close_means


@pytest.mark.parametrize(
    ("facts", "means"),
    [
        (CloseFacts(at_work=False), Close.STOP),
        (CloseFacts(at_work=True), Close.ASK),
        (CloseFacts(at_work=True, in_question=True), Close.STAY),
        (CloseFacts(at_work=False, in_question=True), Close.STAY),
        (CloseFacts(at_work=True, session_ends=True), Close.STOP),
        (CloseFacts(at_work=True, session_ends=True, in_question=True), Close.STOP),
        (CloseFacts(at_work=False, session_ends=True), Close.STOP),
    ],
)
def test_closing_asks_only_where_work_would_end(facts, means):
    assert close_means(facts) is means


@pytest.mark.parametrize(
    ("answer", "has_tray", "means"),
    [
        (None, True, Close.STAY),
        (CloseAnswer.TRAY, True, Close.HIDE),
        (CloseAnswer.TRAY, False, Close.STAY),
        (CloseAnswer.STOP, True, Close.STOP),
        (CloseAnswer.STOP, False, Close.STOP),
    ],
)
def test_the_answer_is_done_unless_the_window_could_not_be_found_again(answer, has_tray, means):
    assert after_answer(answer, has_tray=has_tray) is means
