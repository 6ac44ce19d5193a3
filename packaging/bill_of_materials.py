"""Prints what a frozen folder is built from as CycloneDX 1.6: FOLDER

Read from the folder itself: the metadata that every library shipped brings along, and the
libraries of the system (Qt, OpenSSL, Python) as files with their hashes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

import freezing

Component = dict[str, Any]
BINARIES = {".dll", ".pyd", ".exe", ".so"}


def bill(folder: Path) -> dict[str, Any]:
    inside = folder / "_internal"
    libraries = sorted(distributions(path=[str(inside)]), key=lambda one: one.name.lower())
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in BINARIES)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "Rollcheck",
                "version": freezing.version(),
            }
        },
        "components": [
            *map(library, libraries),
            *(binary(path, folder) for path in files),
        ],
    }


def library(found: Distribution) -> Component:
    name = found.name.lower().replace("_", "-")
    return {
        "type": "library",
        "name": name,
        "version": found.version,
        "purl": f"pkg:pypi/{name}@{found.version}",
        "licenses": [{"license": {"name": licence}} for licence in licences(found)],
    }


def licences(found: Distribution) -> Iterator[str]:
    """By the library's own word; a whole text in that field is no name."""
    about = found.metadata
    named = about.get("License-Expression") or about.get("License") or ""
    if named and "\n" not in named:
        yield named
        return
    for classifier in about.get_all("Classifier") or []:
        if classifier.startswith("License ::"):
            yield classifier.rpartition(":: ")[2]


def binary(path: Path, folder: Path) -> Component:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "type": "file",
        "name": path.relative_to(folder).as_posix(),
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


if __name__ == "__main__":
    json.dump(bill(Path(sys.argv[1])), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")
