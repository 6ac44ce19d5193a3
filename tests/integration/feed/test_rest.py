"""Every row of the seed's REST table, and Mission's own beside it, asked over HTTP."""

from __future__ import annotations

import asyncio
import errno
import io
import os
import zipfile

import pytest

from app.feed import uploads
from app.feed.guard import Guard
from app.feed.transfers import content_disposition
from app.iec.practice.people import Outcome
from app.store import drafts
from tests.helpers.feeds import fed_seat
from tests.helpers.seats import ids_of, until, voters
from tests.helpers.spreadsheets import save_xlsx

READ, CREATE, WRITE, PERSONAL = "members.read", "members.create", "members.write", "personal"
ROWS = {
    ("GET", "/queue/status"): (READ,),
    ("GET", "/jobs"): (READ,),
    ("GET", "/jobs/none"): (READ,),
    ("POST", "/upload"): (CREATE,),
    ("POST", "/jobs/none/cancel"): (WRITE,),
    ("POST", "/jobs/none/retry"): (WRITE,),
    ("POST", "/jobs/none/priority"): (WRITE,),
    ("GET", "/download/none"): (READ, PERSONAL),
    ("GET", "/download/none/any.xlsx"): (READ, PERSONAL),
    ("POST", "/queue/clear"): (WRITE,),
    ("GET", "/status"): (READ,),
    ("GET", "/quota"): (READ,),
}


async def answers(fed, rows, *scopes, token=None):
    """Status and code of each row's answer to this token."""
    found = {}
    async with fed.client(*scopes, token=token) as client:
        for method, path in rows:
            json = {"urgent": True} if path.endswith("priority") else None
            answer = await client.request(method, path, json=json)
            body = answer.json()
            code = body["error"]["code"] if not body["success"] else ""
            found[method, path] = (answer.status_code, code)
    return found


# ---- Who may ----


async def test_without_a_token_no_row_answers(still):
    assert set((await answers(still, ROWS, token="")).values()) == {(401, "token_missing")}


@pytest.mark.parametrize("lacking", [READ, CREATE, WRITE, PERSONAL])
async def test_a_row_answers_no_token_that_lacks_its_scope(still, lacking):
    others = {READ, CREATE, WRITE, PERSONAL} - {lacking}
    rows = [row for row, needed in ROWS.items() if lacking in needed]
    found = await answers(still, rows, *others)
    assert set(found.values()) == {(403, "scope_missing")}


async def test_a_row_answers_a_token_with_its_scopes_alone(still):
    for row, needed in ROWS.items():
        found = await answers(still, [row], *needed)
        assert found[row][0] not in (401, 403), row


# ---- Queue ----


async def test_an_empty_queue_is_idle(still):
    async with still.client(READ) as client:
        body = (await client.get("/queue/status")).json()
    assert (body["success"], body["message"]) == (True, "Queue status retrieved successfully")
    wanted = {"queueLength": 0, "isProcessing": False, "isEmpty": True, "status": "idle"}
    assert body["data"].items() >= {**wanted, "currentJob": None}.items()


async def test_a_waiting_job_makes_the_queue_queued(still):
    async with still.client() as client:
        await still.upload(client, voters(3))
        data = (await client.get("/queue/status")).json()["data"]
    wanted = {"queueLength": 1, "isProcessing": False, "isEmpty": False, "status": "queued"}
    assert data.items() >= wanted.items()


async def test_a_running_job_is_the_current_one(fed, practice_iec):
    practice_iec.latency_ms = 300
    async with fed.client() as client:
        job_id = (await fed.upload(client, voters(60))).json()["data"]["jobId"]

        async def runs():
            data = (await client.get("/queue/status")).json()["data"]
            return data["currentJob"] and data

        await until(runs)
        data = await runs()
        service = (await client.get("/status")).json()["data"]
    assert (data["status"], data["isProcessing"]) == ("processing", True)
    wanted = {"id": job_id, "fileName": "BLOUBERG WARD 16 MEMBERSHIP.xlsx", "status": "processing"}
    assert data["currentJob"].items() >= wanted.items()
    assert service["queueManager"]["processing"] is True
    assert service["queueManager"]["currentJob"]["id"] == job_id


async def test_clearing_cancels_what_waits_and_says_how_many(still):
    async with still.client() as client:
        ids = [
            (await still.upload(client, voters(2, start=at), f"BLOUBERG WARD {at}.xlsx")).json()
            for at in (16, 17)
        ]
        body = (await client.post("/queue/clear")).json()
        states = [(await still.job_of(client, one["data"]["jobId"]))["status"] for one in ids]
    assert body["data"] == {"cleared_count": 2}
    assert body["message"] == "Cleared 2 jobs from queue"
    assert states == ["cancelled", "cancelled"]


