"""Each world has one window, whichever it was entered from."""

from __future__ import annotations

import pytest
from filelock import FileLock

from app.domain.errors import UserError
from app.ui.single_instance import Ask, NotAnswering, Request, claim
from app.ui.window import worlds as worlds_module
from app.ui.window.worlds import Worlds
from app.world import World, make_folders


@pytest.fixture
def real(tmp_path):
    return World(tmp_path, practice=False)


@pytest.fixture
def practice(tmp_path):
    return World(tmp_path, practice=True)


@pytest.fixture
def worlds(qapp, real):
    make_folders(real)
    held = Worlds(claim(real.data_dir, Request(Ask.RAISE)), real.data_dir)
    yield held
    held.close()


def is_free(world) -> bool:
    lock = FileLock(world.data_dir / "window.lock")
    with lock.acquire(blocking=False):
        return True


def test_entering_practice_holds_its_world_and_frees_the_one_before(worlds, real, practice):
    worlds.enter(practice)
    assert is_free(real)
    with pytest.raises(NotAnswering):
        claim(practice.data_dir, Request(Ask.RAISE), answer_within=0.2)


def test_entering_the_world_that_is_shown_changes_nothing(worlds, real):
    worlds.enter(real)
    with pytest.raises(NotAnswering):
        claim(real.data_dir, Request(Ask.RAISE), answer_within=0.2)


def test_a_world_with_another_window_is_refused_and_this_one_keeps_its_own(
    worlds, real, practice, monkeypatch
):
    # The other window is another process: this is what `claim` answers when it has come forward.
    monkeypatch.setattr(worlds_module, "claim", lambda *_: None)
    with pytest.raises(UserError, match="come forward"):
        worlds.enter(practice)
    with pytest.raises(NotAnswering):
        claim(real.data_dir, Request(Ask.RAISE), answer_within=0.2)
