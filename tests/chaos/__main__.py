"""`python -m tests.chaos [--minutes N] [--seed S]`; see packaging/chaos.sh."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from tests.chaos.office import open_office
from tests.chaos.plan import Plan, plan_of
from tests.chaos.run import run
from tests.chaos.told import Told, show

LOGS = Path("dist/chaos")


def main(arguments: list[str]) -> int:
    """Run once; 0 when every invariant held, 1 when not and when the run broke off."""
    parser = argparse.ArgumentParser(prog="chaos.sh", description=__doc__)
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-mounts", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args(arguments)
    mounts = not wanted.without_mounts
    plan = plan_of(wanted.seed, wanted.minutes, disks=mounts)
    print(f"seed {plan.seed}, plan {plan.mark}: {len(plan.strikes)} faults", flush=True)
    told = _run(plan, mounts)
    show(told, LOGS, disks=mounts)
    return 1 if told.wrong else 0


def _run(plan: Plan, mounts: bool) -> Told:
    # Both end a run in order, also where the shell that started it lets neither through.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    # Short: a socket's path has at most 107 bytes.
    with (
        tempfile.TemporaryDirectory(prefix="chaos") as folder,
        open_office(Path(folder), mounts=mounts) as office,
    ):
        return run(plan, office, LOGS, lambda line: print(line, flush=True))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
