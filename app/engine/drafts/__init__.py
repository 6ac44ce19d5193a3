"""Spreadsheets that are no jobs yet: taken in, looked over, asked about, started."""

from __future__ import annotations

from app.engine.drafts.desk import Drafts, NotStarted

__all__ = ["Drafts", "NotStarted"]
