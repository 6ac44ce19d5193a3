"""The wall screen in a real browser: headless Chromium, driven from outside."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import contextmanager

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By

from app.feed.rules import FeedRules
from tests.helpers.feeds import fed_seat, free_port
from tests.helpers.seats import interrupt, voters


@contextmanager
def chromium(folder):
    """A browser of its own, without a screen."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for one in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(one)
    options.add_argument(f"--user-data-dir={folder / 'profile'}")
    options.add_argument("--window-size=1600,900")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = ChromeService(shutil.which("chromedriver"))
    driver = Chrome(options=options, service=service)
    try:
        yield driver
    finally:
        driver.quit()


class Screen:
    """What the page shows."""

    def __init__(self, driver):
        self.driver = driver

    async def __call__(self, script, *arguments):
        return await asyncio.to_thread(self.driver.execute_script, script, *arguments)

    async def text(self, name):
        return await self("return document.getElementById(arguments[0]).textContent", name)

    async def until(self, holds, what):
        """Wait until what `holds` gives is `what`."""
        seen = None
        async with asyncio.timeout(30):
            while (seen := await holds()) != what:
                await asyncio.sleep(0.05)
        return seen

    async def says(self, name, what):
        await self.until(lambda: self.text(name), what)

    async def state(self, job_id, what):
        """Wait until the list shows this job so."""
        script = "return document.querySelector(`[data-job='${arguments[0]}'] .pill`)?.textContent"
        await self.until(lambda: self(script, job_id), what)

    async def sign_in(self, address, token):
        await asyncio.to_thread(self.driver.get, address)
        field = await asyncio.to_thread(self.driver.find_element, By.ID, "token")
        await asyncio.to_thread(field.send_keys, token)
        await asyncio.to_thread(field.submit)
        await self.says("connection", "Live")

    async def complaints(self):
        found = await asyncio.to_thread(self.driver.get_log, "browser")
        return [one["message"] for one in found if one["level"] == "SEVERE"]


@pytest.fixture
def screen(tmp_path):
    with chromium(tmp_path) as driver:
        yield Screen(driver)


async def test_the_wall_screen_shows_a_job_from_queued_to_done_and_outlives_a_break(
    tmp_path, practice_iec, screen
):
    practice_iec.latency_ms = 100
    rules = FeedRules(port=free_port())
    async with (
        fed_seat(tmp_path, practice_iec, runs=False, rules=rules) as fed,
        fed.client() as client,
    ):
        await screen.sign_in(fed.address, await fed.token("members.read"))
        await screen("window.sameDocument = true")
        job_id = (await fed.upload(client, voters(60))).json()["data"]["jobId"]
        await screen.state(job_id, "In queue")
        await screen.says("waiting", "1")
        keeping = asyncio.ensure_future(fed.keeper.run())
        await screen.says("now-name", "BLOUBERG WARD 16 MEMBERSHIP.xlsx")
        await screen.state(job_id, "Checking")
        await screen.state(job_id, "Done")
        await screen.says("now-name", "Nothing is being checked")
        cells = await screen(
            "return [...document.querySelectorAll('#jobs tr td')].map((one) => one.textContent)"
        )
        assert cells[2:4] == ["60", "60"]
        assert await screen.complaints() == []

        await fed.stop()
        await screen.says("connection", "No connection; trying again")
        await interrupt(keeping)
        await fed.start()
        await screen.says("connection", "Live")
        await screen("performance.clearResourceTimings()")
        second = await fed.upload(client, voters(2, start=900), "BLOUBERG WARD 17.xlsx")
        await screen.state(second.json()["data"]["jobId"], "In queue")
        assert await screen("return window.sameDocument") is True


async def test_the_page_asks_again_for_a_token_that_does_not_count(still, screen):
    await asyncio.to_thread(screen.driver.get, still.address)
    await screen("sessionStorage.setItem('rollcheck-token', 'rubbish')")
    await asyncio.to_thread(screen.driver.refresh)
    await screen.says("refused", "This is no token of this seat.")
    assert await screen("return sessionStorage.getItem('rollcheck-token')") is None


async def test_both_pages_take_nothing_from_elsewhere(still, screen):
    for path in ("/", "/docs"):
        await asyncio.to_thread(screen.driver.get, f"{still.address}{path}")
        if path == "/docs":
            found = "return document.querySelectorAll('.opblock').length > 10"
            await screen.until(lambda found=found: screen(found), True)
        names = await screen("return performance.getEntriesByType('resource').map((e) => e.name)")
        assert names
        assert [name for name in names if not name.startswith(still.address)] == []
        assert await screen.complaints() == []


FAKE_SOCKET = """
window.sockets = [];
window.WebSocket = class {
  constructor() { this.sent = []; window.sockets.push(this); setTimeout(() => this.onopen()); }
  send(text) { this.sent.push(JSON.parse(text)); }
  close() { this.onclose({ code: 1006, reason: "" }); }
};
window.told = (event, data, seq) => window.sockets.at(-1).onmessage(
  { data: JSON.stringify({ event, data, stream: "s", seq }) });
sessionStorage.setItem("rollcheck-token", "any");
"""


async def test_a_refusal_moves_the_page_past_nothing_that_it_missed(still, screen):
    fake = {"source": FAKE_SOCKET}
    await asyncio.to_thread(
        screen.driver.execute_cdp_cmd, "Page.addScriptToEvaluateOnNewDocument", fake
    )
    await asyncio.to_thread(screen.driver.get, still.address)
    await screen.until(lambda: screen("return window.sockets.length"), 1)
    status = {"queueLength": 0, "needYou": 0, "currentJob": None}
    await screen("told('queue_status', arguments[0], 5)", status)
    await screen("told('error', { code: 'too_many_requests' }, 9)")
    await screen("told('quota', { free: 1 }, 9)")
    await screen.until(lambda: screen("return window.sockets.length"), 2)
    await screen("told('authenticated', { seat: 'x' }, 9)")
    sent = await screen("return window.sockets.at(-1).sent")
    since = [one["data"]["since"] for one in sent if one["event"] == "subscribe"]
    assert since == [{"stream": "s", "seq": 5}]
