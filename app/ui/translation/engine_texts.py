"""What the engine says, as templates for `said`.

An entry is the engine's text, or a pair: the engine's text, which names options of commands, and
what the window says instead. `{name}` stands for a fact; those named in `ASIDE` are sentences of
the engine themselves.
"""

from __future__ import annotations

from app.ui.translation import (
    engine_texts_bus,
    engine_texts_feed,
    engine_texts_iec,
    engine_texts_jobs,
    engine_texts_joining,
    engine_texts_lists,
    engine_texts_office,
)

Entry = str | tuple[str, str]

ASIDE = frozenset(
    {
        "reason",
        "problem",
        "why",
        "hint",
        "answer",
        "ward",
        "what",
        "text",
        "questions",
        "others",
        "rows",
        "whom",
    }
)
"""Facts that may be sentences of the engine."""

TEXTS: tuple[Entry, ...] = (
    *engine_texts_feed.TEXTS,
    *engine_texts_bus.TEXTS,
    *engine_texts_iec.TEXTS,
    *engine_texts_jobs.TEXTS,
    *engine_texts_joining.TEXTS,
    *engine_texts_lists.TEXTS,
    *engine_texts_office.TEXTS,
)
