"""Signs the manifest of an installer, to be put beside it where an office looks for updates.

    .venv/bin/python packaging/sign_update.py --new-key KEYFILE
    .venv/bin/python packaging/sign_update.py KEYFILE dist/Rollcheck-Setup-1.2.3.exe

The first makes a private key, outside the repository, and prints the public one: builds are made
with it in ROLLCHECK_UPDATE_KEY. The second writes rollcheck-update.json beside the installer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from app.domain.update_manifest import SIGNED_AS, parse_manifest  # noqa: E402

MANIFEST_NAME = "rollcheck-update.json"


def make_key(path: Path) -> str:
    """Write a private key for its owner alone; the public one in hexadecimal."""
    key = Ed25519PrivateKey.generate()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.private_bytes_raw().hex() + "\n")
    return key.public_key().public_bytes_raw().hex()


def read_key(path: Path) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text("ascii").strip()))


def manifest_of(installer: Path) -> str:
    version = installer.stem.removeprefix("Rollcheck-Setup-")
    data = installer.read_bytes()
    fields = {"version": version, "file": installer.name, "size": len(data)}
    line = json.dumps({**fields, "sha256": hashlib.sha256(data).hexdigest()})
    # What Rollcheck would refuse is not signed in the first place.
    parse_manifest(line.encode())
    return line


def signed(key: Ed25519PrivateKey, line: str) -> str:
    """The envelope around a manifest."""
    signature = key.sign(SIGNED_AS + line.encode()).hex()
    return json.dumps({"manifest": line, "signature": signature}) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Signs the manifest of an installer.")
    parser.add_argument("key", type=Path, help="the file of the private key")
    parser.add_argument("installer", type=Path, nargs="?")
    parser.add_argument("--new-key", action="store_true", help="make the key, print the public one")
    given = parser.parse_args()
    if given.new_key:
        print(make_key(given.key))
    elif given.installer is None:
        parser.error("which installer?")
    else:
        envelope = signed(read_key(given.key), manifest_of(given.installer))
        (given.installer.parent / MANIFEST_NAME).write_text(envelope, encoding="ascii")


if __name__ == "__main__":
    main()
