"""A Windows of its own: a Wine prefix with a display, and the installer in it.

The user's name has an apostrophe, the folder of the program blanks and letters beyond ASCII.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import IO, Any

import psutil

from tests.e2e.drag.display import Display
from tests.helpers.commands import Ran, wait_until

USER = "Thandi O'Neill"
PROGRAM = PureWindowsPath("C:/users", USER, "Kantoor Program", "Rollcheck für Noördwes")
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Rollcheck"
SECONDS = 300.0
LAST_WORDS_SECONDS = 2.0


@dataclass(frozen=True)
class Windows:
    """`run` a program to its end, or `start` it."""

    prefix: Path
    display: Display
    setup: Path

    # ---- Places ----

    def unix(self, path: PureWindowsPath) -> Path:
        """Where a path on drive C lies."""
        return self.prefix / "drive_c" / Path(*path.parts[1:])

    def unix_of(self, path: str) -> Path:
        """The same, for a path that the program told."""
        return self.unix(PureWindowsPath(path))

    @property
    def home(self) -> Path:
        return self.unix(PureWindowsPath("C:/users", USER))

    @property
    def data(self) -> Path:
        """Rollcheck's own folder, where nothing names another."""
        return self.home / "AppData" / "Local" / "Rollcheck"

    @property
    def program(self) -> Path:
        return self.unix(PROGRAM)

    @property
    def results(self) -> Path:
        return self.home / "Results"

    # ---- Running ----

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ROLLCHECK_", "IEC_API_", "QT_", "XDG_"))
        }
        return kept | {
            "DISPLAY": self.display.environment["DISPLAY"],
            "HOME": str(self.prefix / "home"),
            "WINEPREFIX": str(self.prefix),
            # By this Wine knows its user.
            "USER": USER,
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
            "ROLLCHECK_RESULTS_FOLDER": str(PureWindowsPath("C:/users", USER, "Results")),
            "ROLLCHECK_SEAT_NAME": "seat-1",
            "ROLLCHECK_OPERATOR": "Thandi",
            # What is dropped is checked without a question.
            "ROLLCHECK_START_DROPPED": "true",
        }

    def run(self, *command: object, seconds: float = SECONDS, **env: str) -> Ran:
        """Run a Windows program to its end.

        Its own end, and not that of its pipes: Wine's desktop, which the first program starts,
        inherits them and stays.
        """
        process = subprocess.Popen(
            ["wine", *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment | env,
        )
        told: dict[str, list[bytes]] = {"out": [], "err": []}
        readers = [
            threading.Thread(target=_drain, args=(stream, told[name]), daemon=True)
            for name, stream in (("out", process.stdout), ("err", process.stderr))
        ]
        for reader in readers:
            reader.start()
        try:
            code = process.wait(seconds)
        finally:
            process.kill()
        for reader in readers:
            reader.join(LAST_WORDS_SECONDS)
        out, err = (_text(b"".join(told[name])) for name in ("out", "err"))
        return Ran(code, out, err)

    def rollcheck(self, *arguments: object, **options: Any) -> Ran:
        """Run one command of the installed program."""
        return self.run(PROGRAM / "rollcheck-cli.exe", *arguments, **options)

    @contextmanager
    def started(self, name: str, *arguments: object, **env: str) -> Iterator[subprocess.Popen]:
        """Start an installed program; whatever is left of it is ended with the block."""
        process = subprocess.Popen(
            ["wine", str(PROGRAM / name), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment | env,
        )
        try:
            yield process
        finally:
            self.kill_all()
            process.wait(SECONDS)

    def install(self) -> int:
        """Install silently; the exit code.

        Into the folder of the last time, as an upgrade does: Wine puts quotes around a /D= with
        blanks, which the installer's system does not take.
        """
        key = ["reg", "add", r"HKCU\Software\Rollcheck", "/v", "InstallDir", "/t", "REG_SZ"]
        assert self.run(*key, "/d", PROGRAM, "/f").code == 0
        return self.run(drive_z(self.setup), "/S").code

    def uninstall(self, *options: str) -> None:
        """Uninstall silently, and wait: the uninstaller goes on as a copy of itself."""
        self.run(PROGRAM / "Uninstall.exe", "/S", *options)
        wait_until(lambda: not self.program.exists(), 120)
        wait_until(lambda: not self.processes("Un_", "Uninstall"), 60)

    # ---- Looking ----

    def processes(self, *names: str) -> list[psutil.Process]:
        """Programs of this Windows that run and whose command line begins with one of the names."""
        return [one for one in psutil.process_iter() if _is_one_of(one, self.prefix, names)]

    def kill_all(self) -> None:
        """End every Rollcheck here, as a power cut does."""
        for one in self.processes("rollcheck"):
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        wait_until(lambda: not self.processes("rollcheck"), 30)

    def registry(self, key: str, name: str) -> str:
        """One value; "" where it is not there."""
        out = self.run("reg", "query", key, "/v", name).out
        lines = [line.split(maxsplit=2) for line in out.splitlines()]
        return next((line[2] for line in lines if line[:1] == [name]), "")

    def about_rollcheck(self) -> list[str]:
        """Every line of the user's registry that names Rollcheck."""
        text = self.run("reg", "export", "HKCU", r"C:\all.reg", "/y")
        assert text.code == 0, text
        lines = (self.prefix / "drive_c" / "all.reg").read_text("utf-16").splitlines()
        return [line for line in lines if "rollcheck" in line.lower()]

    def files(self) -> set[str]:
        """Every file on drive C that is no temporary one."""
        root = self.prefix / "drive_c"
        return {
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if path.is_file() and "/Temp/" not in path.as_posix() and path.name != "all.reg"
        }

    def jobs(self) -> list[dict[str, Any]]:
        """The practice jobs, newest first."""
        listed = self.rollcheck("jobs", "--practice", "--json")
        return [json.loads(line) for line in listed.out.splitlines()]

    def picture(self, path: Path) -> None:
        """What the display shows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        command = ["import", "-window", "root", str(path)]
        subprocess.run(command, env=self.environment, check=True, timeout=60)

    def window(self, *search_by: object, smallest: int = 400) -> tuple[int, int, int, int] | None:
        """Place and size of a window that is shown, by xdotool's search: x, y, width, height."""
        search = ["xdotool", "search", "--onlyvisible", *map(str, search_by)]
        found = subprocess.run(search, env=self.environment, capture_output=True, text=True)
        for number in found.stdout.split():
            geometry = subprocess.run(
                ["xdotool", "getwindowgeometry", "--shell", number],
                env=self.environment,
                capture_output=True,
                text=True,
            ).stdout
            at = dict(line.split("=", 1) for line in geometry.splitlines() if "=" in line)
            if int(at.get("WIDTH", 0)) > smallest:
                return int(at["X"]), int(at["Y"]), int(at["WIDTH"]), int(at["HEIGHT"])
        return None

    def until(self, seen: Callable[[], bool], seconds: float = 120) -> None:
        """Wait for a state, looking not too often: each look may start a program."""
        wait_until(seen, seconds, every=0.3)


def drive_z(path: Path) -> PureWindowsPath:
    """How Windows names a file of this computer."""
    return PureWindowsPath("Z:" + str(path).replace("/", "\\"))


def _drain(stream: IO[bytes], into: list[bytes]) -> None:
    while data := os.read(stream.fileno(), 65536):
        into.append(data)


def _text(told: bytes) -> str:
    """Rollcheck speaks UTF-8; Windows' own programs speak their console's code page."""
    try:
        return told.decode()
    except UnicodeDecodeError:
        return told.decode("cp437")


def _is_one_of(process: psutil.Process, prefix: Path, names: tuple[str, ...]) -> bool:
    with contextlib.suppress(psutil.Error):
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        first = (process.cmdline() or [""])[0]
        if not PureWindowsPath(first).name.startswith(names):
            return False
        return process.environ().get("WINEPREFIX") == str(prefix)
    return False