# ---- Jobs ----


async def test_history_is_newest_first_and_comes_in_pages(still):
    async with still.client() as client:
        ids = [
            (await still.upload(client, voters(2, start=at), f"BLOUBERG WARD {at}.xlsx")).json()
            for at in (16, 17, 18)
        ]
        newest = [one["data"]["jobId"] for one in reversed(ids)]
        first = (await client.get("/jobs", params={"limit": 2})).json()
        rest = (await client.get("/jobs", params={"limit": 2, "offset": 2})).json()
    assert [job["id"] for job in first["data"]] == newest[:2]
    assert first["pagination"] == {"limit": 2, "offset": 0, "total": 3, "hasMore": True}
    assert [job["id"] for job in rest["data"]] == newest[2:]
    assert rest["pagination"]["hasMore"] is False


async def test_fifty_jobs_are_the_history_unless_a_limit_is_named(still):
    async with still.client() as client:
        body = (await client.get("/jobs")).json()
        wrong = [
            (await client.get("/jobs", params={"limit": limit})).json()["error"]["code"]
            for limit in ("0", "501", "many")
        ]
    assert body["pagination"]["limit"] == 50
    assert wrong == ["request_wrong"] * 3


async def test_a_job_has_the_seeds_fields(still):
    async with still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        job = await still.job_of(client, job_id)
    seeds = {
        *("id", "fileName", "filePath", "fileSize", "wardNumber", "status", "progress", "error"),
        *("result", "createdAt", "updatedAt", "startedAt", "completedAt", "userId", "priority"),
    }
    assert seeds <= set(job)
    assert (job["status"], job["wardNumber"], job["priority"]) == ("queued", 93501016, 1)
    assert job["createdAt"].endswith("+00:00")


async def test_a_job_that_is_not_there_is_404(still):
    async with still.client() as client:
        answer = await client.get("/jobs/none")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "job_unknown")
    assert answer.json()["success"] is False


async def test_a_jobs_id_must_be_whole(still):
    async with still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        assert (await client.post(f"/jobs/{job_id[:3]}/cancel")).status_code == 404
        assert (await still.job_of(client, job_id))["status"] == "queued"


async def test_a_waiting_job_is_cancelled_once(still):
    async with still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        first = await client.post(f"/jobs/{job_id}/cancel")
        second = await client.post(f"/jobs/{job_id}/cancel")
    assert first.json()["data"].items() >= {"jobId": job_id, "status": "cancelled"}.items()
    assert (second.status_code, second.json()["error"]["code"]) == (400, "job_has_ended")


async def test_a_running_job_stops_at_its_next_checkpoint(fed, practice_iec):
    practice_iec.latency_ms = 100
    async with fed.client() as client:
        job_id = (await fed.upload(client, voters(200))).json()["data"]["jobId"]
        await until(lambda: fed.keeper.state == "working")
        answer = await client.post(f"/jobs/{job_id}/cancel")
        job = await fed.done(client, job_id)
    assert answer.status_code == 200
    assert job["status"] == "cancelled"


async def test_a_finished_job_is_asked_again_for_what_could_not_be_checked(fed):
    async with fed.client() as client:
        job_id = (await fed.upload(client, voters(2))).json()["data"]["jobId"]
        await fed.done(client, job_id)
        answer = await client.post(f"/jobs/{job_id}/retry")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "job_not_retried")


async def test_a_cancelled_job_is_retried(still):
    async with still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        await client.post(f"/jobs/{job_id}/cancel")
        answer = await client.post(f"/jobs/{job_id}/retry")
    assert answer.json()["data"] == {"jobId": job_id, "status": "queued"}


async def test_priority_and_urgency_are_changed_and_noted_under_the_token(still):
    async with still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        answer = await client.post(f"/jobs/{job_id}/priority", json={"priority": 7, "urgent": True})
        wrong = await client.post(f"/jobs/{job_id}/priority", json={"priority": "high"})
        nothing = await client.post(f"/jobs/{job_id}/priority", json={})
    assert answer.json()["data"] == {"jobId": job_id, "priority": 7, "urgent": True}
    assert (wrong.status_code, nothing.status_code) == (422, 400)
    notes = [text for _, text in await still.seat.changes.time_line(job_id)]
    assert "made urgent by test (token)" in notes


# ---- Files in ----


async def test_an_upload_runs_to_its_end_and_tells_it_as_the_seed_did(fed):
    async with fed.client() as client:
        answer = await fed.upload(client, voters(20))
        body = answer.json()
        job = await fed.done(client, body["data"]["jobId"])
    assert (answer.status_code, body["message"]) == (200, "File uploaded successfully")
    name = "BLOUBERG WARD 16 MEMBERSHIP.xlsx"
    wanted = {"fileName": name, "originalName": name, "wardNumber": 93501016, "status": "queued"}
    assert body["data"].items() >= wanted.items()
    assert (job["status"], job["progress"]) == ("completed", 100)
    assert job["result"]["registered_in_ward"] == 20
    assert job["result"]["success"] is True


