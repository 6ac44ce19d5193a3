from __future__ import annotations

import json
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from app.domain.inbox_entry import (
    MAX_ENTRY_BYTES,
    EntryRefused,
    InboxEntry,
    entry_key,
    lexically_below,
    read_entry,
)

SEEDS = {
    "id": "file_1732546800_x7",
    "fileName": "BLOUBERG WARD 16.xlsx",
    "filePath": "/srv/lists/1732546800.xlsx",
    "fileSize": 10_240,
    "wardNumber": 16,
    "status": "queued",
    "progress": 0,
    "createdAt": "2026-11-24T12:00:00.000Z",
    "priority": 3,
    "userId": 7,
}


def read(**changes):
    data = json.dumps({**SEEDS, **changes}).encode()
    return read_entry(data, len(data))


def test_the_seed_s_own_entry_is_read():
    assert read() == InboxEntry(
        "file_1732546800_x7", "/srv/lists/1732546800.xlsx", "BLOUBERG WARD 16.xlsx", 16, 3
    )


@pytest.mark.parametrize(
    ("told", "ward"),
    [(93501016, 93501016), ("16", 16), ("", None), (0, None), (None, None), ("93501016", 93501016)],
)
def test_a_ward_may_be_a_number_or_text_or_missing(told, ward):
    assert read(wardNumber=told).ward == ward


def test_only_id_and_path_are_needed():
    data = b'{"id": "a", "filePath": "/x"}'
    assert read_entry(data, len(data)) == InboxEntry("a", "/x", "", None, 1)


@pytest.mark.parametrize(("told", "kept"), [(10**9, 100), (-(10**9), -100), (None, 1)])
def test_a_priority_is_kept_in_bounds(told, kept):
    assert read(priority=told).priority == kept


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b"9" * 5000,
        b'{"filePath": "/x"}',
        b'{"id": 5, "filePath": "/x"}',
        b'{"id": "", "filePath": "/x"}',
        b'{"id": "a\\u0000b", "filePath": "/x"}',
        b'{"id": "\\ud800", "filePath": "/x"}',
    ],
)
def test_what_is_no_entry_is_refused_without_an_id(data):
    with pytest.raises(EntryRefused) as refused:
        read_entry(data, len(data))
    assert refused.value.sender_id == ""


def test_an_entry_of_a_megabyte_is_refused_unread():
    with pytest.raises(EntryRefused, match="64 KB"):
        read_entry(json.dumps(SEEDS).encode(), 1_000_000)
    with pytest.raises(EntryRefused, match="64 KB"):
        read_entry(b" " * (MAX_ENTRY_BYTES + 1), 5)


@pytest.mark.parametrize(
    "changes",
    [
        {"filePath": None},
        {"filePath": ""},
        {"filePath": 5},
        {"filePath": ["/x"]},
        {"filePath": "x" * 2001},
        {"fileName": "../x.xlsx"},
        {"fileName": "C:\\x.xlsx"},
        {"fileName": "x\n.xlsx"},
        {"fileName": ".."},
        {"wardNumber": True},
        {"wardNumber": -1},
        {"wardNumber": 1.5},
        {"wardNumber": "sixteen"},
        {"wardNumber": 10**30},
        {"wardNumber": "١٦"},
        {"priority": True},
        {"priority": "high"},
        {"priority": 1.5},
        {"fileSize": "10"},
        {"userId": {"$ne": 0}},
        {"createdAt": 5},
        {"surprise": 1},
    ],
)
def test_a_field_of_a_wrong_kind_is_refused_and_the_id_is_known(changes):
    with pytest.raises(EntryRefused) as refused:
        read(**changes)
    assert refused.value.sender_id == SEEDS["id"]
    assert all(
        str(value) not in str(refused.value) or len(str(value)) < 3 for value in changes.values()
    )


def test_entries_are_the_same_by_their_id_and_without_one_by_their_bytes():
    assert entry_key("a", "1") == entry_key("a", "2")
    assert entry_key("a", "1") != entry_key("b", "1")
    assert entry_key("", "1") != entry_key("", "2")
    assert entry_key("", "x") != entry_key("bytes:x", "")


LINUX = [PurePosixPath("/srv/lists"), PurePosixPath("/mnt/share")]
WINDOWS = [PureWindowsPath("D:\\Lists"), PureWindowsPath("\\\\office\\lists")]


@pytest.mark.parametrize(
    "text", ["/srv/lists/a.xlsx", "/srv/lists/./b//c.xlsx", "/mnt/share/x y.csv"]
)
def test_a_path_below_a_root_is_taken(text):
    assert lexically_below(text, LINUX, PurePosixPath) == PurePosixPath(text)


@pytest.mark.parametrize(
    "text",
    [
        "D:\\Lists\\a.xlsx",
        "d:/lists/sub/A.XLSX",
        "\\\\OFFICE\\lists\\a.xlsx",
        "D:\\Lists\\CONDE.csv",
    ],
)
def test_a_windows_path_below_a_root_is_taken(text):
    assert lexically_below(text, WINDOWS, PureWindowsPath) == PureWindowsPath(text)


@pytest.mark.parametrize(
    "text",
    [
        "/srv/lists",
        "/srv/lists/",
        "/srv/listsX/a.xlsx",
        "/srv/lists/../secret.xlsx",
        "/srv/lists/a/../../x",
        "/etc/passwd",
        "//srv/lists/a.xlsx",
        "srv/lists/a.xlsx",
        "a.xlsx",
        "~/a.xlsx",
        "",
        "\\\\evil\\share\\a.xlsx",
        "file:///srv/lists/a.xlsx",
        "/srv/lists/a\x00.xlsx",
        "/srv/lists/a\n.xlsx",
        "/srv/lists/\ud800.xlsx",
        "/SRV/lists/a.xlsx",
    ],
)
def test_a_path_that_is_not_below_a_root_is_refused(text):
    with pytest.raises(EntryRefused):
        lexically_below(text, LINUX, PurePosixPath)


@pytest.mark.parametrize(
    "text",
    [
        "D:\\Lists",
        "D:Lists\\a.xlsx",
        "\\Lists\\a.xlsx",
        "D:\\Lists\\..\\a.xlsx",
        "D:\\Lists\\a\\..\\..\\b",
        "C:\\Lists\\a.xlsx",
        "\\\\evil\\lists\\a.xlsx",
        "//evil/lists/a.xlsx",
        "\\\\office\\other\\a.xlsx",
        "\\\\?\\D:\\Lists\\a.xlsx",
        "\\\\.\\D:\\Lists\\a.xlsx",
        "\\\\?\\UNC\\office\\lists\\a.xlsx",
        "\\??\\D:\\Lists\\a.xlsx",
        "D:\\Lists\\NUL",
        "D:\\Lists\\nul.xlsx",
        "D:\\Lists\\COM1.csv",
        "D:\\Lists\\CONIN$",
        "D:\\Lists\\a.xlsx:stream",
        "D:\\Lists\\a.xlsx::$DATA",
        "D:\\Lists\\a.xlsx.",
        "D:\\Lists\\.. \\a.xlsx",
        "D:\\Lists\\... \\a.xlsx",
        "D:\\Lists\\a?.xlsx",
        "D:\\Lists\\a\x00.xlsx",
    ],
)
def test_a_windows_path_that_escapes_or_names_no_file_is_refused(text):
    with pytest.raises(EntryRefused):
        lexically_below(text, WINDOWS, PureWindowsPath)
