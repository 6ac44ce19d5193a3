"""Every text of the window reaches the translator, under the context it is looked up by."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from app.ui.details.sections import StationSection
from tests.helpers.translations import FOLDER, ROOT, messages_of

MODULES = sorted((ROOT / "app" / "ui").rglob("*.py"))
SETTERS = re.compile(
    r"set(Text|ToolTip|WindowTitle|PlaceholderText|AccessibleName|AccessibleDescription|Suffix"
    r"|StatusTip|WhatsThis|SpecialValueText|Title|LabelText|InformativeText|DetailedText)|addAction"
)
NAMES = {"Rollcheck"}


@dataclass(frozen=True)
class Use:
    """A call that names a text; `context` is "" where it has none."""

    where: str
    context: str
    text: str | None
    receiver: str = "self"


class Reader(ast.NodeVisitor):
    """Collects what one module offers for translation."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.classes: list[str] = []
        self.tr: list[Use] = []
        self.marked: list[Use] = []
        self.helpers: set[str] = set()
        self.imported: list[tuple[str, str, str]] = []
        self.calls: list[tuple[str, ast.Call]] = []

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = f"{node.module}".replace(".", "/") + ".py"
        self.imported += [(module, one.name, one.asname or one.name) for one in node.names]

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        names = {arg.arg for arg in node.args.args}
        for call in ast.walk(node):
            given = call.args[1] if name_of(call) == "translate" and len(call.args) > 1 else None
            if isinstance(given, ast.Name) and given.id in names:
                self.helpers.add(node.name)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = name_of(node)
        place = f"{self.where}:{node.lineno}"
        if name == "tr" and isinstance(node.func, ast.Attribute):
            context = self.classes[-1] if self.classes else ""
            receiver = ast.unparse(node.func.value)
            self.tr.append(Use(place, context, literal(node.args[0]), receiver))
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(node.args) > 1:
            text = literal(node.args[1])
            if text is not None or name == "QT_TRANSLATE_NOOP":
                self.marked.append(Use(place, literal(node.args[0]) or "", text))
        self.calls.append((name, node))
        self.generic_visit(node)


def name_of(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def literal(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def read(path: Path) -> Reader:
    reader = Reader(path.relative_to(ROOT).as_posix())
    reader.visit(ast.parse(path.read_bytes()))
    return reader


def helpers_of(reader: Reader) -> set[str]:
    """Functions that translate what they are given, of the module and brought in from others."""
    theirs = {found.where: found.helpers for found in READERS}
    brought = (known for module, name, known in reader.imported if name in theirs.get(module, ()))
    return reader.helpers | set(brought)


READERS = [read(path) for path in MODULES]
KNOWN = {one.key for one in messages_of(FOLDER / "rollcheck_af.ts")}


def test_every_tr_is_looked_up_under_a_context_that_is_translated():
    """PySide asks under the object's class and its bases; the file has the class in the code.

    A `tr` inside an f-string is not read by lupdate, nor one of another object.
    """
    uses = [use for reader in READERS for use in reader.tr]
    assert len(uses) > 100
    wrong = [use for use in uses if use.receiver != "self" or (use.context, use.text) not in KNOWN]
    assert wrong == []


def test_every_marked_text_is_translated():
    uses = [use for reader in READERS for use in reader.marked]
    assert len(uses) > 100
    assert [use for use in uses if (use.context, use.text) not in KNOWN] == []


def test_no_text_goes_past_the_marks():
    """What a helper like `said` translates must be marked where it is written."""
    wrong = [
        f"{reader.where}:{call.lineno}"
        for reader in READERS
        for name, call in reader.calls
        if name in helpers_of(reader) and call.args and literal(call.args[0])
    ]
    assert wrong == []


def test_no_words_are_put_on_a_widget_untranslated():
    wrong = [
        f"{reader.where}:{call.lineno}: {text}"
        for reader in READERS
        for name, call in reader.calls
        if SETTERS.fullmatch(name)
        for text in map(literal, call.args)
        if text and re.search(r"[A-Za-z]{2}", text) and text not in NAMES
    ]
    assert wrong == []


def test_a_text_of_a_base_class_is_found_from_its_heirs(language, look):
    language.use("af")
    section = StationSection(look)
    section.say_more(section.more, 3_412, 5, every=False)
    assert section.more.text() == "Al 3\u00a0412"
