"""What every bench is as a program: `python tests/bench/bench_NAME.py [--short] [--json]`."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Collection, Sequence

from tests.bench.figures import Figure, table

Measure = Callable[[bool], list[Figure]]


def run(
    says: str | None, names: Collection[str], measure: Measure, only_short: Collection[str] = ()
) -> None:
    """Measure, and print a table, or with --json one list on the last line.

    `names` are the figures of a whole run; with --short there may be fewer, and `only_short`. Ends
    with an error where it is not so: a figure that is claimed somewhere must not vanish unseen.
    """
    parser = argparse.ArgumentParser(description=says)
    parser.add_argument("--short", action="store_true", help="smaller sizes, fewer repetitions")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    forget_settings()
    figures = measure(options.short)
    hold_to({*names, *only_short} if options.short else names, figures, short=options.short)
    if options.json:
        print(json.dumps([figure.to_json() for figure in figures]), flush=True)
    else:
        print(table(figures), flush=True)


def hold_to(names: Collection[str], figures: Sequence[Figure], *, short: bool) -> None:
    """Raises SystemExit where what was measured is not what was announced."""
    measured = {figure.name for figure in figures}
    strange, lacking = measured - set(names), set(names) - measured
    if not measured or strange or (lacking and not short):
        raise SystemExit(f"measured {len(measured)}; strange: {strange}; lacking: {lacking}")


def forget_settings() -> None:
    """A bench measures what everybody gets, not what this account has set."""
    for name in [name for name in os.environ if name.upper().startswith(("ROLLCHECK_", "IEC_"))]:
        del os.environ[name]
    os.environ["ROLLCHECK_CONFIG_FILE"] = os.devnull
