"""The engine's sentences in the operator's language.

The engine knows no Qt and writes English: into errors, verdicts' reasons, notes of the time line
stored in SQL. Here such a sentence is known again, as it stands or by its template, and said in
the operator's language with its facts put in. What is not known stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from app.ui.translation.engine_texts import ASIDE, TEXTS

_FIELD = re.compile(r"\{(\w+)\}")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_SENTENCES = re.compile(r"[.;:] ")
_MOST_PARTS = 6
_NUMBER = r"[0-9]+(?:[,.][0-9]+)*"
# Without a shape of its own a fact is any text, and may swallow the next sentence.
_SHAPES = {
    **dict.fromkeys(("number", "row", "first_row", "last", "limit", "ward_no"), _NUMBER),
    "rows_shown": r"[0-9]+(?:, [0-9]+)*",
    "municipality": r"[^.:;,\"]+?",
}


@dataclass(frozen=True, slots=True)
class _Template:
    source: str
    pattern: re.Pattern[str]
    plain: int


@dataclass(frozen=True, slots=True)
class _Known:
    """A sentence taken apart: the text to translate and its facts, themselves taken apart."""

    source: str
    facts: tuple[tuple[str, tuple[_Known | str, ...]], ...] = ()


def said(text: str) -> str:
    """An engine's text in the operator's language; unchanged where it is not known."""
    if not text:
        return ""
    return "".join(_told(part) for part in _apart(text))


def said_alone(text: str) -> str:
    """As `said`, with a capital at its beginning, for a text that stands by itself."""
    words = said(text)
    # After the Afrikaans article, which has no capital, the next word takes it.
    at = 3 if words.startswith("’n ") else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def _told(part: _Known | str) -> str:
    if isinstance(part, str):
        return part
    translated = QCoreApplication.translate("Engine", part.source)
    facts = {name: _fact(name, parts) for name, parts in part.facts}
    return _FIELD.sub(lambda found: facts.get(found[1], found[0]), translated)


def _fact(name: str, parts: tuple[_Known | str, ...]) -> str:
    text = "".join(_told(part) for part in parts)
    if name == "month":
        return _month(text)
    if _GROUPED.fullmatch(text):
        return text.replace(",", QLocale().groupSeparator())
    return text


def _month(name: str) -> str:
    long = QLocale.FormatType.LongFormat
    names = [_ENGLISH.standaloneMonthName(month, long) for month in range(1, 13)]
    return QLocale().monthName(names.index(name) + 1, long) if name in names else name


@lru_cache(maxsize=2_048)
def _apart(text: str) -> tuple[_Known | str, ...]:
    """The text as known sentences and what lies between them; itself when nothing is known."""
    return _pieces(text, _MOST_PARTS) or (text,)


def _pieces(text: str, most: int) -> tuple[_Known | str, ...] | None:
    """All of the text as known sentences, with at most a name and ": " before them."""
    if (known := _known(text)) is not None:
        return (known,)
    if most <= 1:
        return None
    for mark in _SENTENCES.finditer(text):
        head, rest = text[: mark.start()], text[mark.end() :]
        first = _known(head)
        if first is None and mark[0] != ": ":
            continue
        if (others := _pieces(rest, most - 1)) is not None:
            return (first or head, mark[0], *others)
    if text.endswith(".") and (whole := _pieces(text[:-1], most - 1)) is not None:
        return (*whole, ".")
    return None


def _known(text: str) -> _Known | None:
    source = _exact().get(text)
    if source is not None:
        return _Known(source)
    for template in _templates():
        if found := template.pattern.fullmatch(text):
            facts = ((name, _inner(name, value)) for name, value in found.groupdict().items())
            return _Known(template.source, tuple(facts))
    return None


def _inner(name: str, value: str) -> tuple[_Known | str, ...]:
    return _apart(value) if name in ASIDE else (value,)


def _pairs() -> Iterator[tuple[str, str]]:
    for entry in TEXTS:
        yield (entry, entry) if isinstance(entry, str) else entry


@cache
def _exact() -> dict[str, str]:
    return {engine: source for engine, source in _pairs() if not _FIELD.search(engine)}


@cache
def _templates() -> tuple[_Template, ...]:
    """Those that say most themselves come first: a general one must not take their sentences."""
    made = (_template(engine, source) for engine, source in _pairs() if _FIELD.search(engine))
    return tuple(sorted(made, key=lambda template: -template.plain))


def _template(engine: str, source: str) -> _Template:
    pattern, seen, end = "", set(), 0
    for field in _FIELD.finditer(engine):
        pattern += re.escape(engine[end : field.start()])
        name = field[1]
        pattern += f"(?P={name})" if name in seen else f"(?P<{name}>{_SHAPES.get(name, '.+?')})"
        seen.add(name)
        end = field.end()
    pattern += re.escape(engine[end:])
    return _Template(source, re.compile(pattern, re.DOTALL), len(_FIELD.sub("", engine)))
