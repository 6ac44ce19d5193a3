"""How the window looks: colours, fonts, icons and the style sheet, for light and dark."""

from app.ui.theme.look import Look, Mode
from app.ui.theme.tokens import DARK, LIGHT, Tokens, Tone

__all__ = ["DARK", "LIGHT", "Look", "Mode", "Tokens", "Tone"]
