"""The optional step: with a certificate, programs, installer and uninstaller are signed."""

from __future__ import annotations

import dataclasses
import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.installed.packing import SIGN, packed


@dataclasses.dataclass(frozen=True)
class Certificate:
    """A publisher that nobody trusts, for as long as the test."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "ROLLCHECK_SIGN_PFX": str(self.folder / "publisher.pfx"),
            "ROLLCHECK_SIGN_PASSWORD_FILE": str(self.folder / "password"),
        }

    def has_signed(self, program: Path) -> bool:
        root = str(self.folder / "publisher.pem")
        done = subprocess.run(
            ["osslsigncode", "verify", "-CAfile", root, "-in", str(program)],
            capture_output=True,
            text=True,
        )
        return done.returncode == 0 and "Made-up publisher" in done.stdout


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Certificate:
    folder = tmp_path_factory.mktemp("publisher")
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Made-up publisher")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pfx = pkcs12.serialize_key_and_certificates(
        b"publisher", key, made, None, BestAvailableEncryption(b"sesame")
    )
    (folder / "publisher.pfx").write_bytes(pfx)
    (folder / "publisher.pem").write_bytes(made.public_bytes(Encoding.PEM))
    (folder / "password").write_text("sesame")
    return Certificate(folder)


@pytest.fixture(scope="module")
def program(bare) -> Path:
    """A Windows program: Wine's own are none that can be signed, the installer is."""
    return bare.setup


def test_without_a_certificate_nothing_is_signed(program, tmp_path, certificate):
    copy = Path(shutil.copy(program, tmp_path / "program.exe"))
    before = copy.read_bytes()
    subprocess.run(["bash", SIGN, copy], check=True)
    assert copy.read_bytes() == before
    assert not certificate.has_signed(copy)


def test_installer_and_uninstaller_are_signed(bare, certificate, tmp_path):
    # Of a folder with next to nothing in it: what is tried here is the packing.
    setup = packed(tmp_path, "9.9.9", {"LICENCES.txt": "none"}, certificate.environment)
    assert certificate.has_signed(setup)
    small = dataclasses.replace(bare, setup=setup)
    assert small.install() == 0
    assert certificate.has_signed(small.program / "Uninstall.exe")
    small.uninstall()


def test_a_signature_that_fails_stops_the_packing(certificate, tmp_path):
    wrong = tmp_path / "password"
    wrong.write_text("open sesame")
    environment = certificate.environment | {"ROLLCHECK_SIGN_PASSWORD_FILE": str(wrong)}
    # It is the password alone that stops it.
    assert packed(tmp_path, "9.9.8", {"LICENCES.txt": "none"}, certificate.environment).exists()
    with pytest.raises(subprocess.CalledProcessError):
        packed(tmp_path, "9.9.9", {"LICENCES.txt": "none"}, environment)
