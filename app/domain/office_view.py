"""What the settings show of the office: whom this seat works with. No secret is in here."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.office_address import Origin


@dataclass(frozen=True, slots=True)
class OfficeView:
    """`database` and `redis` are user, host, port and name, "" for none.

    `joined` is the office's name once this seat has joined one; `trouble` is a sentence that says
    why it cannot be told what this seat shares.
    """

    joined: str = ""
    database: str = ""
    redis: str = ""
    origin: Origin | None = None
    trouble: str = ""
    practice: bool = False

    @property
    def shares(self) -> bool:
        """Whether this seat works with others."""
        return bool(self.database)

    @property
    def may_join(self) -> bool:
        """Not where environment or settings file name the database: they count before the vault."""
        return not self.practice and self.origin in (None, Origin.VAULT)
