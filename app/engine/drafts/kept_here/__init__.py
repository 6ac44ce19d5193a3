"""Spreadsheets dropped while the database is away: kept on this PC, taken in when it is back."""

from __future__ import annotations

from app.engine.drafts.kept_here.kept import KeptHere
from app.engine.drafts.kept_here.shelf import Found, Shelf

__all__ = ["Found", "KeptHere", "Shelf"]
