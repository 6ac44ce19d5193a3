"""From a path below a root to the file it is, with every link on the way looked at first.

The system itself would follow a link before anybody can ask where it leads; to another PC, for
instance. So links are read here one by one and followed only where they stay below a root.
Whoever may write into a root can still change a link between this look and the reading.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePath

from app.domain.errors import OutageError
from app.domain.inbox_entry import EntryRefused, lexically_below

MAX_LINKS = 20
_NAME_SURROGATE = 0x20000000
_SPECIAL = "\\\\?\\"
_NAMES = (errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP)


class RootAway(OutageError):
    """A folder that entries may name files in is not there now: a share that is offline."""


def real_roots(roots: Sequence[Path]) -> tuple[PurePath, ...]:
    """The roots as they are named, and as they really are; links to them are their owner's."""
    named = [PurePath(os.path.normpath(root)) for root in roots]
    return tuple(dict.fromkeys([*named, *(PurePath(os.path.realpath(root)) for root in roots)]))


def resolved_below(text: str, roots: Sequence[PurePath]) -> Path:
    """The file a text names, without a link left in its path below the root. Blocks for disks.

    Raises EntryRefused, then nothing outside the roots was touched, and RootAway.
    """
    path = lexically_below(text, roots, type(PurePath()))
    for _ in range(MAX_LINKS):
        link, rest = _first_link(path, roots)
        if link is None:
            return Path(path)
        target = _plain(str(Path(link).readlink()))
        path = lexically_below(
            os.path.normpath(os.path.join(link.parent, target, *rest)),  # noqa: PTH118
            roots,
            type(PurePath()),
        )
    raise EntryRefused("The path leads through too many links")


def _first_link(
    path: PurePath, roots: Sequence[PurePath]
) -> tuple[PurePath | None, tuple[str, ...]]:
    """The first link below the root and the parts behind it; (None, ()) for a plain file."""
    root = next(root for root in roots if path.is_relative_to(root))
    if not os.path.isdir(root):  # noqa: PTH112 - a PurePath; a root is the admin's own word
        raise RootAway("a folder of the inbox is not there")
    parts = path.relative_to(root).parts
    at = root
    for number, part in enumerate(parts, start=1):
        at = at / part
        found = _looked_at(at)
        if _is_link(found):
            return at, parts[number:]
        wanted = stat.S_ISREG if number == len(parts) else stat.S_ISDIR
        if not wanted(found.st_mode):
            raise EntryRefused("The path does not name a file")
    return None, ()


def _looked_at(path: PurePath) -> os.stat_result:
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise EntryRefused("There is no file at this path") from None
    except PermissionError:
        raise EntryRefused("The file may not be read by Rollcheck") from None
    except ValueError:
        raise EntryRefused("The path has signs in it that no path has") from None
    except OSError as away:
        if away.errno in _NAMES:
            raise EntryRefused("The path is longer than this system allows") from None
        raise RootAway("a folder of the inbox does not answer") from None


def _is_link(found: os.stat_result) -> bool:
    """A link, or a junction of Windows; what a cloud folder keeps elsewhere is none."""
    tag = int(getattr(found, "st_reparse_tag", 0))
    return stat.S_ISLNK(found.st_mode) or bool(tag & _NAME_SURROGATE)


def _plain(target: str) -> str:
    """A link's target as people write it: Windows gives junctions as `\\\\?\\C:\\…`."""
    if target.startswith(_SPECIAL + "UNC\\"):
        return "\\\\" + target[len(_SPECIAL) + 4 :]
    return target.removeprefix(_SPECIAL)
