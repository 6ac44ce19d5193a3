"""The benches' figures, and that the README claims those that are declared and measured."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.bench import all as benches
from tests.bench import load, program
from tests.bench.apart import Spent, least
from tests.bench.claimed import README_ROWS
from tests.bench.figures import HEADER, Figure, figure_of, markdown, share, slope, table
from tests.bench.load import Others, mark
from tests.bench.writers import openpyxl_writes

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ANNOUNCED = [key for bench in benches.BENCHES for key in benches.keys_of(bench)]


def test_the_readmes_rows_are_those_declared_in_their_order():
    header, *rows = benches.rows_of_readme(README)
    assert tuple(header) == HEADER
    assert tuple(map(benches.key_of_row, rows)) == README_ROWS


def test_the_readme_says_at_what_load_it_was_measured():
    assert re.search(r"(?m)^Measured at load [0-9.]+ on [0-9]+ cores", README)


def test_every_figure_the_readme_claims_is_one_that_a_bench_measures():
    assert [key for key in README_ROWS if key not in ANNOUNCED] == []


def test_no_figure_is_announced_twice():
    short = [key for bench in benches.BENCHES for key in benches.keys_of(bench, short=True)]
    for announced in (ANNOUNCED, short):
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


@pytest.mark.parametrize("value", [1_234, 0.5, 12.34])
@pytest.mark.parametrize("unit", ["", "a second", "%"])
def test_a_row_tells_what_it_stands_beside(value, unit):
    figures = [
        Figure(name, 1.0, unit, beside, value if beside else None) for name, beside in ANNOUNCED
    ]
    assert [benches.key_of_row(figure.cells) for figure in figures] == ANNOUNCED


def test_the_table_of_a_terminal_has_a_line_for_each_figure():
    lines = table([Figure("a", 2.0), Figure("another one", 3.0)]).splitlines()
    assert [re.split("  +", line)[:2] for line in lines[1:]] == [
        ["a", "2.00"],
        ["another one", "3.00"],
    ]


TWO = [Figure("a", 1.0), Figure("a", 1.0, "s", "openpyxl", 2.0)]


def test_a_bench_that_prints_what_it_announces_is_let_be():
    program.hold_to([("a", "openpyxl"), ("a", "")], TWO)


@pytest.mark.parametrize(
    "measured",
    [TWO[:1], [TWO[0], TWO[0]], [*TWO, Figure("b", 1.0)], [*TWO, TWO[0]], []],
    ids=["one lacks", "one reference lacks", "one too many", "one twice", "none"],
)
def test_a_bench_that_prints_anything_else_ends_with_an_error(measured):
    with pytest.raises(SystemExit):
        program.hold_to([figure.key for figure in TWO], measured)


@pytest.mark.parametrize("bench", benches.BENCHES)
def test_a_short_run_is_held_to_figures_of_its_own(monkeypatch, bench):
    module = import_module(f"tests.bench.bench_{bench}")
    short = benches.keys_of(bench, short=True)
    monkeypatch.setattr(sys, "argv", [bench, "--short"])
    measured = [Figure(name, 1.0, "", beside, 1.0 if beside else None) for name, beside in short]
    program.run("", module.KEYS, lambda _short: measured, short)
    with pytest.raises(SystemExit, match="lacking"):
        program.run("", module.KEYS, lambda _short: measured[:-1], short)


def test_two_are_measured_in_turns():
    assert program.in_turns("ours", "other", short=False) == ("ours", "other", "other", "ours")
    assert program.in_turns("ours", "other", short=True) == ("ours", "other")


def test_what_is_taken_off_a_time_leaves_its_memory():
    assert Spent(3.0, 20.0, 5.0).without(1.0) == Spent(2.0, 20.0, 5.0)


def test_more_than_a_time_cannot_be_taken_off_it():
    with pytest.raises(ValueError, match="taken off"):
        Spent(3.0, 20.0, 5.0).without(3.0)


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


KEY = README_ROWS[0]
FIGURE = Figure(KEY[0], 2.0, "a second", KEY[1], 4.0)


def broken(wrong):
    def figures_of(bench, *, short):
        if bench == "window":
            raise wrong
        return [FIGURE]

    return figures_of


@pytest.mark.parametrize("wrong", [KeyError("at"), TypeError("no figure"), RuntimeError()])
def test_whatever_breaks_a_bench_the_others_are_measured(monkeypatch, wrong):
    monkeypatch.setattr(benches, "figures_of", broken(wrong))
    run = benches.run_all(["window", "loop"], short=True)
    assert (list(run.failed), run.figures) == (["window"], [FIGURE])
    assert run.failed["window"]


def test_with_a_failed_bench_there_is_no_table_for_the_readme(monkeypatch, capsys):
    monkeypatch.setattr(benches, "figures_of", broken(KeyError("at")))
    monkeypatch.setattr(sys, "argv", ["bench", "--markdown", "window", "loop"])
    assert benches.main() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "No table for the README" in printed.err


def test_with_a_failed_bench_the_table_of_the_rest_is_printed(monkeypatch, capsys):
    monkeypatch.setattr(benches, "figures_of", broken(KeyError("at")))
    monkeypatch.setattr(sys, "argv", ["bench", "window", "loop"])
    assert benches.main() == 1
    assert FIGURE.name in capsys.readouterr().out


def test_the_readmes_table_has_the_declared_rows_in_their_order_and_no_other():
    figures = [Figure(name, 1.0, "", beside, 1.0 if beside else None) for name, beside in ANNOUNCED]
    printed = benches.for_readme(benches.Run(figures=figures[::-1]))
    _, *rows = benches.rows_of_readme(f"\n## Speed\n\n{printed}\n")
    assert tuple(map(benches.key_of_row, rows)) == README_ROWS


def test_the_largest_load_leads_the_readmes_table_in():
    run = benches.Run(before=0.2, figures=[FIGURE], load={"loop": 1.4, "feed": 0.1})
    assert benches.for_readme(run).splitlines()[0] == mark(1.4)


@pytest.mark.parametrize(("value", "trusted"), [(0.3, True), (1.04, True), (1.1, False)])
def test_a_table_measured_on_a_busy_computer_says_it_is_not_to_be_trusted(value, trusted):
    told = mark(value)
    assert told.startswith(f"Measured at load {value:.1f} on ")
    assert ("not to be trusted above 1.0" in told) is not trusted


def test_the_work_of_a_benchs_own_is_no_load_of_others(monkeypatch):
    # Ten seconds pass: all cores worked 12 s meanwhile, 9 s of them this bench and its children.
    monkeypatch.setattr(load.time, "monotonic", iter([100.0, 110.0]).__next__)
    monkeypatch.setattr(load, "busy_seconds", iter([500.0, 512.0]).__next__)
    monkeypatch.setattr(load, "own_seconds", iter([7.0, 16.0]).__next__)
    assert Others().load() == pytest.approx(0.3)


def test_a_child_that_worked_counts_as_this_processs_own_work():
    before = load.own_seconds()
    subprocess.run([sys.executable, "-c", "sum(range(3_000_000))"], check=True)
    assert load.own_seconds() > before
    assert load.busy_seconds() > 0
