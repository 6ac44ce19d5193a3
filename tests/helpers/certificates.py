"""Certificates for tests: nobody's, an authority's, expired, of another host."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """An office's own authority; `file` holds its certificate alone."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    file: Path


def self_signed(folder: Path) -> Path:
    """A file with key and certificate for 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("simulated IEC")
    certificate = _builder(name, name, key.public_key()).sign(key, hashes.SHA256())
    return _written(folder / "self-signed.pem", key, certificate)


def authority(folder: Path) -> Authority:
    """An authority that clients can be told to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("office authority")
    limits = x509.BasicConstraints(ca=True, path_length=None)
    builder = _builder(name, name, key.public_key()).add_extension(limits, critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    path = folder / "authority.pem"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(key, certificate, path)


def issued(folder: Path, by: Authority, *, host: str = "127.0.0.1", expired: bool = False) -> Path:
    """A file with key and certificate for an address, signed by an authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    ago = 3 * DAY if expired else timedelta()
    builder = _builder(_name("server"), by.certificate.subject, key.public_key(), host, ago)
    certificate = builder.sign(by.key, hashes.SHA256())
    return _written(folder / f"{host}-{'expired' if expired else 'good'}.pem", key, certificate)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    host: str = "127.0.0.1",
    ago: timedelta = timedelta(),
) -> x509.CertificateBuilder:
    now = datetime.now(UTC) - ago
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
        .add_extension(names, critical=False)
    )


def _written(path: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> Path:
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
