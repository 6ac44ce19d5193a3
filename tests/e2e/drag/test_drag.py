"""A second program really drags, with the mouse, on a real X11 display."""

from __future__ import annotations

import sys

import pytest

from tests.e2e.drag.display import display, missing

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="X11"),
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
]

SOURCE, ZONE, BESIDE = (150, 130), (600, 250), (250, 600)


@pytest.fixture(scope="module")
def screen():
    with display() as made:
        yield made


@pytest.fixture
def drag(screen):
    """Drags a value of a type to a point; the lines of zone and source."""

    def drag(kind, values, *ends):
        with (
            screen.program("-m", "tests.e2e.drag.zone") as zone,
            screen.program("-m", "tests.e2e.drag.source", "100", "100", kind, *values) as source,
        ):
            assert [zone.stdout.readline(), source.stdout.readline()] == ["ready\n", "ready\n"]
            for end in ends:
                screen.drag(SOURCE, end)
            ended = [source.stdout.readline().strip() for _ in ends]
            zone.terminate()
            return zone.stdout.read().splitlines(), ended

    return drag


def test_two_spreadsheets_dragged_from_another_program_arrive_as_copies(drag, tmp_path):
    sheets = [str(tmp_path / name) for name in ("WARD 16.xlsx", "WARD 17.xlsx")]
    lines, ended = drag("text/uri-list", sheets, ZONE)
    assert lines == ["hovering Drop to add 2 spreadsheets", "paths WARD 16.xlsx WARD 17.xlsx"]
    assert ended == ["CopyAction"]


def test_text_dragged_from_another_program_is_explained(drag):
    lines, _ = drag("text/plain", ["https://mail.example/a.xlsx"], ZONE)
    sentence = "Save the attachment first, then drag it from Downloads."
    assert lines == [f"hovering {sentence}", "paths", f"no {sentence}"]


def test_a_drag_that_ends_beside_the_window_adds_nothing(drag, tmp_path):
    lines, ended = drag("text/uri-list", [str(tmp_path / "a.xlsx")], BESIDE)
    assert (lines, ended) == ([], ["IgnoreAction"])
