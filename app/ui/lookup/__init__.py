"""Looking up one person: earlier checks first, the IEC only on request."""

from app.ui.lookup.panel import LookupPanel
from app.ui.lookup.values import Answered, Asking, Failed, LookupState, Nothing, Results, Searching

__all__ = [
    "Answered",
    "Asking",
    "Failed",
    "LookupPanel",
    "LookupState",
    "Nothing",
    "Results",
    "Searching",
]
