"""Runs one fuzz target under atheris, led by coverage: packaging/fuzz.sh calls it.

`python -m tests.corpus.fuzz TARGET SEEDS [libFuzzer's options]`; a finding ends it with status 77
and is written to where `-artifact_prefix` says.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["app"]):
    from tests.corpus.targets import TARGETS, import_all

    import_all()


def main() -> None:
    """Fuzz the target named first until its time is over."""
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
