"""One run: the plan's faults and errands in their time, and at every lull a reckoning."""

from __future__ import annotations

import heapq
import itertools
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.chaos.errands import Errands
from tests.chaos.faults import Striker
from tests.chaos.guards import set_guards
from tests.chaos.lists import Lists
from tests.chaos.look import Look
from tests.chaos.office import ChaosOffice
from tests.chaos.plan import LULL_SECONDS, Plan, Strike
from tests.chaos.screens import Screen
from tests.chaos.settling import Settling
from tests.chaos.witness import Witness
from tests.helpers.iec import synthetic_ids

LIMIT = 10_000
PEOPLE = 12_000
Tell = Callable[[str], None]


@dataclass
class Told:
    """What a run has to show: what was done to the office, and how it stood."""

    plan: Plan
    struck: dict[str, int] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    agreed: list[float] = field(default_factory=list)
    restarts: list[str] = field(default_factory=list)
    lists: int = 0
    people: int = 0
    answers: int = 0
    lookups: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)
    looks: dict[str, int] = field(default_factory=dict)


class Lanes:
    """Does what befalls one target one after another, and several targets at once."""

    def __init__(self) -> None:
        self._hands: dict[tuple[str, str], ThreadPoolExecutor] = {}
        self._under_way: list[Future[None]] = []

    def do(self, one: Strike, act: Callable[[Strike], None]) -> None:
        """Let the target's own hand do this after what it does now."""
        lane = (one.target, one.seat)
        hand = self._hands.setdefault(lane, ThreadPoolExecutor(1))
        self._under_way.append(hand.submit(act, one))

    def wait(self) -> None:
        """Until all hands are still. Raises what went wrong in one."""
        for one in self._under_way:
            one.result(180)
        self._under_way.clear()

    def close(self) -> None:
        """Let the hands go."""
        for hand in self._hands.values():
            hand.shutdown()


def run(plan: Plan, office: ChaosOffice, tell: Tell) -> Told:
    """Break the office as planned, then bring it to rest; `wrong` is what must never be."""
    told = Told(plan)
    look = Look(office.mariadb, office.database_name)
    set_guards(look.connection())
    witness = Witness(office.mariadb, office.database_name, office.redis, office.iec, LIMIT)
    lists = Lists(plan.seed, office.root / "lists")
    errands = Errands(office, lists, look.pick)
    striker = Striker(office, set(map(str, synthetic_ids(PEOPLE))))
    screens = [Screen(seat) for seat in office.seats.values()]
    settling = Settling(office, look, lists, errands, screens, witness.say)
    office.start()
    witness.start()
    for screen in screens:
        screen.start()
    began = time.monotonic()
    _bouts(plan, striker, errands, settling, told, tell)
    settling.to_the_end()
    told.agreed.append(settling.screens_agree())
    told.answers = settling.answers()
    told.people = settling.accounts()
    for screen in screens:
        screen.stop()
    settling.seats_close()
    witness.stop()
    told.seconds = time.monotonic() - began
    told.struck, told.done = striker.struck, dict(errands.done)
    told.lists, told.lookups = len(lists.all), len(office.iec.requests)
    told.restarts = [text for seat in office.seats.values() for text in seat.ended_alone]
    told.looks, told.wrong = dict(witness.looks), [*witness.wrong, *errands.wrong]
    errands.close()
    return told


def _bouts(
    plan: Plan, striker: Striker, errands: Errands, settling: Settling, told: Told, tell: Tell
) -> None:
    lanes = Lanes()
    started = began = time.monotonic()
    for at, _, act in _agenda(plan, striker, errands, lanes):
        left = began + at - time.monotonic()
        if left > 0:
            time.sleep(left)
        if act is not None:
            act()
            continue
        lanes.wait()
        striker.heal_all()
        errands.wait()
        told.agreed.append(settling.screens_agree())
        kept = settling.answers()
        tell(
            f"{at / 60:5.1f} min: {sum(striker.struck.values())} faults, "
            f"{len(settling.lists.all)} lists, {kept} answers kept, "
            f"the screens agreed after {told.agreed[-1]:.1f} s"
        )
        if time.monotonic() - started > plan.seconds - LULL_SECONDS:
            break
        # Later than planned, as the lull was: what comes next keeps its distances.
        began = max(began, time.monotonic() - at)
    lanes.close()


def _agenda(
    plan: Plan, striker: Striker, errands: Errands, lanes: Lanes
) -> list[tuple[float, int, Callable[[], None] | None]]:
    """What to do when, in order; None is a lull."""
    count = itertools.count()
    agenda: list[tuple[float, int, Callable[[], None] | None]] = []
    for one in plan.strikes:
        for at, act in ((one.at, striker.strike), (one.until, striker.heal)):
            heapq.heappush(agenda, (at, next(count), _bound(lanes, one, act)))
    for errand in plan.errands:
        heapq.heappush(agenda, (errand.at, next(count), lambda errand=errand: errands.go(errand)))
    for lull in plan.lulls:
        heapq.heappush(agenda, (lull, next(count), None))
    return [heapq.heappop(agenda) for _ in range(len(agenda))]


def _bound(lanes: Lanes, one: Strike, act: Callable[[Strike], None]) -> Callable[[], None]:
    return lambda: lanes.do(one, act)
