"""From a draft to its job, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.draft import Door, Draft
from app.domain.errors import UserError
from app.domain.job import Job
from app.engine.drafts.keeping import add_job
from app.engine.drafts.memory import remember
from app.engine.drafts.words import cannot_be_read, gone, still_asked
from app.engine.iec_access import PRACTICE_IDENTITY
from app.engine.permits import Permit
from app.settings import Settings
from app.store import drafts, jobs
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class StartRules:
    """What one seat starts without asking; `practice` is the seat's world."""

    settings: Settings
    practice: bool


@dataclass(frozen=True, slots=True)
class Starter:
    """Starts drafts for whoever asks."""

    database: Database
    rules: StartRules
    permit: Permit

    def starts_by_itself(self, draft: Draft) -> bool:
        """Whether a file of this door starts without asking, and there is nothing to ask."""
        settings = self.rules.settings
        by_itself = {
            Door.DROPPED: settings.start_dropped,
            Door.WATCHED: settings.start_watched,
            Door.FED: settings.start_fed,
            Door.INBOX: settings.start_fed,
            Door.COMMAND: False,
        }
        return draft.is_ready and by_itself[draft.door]

    def start_stored(self, connection: Connection, draft_id: str) -> Job:
        """The job of a stored draft, which is a draft no more; the same job if asked again.

        Raises UserError for a draft with an open question, a refused one, and one that is gone.
        """
        # Locked: of two seats that start it the second one finds it gone, and the job there.
        draft = drafts.find_draft(connection, draft_id, lock=True)
        if draft is None:
            return _started_already(connection, draft_id)
        if draft.inspection is None:
            raise cannot_be_read(draft)
        if not draft.is_ready:
            raise still_asked(draft)
        job = self.start_new(connection, draft)
        drafts.end_draft(connection, draft_id)
        return job

    def start_new(self, connection: Connection, draft: Draft) -> Job:
        """The job of a draft whose bytes and rows are there, in the caller's transaction."""
        self._refuse_other_world(draft)
        now = self.database.now(connection)
        job = add_job(connection, draft, now, self.rules.settings.reuse_time)
        remember(connection, draft, self.permit.name, now)
        if (self.permit.name, self.permit.seat) != (draft.operator, draft.seat):
            text = f"started by {self.permit.shown} on {self.permit.seat}"
            jobs.note(connection, draft.draft_id, now, text)
        return job

    def _refuse_other_world(self, draft: Draft) -> None:
        if (draft.iec == PRACTICE_IDENTITY) is self.rules.practice:
            return
        world = "practice" if not self.rules.practice else "the real IEC"
        raise UserError(
            f"{draft.file_name} was added for {world}, and this is the other. Start it there"
        )


def _started_already(connection: Connection, draft_id: str) -> Job:
    try:
        return jobs.job_of(connection, draft_id, lock=True)
    except UserError:
        raise gone() from None
