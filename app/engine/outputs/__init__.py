"""What an operator takes from finished lists beside their own results."""

from __future__ import annotations

from app.engine.outputs.outputs import Outputs

__all__ = ["Outputs"]
