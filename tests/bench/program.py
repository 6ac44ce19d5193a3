"""What every bench is as a program: `python tests/bench/bench_NAME.py [--short] [--json]`."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.bench.figures import Figure, Key, table

Measure = Callable[[bool], list[Figure]]
T = TypeVar("T")


def run(says: str | None, keys: Sequence[Key], measure: Measure, short_keys: Sequence[Key]) -> None:
    """Measure, and print a table, or with --json one list on the last line.

    `keys` are the figures of a whole run, `short_keys` those with --short. Ends with an error where
    it is not so: a figure that is claimed somewhere must not vanish unseen.
    """
    parser = argparse.ArgumentParser(description=says)
    parser.add_argument("--short", action="store_true", help="smaller sizes, fewer repetitions")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    forget_settings()
    figures = measure(options.short)
    hold_to(short_keys if options.short else keys, figures)
    if options.json:
        print(json.dumps([figure.to_json() for figure in figures]), flush=True)
    else:
        print(table(figures), flush=True)


def hold_to(announced: Sequence[Key], figures: Sequence[Figure]) -> None:
    """Raises SystemExit where what was measured is not what was announced, each once."""
    measured, wanted = Counter(figure.key for figure in figures), Counter(announced)
    strange, lacking = measured - wanted, wanted - measured
    if not measured or strange or lacking:
        raise SystemExit(f"measured {len(figures)}; strange: {[*strange]}; lacking: {[*lacking]}")


def in_turns(ours: T, reference: T, *, short: bool) -> tuple[T, ...]:
    """In which order two are measured: what changes meanwhile bears on both alike."""
    return (ours, reference) if short else (ours, reference, reference, ours)


def forget_settings() -> None:
    """A bench measures what everybody gets, not what this account has set."""
    for name in [name for name in os.environ if name.upper().startswith(("ROLLCHECK_", "IEC_"))]:
        del os.environ[name]
    os.environ["ROLLCHECK_CONFIG_FILE"] = os.devnull
