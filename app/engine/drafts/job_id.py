"""Ids that people read out to each other."""

from __future__ import annotations

import secrets

_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def new_job_id() -> str:
    """Eight letters and digits that are hard to confuse when read out."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))
