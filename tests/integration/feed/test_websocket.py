"""The plain websocket, as other programs use it."""

from __future__ import annotations

from tests.helpers.seats import voters


async def test_a_job_is_told_from_queued_to_completed(fed):
    async with fed.listener() as listener, fed.client() as client:
        await fed.upload(client, voters(20))
        done = await listener.until("job_completed")
    named = [name for name in listener.events if name.startswith(("file", "job"))]
    assert named[0] == "file_queued"
    assert named[1] == "job_started"
    assert done["data"]["result"]["total_members"] == 20
