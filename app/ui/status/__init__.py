"""What the window says of itself: the status bar's sentence and the banner above the jobs."""

from app.ui.status.banner import BannerFrame
from app.ui.status.bar import StatusBar, StatusItem

__all__ = ["BannerFrame", "StatusBar", "StatusItem"]
