"""One person: found over all jobs, checked alone, and the member's rights under POPIA.

Whatever is read of a person here is noted in the access log, by job and row: a line there names
nobody once the person's rows are gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.domain.municipalities import Municipalities
from app.domain.verdict import Verdict
from app.engine.clock import Clock
from app.engine.iec_access import IecAccess
from app.seats.quota_ledger import QuotaLedger
from app.settings import Settings
from app.store.store import Store


class Meaning(StrEnum):
    """What is known of a person apart from any list."""

    REGISTERED = "Registered"
    NOT_ON_ROLL = "NotRegisteredVoter"
    DECEASED = "Deceased"
    COULD_NOT_CHECK = "CouldNotCheck"


@dataclass(frozen=True, slots=True)
class Found:
    """One row in which a person stands. `checked_at` is local ISO text or ""; texts are personal
    data, the ID number is masked. `ward_id` is the ward judged against, "" where there is none.
    """

    checked_at: str
    file_name: str
    job_id: str
    row_no: int
    verdict: Verdict
    reason: str
    ward_id: str
    ward: str
    masked_id: str
    surname: str
    first_names: str


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """What the IEC says about one person now.

    `text` reads "registered in Blouberg ward 16 (LIM351), station …"; `sentence` says the same
    with date and masked ID number, to be copied. `reused` marks an earlier answer that is young
    enough. `asked_at` is store time, UTC. `iec_away` is True where it was not the person's record
    but the IEC, the account, the quota or this PC that gave no answer.
    """

    meaning: Meaning
    text: str
    sentence: str
    masked_id: str
    asked_at: datetime
    reused: bool
    reason: str = ""
    ward_id: str = ""
    station: str = ""
    iec_away: bool = False


@dataclass(frozen=True, slots=True)
class ErasedFile:
    """A stored file that held the person and is gone; `role` is source, workbook or register."""

    job_id: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure removed. Copies saved in folders must be removed by hand: `files` has
    their names.
    """

    rows: int
    answers: int
    single_checks: int
    job_ids: tuple[str, ...]
    files: tuple[ErasedFile, ...]


class People:
    """What an operator asks about one person. Everything is noted in the access log."""

    def __init__(
        self,
        store: Store,
        ledger: QuotaLedger,
        iec: IecAccess,
        municipalities: Municipalities,
        settings: Settings,
        clock: Clock,
    ) -> None: ...

    async def find(self, text: str) -> list[Found]:
        """Every row with this ID number, or whose surname begins so; newest job first.

        Raises UserError for a text that is neither.
        """
        raise NotImplementedError

    async def check(self, number: str) -> PersonAnswer:
        """What the IEC says about this ID number; an earlier answer where it is young enough.

        Raises UserError for what is no ID number, without quoting it.
        """
        raise NotImplementedError

    async def export(self, number: str) -> dict[str, Any]:
        """Everything held about a person, ready for JSON. Raises UserError as `check` does."""
        raise NotImplementedError

    async def erase(self, number: str) -> Erased:
        """Remove everything held about a person. Raises UserError while an unfinished job holds
        them, naming the job.
        """
        raise NotImplementedError
