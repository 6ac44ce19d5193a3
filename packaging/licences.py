"""Writes LICENCES.txt, the whole licence of everything shipped, into a frozen folder: FOLDER"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app.ui.dialogs.licences import Part, all_parts  # noqa: E402 - found by the line above

HEAD = """Rollcheck is built from the parts below, each under its own licence.

Qt and Qt for Python are used under the LGPL, version 3. Their libraries lie in the folder
_internal/PySide6 as files of their own: whoever wants to run Rollcheck with others of the same
version replaces them there. Their source is at the makers' site, download.qt.io.
"""
LINE = "=" * 78


def section(part: Part) -> str:
    """One part's name, licence and text."""
    return f"{LINE}\n{part.name} ({part.licence})\n{LINE}\n\n{part.read().strip()}\n"


def main(folder: Path) -> None:
    # Libraries of Windows alone are not installed here; their licences lie in the folder.
    sys.path.append(str(folder / "_internal"))
    shown = [part for part in all_parts() if part.read().strip()]
    texts = [HEAD, *map(section, shown)]
    # Notepad of older Windows needs its line ends.
    (folder / "LICENCES.txt").write_text("\n\n".join(texts), encoding="utf-8", newline="\r\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
