"""Rollcheck: checks a ward's membership list against the IEC's voters' roll."""

__version__ = "0.1.0"
