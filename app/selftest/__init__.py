"""`rollcheck --selftest`: whether everything that Rollcheck needs is here and works.

For whoever builds or looks after Rollcheck: in the source tree, in a frozen folder, and in the
installed program. It works in a temporary folder, in practice mode, and touches no data.
"""

from __future__ import annotations

from collections.abc import Sequence


def run_self_test(arguments: Sequence[str]) -> int:
    """Run it; 0 when all is well, 1 when something failed, which is named."""
    from app.selftest.running import main

    return main(arguments)
