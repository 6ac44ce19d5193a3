"""Prints requirements as Windows and CPython 3.13 need them, hashes and all: FILE…

pip judges `; sys_platform == 'win32'` by the computer it runs on, also when it fetches for
another one. Here the marks are judged for Windows and taken away.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from packaging.markers import Marker

WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_release": "10",
    "platform_version": "10.0.19045",
    "implementation_name": "cpython",
    "implementation_version": "3.13.2",
    "platform_python_implementation": "CPython",
    "python_version": "3.13",
    "python_full_version": "3.13.2",
    "extra": "",
}
# A requirement and its hashes: lines that end in a backslash go on.
ENTRY = re.compile(r"(?m)^(?P<name>[a-z0-9-]+)(?P<version>==\S+)(?P<rest>(?:[^\n]*\\\n)*[^\n]*)$")


def for_windows(text: str) -> dict[str, str]:
    """Name and whole entry of everything Windows needs."""
    found = {}
    for entry in ENTRY.finditer(text):
        mark, _, hashes = entry["rest"].partition("\\\n")
        mark = mark.strip().removeprefix(";").strip()
        if not mark or Marker(mark).evaluate(WINDOWS):
            found[entry["name"]] = f"{entry['name']}{entry['version']} \\\n{hashes}"
    return found


def main(paths: list[str]) -> None:
    every: dict[str, str] = {}
    for path in paths:
        every |= for_windows(Path(path).read_text(encoding="utf-8"))
    print("\n".join(every[name] for name in sorted(every)))


if __name__ == "__main__":
    main(sys.argv[1:])
