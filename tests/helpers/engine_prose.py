"""Every sentence written in the engine's code, for the test that none goes untranslated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.translations import ROOT

ROOMS = (
    "app/domain",
    "app/engine",
    "app/iec",
    "app/seats",
    "app/store",
    "app/spreadsheets/reading",
    "app/spreadsheets/worker",
    "app/spreadsheets/results/placing.py",
)
_PROSE = re.compile(r"[A-Za-z'’]{2,}[,:;]? +[A-Za-z{(\"]")
_QUIET_CALLS = re.compile(
    r"^(log|_log|logger)\.|BugError$|compile$|\btext$|warnings\.warn$|strftime$"
)
_QUIET_ERRORS = {"ValueError", "TypeError", "KeyError", "RuntimeError", "LookupError", "BugError"}


@dataclass(frozen=True, slots=True)
class Prose:
    """A text, with a sample fact in place of each `{…}`, and where it stands."""

    module: str
    line: int
    template: str
    sample: str
    facts: tuple[str, ...]


def engine_prose() -> Iterator[Prose]:
    """All of it; enumerations' values, logs and our own faults are nobody's to read."""
    for path in _modules():
        module = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_bytes())
        quiet = set(_quiet(tree))
        for node in ast.walk(tree):
            if id(node) not in quiet and (found := _prose(node, module)):
                yield found


def _modules() -> Iterator[Path]:
    for room in ROOMS:
        path = ROOT / room
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def _quiet(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield from (id(part) for part in node.values)
        elif isinstance(node, ast.Call) and _is_quiet(node):
            yield from map(id, ast.walk(node))
        elif isinstance(node, ast.keyword) and node.arg == "name":
            yield from map(id, ast.walk(node.value))
        elif isinstance(node, ast.ClassDef) and _is_enumeration(node):
            yield from map(id, ast.walk(node))


def _is_quiet(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    return bool(_QUIET_CALLS.search(name)) or name in _QUIET_ERRORS


def _is_enumeration(node: ast.ClassDef) -> bool:
    bases = {ast.unparse(base) for base in node.bases}
    return bool(bases & {"StrEnum", "Enum", "IntEnum"}) and node.name != "UnusableReply"


def _prose(node: ast.AST, module: str) -> Prose | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        # Filled in later, by `format`.
        pieces = re.split(r"(\{\w*(?::[^}]*)?\})", node.value)
    elif isinstance(node, ast.JoinedStr):
        pieces = [
            part.value if isinstance(part, ast.Constant) else f"{{{ast.unparse(part)}}}"
            for part in node.values
        ]
    else:
        return None
    template = "".join(pieces)
    plain = "".join(piece for piece in pieces if not piece.startswith("{"))
    if not _PROSE.search(template) or " " not in plain.strip():
        return None
    facts = [f"70{at}" for at, piece in enumerate(pieces) if piece.startswith("{")]
    filled = iter(facts)
    sample = "".join(next(filled) if piece.startswith("{") else piece for piece in pieces)
    return Prose(module, node.lineno, template, sample, tuple(facts))
