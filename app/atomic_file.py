"""Replacing a small file of one's own: all of it or nothing, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, for this user's eyes only (mode 0600).

    A reader sees the old content or the new one. Its folder is made where it is missing. Raises
    OSError; the file is then as it was.
    """
    # A link stays a link: some offices keep their settings elsewhere.
    real = Path(os.path.realpath(path))
    real.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
            new.flush()
            # Without it, power that fails now may leave an empty file under the old name.
            os.fsync(new.fileno())
        os.replace(name, real)  # noqa: PTH105 - `name` is a text
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
