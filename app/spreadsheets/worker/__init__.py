"""The spreadsheet process: whatever a file does to its reader, the seat goes on."""

from __future__ import annotations

from app.spreadsheets.worker.worker import SpreadsheetWorker

__all__ = ["SpreadsheetWorker"]
