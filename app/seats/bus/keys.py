"""The names of everything Rollcheck has in a Redis. What is not named here is never touched."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """All names begin with `prefix`; but for the seed's two they go on with `rollcheck:`."""

    prefix: str

    def job(self, job_id: str) -> str:
        """A job as other programs see it: the seed's hash."""
        return f"{self.prefix}job:{job_id}"

    @property
    def inbox(self) -> str:
        """The seed's list, into which other programs push; never written here."""
        return f"{self.prefix}excel_processing_queue"

    @property
    def queue(self) -> str:
        """A list of job ids in the order they will run."""
        return self._own("queue")

    @property
    def shown(self) -> str:
        """A set of the ids whose hashes are ours to remove."""
        return self._own("shown")

    @property
    def shown_at(self) -> str:
        """The store's time, in microseconds, of what was last written."""
        return self._own("shown_at")

    @property
    def generation(self) -> str:
        """The run of the server for which everything here was derived."""
        return self._own("generation")

    @property
    def turn(self) -> str:
        """Held for moments by the seat that derives everything anew."""
        return self._own("turn")

    @property
    def minute(self) -> str:
        """Held for a minute by the seat that has looked everything over."""
        return self._own("minute")

    @property
    def progress(self) -> str:
        """A hash: where the running job stands."""
        return self._own("progress")

    @property
    def seats(self) -> str:
        """A set of the marks of seats that were here."""
        return self._own("seats")

    def seat(self, mark: str) -> str:
        """One seat's word that it is here."""
        return self._own(f"seat:{mark}")

    @property
    def events(self) -> str:
        """The channel of all seats."""
        return self._own("events")

    def beat(self, mark: str) -> str:
        """A channel that only this seat speaks and listens on: to hear that the line is whole."""
        return self._own(f"beat:{mark}")

    @property
    def readers(self) -> str:
        """A set of the marks of seats that have read the inbox."""
        return self._own("inbox:readers")

    def reader(self, mark: str) -> str:
        """There while this reader of the inbox lives."""
        return self._own(f"inbox:alive:{mark}")

    def taking(self, mark: str) -> str:
        """A list: what this reader has moved out of the inbox and SQL does not have yet."""
        return self._own(f"inbox:taking:{mark}")

    def _own(self, name: str) -> str:
        return f"{self.prefix}rollcheck:{name}"


def mark_of(seat: str) -> str:
    """A seat's name as a part of keys: the same after a restart, whatever signs are in it."""
    return hashlib.sha256(seat.encode("utf-8", "replace")).hexdigest()[:16]
