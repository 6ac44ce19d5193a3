"""The first tables"""

import sqlalchemy as sa
from alembic import context, op

from app.store.adopt import adopt
from app.store.migrations.tables import CHUNK, MOMENT, SEQUENCE, create_index, create_table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_tables()
    # Before this migration counts as done: one that is cut off must not pass the rows by.
    adopted = context.config.attributes["adopted"]
    taken = adopt(op.get_bind())
    adopted.rows += taken.rows
    adopted.unfinished += taken.unfinished


def _make_tables() -> None:
    create_table(
        "file_processing_jobs",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("job_id", sa.String(length=100), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("file_path", sa.Text(), nullable=True),
        sa.Column("file_size", sa.BigInteger(), nullable=True),
        sa.Column("ward_number", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum("queued", "processing", "completed", "failed", "cancelled", name="job_status"),
            nullable=False,
        ),
        sa.Column("progress", sa.Integer(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=True),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("completed_at", MOMENT, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=True),
        sa.Column("ward_per_row", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("recheck", sa.Boolean(), nullable=False),
        sa.Column("iec", sa.String(length=200), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.Column("total_rows", sa.Integer(), nullable=False),
        sa.Column("distinct_ids", sa.Integer(), nullable=False),
        sa.Column("invalid_rows", sa.Integer(), nullable=False),
        sa.Column("duplicate_rows", sa.Integer(), nullable=False),
        sa.Column("repaired_rows", sa.Integer(), nullable=False),
        sa.Column("lookups", sa.Integer(), nullable=False),
        sa.Column("lookups_left", sa.Integer(), nullable=False),
        sa.Column("reused", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("paused_at", MOMENT, nullable=True),
        sa.Column("passed_over_at", MOMENT, nullable=True),
        sa.Column("wait_reason", sa.String(length=20), nullable=True),
        sa.Column("wait_until", MOMENT, nullable=True),
        sa.Column("wait_text", sa.String(length=500), nullable=False),
        sa.Column("cancel_requested", sa.Boolean(), nullable=False),
        sa.Column("crashes", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("running_slot", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("job_id", name="uq_jobs_job_id"),
        sa.UniqueConstraint("running_slot", name="uq_jobs_running_slot"),
    )
    create_index("ix_jobs_created_at", "file_processing_jobs", ["created_at"])
    create_index("ix_jobs_status", "file_processing_jobs", ["status"])
    create_index("ix_jobs_user_id", "file_processing_jobs", ["user_id"])
    create_index("ix_jobs_ward_number", "file_processing_jobs", ["ward_number"])
    create_table(
        "rollcheck_access_log",
        sa.Column("entry", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("seat", sa.String(length=100), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.PrimaryKeyConstraint("entry"),
    )
    create_table(
        "rollcheck_answers",
        sa.Column("job_id", sa.String(length=100), nullable=False),
        sa.Column("id_number", sa.String(length=13), nullable=False),
        sa.Column("first_row", sa.Integer(), nullable=False),
        sa.Column("iec", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "failed", "unconfirmed", "answered", "could_not_check", name="answer_state"
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=255), nullable=False),
        sa.Column("reused", sa.Boolean(), nullable=False),
        sa.Column("on_roll", sa.Boolean(), nullable=True),
        sa.Column("registered", sa.Boolean(), nullable=True),
        sa.Column("has_station", sa.Boolean(), nullable=False),
        sa.Column("station_name", sa.String(length=255), nullable=False),
        sa.Column("ward_id", sa.String(length=8), nullable=True),
        sa.Column("vd_number", sa.String(length=30), nullable=False),
        sa.Column("municipality", sa.String(length=255), nullable=False),
        sa.Column("province", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("status_text", sa.String(length=255), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("job_id", "id_number"),
    )
    create_index(
        "ix_rollcheck_answers_open",
        "rollcheck_answers",
        ["job_id", "state", "first_row"],
    )
    create_index(
        "ix_rollcheck_answers_reuse", "rollcheck_answers", ["id_number", "asked_at"], unique=False
    )
    create_table(
        "rollcheck_file_chunks",
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", CHUNK, nullable=False),
        sa.PrimaryKeyConstraint("file_id", "number"),
    )
    create_table(
        "rollcheck_files",
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("job_id", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("replaced_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("file_id"),
    )
    create_index("ix_rollcheck_files_job", "rollcheck_files", ["job_id"])
    create_table(
        "rollcheck_lease",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    create_table(
        "rollcheck_quota",
        sa.Column("iec", sa.String(length=200), nullable=False),
        sa.Column("lane", sa.String(length=10), nullable=False),
        sa.Column("minute", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("iec", "lane", "minute"),
    )
    create_table(
        "rollcheck_quota_gate",
        sa.Column("iec", sa.String(length=200), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("blocked_until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("iec"),
    )
    create_table(
        "rollcheck_rows",
        sa.Column("job_id", sa.String(length=100), nullable=False),
        sa.Column("row_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id_number", sa.String(length=13), nullable=True),
        sa.Column("problem", sa.String(length=30), nullable=True),
        sa.Column("repair", sa.String(length=30), nullable=True),
        sa.Column("as_received", sa.String(length=255), nullable=False),
        sa.Column("surname", sa.String(length=255), nullable=False),
        sa.Column("first_names", sa.String(length=255), nullable=False),
        sa.Column("cell_number", sa.String(length=60), nullable=False),
        sa.Column("ward_id", sa.String(length=8), nullable=True),
        sa.Column("duplicate_of", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("job_id", "row_no"),
    )
    create_index("ix_rollcheck_rows_id_number", "rollcheck_rows", ["id_number"])
    create_index("ix_rollcheck_rows_surname", "rollcheck_rows", ["surname"])
    create_table(
        "rollcheck_single_checks",
        sa.Column("check_id", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("id_number", sa.String(length=13), nullable=False),
        sa.Column("iec", sa.String(length=200), nullable=False),
        sa.Column("operator", sa.String(length=100), nullable=False),
        sa.Column("on_roll", sa.Boolean(), nullable=True),
        sa.Column("registered", sa.Boolean(), nullable=True),
        sa.Column("has_station", sa.Boolean(), nullable=False),
        sa.Column("station_name", sa.String(length=255), nullable=False),
        sa.Column("ward_id", sa.String(length=8), nullable=True),
        sa.Column("vd_number", sa.String(length=30), nullable=False),
        sa.Column("municipality", sa.String(length=255), nullable=False),
        sa.Column("province", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("status_text", sa.String(length=255), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("check_id"),
    )
    create_index(
        "ix_rollcheck_single_checks_reuse",
        "rollcheck_single_checks",
        ["id_number", "asked_at"],
    )
    create_table(
        "rollcheck_timeline",
        sa.Column("entry", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("job_id", sa.String(length=100), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("entry"),
    )
    create_index("ix_rollcheck_timeline_job", "rollcheck_timeline", ["job_id"])
