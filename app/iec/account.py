"""The IEC account a seat signs in with."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user name and password; neither ever shows in `repr`, a log or a traceback."""

    user_name: str = field(repr=False)
    password: str = field(repr=False)
