"""`python -m tests.chaos [--minutes N] [--seed S]`; see packaging/chaos.sh."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.chaos.office import open_office
from tests.chaos.plan import plan_of
from tests.chaos.run import Told, run

LOGS = Path("dist/chaos")


def main(arguments: list[str]) -> int:
    """Run once; 0 when every invariant held."""
    parser = argparse.ArgumentParser(prog="chaos.sh", description=__doc__)
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-mounts", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args(arguments)
    mounts = not wanted.without_mounts
    plan = plan_of(wanted.seed, wanted.minutes, disks=mounts)
    print(f"seed {plan.seed}, plan {plan.mark}: {len(plan.strikes)} faults", flush=True)
    # Short: a socket's path has at most 107 bytes.
    with (
        tempfile.TemporaryDirectory(prefix="chaos") as folder,
        open_office(Path(folder), mounts=mounts) as office,
    ):
        told = run(plan, office, lambda line: print(line, flush=True))
        if told.wrong:
            office.keep_logs(LOGS)
    show(told)
    return 1 if told.wrong else 0


def show(told: Told) -> None:
    """Print what a run has to show."""
    print(f"\n{'fault':<46} struck")
    for name, count in sorted(told.struck.items()):
        print(f"{name:<46} {count:>6}")
    print(f"\n{'deed':<46}  times")
    for name, count in sorted(told.done.items()):
        print(f"{name:<46} {count:>6}")
    print(
        f"\n{sum(told.struck.values())} faults injected in {told.seconds / 60:.1f} minutes; "
        f"{told.lists} lists, {told.people} people, {told.lookups} lookups, "
        f"{told.answers} answers kept.\nThe screens agreed after {median(told.agreed):.1f} s "
        f"(median), {max(told.agreed):.1f} s at most. Looks: {told.looks}."
    )
    for text in told.restarts:
        print(f"started again: {text}")
    if told.wrong:
        print("\nWRONG:")
        print("\n".join(f"- {what}" for what in told.wrong))
        print(f"The seats' logs are in {LOGS}.")
        return
    print(f"All of them survived; repeat it with --seed {told.plan.seed}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
