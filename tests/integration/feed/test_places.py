"""Where the feed is served: ports, TLS, and what happens to it meanwhile."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl

import httpx
import pytest

from app.domain.errors import UserError
from app.feed.feed import Serves
from app.feed.rules import FeedRules
from app.feed.serving import PortInUse, bound_socket, names_of
from tests.helpers.certificates import self_signed
from tests.helpers.feeds import fed_seat
from tests.helpers.seats import until


@pytest.fixture
def taken():
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        made.listen()
        yield made


def test_a_port_in_use_is_said_plainly(taken):
    port = taken.getsockname()[1]
    with pytest.raises(PortInUse, match=f"port {port} is used by another program"):
        bound_socket(FeedRules(port=port))


def test_other_computers_are_served_with_tls_only(tmp_path):
    with pytest.raises(UserError, match="feed_tls_cert"):
        bound_socket(FeedRules(host="0.0.0.0", port=0))
    files = {"tls_cert": tmp_path / "a", "tls_key": tmp_path / "b"}
    bound_socket(FeedRules(host="0.0.0.0", port=0, **files)).close()


def test_an_address_that_is_not_this_pcs_is_said():
    files = {"tls_cert": __file__, "tls_key": __file__}
    with pytest.raises(UserError, match="feed_host"):
        bound_socket(FeedRules(host="203.0.113.1", port=0, **files))


def test_on_this_pc_alone_no_other_name_counts():
    assert names_of(FeedRules(), "desk") == {"127.0.0.1", "localhost", "::1"}


async def test_with_tls_files_it_is_served_encrypted(tmp_path, practice_iec):
    both = self_signed(tmp_path)
    rules = FeedRules(port=0, tls_cert=both, tls_key=both)
    async with fed_seat(tmp_path, practice_iec, runs=False, rules=rules) as fed:
        token = await fed.token()
        assert fed.address.startswith("https://")
        async with httpx.AsyncClient(verify=ssl.create_default_context(cafile=both)) as client:
            address = f"{fed.address}/api/v1/file-processing/jobs"
            answer = await client.get(address, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 200


def test_for_other_computers_the_names_of_the_certificate_count(tmp_path):
    both = self_signed(tmp_path)
    names = names_of(FeedRules(host="0.0.0.0", tls_cert=both, tls_key=both), "desk")
    assert {"127.0.0.1", "desk", socket.gethostname().lower()} <= names
    assert "evil.example" not in names


async def test_tls_files_that_cannot_be_used_are_said_and_the_seat_goes_on(
    tmp_path, practice_iec, caplog
):
    from app.feed.feed import Feed

    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate")
    async with fed_seat(tmp_path, practice_iec, runs=False) as fed:
        rules = FeedRules(port=0, tls_cert=broken, tls_key=broken)
        other = Feed(fed.feed._office, rules, fed.seat.clock)
        serving = asyncio.ensure_future(other.run())
        await until(lambda: other.stand.serves is Serves.NOT_SERVED)
        assert "TLS files cannot be used" in other.stand.problem
        serving.cancel()
        async with fed.client() as client:
            assert (await client.get("/jobs")).status_code == 200
    assert [r for r in caplog.records if r.levelno >= logging.ERROR] == []


async def test_a_port_that_comes_free_is_taken_by_itself(
    tmp_path, practice_iec, taken, monkeypatch
):
    from app.feed import feed as module

    monkeypatch.setattr(module, "TRY_AGAIN_SECONDS", 0.05)
    port = taken.getsockname()[1]
    async with fed_seat(tmp_path, practice_iec, runs=False) as fed:
        told = []
        other = module.Feed(fed.feed._office, FeedRules(port=port), fed.seat.clock)
        other.changed.append(lambda: told.append(other.stand.serves))
        serving = asyncio.ensure_future(other.run())
        await until(lambda: other.stand.serves is Serves.NOT_SERVED)
        taken.close()
        await until(lambda: other.stand.serves is Serves.SERVING)
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
    assert told == [Serves.NOT_SERVED, Serves.SERVING, Serves.ENDED]


async def test_stopped_and_started_again_it_is_another_stream_at_the_same_place(
    tmp_path, practice_iec
):
    from tests.helpers.feeds import free_port

    rules = FeedRules(port=free_port())
    async with fed_seat(tmp_path, practice_iec, runs=False, rules=rules) as fed:
        first, address = fed.feed.application.hub.replay.stream, fed.address
        async with fed.listener():
            await fed.stop()
        await fed.start()
        assert fed.address == address
        assert fed.feed.application.hub.replay.stream != first
        async with fed.listener() as again:
            await again.say("get_queue_status")
            await again.until("queue_status")
