"""Small installers: next to nothing in them, packed by the real script."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIB = ROOT / "packaging" / "windows" / "lib.sh"
SIGN = ROOT / "packaging" / "windows" / "sign.sh"
_SCRIPT = (
    'for file in "$1/packaging/lib/setup.sh" "$2" "$3"; do source "$file"; done; '
    'pack_installer "$4" "$5" "$6"'
)


def packed(
    folder: Path, version: str, files: Mapping[str, str], env: Mapping[str, str] = os.environ
) -> Path:
    """An installer of these files, by their names and texts. Raises CalledProcessError."""
    frozen = folder / f"frozen-{version}"
    for name, text in files.items():
        (frozen / name).parent.mkdir(parents=True, exist_ok=True)
        (frozen / name).write_text(text)
    setup = folder / f"Rollcheck-Setup-{version}.exe"
    command = ["bash", "-euc", _SCRIPT, "-", ROOT, LIB, SIGN, version, frozen, setup]
    subprocess.run([str(word) for word in command], check=True, env=dict(env))
    return setup
