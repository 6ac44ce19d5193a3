"""The feed tried against its own description, and what it says of itself."""

from __future__ import annotations

import asyncio
from collections import defaultdict

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.feed.rules import FeedLimits
from tests.helpers.feeds import API, fed_seat
from tests.helpers.seats import voters

CHECKS = (status_code_conformance, content_type_conformance, response_schema_conformance)
ROOMY = FeedLimits(requests_per_second=10_000, requests_burst=10_000, stalled_seconds=5)


def bounded(examples):
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


def tried(address, token, job_id, mode, examples):
    """The statuses that came, by path, over every operation."""
    schema = schemathesis.openapi.from_url(f"{address}/openapi.json")
    seen = defaultdict(list)
    for found in schema.get_all_operations():
        operation = found.ok()
        cases = operation.as_strategy(generation_mode=mode)
        given(case=cases)(bounded(examples)(asking(seen, operation, token, job_id)))()
    return seen


def asking(seen, operation, token, job_id):
    def ask(case):
        # Half of the requests name a job that is there.
        if "job_id" in case.path_parameters and len(seen[operation.path]) % 2:
            case.path_parameters["job_id"] = job_id
        answer = case.call(headers={"authorization": f"Bearer {token}"})
        seen[operation.path].append(answer.status_code)
        assert answer.status_code < 500, (operation.path, answer.text)
        case.validate_response(answer, checks=CHECKS)

    return ask


GOOD, BAD = GenerationMode.POSITIVE, GenerationMode.NEGATIVE


@pytest.mark.parametrize(
    ("examples", "modes"),
    [
        pytest.param(3, [GOOD], id="few"),
        pytest.param(100, [GOOD, BAD], id="many", marks=pytest.mark.long),
    ],
)
async def test_no_request_makes_an_error_of_ours(tmp_path, practice_iec, examples, modes):
    async with (
        fed_seat(tmp_path, practice_iec, runs=False, limits=ROOMY) as fed,
        fed.client() as client,
    ):
        job_id = (await fed.upload(client, voters(2))).json()["data"]["jobId"]
        token = await fed.token()
        for mode in modes:
            seen = await asyncio.to_thread(tried, fed.address, token, job_id, mode, examples)
            assert len(seen) >= 11
            assert len({status for statuses in seen.values() for status in statuses}) > 2


async def test_the_document_names_every_row_and_its_answers(still):
    async with httpx.AsyncClient() as client:
        document = (await client.get(f"{still.address}/openapi.json")).json()
    paths = {path.removeprefix(API) for path in document["paths"]}
    assert {"/queue/status", "/jobs", "/jobs/{job_id}", "/upload", "/quota", "/status"} <= paths
    for operations in document["paths"].values():
        for operation in operations.values():
            assert {"401", "403"} <= set(operation["responses"])
            assert operation["security"]
