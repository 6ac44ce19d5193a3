"""The spreadsheet process: everything that parses or builds a spreadsheet runs in it."""

from app.spreadsheets.worker.host import SpreadsheetWorker

__all__ = ["SpreadsheetWorker"]
