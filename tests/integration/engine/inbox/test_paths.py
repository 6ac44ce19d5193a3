"""Paths of the inbox on a real disk: nothing outside the roots is touched, links included."""

from __future__ import annotations

import os
import sys

import pytest

from app.domain.inbox_entry import EntryRefused
from app.engine.inbox.paths import RootAway, real_roots, resolved_below
from app.store.inbox import InboxOutcome
from tests.helpers.drafts import a_list
from tests.helpers.inboxes import emptied, entry, inbox_of, push, reading, records
from tests.helpers.seats import voters


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.xlsx").write_bytes(b"secret")
    return folder


def resolved(path, *roots):
    return resolved_below(str(path), real_roots(roots))


def touched(outside):
    """What the audit hook saw of a folder; stat and lstat are not audited, so the walk's own
    calls are watched as well.
    """
    seen = []

    def hook(event, arguments):
        text = " ".join(map(str, arguments)) if event in ("open", "os.listdir") else ""
        if str(outside) in text:
            seen.append((event, text))

    sys.addaudithook(hook)
    return seen


def test_a_file_below_a_root_is_found(root):
    (root / "a").mkdir()
    (root / "a" / "b.xlsx").touch()
    assert resolved(root / "a" / "b.xlsx", root) == root / "a" / "b.xlsx"


def test_a_link_that_stays_below_the_root_is_followed(root):
    (root / "real").mkdir()
    (root / "real" / "b.xlsx").touch()
    (root / "link").symlink_to("real")
    (root / "real" / "again.xlsx").symlink_to(root / "real" / "b.xlsx")
    assert resolved(root / "link" / "again.xlsx", root) == root / "real" / "b.xlsx"


@pytest.mark.parametrize(
    "target", ["{outside}/secret.xlsx", "../outside/secret.xlsx", "sub/../../outside/secret.xlsx"]
)
def test_a_link_that_leads_outside_is_refused_without_following_it(
    root, outside, target, monkeypatch
):
    (root / "list.xlsx").symlink_to(target.format(outside=outside))
    looks = []
    lstat = os.lstat
    monkeypatch.setattr(os, "lstat", lambda path: looks.append(str(path)) or lstat(path))
    with pytest.raises(EntryRefused, match="outside"):
        resolved(root / "list.xlsx", root)
    assert looks
    assert not [path for path in looks if str(outside) in path]


def test_a_link_to_a_folder_outside_is_refused(root, outside):
    (root / "folder").symlink_to(outside)
    with pytest.raises(EntryRefused, match="outside"):
        resolved(root / "folder" / "secret.xlsx", root)


def test_a_link_to_another_pc_is_refused_without_asking_it(root, monkeypatch):
    (root / "list.xlsx").symlink_to("//evil/share/list.xlsx")
    with pytest.raises(EntryRefused, match="outside"):
        resolved(root / "list.xlsx", root)


def test_links_in_a_circle_are_refused(root):
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    with pytest.raises(EntryRefused, match="too many links"):
        resolved(root / "a", root)


def test_a_root_that_is_itself_a_link_is_its_owner_s_affair(root, tmp_path):
    (root / "a.xlsx").touch()
    named = tmp_path / "named"
    named.symlink_to(root)
    assert resolved(named / "a.xlsx", named) == named / "a.xlsx"
    (root / "link.xlsx").symlink_to(root / "a.xlsx")
    assert resolved(named / "link.xlsx", named) == root / "a.xlsx"


def test_a_pipe_a_folder_and_a_socket_are_no_files(root):
    os.mkfifo(root / "pipe.xlsx")
    (root / "folder.xlsx").mkdir()
    for name in ("pipe.xlsx", "folder.xlsx"):
        with pytest.raises(EntryRefused, match="does not name a file"):
            resolved(root / name, root)


@pytest.mark.parametrize("name", ["gone.xlsx", "gone/gone.xlsx", "x" * 300])
def test_a_file_that_is_not_there_is_refused(root, name):
    with pytest.raises(EntryRefused):
        resolved(root / name, root)


def test_a_root_that_is_not_there_is_waited_for(tmp_path):
    with pytest.raises(RootAway):
        resolved(tmp_path / "share" / "a.xlsx", tmp_path / "share")


@pytest.mark.parametrize(
    "path",
    [
        "{outside}/secret.xlsx",
        "{root}/../outside/secret.xlsx",
        "\\\\evil\\share\\list.xlsx",
        "//evil/share/list.xlsx",
        "{root}/a\x00.xlsx",
        "relative.xlsx",
    ],
)
async def test_an_entry_that_tries_to_escape_is_refused_and_nothing_is_opened(
    seat, drafts, redis_server, root, outside, path
):
    push(redis_server, entry(path.format(root=root, outside=outside)))
    seen = touched(outside)
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    assert records(seat)["theirs-1"].outcome is InboxOutcome.REFUSED
    assert seen == []


async def test_what_is_taken_through_a_link_is_the_file_it_leads_to(
    seat, drafts, redis_server, root
):
    real = a_list(root / "in", voters(2))
    (root / "BLOUBERG WARD 17.xlsx").symlink_to(real)
    push(redis_server, entry(root / "BLOUBERG WARD 17.xlsx"))
    async with reading(inbox_of(seat, drafts, redis_server, root)):
        await emptied(redis_server)
    assert records(seat)["theirs-1"].outcome is InboxOutcome.TAKEN
