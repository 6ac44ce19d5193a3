"""Whatever seats and operators do to one store, in whatever order: the queue's invariants hold.

They are those of the notes on queues and seats, 4: at most one job runs, the epoch only rises, no
kept answer is lost, a seat that lost the lease writes nothing, the order of the queue is kept, and
every job ends or can be gone on with.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import event, func, select

from app.domain.errors import LeaseLost, UserError
from app.domain.job import TERMINAL, AnswerState, JobStatus, queue_order
from app.engine.control import StopReason
from app.seats import lease
from app.store import job_states, jobs, queue_state
from app.store.database import open_embedded
from app.store.schema import answers
from app.store.schema import jobs as jobs_table
from tests.helpers.iec import synthetic_id
from tests.helpers.store_seats import TIMES, StoreSeat
from tests.helpers.stores import OTHER_WARD, HandClock, add_job, empty, records

SMALL = 3
SEATS = 3
seat = st.integers(0, SEATS - 1)
which = st.integers(0, 100)


DEEDS = {
    "cancel": job_states.request_cancel,
    "pause": lambda c, job_id, now: queue_state.pause(c, job_id, "Thandi", now),
    "resume": queue_state.resume,
    "urgent": lambda c, job_id, now: queue_state.set_urgent(c, job_id, True, now),
    "not urgent": lambda c, job_id, now: queue_state.set_urgent(c, job_id, False, now),
    "retry": job_states.reopen,
    "ward": lambda c, job_id, now: job_states.update_job(
        c, job_id, now, ward_number=int(OTHER_WARD)
    ),
}


def saw_it_dead(one):
    """Its holder has not moved for the whole time of a take-over, as this seat saw."""
    watch = one.leadership._watch
    return watch._looked_at - watch._since >= TIMES.takeover


class StoreMachine(RuleBasedStateMachine):
    """`database` is set by the test."""

    database = None

    def __init__(self):
        super().__init__()
        self.names = count(1)
        self.people = count(1)
        self.seats = [self.new_seat() for _ in range(SEATS)]
        self.jobs = []
        self.kept = {}
        self.epoch = 0
        self.leader = None
        for people, urgent in ((8, False), (3, False), (9, False), (2, True)):
            self.add(people, urgent)

    # ---- Seats ----

    def new_seat(self):
        return StoreSeat(self.database, f"seat-{next(self.names)}")

    # Few rules with many choices: hypothesis leaves whole rules out of an example.

    @rule(number=seat, does=st.sampled_from(["claim", "wait", "interrupt", "freeze", "crash"]))
    def a_seat(self, number, does):
        one = self.seats[number]
        if does == "freeze":
            one.frozen = not one.frozen
        elif does == "crash":
            self.crash(one)
        elif not one.frozen:
            {"claim": self.claim, "wait": self.wait, "interrupt": self.interrupt}[does](one)

    @rule(many=st.integers(0, 4))
    def everybody_checkpoints(self, many):
        for one in list(self.seats):
            self.checkpoint(one, many)

    @rule(number=seat, thaws=st.booleans())
    def the_leader_is_frozen_and_another_one_takes_over(self, number, thaws):
        other = self.seats[number]
        if self.leader is None or self.leader is other or other.claimed is not None:
            return
        frozen = self.leader
        if frozen.claimed is None:
            self.claim(frozen)
        frozen.frozen, other.frozen = True, False
        other.watch(50)
        self.claim(other)
        frozen.frozen = not thaws

    @rule(does=st.sampled_from(["checkpoint", "give up", "finish"]))
    def those_who_lost_the_lease_write(self, does):
        for one in self.seats:
            if one.claimed is not None and one is not self.leader:
                one.frozen = False
                write = {
                    "checkpoint": lambda one=one: one.checkpoint(2),
                    "give up": lambda one=one: one.give_up("interrupted"),
                    "finish": lambda one=one: one.finish(JobStatus.COMPLETED),
                }
                self.writes_nothing(one, write[does])

    def claim(self, one):
        if one.claimed is not None:
            return
        before, due = self.standing(), self.best()
        claimed = one.claim()
        if claimed is not None:
            assert before.holder in ("", one.leadership._holder) or saw_it_dead(one)
            assert claimed.epoch > self.epoch
            assert claimed.job.job_id == due
            self.leader = one

    def wait(self, one):
        """A minute passes for one seat; whoever leads and lives renews meanwhile."""
        for _ in range(5):
            one.watch(10)
            if self.leader is not None and self.leader is not one and not self.leader.frozen:
                self.leader.renew()

    def checkpoint(self, one, many):
        if one.frozen or one.claimed is None:
            return
        if one is not self.leader:
            self.writes_nothing(one, lambda: one.checkpoint(many))
            return
        job_id = one.claimed.job.job_id
        seen, kept = one.checkpoint(many)
        self.kept[job_id] |= set(kept)
        if seen.stop is None:
            if not seen.job.lookups_left:
                one.finish(JobStatus.COMPLETED)
        elif seen.stop.reason is StopReason.CANCELLED:
            one.finish(JobStatus.CANCELLED)
        else:
            one.give_up(str(seen.stop))

    def interrupt(self, one):
        if one.claimed is None:
            return
        if one is self.leader:
            one.give_up("interrupted")
        else:
            self.writes_nothing(one, lambda: one.give_up("interrupted"))

    def crash(self, one):
        if self.leader is one:
            self.leader = None
        self.seats[self.seats.index(one)] = self.new_seat()

    def writes_nothing(self, one, write):
        before = self.everything()
        with pytest.raises(LeaseLost):
            write()
        assert self.everything() == before
        one.drop()

    # ---- Operators ----

    @rule(people=st.integers(1, 9), urgent=st.booleans())
    def add(self, people, urgent):
        if len(self.jobs) == 7:
            return
        numbers = [str(synthetic_id(next(self.people))) for _ in range(people)]
        job_id = f"job{len(self.jobs)}"
        add_job(self.database, job_id, records(numbers), urgent=urgent)
        self.jobs.append(job_id)
        self.kept[job_id] = set()

    @rule(which=which, does=st.sampled_from(sorted(DEEDS)))
    def an_operator(self, which, does):
        job_id = self.jobs[which % len(self.jobs)]
        with suppress(UserError):
            self.database.transact(lambda c: DEEDS[does](c, job_id, self.database.now(c)))

    # ---- What holds always ----

    @invariant()
    def at_most_one_runs(self):
        running = [job for job in self.found() if job.status is JobStatus.PROCESSING]
        assert len(running) <= 1

    @invariant()
    def the_epoch_only_rises(self):
        epoch = self.standing().epoch
        assert epoch >= self.epoch
        self.epoch = epoch

    @invariant()
    def no_kept_answer_is_lost(self):
        for job_id, kept in self.kept.items():
            assert self.answered(job_id) == kept

    def teardown(self):
        """Every seat dies; a new one brings all that is not paused to its end."""
        self.seats = [self.new_seat()]
        self.leader = None
        one = self.seats[0]
        one.watch(50)
        for _ in range(10):
            self.claim(one)
            for _ in range(5):
                self.checkpoint(one, 4)
            self.at_most_one_runs()
        for job in self.found():
            assert job.status in TERMINAL or job.paused_at is not None
            assert job.status is not JobStatus.PROCESSING
        self.no_kept_answer_is_lost()

    # ---- Looking ----

    def standing(self):
        return self.database.look(lease.standing)

    def found(self):
        return self.database.look(lambda c: [jobs.job_of(c, job_id) for job_id in self.jobs])

    def answered(self, job_id):
        query = select(answers.c.id_number).where(
            answers.c.job_id == job_id, answers.c.state == AnswerState.ANSWERED
        )
        return self.database.look(lambda c: set(c.execute(query).scalars()))

    def everything(self):
        """What a stale write would change: every job's version, and the answers."""
        versions = select(func.sum(jobs_table.c.version))
        return (
            self.database.look(lambda c: c.execute(versions).scalar()),
            [self.answered(job_id) for job_id in self.jobs],
            self.standing(),
        )

    def best(self):
        """The job that is due, by a rule of the test's own; also from a seat that has lost it."""

        def rank(job):
            size = 0 if job.urgent else 1 if job.lookups_left <= SMALL else 2
            return size, job.sequence

        waiting = [job for job in self.found() if job.status not in TERMINAL]
        return min(
            (job for job in waiting if job.paused_at is None), key=rank, default=NOBODY
        ).job_id


