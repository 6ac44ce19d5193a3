"""One person for the look-up panel: earlier checks first, then the IEC when it is asked for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import StoreUnavailable, UserError
from app.domain.job_view import Desk
from app.domain.lookup_view import EarlierCheck, PersonFound, people_found
from app.domain.ward import WardId
from app.engine.desk.reveal import Reveals
from app.engine.people import Found, Meaning, People
from app.store.draft_facts import row_of
from app.store.people import FIND_LIMIT
from app.store.store import Store

Whom = str | tuple[str, int]
"""An ID number as typed, or a row by job and number. The former is personal data."""


@dataclass(frozen=True, slots=True)
class PeopleSeen:
    """Who was found in earlier checks; nobody is an answer too.

    `by_number` when an ID number was asked for; `more` when there are more rows of that name.
    """

    people: tuple[PersonFound, ...] = ()
    by_number: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What the IEC says: `text` to read, `sentence` to copy; `could_not` when it gave no answer.

    `reused` marks an earlier answer young enough, for which nobody was asked now.
    """

    text: str
    sentence: str
    could_not: bool = False
    reused: bool = False


# A database that hangs would hold a search for a minute and a half.
PATIENCE_SECONDS = 10.0


class LookupReader:
    """Looks one person up. Everything is noted in the access log by `people` and `reveals`."""

    def __init__(self, store: Store, people: People, reveals: Reveals, desk: Desk) -> None:
        self._store = store
        self._people = people
        self._reveals = reveals
        self._desk = desk

    async def find(self, text: str) -> PeopleSeen:
        """Earlier checks of an ID number, or of a surname that begins so; asks nobody.

        Raises UserError for a text that is neither, without quoting it, and StoreUnavailable.
        """
        by_number = any(char.isdigit() for char in text)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                found = await self._people.find(text)
        except TimeoutError:
            raise StoreUnavailable("the store is slow to answer") from None
        # One less than are read: else nobody could say whether there are more.
        more = not by_number and len(found) >= FIND_LIMIT
        checks = [self._check(one) for one in (found[: FIND_LIMIT - 1] if more else found)]
        return PeopleSeen(people_found(checks, by_number=by_number), by_number, more)

    async def ask(self, whom: Whom) -> Said:
        """Ask the IEC now, on the share kept for single persons.

        Raises UserError for what is no ID number, or a row without one, and StoreUnavailable;
        an IEC that is away is a `Said` that could not.
        """
        number = whom if isinstance(whom, str) else await self._number_of(*whom)
        said = await self._people.check(number)
        could_not = said.meaning is Meaning.COULD_NOT_CHECK
        return Said(said.text, said.sentence, could_not, said.reused)

    async def reveal(self, job_id: str, row_no: int) -> str:
        """The whole ID number of a row, logged; see `Reveals.number_in`."""
        return await self._reveals.number_in(job_id, row_no)

    async def _number_of(self, job_id: str, row_no: int) -> str:
        """Shown to nobody, so no reveal: `People.check` notes the question."""
        row = await self._store.read(lambda connection: row_of(connection, job_id, row_no))
        if row is None or row.id_number is None:
            raise UserError("This row holds no ID number the IEC could be asked about")
        return row.id_number

    def _check(self, one: Found) -> EarlierCheck:
        iec_ward = self._desk.ward_label(WardId(one.iec_ward_id)) if one.iec_ward_id else ""
        return EarlierCheck(
            job_id=one.job_id,
            row_no=one.row_no,
            file_name=one.file_name,
            verdict=one.verdict,
            checked_at=datetime.fromisoformat(one.checked_at) if one.checked_at else None,
            reason=one.reason,
            ward=one.ward,
            iec_ward=iec_ward,
            masked_id=one.masked_id,
            surname=one.surname,
            first_names=one.first_names,
        )
