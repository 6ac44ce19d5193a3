"""The style sheet: boxes of the standard widgets, from the tokens and nothing else.

A widget says what it is by a dynamic property, so that no colour is set anywhere else:
`kind` of a button: "primary", "flat", "link", "small", "chip"; `role` of a label: "caption",
"second", "strong", "subtitle", "title"; `box` of a frame: "card", "head", "body"; `tone` of a
banner's frame: a `Tone`.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from string import Template

from app.resources import resource_path
from app.ui.theme.tokens import Tokens, Tone


def style_sheet(tokens: Tokens) -> str:
    """The whole style sheet of one theme. Raises KeyError for a token that does not exist."""
    values = {item.name: getattr(tokens, item.name) for item in fields(tokens)}
    values |= {name: _image(name, tokens) for name in ("chevron", "checkmark")}
    return _template().substitute(values) + "".join(_banner(tokens, tone) for tone in Tone)


@cache
def _template() -> Template:
    return Template(resource_path("style", "window.qss").read_text(encoding="utf-8"))


def _image(name: str, tokens: Tokens) -> str:
    return f'url("{resource_path("style", f"{name}_{tokens.name}.svg").as_posix()}")'


def _banner(tokens: Tokens, tone: Tone) -> str:
    pair = tokens.tones[tone]
    edge = tokens.accent if tone is Tone.INFO else pair.text
    box = f"background: {pair.fill}; border: 1px solid {edge}; border-radius: 8px;"
    return (
        f'QFrame[tone="{tone}"] {{ {box} }}\n'
        f'QFrame[tone="{tone}"] QLabel {{ color: {pair.text}; border: none; }}\n'
    )
