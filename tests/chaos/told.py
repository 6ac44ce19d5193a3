"""What a run has to show, and whether it has proved anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.chaos.plan import Deed, Plan

# Shorter runs may have no room for every deed.
EVERY_DEED_SECONDS = 180.0


@dataclass
class Told:
    """What was done to the office, and how it stood. `screens`: (events, connections) of each."""

    plan: Plan
    struck: dict[str, int] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    agreed: list[float] = field(default_factory=list)
    restarts: list[str] = field(default_factory=list)
    screens: dict[str, tuple[int, int]] = field(default_factory=dict)
    lists: int = 0
    people: int = 0
    answers: int = 0
    lookups: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)
    looks: Mapping[str, int] = field(default_factory=dict)


def unproved(told: Told) -> Iterator[str]:
    """What a run that has come to its end never saw or did: all is well with it, unseen."""
    counts = {
        "a look at the database": told.looks.get("database", 0),
        "a word to Redis": told.looks.get("words to Redis", 0),
        "a list": told.lists,
        "a person": told.people,
        "an answer": told.answers,
        "a lookup": told.lookups,
        "a fault": sum(told.struck.values()),
        "an agreement of the screens": len(told.agreed),
    }
    for seat, (events, connections) in told.screens.items():
        counts[f"an event on the screen of {seat}"] = events
        counts[f"a connection of the screen of {seat}"] = connections
    if told.plan.seconds >= EVERY_DEED_SECONDS:
        counts |= {f"a deed done of: {deed}": told.done.get(f"{deed}: done", 0) for deed in Deed}
    for what, count in counts.items():
        if not count:
            yield f"nothing was proved: there never was {what}"


def show(told: Told, logs: Path, *, disks: bool) -> None:
    """Print it. `logs` is where the seats' logs were kept; without `disks` none was filled."""
    _show_table("fault", "struck", told.struck)
    _show_table("deed", "times", told.done)
    _show_counts(told)
    for text in told.restarts:
        print(f"started again: {text}")
    if told.wrong:
        print("\nWRONG:")
        print("\n".join(f"- {what}" for what in told.wrong))
        print(f"The seats' logs are in {logs}.")
    else:
        print(f"All of them survived; --seed {told.plan.seed} makes the same plan again.")
    if not disks:
        print("NOT TESTED: a full disk. Nothing may be mounted here.")


def _show_table(name: str, count: str, rows: Mapping[str, int]) -> None:
    print(f"\n{name:<46} {count:>6}")
    for what, times in sorted(rows.items()):
        print(f"{what:<46} {times:>6}")


def _show_counts(told: Told) -> None:
    print(
        f"\n{sum(told.struck.values())} faults injected in {told.seconds / 60:.1f} minutes; "
        f"{told.lists} lists, {told.people} people, {told.lookups} lookups, "
        f"{told.answers} answers kept."
    )
    if told.agreed:
        print(
            f"The screens agreed after {median(told.agreed):.1f} s (median), "
            f"{max(told.agreed):.1f} s at most. Looks: {dict(told.looks)}."
        )
