"""What the uninstaller asks when the data are to go: no secret of Rollcheck stays in the vault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.commands import Rollcheck

SOMEBODY_ELSES = ["Another program/user", "user", "x"]


@pytest.fixture
def vault(tmp_path) -> Path:
    return tmp_path / "vault.json"


@pytest.fixture
def pc(tmp_path, vault) -> Rollcheck:
    return Rollcheck(
        tmp_path,
        env={
            "PYTHON_KEYRING_BACKEND": "tests.helpers.vault.FileVault",
            "TEST_VAULT": str(vault),
        },
    )


def kept(vault: Path) -> set[str]:
    return {service for service, _name, _secret in json.loads(vault.read_text())}


def fill(pc: Rollcheck, vault: Path) -> None:
    """Two feeds' secrets by real commands, an account and an office beside what is not ours."""
    for world in ((), ("--practice",)):
        made = pc.run("token", "create", "--name", "wall", "--scope", "members.read", *world)
        assert made.code == 0, made.err
    ours = [f"Rollcheck/iec/{name}" for name in ("user", "password")]
    ours += [f"Rollcheck/office/{name}" for name in ("database", "redis", "iec_user")]
    entries = [[service, service.rpartition("/")[2], "x"] for service in ours]
    vault.write_text(json.dumps([*json.loads(vault.read_text()), *entries, SOMEBODY_ELSES]))
    assert len(kept(vault)) == 8


def test_every_secret_of_rollcheck_goes_and_no_other(pc, vault):
    fill(pc, vault)
    ran = pc.run("forget-secrets")
    assert (ran.code, ran.out) == (0, f"Data folder: {pc.data}\n"), ran.err
    assert kept(vault) == {SOMEBODY_ELSES[0]}


def test_a_second_time_there_is_nothing_to_forget(pc):
    assert pc.run("forget-secrets").code == 0
    assert pc.run("forget-secrets").code == 0


def test_a_vault_that_is_locked_is_no_success(pc):
    ran = pc.run("forget-secrets", PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    assert ran.code == 2
    assert "Rollcheck/iec/user" in ran.err


def test_with_settings_that_are_broken_the_account_goes_all_the_same(pc, vault, tmp_path):
    fill(pc, vault)
    broken = tmp_path / "broken.toml"
    broken.write_text("lookups_at_once = [")
    ran = pc.run("forget-secrets", ROLLCHECK_CONFIG_FILE=str(broken))
    assert ran.code == 2
    assert not any(
        service.endswith(("user", "password", "redis"))
        for service in kept(vault)
        if service.startswith("Rollcheck")
    )