@pytest.mark.parametrize("ward", ["93501017", "Blouberg 17"])
async def test_the_ward_number_that_is_sent_counts(still, ward):
    async with still.client() as client:
        answer = await still.upload(client, voters(2), "members.xlsx", ward_number=ward)
    assert answer.json()["data"]["wardNumber"] == 93501017


async def test_a_ward_that_is_none_is_refused_with_what_to_send(still):
    async with still.client() as client:
        answer = await still.upload(client, voters(2), "members.xlsx", ward_number="16")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "ward_unknown")
    assert await still.seat.changes.newest() == []


async def test_without_a_ward_the_questions_come_back_and_the_list_waits(still):
    async with still.client() as client:
        answer = await still.upload(client, voters(2), "members.xlsx")
        queue = (await client.get("/queue/status")).json()["data"]
        jobs = (await client.get("/jobs")).json()["data"]
    body = answer.json()
    assert (answer.status_code, body["error"]["code"]) == (422, "questions_open")
    assert [one["about"] for one in body["data"]["questions"]] == ["ward"]
    assert (queue["needYou"], jobs) == (1, [])


async def test_the_same_list_sent_again_with_its_ward_waits_no_more(still):
    # Written twice it would be other bytes: a workbook holds its time.
    files = {"file": ("members.xlsx", still.list_of(voters(2), "members.xlsx").read_bytes())}
    async with still.client() as client:
        await client.post("/upload", files=files)
        await client.post("/upload", files=files, data={"ward_number": "93501016"})
        queue = (await client.get("/queue/status")).json()["data"]
    assert (queue["needYou"], queue["queueLength"]) == (0, 1)


async def test_where_uploads_do_not_start_by_themselves_the_list_waits(tmp_path, practice_iec):
    async with (
        fed_seat(tmp_path, practice_iec, runs=False, start_fed=False) as still,
        still.client() as client,
    ):
        answer = await still.upload(client, voters(2))
    assert (answer.status_code, answer.json()["data"]["status"]) == (202, "waiting")


async def test_an_upload_without_a_file_or_of_a_wrong_type_is_400(still):
    async with still.client() as client:
        none = await client.post("/upload", files={"other": b"x"}, data={"ward_number": "93501016"})
        plain = await client.post("/upload", content=b"not a form")
        wrong = await client.post("/upload", files={"file": ("list.xlsx", b"%PDF-1.4 no list")})
    codes = [(one.status_code, one.json()["error"]["code"]) for one in (none, plain, wrong)]
    assert codes == [(400, "file_missing"), (400, "form_wrong"), (400, "file_refused")]
    # What was refused to a program does not wait for an operator.
    assert await still.seat.store.read(drafts.open_drafts) == []


async def test_a_request_that_outlasts_the_seats_end_is_told_that_it_closes():
    """Found by packaging/chaos.sh: it was a 500, and an error in the log."""
    begun, said = asyncio.Event(), []

    async def hangs(_scope, _receive, _send):
        begun.set()
        await asyncio.Event().wait()

    async def send(message):
        said.append(message)

    guard = Guard(hangs, ["127.0.0.1"], [], 1_000, [], 30)
    request = {"type": "http", "method": "GET", "path": "/", "scheme": "http", "query_string": b""}
    asking = asyncio.ensure_future(
        guard(request | {"headers": [(b"host", b"127.0.0.1:5000")]}, asyncio.sleep, send)
    )
    await begun.wait()
    asking.cancel()
    await asking
    assert said[0]["status"] == 503
    assert b'"closing"' in said[1]["body"]


async def test_an_upload_to_a_full_disk_is_507_and_can_be_sent_again(still, monkeypatch):
    """Found by packaging/chaos.sh: it was an internal error."""
    path = still.list_of(voters(3))
    sent = {"file": (path.name, path.read_bytes())}
    async with still.client() as client:
        with monkeypatch.context() as patch:
            patch.setattr(uploads._Form, "_write", _no_room)
            refused = await client.post("/upload", files=sent)
        again = await client.post("/upload", files=sent)
    assert (refused.status_code, refused.json()["error"]["code"]) == (507, "disk_full")
    assert again.is_success
    assert await still.seat.store.read(drafts.open_drafts) == []


