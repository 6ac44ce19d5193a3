"""The sample that the README's first command checks."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook

from app.domain.identity_number import luhn_holds
from app.domain.spreadsheet import Inspection, Wishes
from app.iec.practice.people import Outcome, person_of
from app.spreadsheets.municipality_table import load_municipalities
from app.spreadsheets.reading.inspect import inspect
from app.spreadsheets.reading.rows_file import read_records

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "BLOUBERG WARD 16 MEMBERSHIP.xlsx"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_sample", ROOT / "packaging" / "samples" / "make_sample.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, spec.name, module)
        patch.setattr(sys, "path", [*sys.path])
        spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rows_file(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("sample") / "rows.jsonl"


@pytest.fixture(scope="module")
def inspection(rows_file) -> Inspection:
    return inspect(SAMPLE, SAMPLE.name, Wishes(), load_municipalities(), rows_file)


def test_the_sample_is_what_its_maker_makes(maker):
    kept, made = load_workbook(SAMPLE).active, maker.build().active
    assert list(kept.values) == list(made.values)
    assert kept.merged_cells.ranges == made.merged_cells.ranges


def test_the_maker_writes_the_same_bytes_every_time(maker):
    assert maker.steady(maker.build()) == maker.steady(maker.build())


def test_the_sample_is_read_without_a_question(inspection):
    assert inspection.questions == ()
    assert (inspection.ward_id, inspection.ward_source) == ("93501016", "file name")
    assert inspection.layout is not None
    assert inspection.layout.header_row == 5


def test_the_sample_has_every_kind_of_trouble(inspection):
    kinds = {row.reason for row in inspection.invalid}
    assert kinds >= {
        "missing", "scientific", "letters", "too_short", "too_long", "bad_date",
        "bad_check_digit", "repair_not_accepted",
    }  # fmt: skip
    assert (inspection.rows, inspection.distinct_ids) == (401, 366)
    assert (inspection.duplicates, len(inspection.repaired)) == (12, 8)
    assert (inspection.hidden_rows, len(inspection.total_rows)) == (3, 1)


def test_the_samples_people_have_every_kind_of_record(inspection, rows_file):
    people = {record.id_number for record in read_records(rows_file) if record.id_number}
    records = [person_of(number) for number in people]
    counts = Counter(person.outcome for person in records)
    assert 3 <= counts[Outcome.DECEASED] <= 5
    assert counts[Outcome.HOME] > counts[Outcome.OTHER_WARD] > counts[Outcome.NOT_FOUND] > 5
    stations = {person.station.name for person in records if person.outcome is Outcome.HOME}
    assert len(stations) == 5


def test_every_valid_id_number_of_the_sample_is_one_that_synthesis_makes(inspection, rows_file):
    for record in read_records(rows_file):
        number = record.id_number
        assert number is None or (number[10:12] == "08" and luhn_holds(number))
