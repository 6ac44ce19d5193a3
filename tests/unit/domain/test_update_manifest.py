"""What is taken for a manifest, and what never is."""

from __future__ import annotations

import json

import pytest

from app.domain.update_manifest import (
    MAX_ENVELOPE_BYTES,
    SIGNED_AS,
    Fault,
    Manifest,
    UpdateRefused,
    must_be_newer,
    must_be_the_file,
    open_envelope,
    parse_manifest,
    parse_version,
)

GOOD = {
    "version": "1.10.0",
    "file": "Rollcheck-Setup-1.10.0.exe",
    "size": 60_000_000,
    "sha256": "ab" * 32,
}
MANIFEST = Manifest(**GOOD)


def fault_of(action, *given) -> Fault:
    with pytest.raises(UpdateRefused) as refused:
        action(*given)
    return refused.value.fault


def line(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def test_a_manifest_is_read_whole():
    assert parse_manifest(line()) == MANIFEST


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "1.10"},
        {"version": "1.10.0-rc1"},
        {"version": "01.0.0"},
        {"version": "1.10.٣"},
        {"version": 1},
        {"file": "../Rollcheck-Setup-1.exe"},
        {"file": "C:\\Rollcheck-Setup-1.exe"},
        {"file": "other.exe"},
        {"file": "Rollcheck-Setup-1.10.0.exe\n"},
        {"size": 0},
        {"size": -1},
        {"size": True},
        {"size": 1e6},
        {"size": "60000000"},
        {"size": 10**12},
        {"sha256": "AB" * 32},
        {"sha256": "ab" * 31},
        {"sha256": None},
        {"run": "format c:"},
    ],
)
def test_a_manifest_with_anything_odd_is_refused(changes):
    assert fault_of(parse_manifest, line(**changes)) is Fault.UNREADABLE


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_object_is_refused(data):
    assert fault_of(parse_manifest, data) is Fault.UNREADABLE
    assert fault_of(open_envelope, data) is Fault.UNREADABLE


def envelope(**changes: object) -> bytes:
    return json.dumps({"manifest": "{}", "signature": "0" * 128, **changes}).encode()


def test_what_is_signed_begins_with_what_it_is_signed_as():
    opened = open_envelope(envelope(manifest='{"a": "é"}'))
    assert opened.signed_bytes == SIGNED_AS + '{"a": "é"}'.encode()


@pytest.mark.parametrize("signature", ["", "0" * 127, "0" * 130, "g" * 128, None, 5])
def test_a_signature_of_another_shape_is_none(signature):
    assert fault_of(open_envelope, envelope(signature=signature)) is Fault.NOT_SIGNED


def test_an_envelope_with_half_a_character_in_it_is_refused():
    odd = json.dumps({"manifest": "\ud800", "signature": "ab" * 64}).encode()
    assert fault_of(open_envelope, odd) is Fault.UNREADABLE


def test_an_envelope_larger_than_any_manifest_is_not_read():
    grown = envelope(manifest=" " * MAX_ENVELOPE_BYTES)
    assert fault_of(open_envelope, grown) is Fault.UNREADABLE


def test_an_envelope_with_more_in_it_is_refused():
    assert fault_of(open_envelope, envelope(more=1)) is Fault.UNREADABLE


@pytest.mark.parametrize("running", ["1.10.0", "1.10.1", "1.11.0", "2.0.0"])
def test_the_same_and_every_older_version_is_refused(running):
    assert fault_of(must_be_newer, MANIFEST, running) is Fault.NOT_NEWER


@pytest.mark.parametrize("running", ["0.1.0", "1.9.99", "1.2.0"])
def test_versions_are_compared_as_numbers(running):
    must_be_newer(MANIFEST, running)


@pytest.mark.parametrize(("size", "sha256"), [(60_000_001, "ab" * 32), (60_000_000, "ac" * 32)])
def test_a_file_of_another_size_or_hash_is_not_the_one_that_was_signed(size, sha256):
    assert fault_of(must_be_the_file, MANIFEST, size, sha256) is Fault.WRONG_FILE


def test_a_version_is_three_numbers():
    assert parse_version("0.1.20") == (0, 1, 20)