def _no_room(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# ---- Files out ----


async def test_the_zip_holds_the_files_that_the_job_names(fed):
    async with fed.client() as client:
        uploaded = await fed.upload(client, voters(3))
        job = await fed.done(client, uploaded.json()["data"]["jobId"])
        answer = await client.get(f"/download/{job['id']}")
    assert answer.headers["content-type"] == "application/zip"
    assert "_Package.zip" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert package.namelist() == job["result"]["output_files"]
        assert package.testzip() is None


async def test_each_file_comes_by_its_name_and_type_and_is_noted(fed):
    async with fed.client() as client:
        uploaded = await fed.upload(client, voters(3))
        job = await fed.done(client, uploaded.json()["data"]["jobId"])
        kinds = {}
        for name in job["result"]["output_files"]:
            answer = await client.get(f"/download/{job['id']}/{name}")
            assert len(answer.content) == int(answer.headers["content-length"]) > 0
            kinds[name.rpartition(".")[2]] = answer.headers["content-type"]
        await until(lambda: not list(fed.seat.scratch.folder.glob("feed-*")))
    assert set(kinds) == {"xlsx", "pdf"}
    assert kinds["pdf"] == "application/pdf"
    assert kinds["xlsx"].endswith("spreadsheetml.sheet")
    assert await exports(fed) == [f"download, 1 job: {job['id']}"] * 2


async def exports(fed):
    from sqlalchemy import select

    from app.store.schema import access_log

    def work(connection):
        query = select(access_log).where(access_log.c.action == "export")
        found = connection.execute(query).all()
        assert {row.operator for row in found} <= {"test (token)"}
        return [row.subject for row in found]

    return await fed.seat.store.read(work)


async def test_a_job_without_results_has_nothing_to_download(still):
    async with still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        whole = await client.get(f"/download/{job_id}")
        one = await client.get(f"/download/{job_id}/any.xlsx")
    codes = [(answer.status_code, answer.json()["error"]["code"]) for answer in (whole, one)]
    assert codes == [(404, "file_unknown")] * 2


@pytest.mark.parametrize(
    "name", ['a"; filename="b.exe', "naïve Ω.xlsx", "a\r\nX: y.xlsx", "50%.pdf"]
)
def test_any_name_makes_one_safe_header(name):
    header = content_disposition(name)
    assert header.isascii()
    assert "\n" not in header
    assert "\r" not in header
    assert header.count('"') == 2


# ---- Status ----


async def test_status_tells_of_folder_queue_and_redis(still):
    async with still.client(READ) as client:
        data = (await client.get("/status")).json()["data"]
    assert data["fileWatcher"] == {"active": False, "uploadDirectory": None}
    assert data["queueManager"] == {"processing": False, "currentJob": None}
    assert data["redis"] == {"connected": False}


async def test_quota_tells_what_was_spent_and_what_is_free(fed):
    async with fed.client() as client:
        before = (await client.get("/quota")).json()["data"]
        job_id = (await fed.upload(client, voters(20))).json()["data"]["jobId"]
        await fed.done(client, job_id)
        after = (await client.get("/quota")).json()["data"]
    assert (before["used"], before["limit"]) == (0, 10_000)
    assert 20 <= after["used"] < 100
    assert after["free"] == before["free"] - after["used"]


# ---- Who is in the lists ----


async def test_without_the_personal_scope_no_id_number_name_or_operator_is_told(fed):
    number = ids_of(Outcome.HOME, count=1, start=500)[0]
    folder = fed.folder / "lists"
    folder.mkdir()
    name = f"BLOUBERG WARD 16 {number}.xlsx"
    data = [("NAME", "SURNAME", "ID NUMBER", "CELL NO"), ("Nomvula", "Quarshie", number, "0821")]
    path = save_xlsx(folder / "list.xlsx", data)
    async with (
        fed.listener(READ) as listener,
        fed.client() as all_of_it,
        fed.client(READ) as counts,
    ):
        form = {"ward_number": "93501016"}
        sent = await all_of_it.post("/upload", files={"file": (name, path.read_bytes())}, data=form)
        job_id = sent.json()["data"]["jobId"]
        await fed.done(all_of_it, job_id)
        await listener.until("job_completed")
        texts = [(await counts.get(row)).text for row in (f"/jobs/{job_id}", "/jobs", "/status")]
    told = " ".join([*texts, *map(str, listener.heard)])
    for secret in (number, "Nomvula", "Quarshie", "Thandi", "lists/"):
        assert secret not in told


async def test_many_programs_are_answered_while_a_job_runs(fed):
    async with fed.client() as client:
        job_id = (await fed.upload(client, voters(50))).json()["data"]["jobId"]
        asked = await asyncio.gather(*(client.get("/queue/status") for _ in range(50)))
        job = await fed.done(client, job_id)
    assert {answer.status_code for answer in asked} == {200}
    assert job["status"] == "completed"
