"""One job as other programs read it: the object that every `--json` prints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.domain.job import Job, JobStatus
from app.domain.kept_file import KeptFile
from app.domain.verdict import Verdict


def job_report(
    job: Job, *, workbook: Path | None = None, register: Path | None = None
) -> dict[str, Any]:
    """A job's figures; `verdicts` is null until it has results, `seconds` is its running time."""
    return {
        "job_id": job.job_id,
        "file": job.file_name,
        "status": str(job.status),
        "ward_id": int(job.ward_id) if job.ward_id else None,
        "rows": job.rows,
        "distinct_ids": job.distinct_ids,
        "lookups": job.lookups,
        "reused": job.reused,
        "repaired": job.repaired,
        "verdicts": verdict_counts(job),
        "outputs": {
            "workbook": str(workbook) if workbook else None,
            "register": str(register) if register else None,
        },
        "seconds": round(job.seconds, 2),
        **_why(job),
    }


def refusal_report(file: str, error: str) -> dict[str, Any]:
    """A file that was not taken in."""
    return {"file": file, "status": "refused", "error": error}


def verdict_counts(job: Job) -> dict[str, int] | None:
    """Rows by verdict; None while there are no results."""
    found = (job.result or {}).get("verdicts")
    if not isinstance(found, dict):
        return None
    return {str(verdict): int(found.get(str(verdict), 0)) for verdict in Verdict}


def could_not_check(job: Job) -> int:
    """Rows that got no answer and can be asked again."""
    return (verdict_counts(job) or {}).get(str(Verdict.COULD_NOT_CHECK), 0)


def _why(job: Job) -> dict[str, Any]:
    if job.status is JobStatus.FAILED:
        return {"error": job.error}
    return {"waiting": job.wait_text} if job.wait_text else {}


def kept_report(kept: KeptFile) -> dict[str, object]:
    """A spreadsheet kept on this PC as other programs read it; the job's id is known already."""
    draft = kept.draft
    return {"job_id": draft.draft_id, "file": draft.file_name, "status": "kept"}
