from __future__ import annotations

from hypothesis import settings

# The same examples at every run: what one run proves, the next one must not refute by chance.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
