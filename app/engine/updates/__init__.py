"""Newer versions: looked for where the office says, offered to the operator, never forced."""

from app.engine.updates.updates import Offer, StartInstaller, Updates, public_key, updates_for

__all__ = ["Offer", "StartInstaller", "Updates", "public_key", "updates_for"]
