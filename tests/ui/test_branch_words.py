"""The window says the message to a branch in its own language, and nothing else than the domain."""

from __future__ import annotations

from datetime import date

from app.domain.branch_message import ENGLISH, branch_message
from app.ui.branch_words import TEXTS, branch_words


def test_every_text_of_the_message_is_the_domains():
    assert TEXTS == ENGLISH


def test_the_message_names_file_ward_and_day(qapp):
    found = branch_message("WARD 16.xlsx", ["Blouberg ward 16 (LIM351)"], date(2026, 11, 25), [])
    told = branch_words(found)
    assert "WARD 16.xlsx" in told
    assert "Blouberg ward 16 (LIM351), checked on 25 November 2026" in told
