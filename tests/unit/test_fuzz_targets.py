"""Every seed and every finding of the fuzzers, tried for ever; and many odd inputs beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import identity_number
from tests.corpus.targets import TARGETS

SEEDS = Path(__file__).parents[1] / "corpus" / "seeds"
KEPT = sorted(path for path in SEEDS.glob("*/*") if path.parent.name in TARGETS)


def test_there_are_seeds_for_every_target():
    assert {path.parent.name for path in KEPT} == set(TARGETS)


def test_everything_that_reads_strangers_bytes_is_fuzzed():
    files = {"sniffer", "csv", "list", "id_number", "ward_name", "seat_file"}
    assert set(TARGETS) == files | {"html_refusal", "feed_message", "update_manifest"}


@pytest.mark.parametrize("seed", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_seed_finds_no_fault(seed):
    TARGETS[seed.parent.name](seed.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_find_no_fault(name):
    @settings(max_examples=60)
    @given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
    def attempt(data):
        TARGETS[name](data)

    attempt()


def test_a_target_finds_a_fault_that_is_there(monkeypatch):
    monkeypatch.setattr(identity_number, "luhn_holds", lambda digits: False)
    monkeypatch.setattr(identity_number, "problem_of", lambda digits: None)
    with pytest.raises(AssertionError):
        TARGETS["id_number"](b"9999999999999")
