"""Jobs made up for unit tests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.job import Job, JobStatus
from app.domain.ward import WardId

NOW = datetime(2026, 11, 24, 10)


def job_of(**changes: Any) -> Job:
    """A running job of ten people; `changes` by the names of its fields."""
    values: dict[str, Any] = dict.fromkeys(Job.__dataclass_fields__, 0)
    values |= {
        "job_id": "abcd2345",
        "file_name": "BLOUBERG WARD 16.xlsx",
        "status": JobStatus.PROCESSING,
        "ward_id": WardId("93501016"),
        "iec": "practice",
        "operator": "Thandi",
        "seat": "desk",
        "file_sha256": "",
        "created_at": NOW,
        "wait_text": "",
        "error": "",
        "details": {},
    }
    nothing = ("started_at", "completed_at", "paused_at", "passed_over_at", "wait_reason")
    values |= dict.fromkeys((*nothing, "wait_until", "result"), None)
    values |= dict.fromkeys(("ward_per_row", "urgent", "recheck", "cancel_requested"), False)
    return Job(**(values | changes))
