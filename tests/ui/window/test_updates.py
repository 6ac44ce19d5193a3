"""A newer version in the window: told, installed on a press only, and never under a list."""

from __future__ import annotations

import pytest
import pytest_asyncio

from app.domain.status_banner import BannerAction, BannerKind
from app.engine.updates import Updates
from app.engine.updates.source import source_of
from tests.helpers.updates import Publisher
from tests.ui.window.test_shell import running_list


@pytest.fixture(scope="module")
def publisher(tmp_path_factory) -> Publisher:
    made = Publisher(tmp_path_factory.mktemp("publisher"))
    made.publish()
    return made


class Told:
    """The banner of an office to which a newer version was offered, and what was started."""

    def __init__(self, office, offer) -> None:
        self.office = office
        self.offer = offer
        self.started = []
        self.desk = office.shell.updates
        self.desk.start = self.started.append

    @property
    def banner(self):
        return self.office.window.update_ready

    def press(self, action: BannerAction) -> None:
        at = self.banner.banner.actions.index(action)
        self.banner._buttons[at].click()


@pytest_asyncio.fixture
async def told(office, publisher, tmp_path) -> Told:
    updates = Updates(
        source_of(str(publisher.place)), publisher.public, tmp_path / "updates", "1.1.0"
    )
    offer = await updates.look()
    made = Told(office, offer)
    made.desk._updates = updates
    made.desk.offer(offer)
    return made


async def test_a_newer_version_is_told_and_nothing_is_started(told):
    assert told.banner.banner.kind is BannerKind.UPDATE
    assert told.banner.isVisibleTo(told.office.window)
    assert told.started == []


async def test_a_press_starts_the_installer_and_closes_the_window(told):
    told.press(BannerAction.INSTALL)
    await told.office.until(lambda: told.office.running.done())
    assert told.started == [told.offer.installer]


async def test_while_a_list_is_checked_it_waits_for_the_lists_end(told, practice_iec):
    await running_list(told.office, practice_iec)
    await told.office.until(lambda: told.office.shell.presence.is_checking)
    told.press(BannerAction.INSTALL)
    assert told.banner.banner.kind is BannerKind.UPDATE_WAITS
    assert told.started == []
    practice_iec.latency_ms = 0
    await told.office.until(lambda: told.started)
    assert not told.office.shell.presence.is_checking


async def test_not_now_takes_the_wish_back(told, practice_iec):
    await running_list(told.office, practice_iec)
    await told.office.until(lambda: told.office.shell.presence.is_checking)
    told.press(BannerAction.INSTALL)
    told.press(BannerAction.NOT_NOW)
    practice_iec.latency_ms = 0
    await told.office.until(lambda: not told.office.shell.presence.is_checking)
    assert told.banner.banner.kind is BannerKind.UPDATE
    assert told.started == []


async def test_an_installer_that_was_changed_is_told_and_the_window_stays(told):
    told.offer.installer.write_bytes(b"evil")
    told.press(BannerAction.INSTALL)
    said = []
    told.desk.refused.connect(said.append)
    await told.office.until(lambda: said)
    assert "was changed after it was fetched" in said[0]
    assert told.started == []
    assert not told.office.running.done()
