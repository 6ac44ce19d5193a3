"""The office in the window: what this seat shares, making a seat file, joining and leaving."""

from app.ui.office.fields import OfficeFields
from app.ui.office.join import JoinDialog
from app.ui.office.leave import LeaveDialog
from app.ui.office.make import SeatFileDialog

__all__ = ["JoinDialog", "LeaveDialog", "OfficeFields", "SeatFileDialog"]
