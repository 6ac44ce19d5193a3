"""After the faults: everything comes to its end, and the accounts are made up."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import httpx

from tests.chaos.accounts import JobNow, wrong_answers, wrong_jobs, wrong_totals
from tests.chaos.errands import UNCLEAR, UNENDED, Errands
from tests.chaos.lists import Fate, Lists, MembersList
from tests.chaos.logs import wrong_entries
from tests.chaos.look import Look
from tests.chaos.office import ChaosOffice, SeatPc
from tests.chaos.papers import wrong_register, wrong_workbook
from tests.chaos.screens import Screen
from tests.chaos.witness import names_a_person
from tests.helpers.commands import wait_until

# The line of a screen or a seat that was left half-open is given up after 30 seconds.
AGREE_SECONDS = 10.0 + 30.0
# What a screen shows of a job that has been as it is for so long must be so.
STILL_SECONDS = 20.0
END_SECONDS = 120.0
LEFT_SECONDS = 10.0


@dataclass
class Settling:
    """Brings an office to rest and says what is wrong with it then."""

    office: ChaosOffice
    look: Look
    lists: Lists
    errands: Errands
    screens: list[Screen]
    say: Callable[[str], None]

    def screens_agree(self) -> float | None:
        """Wait until every screen shows what is so; seconds that it took.

        None when it never came to that, though only for jobs that kept moving: nothing is wrong.
        """
        began = time.monotonic()
        stood: dict[str, tuple[str, float]] = {}
        while not self._agree():
            self._note(stood)
            if time.monotonic() - began > AGREE_SECONDS:
                self._say_all(self._disagreements(stood))
                return None
            time.sleep(0.1)
        return time.monotonic() - began

    def _agree(self) -> bool:
        before = self.look.statuses()
        shown = [dict(screen.shown) for screen in self.screens]
        return before == self.look.statuses() and all(one == before for one in shown)

    def _note(self, stood: dict[str, tuple[str, float]]) -> None:
        """Note in `stood` each job's status, and since when it has been seen to have it."""
        now = time.monotonic()
        for job, status in self.look.statuses().items():
            if job not in stood or stood[job][0] != status:
                stood[job] = (status, now)

    def _disagreements(self, stood: dict[str, tuple[str, float]]) -> Iterator[str]:
        long_ago = time.monotonic() - STILL_SECONDS
        so = {job: status for job, (status, since) in stood.items() if since <= long_ago}
        for screen in self.screens:
            shown = dict(screen.shown)
            other = sorted(job for job in so if so[job] != shown.get(job))
            other += sorted(shown.keys() - stood.keys())
            told = ", ".join(f"{job} {shown.get(job)} for {so.get(job)}" for job in other[:5])
            if other:
                yield f"the screen of {screen.seat.name} showed {len(other)} otherwise: {told}"

    def to_the_end(self) -> None:
        """Hand in again what was refused, retry what has no answer, until nothing is left."""
        for made in list(self.lists.all.values()):
            if made.fate is Fate.REFUSED:
                self._hand_in(made.name)
        moved_at, left = time.monotonic(), -1
        while not self._all_checked():
            # However much has piled up: as long as lists come to their end, they are waited for.
            waiting = sum(not job.has_answers_for_all for job in self.look.jobs())
            if waiting != left:
                moved_at, left = time.monotonic(), waiting
            if time.monotonic() - moved_at > END_SECONDS:
                break
            time.sleep(0.5)
        for job in self.look.jobs():
            if not job.has_answers_for_all:
                self.say(f"{job.job_id} came to no end: {job.status} {job.error}")

    def _hand_in(self, name: str) -> None:
        for seat in self.office.seats.values():
            if self.errands.upload(seat, self.lists.all[name]) == "done":
                return
        self.say(f"{name} was refused although nothing fails any more")

    def _all_checked(self) -> bool:
        for job in self.look.pick(UNCLEAR):
            self._retry(job)
        accepted = {one.name for one in self.lists.all.values() if one.fate is Fate.ACCEPTED}
        jobs = self.look.jobs()
        taken = accepted <= {job.file_name for job in jobs}
        unended = self.look.pick(UNENDED)
        return taken and not unended and all(job.has_answers_for_all for job in jobs)

    def _retry(self, job: str) -> None:
        seat = next(iter(self.office.seats.values()))
        headers = {"authorization": f"Bearer {seat.token}"}
        address = f"{seat.feed}/jobs/{job}/retry"
        reply = httpx.post(address, headers=headers, timeout=30, trust_env=False)
        if reply.status_code == httpx.codes.INTERNAL_SERVER_ERROR:
            self.say(f"the feed of {seat.name} stumbled over a retry: {reply.text}")

    # ---- The accounts ----

    def answers(self) -> int:
        """Check every answer that is kept; how many there are."""
        kept = list(self.look.answers())
        self._say_all(wrong_answers(kept))
        return len(kept)

    def accounts(self) -> int:
        """Check lists, jobs, totals and papers; how many rows were given a verdict."""
        jobs = self.look.jobs()
        self._say_all(wrong_jobs(self.lists.all.values(), jobs))
        for question in self.look.questions():
            self.say(f"a list waits for an operator: {question}")
        for job in jobs:
            made = self.lists.all.get(job.file_name)
            if made is not None:
                self._say_all(wrong_totals(job, made))
                self._check_papers(job, made)
        return sum(job.rows for job in jobs)

    def _check_papers(self, job: JobNow, made: MembersList) -> None:
        for role, wrong in (("workbook", wrong_workbook), ("register", wrong_register)):
            with self.look.paper(job.job_id, role) as path:
                if path is None:
                    self.say(f"{job.job_id} has no {role}")
                else:
                    self._say_all(wrong(path, job, made))

    def seats_close(self) -> None:
        """Every seat ends when asked, leaves nothing behind, and told nobody too much."""
        for seat in self.office.seats.values():
            seat.end(signal.SIGTERM)
            self._say_all(wrong_end(seat))

    def _say_all(self, wrong: Iterable[str]) -> None:
        for what in wrong:
            self.say(what)


def wrong_end(seat: SeatPc) -> Iterator[str]:
    """What a seat that has ended for good left behind, now and each time before, and said."""
    yield from seat.ended_badly
    for one in seat.past:
        # A child whose seat was killed sees to itself, at once.
        with contextlib.suppress(AssertionError):
            wait_until(lambda one=one: not one.left_behind(), LEFT_SECONDS, every=0.2)
        yield from (f"{seat.name} left a process: {left.name()}" for left in one.left_behind())
    yield from (f"{seat.name} left {one.name}" for one in seat.program.temporary_files())
    logs = seat.program.logs()
    if any(map(names_a_person, [*seat.errors, logs])):
        yield f"{seat.name} wrote an ID number into its log"
    for text in seat.errors:
        if "Traceback" in text:
            yield f"{seat.name} showed a traceback: {text[text.index('Traceback') :][:1500]}"
    for text in wrong_entries(logs):
        yield f"{seat.name} logged: {text}"
