"""What `merge_registers` is told of each register; without the library that reads PDF files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """One stored register; `title` names its ward where the register itself does not."""

    path: Path
    file_name: str
    title: str
