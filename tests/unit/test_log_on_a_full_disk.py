"""A disk that is full when a program starts or ends: a sentence, and no failure of its own."""

from __future__ import annotations

import errno
import logging
import os

import pytest

from app import world
from app.domain.errors import UserError
from app.world import World


def no_room(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def here(tmp_path):
    place = World(tmp_path, practice=False)
    place.logs.mkdir()
    return place


def test_a_log_that_cannot_be_finished_does_not_fail_the_program(here, monkeypatch):
    """Found by packaging/chaos.sh: a seat that was asked to end ended with 1."""
    with world.start_log(here):
        logging.getLogger("test").info("the last line")
        monkeypatch.setattr(world._PrivateLog, "close", no_room)


def test_a_log_that_cannot_be_begun_is_one_sentence(here, monkeypatch):
    monkeypatch.setattr(world._PrivateLog, "_open", no_room)
    with pytest.raises(UserError, match="No space left on device"), world.start_log(here):
        pass
