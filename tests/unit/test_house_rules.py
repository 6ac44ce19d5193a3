"""Reads the tree and fails where it no longer keeps the rules of the house."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from app.domain.identity_number import problem_of

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
REQUIREMENTS = ROOT / "packaging" / "requirements"
IGNORED = [
    line.strip("/")
    for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

# The documents' own example of an ID number; no person's.
EXAMPLE_ID = "8001015009087"
SYNTHETIC_PEOPLE = ("resources/samples/", "tests/")
PINNED = re.compile(r"[a-z0-9-]+==[^ ]+( ; [^\\]+)? \\")
HASHED = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def is_ignored(path: Path) -> bool:
    return any(fnmatch(path.name, pattern) for pattern in IGNORED)


def files_under(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name == ".git" or is_ignored(path):
            continue
        if path.is_dir():
            yield from files_under(path)
        else:
            yield path


def inside(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(module: Path) -> set[str]:
    """The top-level names a module imports; `app` for its own."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.partition(".")[0])
    return names


def id_numbers_in(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    for run in re.findall(r"(?<![0-9A-Za-z])[0-9]{13}(?![0-9A-Za-z])", text):
        if problem_of(run) is None and run != EXAMPLE_ID:
            yield run


MODULES = [path for path in files_under(APP) if path.suffix == ".py"]


def test_qt_is_imported_by_the_window_only():
    below = [path for path in MODULES if not inside(path).startswith(("app/ui/", "app/__main__"))]
    assert [inside(path) for path in below if imports_of(path) & {"PySide6", "qasync"}] == []


def test_no_module_is_longer_than_400_lines():
    lengths = {inside(path): len(path.read_bytes().splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_every_library_the_application_imports_is_named_in_the_requirements():
    named = {name for path in REQUIREMENTS.glob("*.in") for name in names_in(path)}
    libraries = set().union(*map(imports_of, MODULES)) - {"app"} - sys.stdlib_module_names
    providers = packages_distributions()
    assert {library for library in libraries if not named & spelled(providers[library])} == set()


def names_in(requirements: Path) -> list[str]:
    return re.findall(r"(?m)^([a-z0-9-]+)==", requirements.read_text(encoding="utf-8"))


def spelled(distributions: list[str]) -> set[str]:
    return {name.lower().replace("_", "-") for name in distributions}


@pytest.mark.parametrize("path", sorted(REQUIREMENTS.glob("*.txt")), ids=lambda path: path.name)
def test_requirements_hold_only_pinned_and_hashed_lines(path):
    lines = [line for line in path.read_text().splitlines() if not line.lstrip().startswith("#")]
    assert [line for line in lines if not (PINNED.fullmatch(line) or HASHED.fullmatch(line))] == []


@pytest.mark.parametrize("path", sorted(REQUIREMENTS.iterdir()), ids=lambda path: path.name)
def test_requirements_name_no_address(path):
    assert not re.search(r"://|--(extra-)?index|--find-links", path.read_text())


def test_packaging_is_no_python_package_for_it_would_hide_the_library_of_that_name():
    assert list((ROOT / "packaging").rglob("__init__.py")) == []


def test_the_top_level_holds_what_the_house_has_and_no_more():
    entries = {path.name for path in ROOT.iterdir() if not is_ignored(path)}
    visible = {name for name in entries if not name.startswith(".")}
    assert visible == {"pyproject.toml", "README.md", "app", "resources", "packaging", "tests"}


def test_no_id_number_stands_outside_samples_and_tests():
    elsewhere = [
        path for path in files_under(ROOT) if not inside(path).startswith(SYNTHETIC_PEOPLE)
    ]
    assert [inside(path) for path in elsewhere if any(id_numbers_in(path))] == []


def test_an_id_number_in_a_document_would_be_found(tmp_path):
    document = tmp_path / "NOTES.md"
    document.write_text("Ask about 8001015009087 and 0001010000089, not 0001010000080.")
    assert list(id_numbers_in(document)) == ["0001010000089"]
