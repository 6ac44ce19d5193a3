"""`token create`, `list` and `revoke`, as an administrator types them."""

from __future__ import annotations

import json
import stat

import jwt
import pytest

pytestmark = pytest.mark.long


def created(office, *more, name="wall screen"):
    arguments = ("token", "create", "--name", name, "--scope", "members.read", *more)
    return office.run(*arguments)


def test_a_token_is_printed_once_listed_without_its_text_and_revoked(office):
    made = created(office, "--scope", "personal", "--days", "30", "--json").object
    claims = jwt.decode(made["token"], options={"verify_signature": False})
    assert claims["jti"] == made["token_id"]
    assert claims["scope"] == "members.read personal"
    listed = office.run("token", "list", "--json")
    assert made["token"] not in listed.out
    assert listed.object["name"] == "wall screen"
    assert office.run("token", "revoke", "wall screen").code == 0
    assert office.run("token", "list", "--json").object["revoked_by"] == "Thandi"


def test_the_text_alone_goes_to_standard_output_and_neither_into_the_log(office):
    made = created(office)
    assert made.out.count(".") == 2
    assert made.out.strip() not in made.err
    log = (office.data / "logs" / "rollcheck.log").read_text()
    assert made.out.strip()[-30:] not in log


def test_without_a_vault_the_secret_is_a_private_file_that_doctor_names(office):
    created(office)
    file = office.data / "feed-secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found = [json.loads(line) for line in office.run("doctor", "--json").out.splitlines()]
    (feed,) = [one for one in found if one["name"] == "Feed"]
    assert str(file) in feed["text"]


def test_a_scope_that_is_none_is_refused_with_those_there_are(office):
    refused = office.run("token", "create", "--name", "x", "--scope", "all")
    assert (refused.code, refused.out) == (2, "")
    assert "members.read, members.create, members.write, personal" in refused.err


def test_a_token_that_is_not_there_cannot_be_revoked(office):
    refused = office.run("token", "revoke", "nothing")
    assert (refused.code, refused.out) == (2, "")
    assert "There is no token nothing" in refused.err
