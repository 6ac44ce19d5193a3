"""What FEED.md says is so: its example runs, its tables name what there is."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

import httpx

from app.domain.feed.happenings import EventName
from app.domain.feed.scopes import Scope
from app.settings import Settings
from tests.helpers.feeds import API
from tests.helpers.seats import voters

TEXT = (Path(__file__).parents[3] / ".github" / "FEED.md").read_text(encoding="utf-8")


async def test_the_example_follows_a_list_to_its_end(fed, tmp_path):
    (source,) = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    assert len([line for line in source.splitlines() if line.strip()]) <= 30
    program = tmp_path / "example.py"
    program.write_text(source)
    given = {
        "FEED": fed.address,
        "FEED_TOKEN": await fed.token("members.read", "members.create"),
        "LIST": str(fed.list_of(voters(5), "members.xlsx")),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(program)),
        env={**os.environ, **given},
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await asyncio.wait_for(process.communicate(), 60)
    told = printed.decode().split("\n")
    assert process.returncode == 0
    assert told[0].startswith("file_queued")
    assert told[-2].startswith("job_completed")


async def test_every_row_of_the_document_is_served_and_every_one_served_is_there(still):
    async with httpx.AsyncClient() as client:
        paths = (await client.get(f"{still.address}/openapi.json")).json()["paths"]
    served = {
        (method.upper(), re.sub(r"\{\w+\}", "{}", path.removeprefix(API)))
        for path, methods in paths.items()
        for method in methods
    }
    rows = re.findall(r"^\| (GET|POST) (/[^ ?|]+)", TEXT, re.M)
    assert {(method, re.sub(r"\{\w+\}", "{}", path)) for method, path in rows} == served


def test_every_event_scope_and_setting_is_described():
    for name in (*EventName, *Scope):
        assert name in TEXT, name
    for name in Settings.model_fields:
        if name.startswith("feed_"):
            assert name in TEXT, name
