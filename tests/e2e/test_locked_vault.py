"""The IEC account is in a vault that is locked: a list waits, the cure is told, and it goes on."""

from __future__ import annotations

import json

import pytest

from tests.helpers.commands import PASSWORD, USER_NAME

pytestmark = pytest.mark.long

SERVICE = "Rollcheck/iec"


@pytest.fixture
def pc(office, tmp_path):
    """A user whose account is in the vault alone."""
    kept = (("user", USER_NAME), ("password", PASSWORD))
    vault = tmp_path / "vault.json"
    vault.write_text(json.dumps([[f"{SERVICE}/{name}", name, secret] for name, secret in kept]))
    office.env |= {
        "PYTHON_KEYRING_BACKEND": "tests.helpers.vault.FileVault",
        "TEST_VAULT": str(vault),
        "IEC_API_USERNAME": "",
        "IEC_API_PASSWORD": "",
    }
    return office


def test_a_command_says_what_to_do_and_its_list_goes_on_once_the_vault_is_open(pc, ward_list):
    ran = pc.run("verify", ward_list, TEST_VAULT="")
    assert ran.code == 4
    assert "Unlock its vault, or set IEC_API_USERNAME and IEC_API_PASSWORD" in ran.err
    assert ran.err.count("\n") == 1
    (waits,) = pc.run("jobs", "--json").objects
    assert waits["status"] == "queued"
    assert pc.run("resume", waits["job_id"]).code == 0
    (done,) = pc.run("jobs", "--json").objects
    assert done["status"] == "completed"


def test_a_seat_serves_and_keeps_the_list_while_the_vault_is_locked(pc, ward_list):
    assert pc.run("add", ward_list, TEST_VAULT="").code == 0
    with pc.start("seat", TEST_VAULT="") as seat:
        seat.until(lambda: "Unlock its vault" in pc.logs())
        (waits,) = pc.run("jobs", "--json").objects
    assert waits["status"] == "queued"
    with pc.start("seat") as seat:
        seat.until(lambda: pc.run("jobs", "--json").object["status"] == "completed")


def test_the_doctor_names_the_vault_and_what_is_wrong_with_it(pc):
    told = {one["name"]: one for one in pc.run("doctor", "--json", TEST_VAULT="").objects}
    assert "KeyringLocked" in told["Vault"]["text"]
    assert told["IEC"]["state"] == "trouble"
