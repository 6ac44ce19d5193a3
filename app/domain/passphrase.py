"""The passphrase of a seat file: what is strong enough, and one that is."""

from __future__ import annotations

import secrets
import unicodedata

LEAST = 12
_LEAST_KINDS = 5
_WORDS, _WORD_LETTERS = 4, 3
# Read over the telephone: no sign that looks or sounds like another one.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4

TOO_SHORT = "The passphrase is too short: at least 12 characters, or four words"
TOO_EVEN = "The passphrase repeats the same few characters: choose another"


def plain(passphrase: str) -> str:
    """The passphrase as it counts: two keyboards may write the same letter in two ways."""
    return " ".join(unicodedata.normalize("NFC", passphrase).split())


def passphrase_trouble(passphrase: str) -> str:
    """What is against a new passphrase, "" for nothing."""
    counts = plain(passphrase)
    words = [word for word in counts.split() if len(word) >= _WORD_LETTERS]
    if len(counts) < LEAST and len(words) < _WORDS:
        return TOO_SHORT
    if len(set(counts)) < _LEAST_KINDS:
        return TOO_EVEN
    return ""


def new_passphrase() -> str:
    """A passphrase nobody guesses: about 79 bits, in four groups that can be read aloud."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
