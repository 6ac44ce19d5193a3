"""The benches' figures, and that the README claims none that no bench measures."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import all as benches
from tests.bench import program
from tests.bench.apart import least
from tests.bench.figures import HEADER, Figure, figure_of, markdown, share, slope, table
from tests.bench.writers import openpyxl_writes

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ALL_NAMES = {name for bench in benches.BENCHES for name in benches.names_of(bench)}


def test_every_figure_the_readme_claims_is_one_that_a_bench_measures():
    header, *rows = benches.rows_of_readme(README)
    assert tuple(header) == HEADER
    assert len(rows) >= 10
    assert {row[0] for row in rows} - ALL_NAMES == set()


def test_a_claim_that_nothing_measures_would_be_found():
    told = README.replace("\n## Speed\n", "\n## Speed\n\n| speed of thought | 1 | – | – |\n")
    assert {row[0] for row in benches.rows_of_readme(told)} - ALL_NAMES >= {"speed of thought"}


def test_no_figure_is_announced_by_two_benches():
    announced = [name for bench in benches.BENCHES for name in set(benches.names_of(bench))]
    assert sorted(announced) == sorted(set(announced))


def test_every_bench_there_is_runs_with_the_others_or_says_it_runs_by_hand():
    for path in sorted((ROOT / "tests" / "bench").glob("bench_*.py")):
        alone = "Run by hand" in path.read_text(encoding="utf-8").partition('"""\n\n')[0]
        assert (path.stem.removeprefix("bench_") in benches.BENCHES) is not alone, path.name


@pytest.mark.parametrize(
    ("power", "sizes"), [(0.0, [1, 10, 50]), (1.0, [1_000, 10_000]), (2.0, [2, 3, 5, 7])]
)
def test_the_slope_is_the_power_by_which_a_value_grows(power, sizes):
    assert slope(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


def test_a_share_of_nothing_is_no_figure():
    with pytest.raises(ValueError, match="nothing was measured"):
        share([], 0.99)


def test_the_share_is_the_value_below_which_that_part_lies():
    assert [share(range(100), part) for part in (0.5, 0.95, 1)] == [50, 95, 99]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"value": math.nan}, id="no number"),
        pytest.param({"value": 1.0, "beside": "openpyxl"}, id="a reference that was not measured"),
        pytest.param({"value": 1.0, "reference": 2.0}, id="a reference without a name"),
    ],
)
def test_what_is_no_figure_is_refused(wrong):
    with pytest.raises(ValueError, match="no figure"):
        Figure("something", **wrong)


def test_a_figure_crosses_as_json_and_its_ratio_with_it():
    figure = Figure("reading", 0.5, "s", "openpyxl", 2.0)
    told = json.loads(json.dumps(figure.to_json()))
    assert (figure_of(told), told["ratio"]) == (figure, 0.25)


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (Figure("a", 1234.5, "a second", "asyncio", 1000), ("1,234 a second", "1.23")),
        (Figure("a", 0.03456, "s", "asyncio", 0.5), ("0.0346 s", "0.0691")),
        (Figure("a", 12.34, "MB"), ("12.3 MB", "–")),
        (Figure("a", 0.0), ("0", "–")),
        (Figure("a", 7, "", "the limit", 8), ("7", "0.875")),
    ],
)
def test_three_digits_count(figure, cells):
    assert (figure.cells[1], figure.cells[3]) == cells


def test_the_readmes_table_is_read_as_it_is_printed():
    printed = markdown([Figure("a", 2.0, "s", "openpyxl", 8.0)])
    read = benches.rows_of_readme(f"\n## Speed\n\n{printed}\n\n## Next\n")
    assert read == [list(HEADER), ["a", "2.00 s", "openpyxl 8.00 s", "0.250"]]


def test_the_table_of_a_terminal_has_a_line_for_each_figure():
    lines = table([Figure("a", 2.0), Figure("another one", 3.0)]).splitlines()
    assert [re.split("  +", line)[:2] for line in lines[1:]] == [
        ["a", "2.00"],
        ["another one", "3.00"],
    ]


@pytest.mark.parametrize(
    ("measured", "short", "holds"),
    [
        (["a", "b"], False, True),
        (["a"], True, True),
        (["a"], False, False),
        (["a", "b", "c"], True, False),
        ([], True, False),
    ],
    ids=["all", "fewer when short", "one lacks", "one too many", "none"],
)
def test_a_bench_prints_what_it_announces(measured, short, holds):
    figures = [Figure(name, 1.0) for name in measured]
    if holds:
        program.hold_to(("a", "b"), figures, short=short)
    else:
        with pytest.raises(SystemExit):
            program.hold_to(("a", "b"), figures, short=short)


def test_work_that_fails_in_its_process_fails_the_bench():
    with pytest.raises(RuntimeError, match=r"cells\.pickle"):
        least(openpyxl_writes, "/nowhere/cells.pickle", "/nowhere/plain.xlsx")


def test_a_bench_that_breaks_is_named_and_ends_with_1():
    # Without its display and servers on the PATH the window's bench cannot run.
    ended = subprocess.run(
        [sys.executable, "-m", "tests.bench.all", "--short", "--json", "window"],
        cwd=ROOT,
        env={"PATH": "/nowhere"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = json.loads(ended.stdout.splitlines()[-1])
    assert (ended.returncode, list(told["failed"]), told["figures"]) == (1, ["window"], [])
    assert "Xvfb" in told["failed"]["window"]
