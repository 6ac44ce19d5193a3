from __future__ import annotations

import pytest
import pytest_asyncio
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from app.engine.settings_desk import FIRST_RUN_MARK
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from tests.helpers.iec import practice_iec
from tests.helpers.look import look_for
from tests.helpers.shells import office_of

__all__ = ["practice_iec"]


@pytest.fixture(scope="module")
def look(qapp):
    yield from look_for(qapp)


@pytest_asyncio.fixture
async def office(qapp, look, tmp_path, practice_iec):
    async with office_of(qapp, look, tmp_path, practice_iec) as opened:
        yield opened


class Opened(QObject):
    """What the system was asked to open."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def take(self, url):
        self.urls.append(url.toLocalFile())


@pytest.fixture
def opened_files():
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    yield opened.urls
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def real_account(monkeypatch, tmp_path):
    """This PC is set up for the real IEC, which a simulated one plays."""
    monkeypatch.setenv("IEC_API_USERNAME", PRACTICE_USER_NAME)
    monkeypatch.setenv("IEC_API_PASSWORD", PRACTICE_PASSWORD)
    (tmp_path / "data_dir").mkdir()
    (tmp_path / "data_dir" / FIRST_RUN_MARK).write_text("")
