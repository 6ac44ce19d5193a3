"""The Redis inbox: lists that other programs leave for this seat."""

from app.engine.inbox.inbox import Inbox

__all__ = ["Inbox"]
