"""Updates from a real folder and a real server, signed with a real key by the real tool."""

from __future__ import annotations

import http.server
import shutil
import threading
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.update_manifest import Fault, UpdateRefused
from app.engine.updates import Updates, public_key, updates_for
from app.engine.updates import updates as updates_module
from app.engine.updates.source import MANIFEST_NAME, source_of
from app.engine.updates.updates import verified
from tests.helpers.updates import NAME, PROGRAM, Publisher

RUNNING = "1.1.9"


@pytest.fixture(scope="module")
def publisher(tmp_path_factory) -> Publisher:
    return Publisher(tmp_path_factory.mktemp("publisher"))


@pytest.fixture
def updates(publisher, tmp_path) -> Updates:
    publisher.publish()
    return updates_from(publisher, tmp_path)


def updates_from(
    publisher: Publisher, tmp_path: Path, place: str = "", key: bytes = b"", running=RUNNING
):
    source = source_of(place or str(publisher.place))
    return Updates(source, key or publisher.public, tmp_path / "updates", running)


async def test_a_newer_signed_version_is_fetched_into_a_folder_of_our_own(updates, tmp_path):
    offer = await updates.look()
    assert offer.manifest.version == "1.2.0"
    assert offer.installer.parent == tmp_path / "updates"
    assert offer.installer.read_bytes() == PROGRAM


async def test_looking_again_fetches_nothing_anew(updates):
    first = await updates.look()
    assert await updates.look() is first


async def test_a_later_version_replaces_the_one_that_was_fetched(updates, publisher, tmp_path):
    await updates.look()
    publisher.publish("Rollcheck-Setup-1.3.0.exe")
    offer = await updates.look()
    assert offer.manifest.version == "1.3.0"
    assert list((tmp_path / "updates").iterdir()) == [offer.installer]


@pytest.mark.parametrize("name", ["Rollcheck-Setup-1.1.9.exe", "Rollcheck-Setup-1.1.8.exe"])
async def test_the_same_and_an_older_version_are_not_offered(publisher, tmp_path, name):
    publisher.publish(name)
    assert await updates_from(publisher, tmp_path).look() is None
    assert refusal(publisher) is Fault.NOT_NEWER


async def test_once_it_is_installed_the_fetched_installer_goes(updates, publisher, tmp_path):
    offer = await updates.look()
    assert offer.installer.exists()
    installed = updates_from(publisher, tmp_path, running=offer.manifest.version)
    assert await installed.look() is None
    assert list((tmp_path / "updates").iterdir()) == []


async def test_a_manifest_that_was_changed_after_signing_is_refused(updates, publisher):
    publisher.change_manifest(version="9.9.9")
    assert await updates.look() is None
    assert refusal(publisher) is Fault.NOT_SIGNED


async def test_a_manifest_signed_by_somebody_else_is_refused(publisher, tmp_path):
    other = Publisher(tmp_path / "other")
    other.publish()
    shutil.copy(other.place / MANIFEST_NAME, publisher.place / MANIFEST_NAME)
    assert await updates_from(publisher, tmp_path).look() is None
    assert refusal(publisher) is Fault.NOT_SIGNED


def refusal(publisher: Publisher) -> Fault:
    with pytest.raises(UpdateRefused) as refused:
        verified(publisher.envelope(), publisher.public, RUNNING)
    return refused.value.fault


@pytest.mark.parametrize("data", [PROGRAM + b"\0", PROGRAM[:-1], b"X" + PROGRAM[1:], b""])
async def test_an_installer_that_is_not_the_signed_one_is_refused_and_not_kept(
    updates, publisher, tmp_path, data
):
    (publisher.place / NAME).write_bytes(data)
    assert await updates.look() is None
    assert list((tmp_path / "updates").iterdir()) == []


async def test_a_manifest_without_its_installer_offers_nothing(updates, publisher, tmp_path):
    (publisher.place / NAME).unlink()
    assert await updates.look() is None
    assert list((tmp_path / "updates").iterdir()) == []


async def test_a_place_that_is_away_offers_nothing(publisher, tmp_path):
    assert await updates_from(publisher, tmp_path, place=str(tmp_path / "gone")).look() is None
    assert await updates_from(publisher, tmp_path, place="http://127.0.0.1:9").look() is None


async def test_the_installer_is_started_when_nothing_has_changed(updates):
    offer = await updates.look()
    started: list[Path] = []
    await updates.install(offer, started.append)
    assert started == [offer.installer]


async def test_an_installer_changed_after_it_was_fetched_is_not_started(updates):
    offer = await updates.look()
    with offer.installer.open("r+b") as file:
        file.write(b"evil")
    started: list[Path] = []
    with pytest.raises(UserError, match="was changed after it was fetched"):
        await updates.install(offer, started.append)
    assert started == []
    # And it is fetched anew.
    again = await updates.look()
    assert again.installer.read_bytes() == PROGRAM


async def test_an_installer_that_has_gone_is_not_started(updates):
    offer = await updates.look()
    offer.installer.unlink()
    with pytest.raises(UserError, match="was changed after it was fetched"):
        await updates.install(offer, lambda _path: pytest.fail("started"))


def test_a_build_without_a_key_has_no_updates(publisher, tmp_path):
    assert public_key() is None
    assert updates_for(str(publisher.place), tmp_path, RUNNING) is None


def test_without_a_place_nothing_is_looked_for(monkeypatch, publisher, tmp_path):
    monkeypatch.setattr(updates_module, "public_key", lambda: publisher.public)
    assert updates_for("", tmp_path, RUNNING) is None
    assert updates_for(str(publisher.place), tmp_path, RUNNING) is not None


def test_an_address_without_https_is_refused_by_name():
    with pytest.raises(UserError, match="does not begin with https"):
        source_of("http://updates.example.org/rollcheck")


@pytest.fixture
def server(publisher):
    """The publisher's place over HTTP, and what was asked for."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given):
            super().__init__(*given, directory=str(publisher.place))

        def do_GET(self):
            asked.append(self.path)
            if self.path.startswith("/elsewhere"):
                self.send_response(302)
                self.send_header("Location", "/" + MANIFEST_NAME)
                self.end_headers()
                return
            super().do_GET()

        def log_message(self, *given):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}", asked
        serving.shutdown()


async def test_an_address_serves_as_a_folder_does(server, publisher, tmp_path):
    publisher.publish()
    address, asked = server
    offer = await updates_from(publisher, tmp_path, place=address).look()
    assert offer.installer.read_bytes() == PROGRAM
    assert asked == [f"/{MANIFEST_NAME}", f"/{NAME}"]


async def test_a_redirection_is_not_followed(server, publisher, tmp_path):
    publisher.publish()
    address, asked = server
    assert await updates_from(publisher, tmp_path, place=f"{address}/elsewhere").look() is None
    assert asked == [f"/elsewhere/{MANIFEST_NAME}"]


def test_an_envelope_without_end_is_not_read_to_its_end(server, publisher):
    address, _ = server
    (publisher.place / MANIFEST_NAME).write_bytes(b" " * 5_000_000)
    assert len(source_of(address).envelope()) < 2_000_000
