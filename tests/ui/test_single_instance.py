"""One window for each world: later starts hand over, whatever became of the first."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from app.ui.single_instance import (
    MAX_BYTES,
    MAX_PATHS,
    Ask,
    FirstInstance,
    NotAnswering,
    Request,
    claim,
    decode,
    encode,
    server_name,
)

ROOT = Path(__file__).parents[2]
RAISE = Request(Ask.RAISE)
SHEET = Path("/lists/BRAVO WARD 16.xlsx").absolute()

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.ui.single_instance import Ask, Request, claim
app = QCoreApplication([])
first = claim(Path(sys.argv[1]), Request(Ask.RAISE))
print("first" if first else "second", flush=True)
if first:
    first.asked.connect(lambda request: print(request.ask.value, *request.paths, flush=True))
    app.exec()
"""


@pytest.fixture
def first(tmp_path):
    """A first instance in this process; `.heard` is what it was asked."""
    held = claim(tmp_path, RAISE)
    assert isinstance(held, FirstInstance)
    held.heard = []
    held.asked.connect(held.heard.append)
    yield held
    held.close()


@pytest.fixture
def start(tmp_path):
    """Starts a real process that wants to be the first; gives it when it knows."""
    started: list[subprocess.Popen[str]] = []

    def start() -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-c", FIRST, str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process, process.stdout.readline().strip()

    yield start
    for process in started:
        process.kill()
        process.communicate()


async def ask(data_dir: Path, request: Request) -> str:
    """What a later start, a process of its own, makes of it: None when it was heard."""
    code = (
        "import sys; from pathlib import Path; from app.ui.single_instance import claim, decode\n"
        "print(claim(Path(sys.argv[1]), decode(sys.argv[2].encode())))"
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code, str(data_dir), encode(request).decode()),
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    output, _ = await process.communicate()
    return output.decode().strip()


# ---- The messages ----


@pytest.mark.parametrize(
    "request_", [RAISE, Request(Ask.QUIT), Request(Ask.OPEN), Request(Ask.OPEN, (SHEET,) * 3)]
)
def test_a_request_comes_out_as_it_went_in(request_):
    assert decode(encode(request_)) == request_


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"open",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b"{}",
        b'{"do": "format c:"}',
        b'{"do": ["open"]}',
        b'{"do": "open", "run": "calc"}',
        b'{"do": "open", "paths": "/a"}',
        b'{"do": "open", "paths": [1]}',
        b'{"do": "open", "paths": ["relative.xlsx"]}',
        b'{"do": "open", "paths": ["/a\\u0000b"]}',
        b'{"do": "quit", "paths": ["/a"]}',
        json.dumps({"do": "open", "paths": ["/a"] * (MAX_PATHS + 1)}).encode(),
    ],
)
def test_what_is_no_request_is_refused_and_not_quoted(message):
    with pytest.raises(ValueError) as refused:
        decode(message)
    assert len(str(refused.value)) < 50
    assert "calc" not in str(refused.value)


def test_each_data_folder_has_a_socket_of_its_own(tmp_path):
    assert server_name(tmp_path) != server_name(tmp_path / "practice")
    assert server_name(tmp_path) == server_name(tmp_path / "x" / "..")


# ---- Two starts ----


async def test_the_second_hands_its_paths_over_and_is_not_the_first(first, tmp_path):
    request = Request(Ask.OPEN, (SHEET,))
    assert await ask(tmp_path, request) == "None"
    assert first.heard == [request]


async def test_many_starts_at_once_are_all_heard(first, tmp_path):
    requests = [Request(Ask.OPEN, (SHEET.with_name(f"{n}.xlsx"),)) for n in range(4)]
    async with asyncio.TaskGroup() as group:
        for request in requests:
            group.create_task(ask(tmp_path, request))
    assert sorted(first.heard, key=str) == sorted(requests, key=str)


def test_practice_has_a_window_of_its_own(first, tmp_path):
    (tmp_path / "practice").mkdir()
    other = claim(tmp_path / "practice", RAISE)
    assert isinstance(other, FirstInstance)
    other.close()
    assert first.heard == []


def test_after_the_first_has_closed_the_next_is_the_first(first, tmp_path):
    first.close()
    following = claim(tmp_path, RAISE)
    assert isinstance(following, FirstInstance)
    following.close()


@pytest.mark.parametrize("sent", [b"format c:\n", b"x" * (MAX_BYTES + 1)])
async def test_a_stranger_is_refused_and_the_first_goes_on(first, tmp_path, sent, logged, until):
    stranger = QLocalSocket()
    stranger.connectToServer(server_name(tmp_path))
    stranger.write(sent)
    await until(lambda: stranger.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert stranger.readAll().data().endswith(b'{"ok": false}\n')
    logged.take("what is no request")
    assert await ask(tmp_path, RAISE) == "None"
    assert first.heard == [RAISE]


# ---- Real processes ----


def test_two_processes_agree_on_who_is_first(start):
    first, role = start()
    second, second_role = start()
    assert (role, second_role) == ("first", "second")
    assert second.wait(20) == 0
    assert first.stdout.readline() == "raise\n"


def test_what_a_killed_process_left_is_cleared_away(start):
    killed, _ = start()
    killed.kill()
    killed.wait()
    assert start()[1] == "first"


@pytest.mark.skipif(sys.platform == "win32", reason="freezes with a signal of Unix")
def test_a_first_that_hangs_is_named_within_the_limit(start, tmp_path):
    frozen, _ = start()
    os.kill(frozen.pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(NotAnswering, match="does not answer"):
        claim(tmp_path, RAISE, answer_within=0.3)
    assert 0.3 <= time.monotonic() - began < 3
    os.kill(frozen.pid, signal.SIGCONT)
    assert claim(tmp_path, RAISE) is None
