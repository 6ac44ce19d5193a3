"""How a test of the IEC account stands: whose affair it is, and so what the operator can do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AccountState(StrEnum):
    """How the test stands."""

    UNKNOWN = "unknown"
    TESTING = "testing"
    OK = "ok"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    NO_NETWORK = "no network"
    NOT_FOUND = "not found"
    IEC_AWAY = "iec away"
    BLOCKED = "blocked"
    NOT_TRUSTED = "not trusted"
    NOT_THE_IEC = "not the iec"
    TOO_MANY = "too many"
    ADDRESS = "address"
    NO_VAULT = "no vault"


@dataclass(frozen=True, slots=True)
class AccountTest:
    """What a test of the account came to. `sentence` is said in place of the state's own words,
    "" where those say it all.
    """

    state: AccountState
    sentence: str = ""

    @property
    def ok(self) -> bool:
        """Whether the account works."""
        return self.state is AccountState.OK
