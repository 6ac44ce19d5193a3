"""Every row of the seed's REST table, asked over HTTP."""

from __future__ import annotations

import io
import zipfile

from tests.helpers.seats import voters


async def test_an_upload_runs_to_its_end_and_tells_it_as_the_seed_did(fed):
    async with fed.client() as client:
        answer = await fed.upload(client, voters(20))
        assert answer.status_code == 200, answer.text
        body = answer.json()
        job = await fed.done(client, body["data"]["jobId"])
    assert body["success"] is True
    assert body["data"]["wardNumber"] == 93501016
    assert (job["status"], job["progress"], job["wardNumber"]) == ("completed", 100, 93501016)
    assert job["result"]["registered_in_ward"] == 20
    assert job["result"]["success"] is True


async def test_the_zip_holds_the_files_that_the_job_names(fed):
    async with fed.client() as client:
        uploaded = await fed.upload(client, voters(3))
        job = await fed.done(client, uploaded.json()["data"]["jobId"])
        answer = await client.get(f"/download/{job['id']}")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert package.namelist() == job["result"]["output_files"]
        assert package.testzip() is None
