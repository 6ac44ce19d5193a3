"""One run: the plan's faults and errands in their time, and at every lull a reckoning."""

from __future__ import annotations

import heapq
import itertools
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from tests.chaos.errands import Errands
from tests.chaos.faults import Striker
from tests.chaos.guards import set_guards
from tests.chaos.lists import Lists
from tests.chaos.look import Look
from tests.chaos.office import ChaosOffice
from tests.chaos.plan import LULL_SECONDS, Plan, Strike
from tests.chaos.screens import Screen
from tests.chaos.settling import Settling
from tests.chaos.told import Told, unproved
from tests.chaos.witness import Witness
from tests.helpers.iec import synthetic_ids

LIMIT = 10_000
PEOPLE = 12_000
Tell = Callable[[str], None]


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
            hand.shutdown(wait=False, cancel_futures=True)


class Run:
    """One run of a plan on an office; what is seen of it is in `told` at any moment."""

    def __init__(self, plan: Plan, office: ChaosOffice, tell: Tell) -> None:
        self.told = Told(plan)
        self._office = office
        self._tell = tell
        look = Look(office.mariadb, office.database_name)
        with closing(look.connection()) as connection:
            set_guards(connection)
        self._witness = Witness(
            office.mariadb, office.database_name, office.redis, office.iec, LIMIT
        )
        say = self.say = self._witness.say
        self._lists = Lists(plan.seed, office.root / "lists")
        self._errands = Errands(office, self._lists, look.pick, say)
        self._striker = Striker(office, set(map(str, synthetic_ids(PEOPLE))))
        self._screens = [Screen(seat, say) for seat in office.seats.values()]
        self._lanes = Lanes()
        self._settling = Settling(office, look, self._lists, self._errands, self._screens, say)

    def through(self) -> None:
        """Break the office as planned, then bring it to rest and make up the accounts."""
        self._office.start()
        self._witness.start()
        for screen in self._screens:
            screen.start()
        self._bouts()
        self._settling.to_the_end()
        self._compare_screens()
        self.told.answers = self._settling.answers()
        self.told.people = self._settling.accounts()
        for screen in self._screens:
            screen.stop()
        self._settling.seats_close()
        self._witness.stop()
        self._take_stock()
        for what in unproved(self.told):
            self.say(what)

    def close(self) -> None:
        """Send nobody any more, and look no more; however far the run has come."""
        self._lanes.close()
        self._errands.close()
        for watching in (*self._screens, self._witness):
            watching.give_up()
        self._take_stock()

    def _take_stock(self) -> None:
        told = self.told
        told.struck, told.done = dict(self._striker.struck), dict(self._errands.done)
        told.lists, told.lookups = len(self._lists.all), len(self._office.iec.requests)
        told.restarts = [text for seat in self._office.seats.values() for text in seat.ended_alone]
        told.screens = {one.seat.name: (one.events, one.connections) for one in self._screens}
        told.looks, told.wrong = self._witness.looks, self._witness.wrong

    def _bouts(self) -> None:
        plan = self.told.plan
        started = began = time.monotonic()
        for at, _, act in _agenda(plan, self._striker, self._errands, self._lanes):
            left = began + at - time.monotonic()
            if left > 0:
                time.sleep(left)
            if act is not None:
                act()
                continue
            self._lull(at)
            if time.monotonic() - started > plan.seconds - LULL_SECONDS:
                break
            # Later than planned, as the lull was: what comes next keeps its distances.
            began = max(began, time.monotonic() - at)

    def _lull(self, at: float) -> None:
        self._lanes.wait()
        self._striker.heal_all()
        self._errands.wait()
        agreed = self._compare_screens()
        kept = self._settling.answers()
        self._tell(
            f"{at / 60:5.1f} min: {sum(self._striker.struck.values())} faults, "
            f"{len(self._lists.all)} lists, {kept} answers kept, "
            f"the screens {agreed}"
        )

    def _compare_screens(self) -> str:
        seconds = self._settling.screens_agree()
        if seconds is None:
            return "never agreed"
        self.told.agreed.append(seconds)
        return f"agreed after {seconds:.1f} s"


def run(plan: Plan, office: ChaosOffice, logs: Path, tell: Tell) -> Told:
    """The whole run; what broke it off is wrong too, and what was found until then is kept.

    The seats' logs are kept in `logs` when anything was wrong.
    """
    began = time.monotonic()
    this = Run(plan, office, tell)
    try:
        this.through()
    except (Exception, KeyboardInterrupt):
        this.say(f"the run broke off: {traceback.format_exc()}")
    finally:
        this.close()
        this.told.seconds = time.monotonic() - began
        if this.told.wrong:
            office.keep_logs(logs)
    return this.told


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
