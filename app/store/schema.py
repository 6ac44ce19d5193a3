"""The tables: the same on SQLite and on MySQL/MariaDB.

`file_processing_jobs` has the columns of the system this one replaces (seed-system notes) and
more, so that it can live in the existing membership database; all other names begin with
`rollcheck_`. Times are UTC without a zone. Answers are kept by ID number and job; verdicts are
derived from them, so a changed ward needs no lookup.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    Enum,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from app.domain.job import AnswerState, JobStatus
from app.store.columns import CHUNK, MOMENT, SEQUENCE, metadata
from app.store.office_schema import inbox, marks, operators, seats, tokens

__all__ = [
    "access_log",
    "answers",
    "batches",
    "chunks",
    "corrections",
    "deliveries",
    "drafts",
    "files",
    "inbox",
    "jobs",
    "layouts",
    "lease",
    "marks",
    "metadata",
    "operators",
    "queue_state",
    "quota",
    "quota_gate",
    "rows",
    "seats",
    "single_checks",
    "timeline",
    "tokens",
    "watched",
]

jobs = Table(
    "file_processing_jobs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("job_id", String(100), nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("file_path", Text),
    Column("file_size", BigInteger),
    Column("ward_number", Integer),
    Column(
        "status",
        Enum(*(str(status) for status in JobStatus), name="job_status"),
        nullable=False,
        default="queued",
    ),
    Column("progress", Integer, default=0),
    Column("error", Text),
    Column("result", JSON),
    Column("user_id", Integer),
    Column("priority", Integer, nullable=False, default=1),
    Column("created_at", MOMENT),
    Column("started_at", MOMENT),
    Column("completed_at", MOMENT),
    Column("updated_at", MOMENT),
    Column("ward_per_row", Boolean, nullable=False, default=False),
    Column("urgent", Boolean, nullable=False, default=False),
    Column("recheck", Boolean, nullable=False, default=False),
    Column("iec", String(200), nullable=False, default=""),
    Column("file_sha256", String(64), nullable=False, default=""),
    Column("details", JSON),
    Column("total_rows", Integer, nullable=False, default=0),
    Column("distinct_ids", Integer, nullable=False, default=0),
    Column("invalid_rows", Integer, nullable=False, default=0),
    Column("duplicate_rows", Integer, nullable=False, default=0),
    Column("repaired_rows", Integer, nullable=False, default=0),
    Column("lookups", Integer, nullable=False, default=0),
    Column("lookups_left", Integer, nullable=False, default=0),
    Column("reused", Integer, nullable=False, default=0),
    Column("seconds", Float, nullable=False, default=0.0),
    Column("operator", String(100), nullable=False, default=""),
    Column("seat", String(100), nullable=False, default=""),
    Column("paused_at", MOMENT),
    Column("paused_by", String(100), nullable=False, default=""),
    Column("passed_over_at", MOMENT),
    Column("wait_reason", String(20)),
    Column("wait_until", MOMENT),
    Column("wait_text", String(500), nullable=False, default=""),
    Column("cancel_requested", Boolean, nullable=False, default=False),
    Column("crashes", Integer, nullable=False, default=0),
    Column("epoch", Integer, nullable=False, default=0),
    # 1 while processing, else NULL: the schema itself allows one running job.
    Column("running_slot", Integer),
    Column("version", Integer, nullable=False, default=1),
    # Set once an operator has moved the job; until then it stands where it came, at its id.
    Column("queue_at", Double),
    Column("batch_id", String(32)),
    Column("removed_at", MOMENT),
    Column("ward_confirmed", Boolean, nullable=False, default=False),
    # How many unanswered ID numbers the run under way must not ask: a correction asks for one.
    Column("left_out", Integer, nullable=False, default=0),
    UniqueConstraint("job_id", name="uq_jobs_job_id"),
    UniqueConstraint("running_slot", name="uq_jobs_running_slot"),
    Index("ix_jobs_status", "status"),
    Index("ix_jobs_created_at", "created_at"),
    Index("ix_jobs_ward_number", "ward_number"),
    Index("ix_jobs_user_id", "user_id"),
    Index("ix_jobs_updated_at", "updated_at"),
)

files = Table(
    "rollcheck_files",
    metadata,
    Column("file_id", String(32), primary_key=True),
    Column("job_id", String(100), nullable=False),
    Column("role", String(20), nullable=False),
    Column("name", String(255), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("complete", Boolean, nullable=False, default=False),
    Column("replaced_at", MOMENT),
    Index("ix_rollcheck_files_job", "job_id"),
)

chunks = Table(
    "rollcheck_file_chunks",
    metadata,
    Column("file_id", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("data", CHUNK, nullable=False),
)

rows = Table(
    "rollcheck_rows",
    metadata,
    Column("job_id", String(100), primary_key=True),
    Column("row_no", Integer, primary_key=True, autoincrement=False),
    Column("id_number", String(13)),
    Column("problem", String(30)),
    Column("repair", String(30)),
    Column("as_received", String(255), nullable=False),
    Column("surname", String(255), nullable=False),
    Column("first_names", String(255), nullable=False),
    Column("cell_number", String(60), nullable=False),
    Column("ward_id", String(8)),
    Column("duplicate_of", Integer),
    Index("ix_rollcheck_rows_id_number", "id_number"),
    Index("ix_rollcheck_rows_surname", "surname"),
)


def _answer_columns() -> list[Column[object]]:
    """What one reply said; the same for a job's answers and for single checks."""
    return [
        Column("on_roll", Boolean),
        Column("registered", Boolean),
        Column("has_station", Boolean, nullable=False, default=False),
        Column("station_name", String(255), nullable=False, default=""),
        Column("ward_id", String(8)),
        Column("vd_number", String(30), nullable=False, default=""),
        Column("municipality", String(255), nullable=False, default=""),
        Column("province", String(100), nullable=False, default=""),
        Column("address", String(500), nullable=False, default=""),
        Column("status_text", String(255), nullable=False, default=""),
        Column("asked_at", MOMENT),
    ]


