"""Fitting a text into a cell of the register."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spreadsheets.results.register.fonts import (
    REGULAR,
    SMALLEST,
    fit,
    load_fonts,
    printable,
    text_width,
)

WIDTH = 160.0


@pytest.fixture(autouse=True, scope="module")
def fonts():
    load_fonts()


def test_a_short_name_stands_on_one_line_at_full_size():
    assert fit("MOKOENA, Thabo", REGULAR, 9.5, WIDTH) == (("MOKOENA, Thabo",), 9.5)


def test_a_long_name_wraps_between_words_onto_two_lines():
    fitted = fit("VAN DER WESTHUIZEN, Johannes Petrus Sebastiaan", REGULAR, 9.5, WIDTH)
    assert (len(fitted.lines), fitted.size) == (2, 9.5)
    assert " ".join(fitted.lines) == "VAN DER WESTHUIZEN, Johannes Petrus Sebastiaan"


def test_a_longer_name_is_printed_smaller_and_whole():
    name = "NETSHIṰUNGULU-RAMAPHAKELA VAN DER WESTHUIZEN, Johannes Petrus Sebastiaan"
    fitted = fit(name, REGULAR, 9.5, WIDTH)
    assert SMALLEST <= fitted.size < 9.5
    assert " ".join(fitted.lines) == name


def test_a_name_beyond_all_measure_ends_in_an_ellipsis():
    fitted = fit("WORD " * 60, REGULAR, 9.5, WIDTH)
    assert (len(fitted.lines), fitted.lines[1][-1]) == (2, "…")


@given(st.text(max_size=300), st.integers(1, 2))
def test_no_line_is_ever_wider_than_its_cell(text, most):
    fitted = fit(text, REGULAR, 9.5, WIDTH, most)
    assert len(fitted.lines) <= most
    assert all(text_width(line, REGULAR, fitted.size) <= WIDTH + 1e-6 for line in fitted.lines)


@pytest.mark.parametrize("text", ["a\u0000b", "a\u0007b", "a\ud800b"])
def test_what_cannot_be_printed_is_left_out(text):
    assert printable(text) == "ab"
