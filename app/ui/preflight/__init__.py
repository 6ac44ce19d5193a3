"""What dropped files come to before they start: the list, its questions, and the card of one."""

from app.ui.preflight.card import PreflightCard
from app.ui.preflight.panel import PreflightPanel

__all__ = ["PreflightCard", "PreflightPanel"]
