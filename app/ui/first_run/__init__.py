"""The first start: an account or practice, a watched folder or none, done."""

from app.ui.first_run.dialog import FirstRunDialog, Step

__all__ = ["FirstRunDialog", "Step"]
