"""What `.github/SECURITY.md` names as its proofs is there."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
DOCUMENT = (PROJECT / ".github" / "SECURITY.md").read_text(encoding="utf-8")
# A test, a folder of tests, a part of the program, a script; a setting or a scope is none.
NAMED = sorted(set(re.findall(r"`(?:bash )?([\w/]+\.(?:py|sh)|tests/[\w/]+)", DOCUMENT)))


def is_there(name: str) -> bool:
    if (PROJECT / name).exists() or (PROJECT / "app" / name).exists():
        return True
    return "/" not in name and any((PROJECT / "tests").rglob(name))


def test_every_proof_that_is_named_is_there():
    assert len(NAMED) > 10
    assert [name for name in NAMED if not is_there(name)] == []


def test_it_says_what_is_not_defended():
    _, _, rest = DOCUMENT.partition("## What is not defended")
    assert rest.count("\n- **") > 8
