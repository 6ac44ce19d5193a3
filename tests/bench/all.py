"""Every bench, one after another, each in a process of its own: packaging/bench.sh runs this.

Ends with 1 where a bench failed; the figures of the others are printed all the same, but not as
the README's table, which would lack rows.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.claimed import README_ROWS
from tests.bench.figures import Figure, Key, figure_of, markdown, table
from tests.bench.load import Others, mark

ROOT = Path(__file__).parents[2]
BENCHES = (
    *("lookups", "quota", "reading", "results", "register"),
    *("window", "loop", "claims", "office", "feed"),
)
LIMIT_SECONDS = 900
SPEED = re.compile(r"(?ms)^## Speed$(.*?)(?:^## |\Z)")
# "openpyxl reading 15.5 s": what stands beside, and its value.
BESIDE = re.compile(r"(.+?) [0-9][0-9.,]*(?: .+)?")


@dataclass
class Run:
    """What was found so far.

    `before` is the computer's load of a minute before anything was measured, `load` how many cores
    others kept busy during each bench: the bench's own work is no reason to distrust it.
    """

    before: float = 0.0
    figures: list[Figure] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    load: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def worst_load(self) -> float:
        """The largest that anything here was measured at."""
        return max([self.before, *self.load.values()])

    def to_json(self, *, short: bool) -> dict[str, Any]:
        """One object."""
        return {
            "short": short,
            "cores": os.cpu_count(),
            "before": self.before,
            "load": self.load,
            "seconds": self.seconds,
            "failed": self.failed,
            "figures": [figure.to_json() for figure in self.figures],
        }


def keys_of(bench: str, *, short: bool = False) -> tuple[Key, ...]:
    """What a bench announces to measure."""
    module = import_module(f"tests.bench.bench_{bench}")
    keys: tuple[Key, ...] = module.KEYS
    return getattr(module, "SHORT_KEYS", keys) if short else keys


def rows_of_readme(text: str) -> list[list[str]]:
    """The cells of the README's table of figures, its header first."""
    found = SPEED.search(text)
    lines = [line for line in (found.group(1) if found else "").splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if set("".join(row)) != {"-"}]


def key_of_row(row: Sequence[str]) -> Key:
    """What a row of the README's table is of."""
    found = BESIDE.fullmatch(row[2])
    return row[0], found[1] if found else ""


def run_all(benches: Sequence[str], *, short: bool) -> Run:
    """Each in turn; what is done is told on stderr."""
    run = Run(before=round(os.getloadavg()[0], 2))
    for bench in benches:
        began, others = time.monotonic(), Others()
        print(f"{bench}…", end=" ", file=sys.stderr, flush=True)
        try:
            run.figures += figures_of(bench, short=short)
        except Exception as wrong:
            run.failed[bench] = str(wrong) or repr(wrong)
        run.load[bench] = round(others.load(), 2)
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


def for_readme(run: Run) -> str:
    """The README's table, of what was measured; how loaded the computer was leads it in."""
    measured = {figure.key: figure for figure in run.figures}
    shown = [measured[key] for key in README_ROWS if key in measured]
    return f"{mark(run.worst_load)}\n\n{markdown(shown)}"


def tell(run: Run, *, as_markdown: bool) -> None:
    """The table on stdout; on stderr what is wrong with it."""
    if not as_markdown:
        print(f"{table(run.figures)}\n\n{mark(run.worst_load)}")
    elif not run.failed:
        print(for_readme(run))
    loads = ", ".join(f"{bench} {load:.1f}" for bench, load in run.load.items())
    print(f"\nLoad before: {run.before:.1f}; of others during each: {loads}", file=sys.stderr)
    print(mark(run.worst_load), file=sys.stderr)
    for bench, why in run.failed.items():
        print(f"\n{bench} failed: {why}", file=sys.stderr)
    if run.failed and as_markdown:
        print("\nNo table for the README: it would lack what failed", file=sys.stderr)


def main() -> int:
    """Measure and print; the exit code."""
    parser = argparse.ArgumentParser(prog="bash packaging/bench.sh", description=__doc__)
    parser.add_argument("bench", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHES)}")
    parser.add_argument("--short", action="store_true", help="smaller sizes, as CI does")
    parser.add_argument("--json", action="store_true", help="one object on the last line")
    parser.add_argument(
        "--markdown", action="store_true", help="the README's table (with NAME its rows of these)"
    )
    options = parser.parse_args()
    if unknown := set(options.bench) - set(BENCHES):
        parser.error(f"no bench of this name: {', '.join(sorted(unknown))}")
    if options.markdown and options.short:
        parser.error("--short measures other sizes than the README's table has")
    run = run_all(options.bench or BENCHES, short=options.short)
    tell(run, as_markdown=options.markdown)
    if options.json:
        print(json.dumps(run.to_json(short=options.short)))
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