class NOBODY:
    job_id = None


@pytest.mark.long
@pytest.mark.parametrize("kind", ["sqlite", "mariadb"])
def test_the_queue_holds_whatever_seats_and_operators_do(kind, request, stores):
    database = request.getfixturevalue("office_database") if kind == "mariadb" else None
    drive(stores if database is None else lambda: emptied(database), examples=20)


def always_lets_pass(connection, epoch, now):
    """A guard that guards nothing."""


def takes_from_the_living(connection, owner, holder, now, dead):
    return lease.take(connection, owner, now)


def newest_first(waiting, now, *, no_quota=False):
    return max(queue_order(waiting, now), key=lambda job: job.sequence, default=None)


def forgets_answers(connection, job, now, **how):
    recover(connection, job, now, **how)
    connection.execute(answers.update().values(state=AnswerState.OPEN))


recover = job_states.recover
BREAKS = {
    "app.seats.lease.guard": always_lets_pass,
    "app.seats.lease.take_if": takes_from_the_living,
    "app.engine.runner.pick": newest_first,
    "app.store.job_states.recover": forgets_answers,
}


@pytest.mark.long
@pytest.mark.parametrize("place", BREAKS)
def test_the_machine_finds_what_is_broken(place, stores, monkeypatch):
    monkeypatch.setattr(place, BREAKS[place])
    with pytest.raises((AssertionError, FAILED)):
        drive(stores, examples=40, phases=[Phase.generate])


FAILED = pytest.fail.Exception


@pytest.fixture
def stores(tmp_path, empty_sqlite, monkeypatch):
    """Opens an empty store in a file, another one each time."""
    monkeypatch.setattr("app.domain.job.SMALL_JOB_LOOKUPS", SMALL)
    names = count(1)

    def opened():
        path = tmp_path / f"{next(names)}.sqlite"
        shutil.copy(empty_sqlite, path)
        database = open_embedded(path, HandClock())
        # Thousands of transactions, and no power cut among them.
        event.listen(
            database.engine, "connect", lambda made, _: made.execute("PRAGMA synchronous = OFF")
        )
        return database

    return opened


def emptied(database):
    empty(database)
    return database


def drive(opened, examples, **how):
    def machine():
        return type("Machine", (StoreMachine,), {"database": opened()})()

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
            **how,
        ),
    )
