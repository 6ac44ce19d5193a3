"""Where lists are dropped: large while there is nothing, a slim strip otherwise."""

from app.ui.dropzone.empty import EmptyState
from app.ui.dropzone.frame import DropFrame
from app.ui.dropzone.strip import DropStrip

__all__ = ["DropFrame", "DropStrip", "EmptyState"]
