"""Showing one whole ID number: asked for by row, and noted by row."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection

from app.domain.errors import UserError
from app.domain.permissions import Deed
from app.engine.permits import Permit, PermitHolder
from app.store import draft_facts
from app.store.store import Store


class Reveals(PermitHolder):
    """Gives out whole ID numbers; each is a line of the access log."""

    def __init__(self, store: Store, permit: Permit) -> None:
        self._store = store
        self._permit = permit

    async def number_in(self, job_id: str, row_no: int) -> str:
        """The ID number of a row; of a wrong one what was received. Personal data.

        Logged in the same transaction. Raises NotPermitted, and UserError for a row that is not
        there.
        """
        await self._permit.require(Deed.REVEAL)
        return await self._store.write(partial(self._reveal, job_id=job_id, row_no=row_no))

    def _reveal(self, connection: Connection, job_id: str, row_no: int) -> str:
        row = draft_facts.row_of(connection, job_id, row_no)
        if row is None:
            raise UserError(f"Row {row_no} of this list is stored no more")
        now = self._store.database.now(connection)
        # The mark of `app.engine.people`: what was shown of a person is found by it.
        subject = f"one row, 1: {job_id}:{row_no};"
        self._permit.log(connection, now, "reveal", subject)
        return row.id_number or row.as_received
