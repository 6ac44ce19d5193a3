from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter

from app.domain.job_actions import Action
from app.domain.job_view import PillKind
from app.domain.verdict import Verdict
from app.resources import resource_path
from app.ui.jobs.menu import action_icon
from app.ui.theme import DARK, LIGHT, Mode, Tone, icons
from app.ui.theme.contrast import contrast
from app.ui.theme.fonts import FAMILIES, Letter
from app.ui.theme.glyphs import draw_glyph
from app.ui.theme.style_sheet import style_sheet
from app.ui.theme.tokens import PILLS
from tests.helpers.look import look_for

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT, SHAPE = 4.5, 3.0


@pytest.fixture
def look(qapp):
    yield from look_for(qapp)


def test_contrast_is_that_of_the_standard():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("ground", ["surface", "bg", "alt", "tint"])
@pytest.mark.parametrize("ink", ["text", "text2"])
def test_text_can_be_read_on_every_ground(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@BOTH
def test_links_and_the_primary_button_can_be_read(tokens):
    pairs = [(tokens.accent, tokens.surface), (tokens.accent, tokens.tint)]
    pairs.append((tokens.on, tokens.accent))
    assert min(contrast(*pair) for pair in pairs) >= TEXT


@BOTH
@pytest.mark.parametrize("tone", list(Tone))
def test_every_pill_and_banner_can_be_read(tokens, tone):
    pair = tokens.tones[tone]
    assert contrast(pair.text, pair.fill) >= TEXT


@BOTH
@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_stands_out_from_row_and_selected_row(tokens, verdict):
    color = tokens.verdicts[verdict]
    assert contrast(color, tokens.surface) >= SHAPE
    assert contrast(color, tokens.tint) >= SHAPE


@BOTH
def test_controls_have_an_edge_that_can_be_seen(tokens):
    assert contrast(tokens.strong, tokens.surface) >= SHAPE


def test_every_state_has_a_pill_and_every_verdict_a_colour():
    assert set(PILLS) == set(PillKind)
    assert set(LIGHT.verdicts) == set(DARK.verdicts) == set(Verdict)


def shape_of(verdict: Verdict) -> QImage:
    image = QImage(12, 12, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_glyph(painter, verdict, QColor("black"), QColor("white"), 0, 0)
    painter.end()
    return image


@pytest.mark.parametrize("pair", list(combinations(Verdict, 2)), ids=str)
def test_verdicts_differ_in_shape_when_all_colour_is_gone(qapp, pair):
    one, other = map(shape_of, pair)
    spots = [(x, y) for x in range(12) for y in range(12)]
    steps = [abs(one.pixelColor(*at).red() - other.pixelColor(*at).red()) for at in spots]
    assert sum(step > 99 for step in steps) >= 12


def test_every_icon_named_in_the_code_is_there(qapp):
    named = {icon for _, icon in PILLS.values()} | set(map(action_icon, Action))
    assert [name for name in named if not resource_path("icons", f"{name}.svg").exists()] == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_an_icon_has_its_own_picture_at_every_scale(look, scale):
    drawn = look.icon("add_16_regular").pixmap(QSize(16, 16), scale)
    assert drawn.width() == round(16 * scale)


def test_an_icon_is_drawn_in_the_colour_asked_for(qapp):
    image = icons.pixmap("add_16_regular", "#C00000", 32).toImage()
    assert image.pixelColor(16, 16).name() == "#c00000"


@BOTH
def test_the_style_sheet_has_no_name_left_without_a_value(tokens):
    assert "$" not in style_sheet(tokens)


def test_dark_and_light_take_turns_and_everyone_hears_of_it(look, qtbot):
    with qtbot.waitSignal(look.changed):
        look.set_mode(Mode.DARK)
    assert look.tokens is DARK
    look.set_mode(Mode.LIGHT)
    assert look.tokens is LIGHT


def test_figures_have_one_width_so_that_counting_numbers_do_not_tremble(look):
    metrics = QFontMetricsF(look.font(Letter.BODY))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_a_family_of_the_list_is_there_on_every_system(look):
    assert QFontInfo(look.font(Letter.BODY)).family() in FAMILIES