answers = Table(
    "rollcheck_answers",
    metadata,
    Column("job_id", String(100), primary_key=True),
    Column("id_number", String(13), primary_key=True),
    Column("first_row", Integer, nullable=False),
    Column("iec", String(200), nullable=False),
    Column(
        "state",
        Enum(*(str(state) for state in AnswerState), name="answer_state"),
        nullable=False,
    ),
    Column("reason", String(255), nullable=False, default=""),
    Column("reused", Boolean, nullable=False, default=False),
    Column("left_out", Boolean, nullable=False, default=False),
    *_answer_columns(),
    Index("ix_rollcheck_answers_open", "job_id", "state", "first_row"),
    Index("ix_rollcheck_answers_reuse", "id_number", "asked_at"),
)

single_checks = Table(
    "rollcheck_single_checks",
    metadata,
    Column("check_id", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id_number", String(13), nullable=False),
    Column("iec", String(200), nullable=False),
    Column("operator", String(100), nullable=False, default=""),
    *_answer_columns(),
    Index("ix_rollcheck_single_checks_reuse", "id_number", "asked_at"),
)

quota = Table(
    "rollcheck_quota",
    metadata,
    Column("iec", String(200), primary_key=True),
    Column("lane", String(10), primary_key=True),
    Column("minute", Integer, primary_key=True, autoincrement=False),
    Column("used", Integer, nullable=False),
)

quota_gate = Table(
    "rollcheck_quota_gate",
    metadata,
    Column("iec", String(200), primary_key=True),
    Column("turn", Integer, nullable=False, default=0),
    Column("blocked_until", MOMENT),
)

lease = Table(
    "rollcheck_lease",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    Column("beat", Integer, nullable=False),
    Column("owner", String(100), nullable=False),
    Column("expires_at", MOMENT),
    # The very process: a seat that was started again is another one.
    Column("holder", String(32), nullable=False, default=""),
)

timeline = Table(
    "rollcheck_timeline",
    metadata,
    Column("entry", SEQUENCE, primary_key=True, autoincrement=True),
    Column("job_id", String(100), nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("text", String(500), nullable=False),
    Index("ix_rollcheck_timeline_job", "job_id"),
)

access_log = Table(
    "rollcheck_access_log",
    metadata,
    Column("entry", SEQUENCE, primary_key=True, autoincrement=True),
    Column("at", MOMENT, nullable=False),
    Column("operator", String(100), nullable=False),
    Column("seat", String(100), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", String(255), nullable=False),
)

batches = Table(
    "rollcheck_batches",
    metadata,
    Column("batch_id", String(32), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("operator", String(100), nullable=False),
    Column("seat", String(100), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    # Set when the one notification about the whole batch was shown.
    Column("told_at", MOMENT),
)

# Spreadsheets that are no jobs yet; their bytes are in `files` under the draft's id, which becomes
# the job's.
drafts = Table(
    "rollcheck_drafts",
    metadata,
    Column("draft_id", String(100), primary_key=True),
    Column("batch_id", String(32)),
    Column("door", String(20), nullable=False),
    Column("iec", String(200), nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("file_path", Text),
    Column("file_size", BigInteger, nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("refusal", String(500), nullable=False, default=""),
    Column("inspection", JSON),
    # The headers as first found: what the operator's wishes are remembered under.
    Column("layout_key", String(64), nullable=False, default=""),
    Column("wishes", JSON),
    Column("choices", JSON),
    Column("operator", String(100), nullable=False),
    Column("seat", String(100), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("updated_at", MOMENT, nullable=False),
    Column("version", Integer, nullable=False, default=1),
    Index("ix_rollcheck_drafts_batch", "batch_id"),
)

# What an operator said of a header layout, so that the next list of that sender needs no question.
layouts = Table(
    "rollcheck_layouts",
    metadata,
    Column("header_key", String(64), primary_key=True),
    Column("wishes", JSON, nullable=False),
    Column("operator", String(100), nullable=False),
    Column("used_at", MOMENT, nullable=False),
)

corrections = Table(
    "rollcheck_corrections",
    metadata,
    Column("entry", SEQUENCE, primary_key=True, autoincrement=True),
    Column("job_id", String(100), nullable=False),
    Column("row_no", Integer, nullable=False),
    Column("operator", String(100), nullable=False),
    Column("seat", String(100), nullable=False),
    Column("at", MOMENT, nullable=False),
    Index("ix_rollcheck_corrections_job", "job_id", "row_no"),
)

# One row: whether somebody has paused the whole queue.
queue_state = Table(
    "rollcheck_queue",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("paused_at", MOMENT),
    Column("paused_by", String(100), nullable=False, default=""),
)

# Where a seat has saved a job's results by itself; without paths, what it still owes.
deliveries = Table(
    "rollcheck_deliveries",
    metadata,
    Column("job_id", String(100), primary_key=True),
    Column("seat", String(100), primary_key=True),
    Column("workbook", Text, nullable=False),
    Column("workbook_sha256", String(64), nullable=False),
    Column("register", Text, nullable=False),
    Column("register_sha256", String(64), nullable=False),
    Column("at", MOMENT, nullable=False),
    # When the end of a job that came alone was told; a batch has its own.
    Column("told_at", MOMENT),
)

# What a seat's watched folder brought; `path_key` is a fingerprint, for a path can be longer than
# an index may be.
watched = Table(
    "rollcheck_watched",
    metadata,
    Column("seat", String(100), primary_key=True),
    Column("path_key", String(64), primary_key=True),
    Column("path", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False, default=""),
    Column("outcome", String(20), nullable=False),
    Column("subject", String(100), nullable=False, default=""),
    Column("at", MOMENT, nullable=False),
)
