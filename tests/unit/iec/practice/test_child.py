import asyncio
import json
import signal
import subprocess
import sys

import httpx
import pytest

from app.domain.errors import UserError
from app.iec.practice.child import PracticeChild, practice_command
from app.iec.practice.runner import run_practice_server

RUN = "from app.iec.practice.runner import run_practice_server as run; run"
COMMAND = [sys.executable, "-c", f"{RUN}(0, 0, ['server-error@first=1'], True)"]


async def ends(child: asyncio.subprocess.Process) -> int:
    async with asyncio.timeout(10):
        return await child.wait()


async def start(call: str) -> tuple[asyncio.subprocess.Process, str]:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", f"{RUN}({call})", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    async with asyncio.timeout(20):
        return child, json.loads(await child.stdout.readline())["address"]


async def test_a_child_serves_until_it_is_left():
    async with PracticeChild(command=COMMAND) as practice, httpx.AsyncClient() as http:
        assert (await http.get(practice.address)).status_code == 404
    async with httpx.AsyncClient() as http:
        with pytest.raises(httpx.ConnectError):
            await http.get(practice.address)


async def test_a_child_that_does_not_start_is_said_plainly(capfd):
    with pytest.raises(UserError, match="did not start"):
        await PracticeChild(command=[sys.executable, "-c", "raise SystemExit(1)"]).start()
    assert capfd.readouterr().err == ""


async def test_the_server_ends_with_its_parents_end_of_the_pipe():
    child, _address = await start("0, 0, [], True")
    child.stdin.close()
    assert await ends(child) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals for children")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_server_ends_in_good_order_on_a_signal(number):
    child, address = await start("0, 0, [], False")
    assert address.startswith("http://127.0.0.1:")
    child.send_signal(number)
    assert await ends(child) == 0


def test_a_fault_nobody_knows_is_refused_before_listening():
    with pytest.raises(UserError, match="No fault is called"):
        run_practice_server(faults=["flood"])


async def test_a_port_that_is_taken_is_said_plainly(practice_iec):
    with pytest.raises(UserError, match=rf"port {practice_iec.port} .*--port"):
        await asyncio.to_thread(run_practice_server, practice_iec.port)


@pytest.mark.parametrize(("frozen", "program"), [(False, ["-P", "-m", "app"]), (True, [])])
def test_the_command_fits_source_and_frozen_builds(monkeypatch, frozen, program):
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    command = practice_command(5, ["reset", "limit:3"])
    assert command[: 2 + len(program)] == [sys.executable, *program, "practice-server"]
    assert command[2 + len(program) :] == [
        *("--port", "0", "--until-stdin-closes", "--latency-ms", "5"),
        *("--fault", "reset", "--fault", "limit:3"),
    ]
