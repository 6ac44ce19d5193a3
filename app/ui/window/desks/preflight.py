"""The pre-flight's files: as they are taken in, answered, started or left for later."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.draft import Batch
from app.domain.estimate import usual_rate
from app.domain.job import Job
from app.domain.preflight_numbers import Number
from app.domain.preflight_view import FileFacts, Meeting, Pace, same_question
from app.domain.spreadsheet import Wishes
from app.domain.status_sentence import StatusFacts
from app.ui.preflight import words
from app.ui.preflight.rows_dialog import RowsDialog
from app.ui.theme.look import Look
from app.ui.translation import said
from app.ui.window.host import SeatHost
from app.ui.window.main_window import MainWindow, Page

if TYPE_CHECKING:
    from app.serving import ServingSeat as Seat

_numbers = itertools.count(1)


class PreflightDesk(QObject):
    """Shows the files of one batch, and does to them what the card asks for.

    Signals:
        changed: jobs or drafts changed; the table should look.
        told: a sentence for the operator.
        started: the id of the first job that was started.
    """

    changed = Signal()
    told = Signal(str)
    started = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        host: SeatHost,
        look: Look,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._look = look
        self._now = now
        self._files: dict[str, FileFacts] = {}
        self._batch: Batch | None = None
        self._pace = Pace(usual_rate(10, 0), 10_000, 10_000)
        self._turn = asyncio.Lock()
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether the window shows the pre-flight."""
        return self._window.page is Page.PREFLIGHT

    def learn(self, facts: StatusFacts) -> None:
        """How many lookups are free now: finish times depend on it."""
        seat = self._host.seat
        if seat is None or facts.quota is None:
            return
        rate = usual_rate(seat.settings.lookups_at_once, seat.settings.lookups_per_second)
        self._pace = Pace(rate, facts.quota.free_now, seat.settings.quota_limit)

    # ---- Files on their way in ----

    def expect(self, names: Sequence[str], batch: Batch | None) -> list[str]:
        """Show files that are being read; the keys they are known by until they have arrived."""
        if not self.is_open:
            self._files.clear()
            self._batch = batch
        elif batch is not None and self._batch is None:
            self._batch = batch
        keys = [f"new-{next(_numbers)}" for _ in names]
        for key, name in zip(keys, names, strict=True):
            self._files[key] = FileFacts(key, name, counted=False)
        self._show()
        return keys

    def arrived(self, place: str, facts: FileFacts) -> None:
        """A file was read: it takes its place."""
        self._files = {
            (facts.key if key == place else key): (facts if key == place else known)
            for key, known in self._files.items()
        }
        self._show()

    def forget(self, place: str) -> None:
        """A file that goes no further here."""
        self._files.pop(place, None)
        self._show_or_leave()

    async def all_taken(self) -> None:
        """All files of a drop have been read."""
        self._show_or_leave()
        self.changed.emit()

    def open_draft(self, draft_id: str) -> None:
        """Show a stored file, with those it came together with."""
        work = partial(self._open, draft_id=draft_id)
        self._host.spawn_told(work, "Opening the pre-flight", self.told.emit)

    async def _open(self, seat: Seat, draft_id: str) -> None:
        known = await seat.drafts.open_drafts()
        chosen = next((one for one in known if one.draft_id == draft_id), None)
        if chosen is None:
            self.changed.emit()
            return
        together = [one for one in known if one.batch_id and one.batch_id == chosen.batch_id]
        self._batch = await seat.drafts.batch(chosen.batch_id) if chosen.batch_id else None
        shown = together or [chosen]
        known_facts = await seat.drafts.facts_of_all(shown)
        self._files = {facts.key: facts for facts in known_facts}
        self._show()
        self._window.preflight.list.choose(draft_id)

    # ---- What the panel shows ----

    def _show(self) -> None:
        if not self._files:
            return
        name = self._batch.name if self._batch else ""
        self._window.show_page(Page.PREFLIGHT)
        self._window.preflight.show_files(
            tuple(self._files.values()), self._pace, self._now(), batch=name
        )

    def _show_or_leave(self) -> None:
        if self._files:
            self._show()
        elif self.is_open:
            self.leave()

    def leave(self) -> None:
        """Back to the jobs; what has not started waits there as "Needs you"."""
        self._files.clear()
        self._batch = None
        self._window.show_page(Page.JOBS)
        self._window.jobs.table.setFocus()
        self.changed.emit()

    # ---- What the panel asks for ----

    def _connect(self) -> None:
        panel, card = self._window.preflight, self._window.preflight.card
        panel.removed.connect(self._remove)
        panel.start_wanted.connect(self._start)
        panel.batch_renamed.connect(self._rename)
        panel.left.connect(self.leave)
        card.wishes_changed.connect(self._change)
        card.meeting_changed.connect(self._set_meeting)
        card.urgent_changed.connect(self._set_urgent)
        card.list_wanted.connect(self._list)

    def _do(self, work: Callable[[Seat], Awaitable[object]], name: str) -> None:
        async def body(seat: Seat) -> None:
            # One after the other: an answer must not overtake the one before it.
            async with self._turn:
                await work(seat)

        self._host.spawn_told(body, name, self.told.emit)

    def _change(self, key: str, wishes: Wishes, for_all: bool) -> None:
        alike = same_question(tuple(self._files.values()), key) if for_all else ()

        async def work(seat: Seat) -> None:
            for one in (key, *alike):
                if one not in self._files:
                    continue
                mine = self._files[one]
                self._files[one] = replace(mine, counted=False)
                self._show()
                wanted = wishes if one == key else _merged(mine.wishes, wishes)
                try:
                    draft = await seat.drafts.change(one, wanted)
                    self._put(await seat.drafts.facts_of(draft))
                except BaseException:
                    # The end of the seat too: a card that counts for ever cannot be started.
                    self._put(mine)
                    raise

        self._do(work, "Answering a question")

    def _put(self, facts: FileFacts) -> None:
        if facts.key in self._files:
            self._files[facts.key] = facts
            self._show()

    def _set_meeting(self, key: str, meeting: Meeting) -> None:
        self._choose(key, meeting=meeting)

    def _set_urgent(self, key: str, urgent: bool) -> None:
        self._choose(key, urgent=urgent)

    def _choose(self, key: str, **changes: object) -> None:
        known = self._files.get(key)
        if known is None:
            return
        facts = replace(known, **changes)  # type: ignore[arg-type]
        self._files[key] = facts

        async def work(seat: Seat) -> None:
            draft = await seat.drafts.draft(key)
            # What a door has chosen beside these (priority, check fresh) stays.
            choices = replace(draft.choices, urgent=facts.urgent, meeting=facts.meeting)
            await seat.drafts.set_choices(key, choices)

        self._do(work, "Setting the meeting")
        self._show()

    def _start(self, keys: tuple[str, ...]) -> None:
        from app.engine.drafts import NotStarted

        async def work(seat: Seat) -> None:
            try:
                self._started(seat, await seat.drafts.start(keys))
            except NotStarted as some:
                self._started(seat, some.started)
                raise

        self._do(work, "Starting")

    def _started(self, seat: Seat, jobs: Sequence[Job]) -> None:
        for job in jobs:
            self._files.pop(job.job_id, None)
        seat.keeper.wake()
        if jobs:
            self.started.emit(jobs[0].job_id)
        self._show_or_leave()
        self.changed.emit()

    def _remove(self, keys: tuple[str, ...]) -> None:
        async def work(seat: Seat) -> None:
            await seat.drafts.remove(keys)
            for key in keys:
                self._files.pop(key, None)
            self._show_or_leave()
            self.changed.emit()

        self._do(work, "Removing files")

    def _rename(self, name: str) -> None:
        batch = self._batch
        if batch is None:
            return

        async def work(seat: Seat) -> None:
            self._batch = await seat.drafts.rename_batch(batch.batch_id, name)
            self._show()

        self._do(work, "Renaming the batch")

    def _list(self, key: str, number: Number) -> None:
        dialog = RowsDialog(words.number_words(number), self._look, self._window)
        dialog.open()

        def fail(problem: str) -> None:
            if isValid(dialog):
                dialog.fail(said(problem))

        async def show(seat: Seat) -> None:
            rows = await seat.drafts.listed_rows(key, number)
            if isValid(dialog):
                dialog.show_rows(rows)

        async def reveal(seat: Seat, keys: tuple[str, ...]) -> None:
            shown = {each: await seat.drafts.reveal(key, int(each)) for each in keys}
            if isValid(dialog):
                dialog.show_revealed(shown)

        dialog.reveal_wanted.connect(
            lambda keys: self._host.spawn_told(
                partial(reveal, keys=keys), "Showing ID numbers", self.told.emit
            )
        )
        self._host.spawn_told(show, "Reading the rows", fail)


def _merged(own: Wishes, answer: Wishes) -> Wishes:
    """Another file's own ward stays; what the answer says of the layout is taken."""
    return replace(answer, ward=own.ward if answer.ward is None else answer.ward)
