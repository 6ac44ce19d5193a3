"""Every bench, one after another, each in a process of its own: packaging/bench.sh runs this.

Ends with 1 where a bench failed; the figures of the others are printed all the same.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, figure_of, markdown, table

ROOT = Path(__file__).parents[2]
BENCHES = (
    *("lookups", "quota", "reading", "results", "register"),
    *("window", "loop", "claims", "office", "feed"),
)
LIMIT_SECONDS = 900
SPEED = re.compile(r"(?ms)^## Speed$(.*?)(?:^## |\Z)")


@dataclass
class Run:
    """What was found so far. `load` is the computer's load of a minute as each bench began."""

    figures: list[Figure] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    load: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def to_json(self, *, short: bool) -> dict[str, Any]:
        """One object."""
        return {
            "short": short,
            "cores": os.cpu_count(),
            "load": self.load,
            "seconds": self.seconds,
            "failed": self.failed,
            "figures": [figure.to_json() for figure in self.figures],
        }


def names_of(bench: str) -> tuple[str, ...]:
    """What a bench's figures are called."""
    names: tuple[str, ...] = import_module(f"tests.bench.bench_{bench}").NAMES
    return names


def rows_of_readme(text: str) -> list[list[str]]:
    """The cells of the README's table of figures, its header first."""
    found = SPEED.search(text)
    lines = [line for line in (found.group(1) if found else "").splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if set("".join(row)) != {"-"}]


def run_all(benches: Sequence[str], *, short: bool) -> Run:
    """Each in turn; what is done is told on stderr."""
    run = Run()
    for bench in benches:
        began = time.monotonic()
        run.load[bench] = round(os.getloadavg()[0], 2)
        print(f"{bench}…", end=" ", file=sys.stderr, flush=True)
        try:
            run.figures += figures_of(bench, short=short)
        except (OSError, ValueError, IndexError, subprocess.SubprocessError) as wrong:
            run.failed[bench] = str(wrong)
        run.seconds[bench] = round(time.monotonic() - began, 1)
        said = "FAILED" if bench in run.failed else "done"
        print(f"{said} after {run.seconds[bench]:.0f} s", file=sys.stderr, flush=True)
    return run


def figures_of(bench: str, *, short: bool) -> list[Figure]:
    """One bench. Raises SubprocessError with the end of what it said, or ValueError."""
    ended = subprocess.run(
        [
            *(sys.executable, str(Path(__file__).with_name(f"bench_{bench}.py")), "--json"),
            *(["--short"] if short else []),
        ],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_SECONDS,
    )
    if ended.returncode:
        raise subprocess.SubprocessError(f"ended with {ended.returncode}: {ended.stderr[-3000:]}")
    return [figure_of(told) for told in json.loads(ended.stdout.splitlines()[-1])]


def of_readme(figures: Sequence[Figure]) -> list[Figure]:
    """Those that the README's table has now, by name."""
    told: Collection[str] = {
        row[0] for row in rows_of_readme((ROOT / "README.md").read_text(encoding="utf-8"))
    }
    return [figure for figure in figures if figure.name in told]


def main() -> int:
    """Measure and print; the exit code."""
    parser = argparse.ArgumentParser(prog="bash packaging/bench.sh", description=__doc__)
    parser.add_argument("bench", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHES)}")
    parser.add_argument("--short", action="store_true", help="smaller sizes, as CI does")
    parser.add_argument("--json", action="store_true", help="one object on the last line")
    parser.add_argument(
        "--markdown", action="store_true", help="the README's table, with the figures of this run"
    )
    options = parser.parse_args()
    if unknown := set(options.bench) - set(BENCHES):
        parser.error(f"no bench of this name: {', '.join(sorted(unknown))}")
    run = run_all(options.bench or BENCHES, short=options.short)
    print(markdown(of_readme(run.figures)) if options.markdown else table(run.figures))
    loads = ", ".join(f"{bench} {load:.1f}" for bench, load in run.load.items())
    print(f"\nThe computer's load as each began: {loads}", file=sys.stderr)
    for bench, why in run.failed.items():
        print(f"\n{bench} failed: {why}", file=sys.stderr)
    if options.json:
        print(json.dumps(run.to_json(short=options.short)))
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
