"""What operators and other programs do meanwhile, through the doors that they have."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx

from app.iec.practice.people import HOME_WARD
from tests.chaos.lists import Fate, Lists, MembersList
from tests.chaos.office import ChaosOffice, SeatPc
from tests.chaos.plan import Deed, Errand
from tests.chaos.watching import Say

WARDS = (HOME_WARD, HOME_WARD + 1, HOME_WARD + 2)
DISK_FULL = 507
REPLY_SECONDS = 20.0
COMMAND_SECONDS = 90.0
Pick = Callable[[str], Sequence[str]]
"""Job ids that a condition (SQL, on `file_processing_jobs`) holds for, oldest first."""

ENDED = "status IN ('completed', 'failed', 'cancelled')"
UNENDED = "status IN ('queued', 'processing')"
UNCLEAR = (
    f"{ENDED} AND (status <> 'completed' OR JSON_VALUE(result, '$.verdicts.CouldNotCheck') > 0)"
)
# Who gets no reply, or finds nothing to change, tries again soon, and at another seat.
NO_JOB, NO_REPLY = "no such job", "no reply"
TRIES = 6
AGAIN_SECONDS = 2.0


@dataclass
class Errands:
    """Runs deeds beside the run's clock; `done` counts how each ended."""

    office: ChaosOffice
    lists: Lists
    pick: Pick
    say: Say
    done: Counter[str] = field(default_factory=Counter)
    _hands: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(6))
    _under_way: list[Future[None]] = field(default_factory=list)

    def go(self, errand: Errand) -> None:
        """Send somebody, with a list if the errand takes one; how it ended is counted."""
        # Made here, one after another: the same plan is the same people on the same lists.
        taken = errand.deed in (Deed.UPLOAD, Deed.DROP)
        made = self.lists.make(errand.people) if taken else None
        self._under_way.append(self._hands.submit(self._run, errand, made))

    def wait(self) -> None:
        """Until everybody is back. Raises what was this program's own fault."""
        for one in self._under_way:
            one.result(REPLY_SECONDS + COMMAND_SECONDS)
        self._under_way.clear()

    def close(self) -> None:
        """Send nobody any more."""
        self._hands.shutdown(wait=False, cancel_futures=True)

    def _run(self, errand: Errand, made: MembersList | None) -> None:
        seat = self.office.seats[errand.seat]
        if made is None:
            how = self._try(seat, errand)
        elif errand.deed is Deed.UPLOAD:
            how = self.upload(seat, made)
        else:
            how = _drop(seat, made, errand.draw)
        self.done[f"{errand.deed}: {how}"] += 1

    def _try(self, seat: SeatPc, errand: Errand) -> str:
        seats = list(self.office.seats.values())
        first = seats.index(seat)
        for at in range(first, first + TRIES):
            how = _CHANGES[errand.deed](self, seats[at % len(seats)], errand)
            if how not in (NO_JOB, NO_REPLY):
                break
            self.done[f"{errand.deed}: {how}, tried again"] += 1
            time.sleep(AGAIN_SECONDS)
        return how

    # ---- Handing lists in ----

    def upload(self, seat: SeatPc, made: MembersList) -> str:
        """Hand a list to a seat's feed; what its reply was."""
        files = {"file": (made.name, made.path.read_bytes())}
        try:
            reply = self._post(seat, "/upload", files=files)
        except httpx.ConnectError:
            # Nobody has seen it.
            made.fate = Fate.REFUSED
            return "nobody there"
        except httpx.TransportError:
            made.fate = Fate.NO_REPLY
            return NO_REPLY
        if reply.is_success:
            made.fate = Fate.ACCEPTED
        else:
            refused = reply.status_code < 500 or reply.status_code == DISK_FULL
            made.fate = Fate.REFUSED if refused else Fate.NO_REPLY
        return _told(reply)

    # ---- Changing what is there ----

    def _cancel(self, seat: SeatPc, errand: Errand) -> str:
        return self._change(seat, errand, UNENDED, "cancel")

    def _retry(self, seat: SeatPc, errand: Errand) -> str:
        if not self.pick(UNCLEAR):
            # A list that was stopped by mistake is what there is to retry.
            self.done[f"{Deed.CANCEL}: {self._cancel(seat, errand)}"] += 1
        return self._change(seat, errand, UNCLEAR, "retry")

    def _priority(self, seat: SeatPc, errand: Errand) -> str:
        wish = {"priority": 1 + int(errand.draw * 9), "urgent": errand.draw > 0.8}
        return self._change(seat, errand, UNENDED, "priority", json=wish)

    def _change(self, seat: SeatPc, errand: Errand, which: str, act: str, **options: object) -> str:
        job = self._picked(which, errand.draw)
        if not job:
            return NO_JOB
        try:
            return _told(self._post(seat, f"/jobs/{job}/{act}", **options))
        except httpx.TransportError:
            return NO_REPLY

    def _ward(self, seat: SeatPc, errand: Errand) -> str:
        job = self._picked(ENDED, errand.draw)
        if not job:
            return NO_JOB
        ward = WARDS[int(errand.draw * 1000) % len(WARDS)]
        try:
            ran = seat.program.run("ward", job, ward, seconds=COMMAND_SECONDS)
        except subprocess.TimeoutExpired:
            self.say(f"the command ward did not end within {COMMAND_SECONDS:.0f} s")
            return "no end"
        if "Traceback" in ran.err:
            self.say(f"the command ward showed a traceback: {ran.err[-1500:]}")
        return "done" if ran.code == 0 else "refused"

    def _picked(self, which: str, draw: float) -> str:
        found = self.pick(which)
        return found[int(draw * len(found))] if found else ""

    def _post(self, seat: SeatPc, path: str, **options: object) -> httpx.Response:
        headers = {"authorization": f"Bearer {seat.token}"}
        with httpx.Client(timeout=REPLY_SECONDS, trust_env=False) as client:
            reply = client.post(f"{seat.feed}{path}", headers=headers, **options)  # type: ignore[arg-type]
        # 503 is an outage that the feed knows of; with 500 it has stumbled.
        if reply.status_code == httpx.codes.INTERNAL_SERVER_ERROR:
            self.say(f"the feed of {seat.name} stumbled over {path}: {reply.text}")
        return reply


def _drop(seat: SeatPc, made: MembersList, draw: float) -> str:
    data = made.path.read_bytes()
    # On the server behind the share: it may be away from the seat just now.
    target = seat.behind_share / made.name
    if draw < 0.5:
        hidden = target.with_suffix(".part")
        hidden.write_bytes(data)
        hidden.replace(target)
    else:
        with target.open("wb") as file:
            file.write(data[: len(data) // 2])
            file.flush()
            time.sleep(draw)
            file.write(data[len(data) // 2 :])
    made.fate = Fate.ACCEPTED
    return "done"


def _told(reply: httpx.Response) -> str:
    if reply.is_success:
        return "done"
    code = ""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        code = str(reply.json()["error"]["code"])
    return f"{reply.status_code} {code}".strip()


_CHANGES: dict[Deed, Callable[[Errands, SeatPc, Errand], str]] = {
    Deed.CANCEL: Errands._cancel,
    Deed.RETRY: Errands._retry,
    Deed.PRIORITY: Errands._priority,
    Deed.WARD: Errands._ward,
}
