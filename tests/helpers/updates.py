"""A publisher of new versions, with the real tool and a real key."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from app.engine.updates.source import MANIFEST_NAME

TOOL = Path(__file__).parents[2] / "packaging" / "sign_update.py"
NAME = "Rollcheck-Setup-1.2.0.exe"
PROGRAM = b"MZ" + b"an installer" * 200_000


class Publisher:
    """Whoever publishes Rollcheck: a private key, and a place for its versions."""

    def __init__(self, home: Path) -> None:
        self.place = home / "share"
        self.place.mkdir(parents=True)
        self._key = home / "private.key"
        self.public = bytes.fromhex(self._tool("--new-key", self._key))

    def publish(self, name: str = NAME, data: bytes = PROGRAM) -> Path:
        (self.place / name).write_bytes(data)
        self._tool(self._key, self.place / name)
        return self.place / name

    def envelope(self) -> bytes:
        return (self.place / MANIFEST_NAME).read_bytes()

    def change_manifest(self, **changes: object) -> None:
        """Change what the envelope holds; the signature stays that of the publisher."""
        outer = json.loads(self.envelope())
        outer["manifest"] = json.dumps(json.loads(outer["manifest"]) | changes)
        (self.place / MANIFEST_NAME).write_text(json.dumps(outer))

    def _tool(self, *arguments: object) -> str:
        done = subprocess.run(
            [sys.executable, TOOL, *map(str, arguments)], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()
