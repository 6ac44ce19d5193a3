"""The feed within the window: served on its loop, its tokens made in the settings."""

from __future__ import annotations

import socket

import httpx
import pytest

from app.domain.settings_form import Field
from app.ui.settings import Page, SettingsDialog
from tests.helpers.feeds import API, free_port
from tests.helpers.shells import office_of


async def feed_page(office):
    """The settings, open at the feed."""
    office.shell.settings.open(Page.FEED)
    return await office.dialog(SettingsDialog)


def served_at(office):
    """Where the feed is served now; "" while it is not."""
    seat = office.host.seat
    return seat.feed.stand.address if seat and seat.feed else ""


async def asked(address, token):
    async with httpx.AsyncClient() as client:
        headers = {"authorization": f"Bearer {token}"}
        return (await client.get(f"{address}{API}/queue/status", headers=headers)).status_code


async def test_a_token_made_in_the_settings_works_until_it_is_revoked_there(
    qapp, look, tmp_path, practice_iec
):
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    async with office_of(qapp, look, tmp_path, practice_iec, feed_port=port) as office:
        dialog = await feed_page(office)
        fields = dialog.feed
        await office.until(lambda: fields.stands.text.startswith(f"Served at {address}"))
        fields.name.setText("wall screen")
        fields.make.click()
        await office.until(lambda: fields.made.isVisible() and fields.list.count() == 1)
        token = fields.text.text()
        assert await asked(address, token) == 200
        fields.list.setCurrentRow(0)
        fields.revoke.click()
        await office.until(lambda: "revoked" in fields.list.item(0).text())
        assert await asked(address, token) == 401
        dialog.reject()


async def test_a_port_in_use_is_said_and_another_one_is_served_at_once(
    qapp, look, tmp_path, practice_iec, logged
):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with office_of(qapp, look, tmp_path, practice_iec, feed_port=port) as office:
            dialog = await feed_page(office)
            fields = dialog.feed
            sentence = f"The feed is not served: port {port} is used by another program."
            await office.until(lambda: fields.stands.text.startswith(sentence))
            other = free_port()
            dialog.page(Page.FEED).field(Field.FEED_PORT).setValue(other)
            dialog.save.click()
            await office.until(lambda: not office.dialogs(SettingsDialog))
            await office.until(lambda: served_at(office).endswith(str(other)))
            assert await asked(f"http://127.0.0.1:{other}", "rubbish") == 401
    logged.take(sentence)


@pytest.mark.parametrize("port", [0, None])
async def test_practice_and_a_port_of_nought_serve_nothing(
    qapp, look, tmp_path, practice_iec, port
):
    from app.feed_wiring import feed_wanted
    from app.settings import Settings

    given = {} if port is None else {"feed_port": port}
    assert not feed_wanted(Settings(data_dir=tmp_path, **given), practice=True)
    assert feed_wanted(Settings(data_dir=tmp_path), practice=False)
    assert feed_wanted(Settings(data_dir=tmp_path, feed_port=7), practice=True)
